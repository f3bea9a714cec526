using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Digest.Blocks;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Tests.Reports;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Digest;

/// <summary>What stands in the blocks, and what does not.</summary>
public class BlockTests
{
    private static readonly DateOnly Late = new(2026, 11, 15);
    private static readonly Meeting Meeting = new(new Committee("SGS", "Ausschuss für Soziales"), new DateOnly(2026, 12, 10));

    [Fact]
    public void AtRisk_SaysWhatIsNeededUntilWhenAndWhatIsPlanned()
    {
        Briefing briefing = Digest(Evaluated([Sample.Count("B26-1", 4, Sample.Year2026)],
            Sample.Event("V-1", new(2026, 3, 1)), Sample.Event("V-2", new(2026, 12, 1), status: ActivityStatus.Planned)));
        BlockItem item = Of(briefing, "gefaehrdet").Items.ShouldHaveSingleItem();
        (item.Subject, item.Status!.Code, item.Due).ShouldBe(("B26-1", "gefaehrdet", new DateOnly(2026, 12, 31)));
        item.Text.ShouldBe("Noch 3 Aktivitäten bis 31.12.2026; geplant: 1; vorgesehen mindestens 4.");
    }

    [Fact]
    public void AtRisk_OfASmallNumberOfPersons_TellsNeitherItNorWhatIsMissingToIt()
    {
        Indicator persons = Sample.Line("B26-1", new Sum(Sample.Events("Treffen"), "teilnahmen"), new AtLeast(10), Sample.Year2026) with { CountsPersons = true };
        string text = TextOf(Digest(Evaluated([persons], Sample.Event("V-1", new(2026, 3, 1), participants: 2))));
        text.ShouldContain("unter 3");
        text.ShouldNotContain("och 8");
        text.ShouldNotContain(" 2 ");
    }

    [Fact]
    public void Withheld_Number_IsNotToldAnywhere()
    {
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 40, Sample.Year2026))),
            Enumerable.Range(1, 37).Select(day => Sample.Event($"V-{day:00}", new DateOnly(2026, 1, 1).AddDays(day)) with { Participants = 5, Attributes = [new("kommune", "regionsweit")] }), ImmutableHashSet.Create("B26-1"), Late);
        string text = TextOf(Digest(result)) + BriefingText.Write(BriefingBuilder.Situation(InputOf(result)));
        text.ShouldContain("zurückgehalten");
        text.ShouldNotContain("37");
    }

    [Fact]
    public void ToDo_NamesStatementsPastDatesAndBelegeWithoutTitles_UntilTheReportIsMade()
    {
        Briefing briefing = Digest(Evaluated([Sample.Count("B26-1", 4, Sample.Year2026)],
            Sample.Event("V-1", new(2026, 3, 1), status: ActivityStatus.Planned)));
        Block block = Of(briefing, "zu-tun");
        block.Items.Select(item => item.Title).ShouldBe(["1 Stellungnahme fehlt", "1 vergangener Termin ist ungeklärt: durchgeführt oder abgesagt?"]);
        block.Items[0].Due.ShouldBe(new DateOnly(2026, 11, 20)); // the Friday before the Monday 17 days before the meeting
        block.Items[1].Details.ShouldBe(["Treffen am 01.03.2026 (Nr. V-1; B26-1)"]);
        TextOf(briefing).ShouldNotContain(Sample.SecretTitle);
    }

    [Fact]
    public void ToDo_WhereTheCommitteeAsksForARelease_BeginsWithIt()
    {
        BriefingInput input = InputOf(Evaluated([Sample.Count("B26-1", 1, Sample.Year2026)], Sample.Event("V-1", new(2026, 3, 1))));
        PlannedReport waiting = input.Plan[0] with { NeedsRelease = true };
        BlockItem item = Of(BriefingBuilder.Digest(input with { Plan = [waiting], Day = waiting.Deadline.DraftDay }), "zu-tun").Items[0];
        item.Title.ShouldBe("Bericht zur Sitzung am 10.12.2026 freigeben");
        item.Due.ShouldBe(waiting.Deadline.DueDay);
        item.Text.ShouldContain("kiindicators report release SGS-2026-12-10");
    }

    [Fact]
    public void QuietMonth_SaysOnlyThatNothingChangedAndWhatIsToDo()
    {
        EvaluationResult result = Evaluated([Sample.Count("B26-1", 4, Sample.Year2026)], Sample.Event("V-1", new(2026, 3, 1)));
        Briefing briefing = Digest(result, before: result);
        briefing.IsQuiet.ShouldBeTrue();
        briefing.Blocks.Select(block => block.Id).ShouldBe(["zu-tun", "veraendert"]);
        Of(briefing, "veraendert").Sentence.ShouldBe("Keine Änderungen.");
        briefing.Picture.ShouldBeEmpty();
    }

    [Fact]
    public void Changes_NameStatesNumbersAndNewActivities()
    {
        Indicator[] lines = [Sample.Count("B26-1", 2, Sample.Year2026), Sample.Line("B26-2", new Count(Sample.Events("Kurs"), null), new AtLeast(5), Sample.Year2026)];
        Activity[] then = [Sample.Event("V-1", new(2026, 3, 1)), Sample.Event("K-1", new(2026, 3, 1), "Kurs")];
        Activity[] now = [.. then, Sample.Event("V-2", new(2026, 11, 3)), Sample.Event("K-2", new(2026, 11, 3), "Kurs")];
        Block block = Of(Digest(Evaluated(lines, now), before: Evaluated(lines, new DateOnly(2026, 10, 31), then)), "veraendert");
        block.Heading.ShouldBe("Seit dem letzten Digest zum 31.10.2026");
        block.Sentence.ShouldBe("Neu gezählt: 2 Aktivitäten.");
        block.Items.Single(item => item.Subject == "B26-1").Text.ShouldBe("Bisher Zielerreichung gefährdet; 2 statt 1; seitdem durchgeführt.");
        block.Items[^1].Details.ShouldBe(["Vorhaben B26-2 (B26-2): 2 statt 1"]);
    }

    [Fact]
    public void Changes_OfASmallNumberOfPersons_AreNone()
    {
        Indicator persons = Sample.Line("B26-1", new Sum(Sample.Events("Treffen"), "teilnahmen"), new AtLeast(10), Sample.Year2026) with { CountsPersons = true };
        Digest(
            Evaluated([persons], Sample.Event("V-1", new(2026, 3, 1), participants: 1), Sample.Event("V-2", new(2026, 11, 3), participants: 1)),
            before: Evaluated([persons], new DateOnly(2026, 10, 31), Sample.Event("V-1", new(2026, 3, 1), participants: 1))).IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public void Text_HasNoLineWiderThanItsWidth()
    {
        string text = TextOf(Digest(Evaluated([Sample.Count("B26-1", 4, Sample.Year2026)], Sample.Event("V-1", new(2026, 3, 1)))));
        text.Split('\n').Where(line => line.Length > BriefingText.Width).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("B26-1+3", "Ist: 4 statt 1 (vorgesehen mindestens 4). Bewertung: erreicht statt Zielerreichung gefährdet. Meilenstein B26: erreicht statt Zielerreichung gefährdet.")]
    [InlineData("b26-1+1", "Ist: 2 statt 1 (vorgesehen mindestens 4). Bewertung: bleibt Zielerreichung gefährdet. Meilenstein B26: bleibt Zielerreichung gefährdet.")]
    public void If_SaysWhatMoreWouldDoToLineAndMilestone(string asked, string said)
    {
        Block block = If(asked, [Sample.Count("B26-1", 4, Sample.Year2026)], Sample.Event("V-1", new(2026, 3, 1)));
        block.Heading.ShouldStartWith("Annahme, kein Ergebnis");
        block.Items[0].Text.ShouldBe(said);
    }

    [Fact]
    public void If_WithoutAnyRowYet_InventsOneThatMeetsTheConditions() =>
        If("B26-1+4", [Sample.Count("B26-1", 4, Sample.Year2026)]).Items[0].Text.ShouldContain("erreicht statt");

    [Fact]
    public void If_OnALineThatCannotBeAssumed_SaysSo()
    {
        Indicator figure = Sample.Line("B26-1", new CurrentFigure(Sample.Events("Treffen")), new AtLeast(4), Sample.Year2026);
        Block block = If("B26-1+1", [figure]);
        block.Sentence.ShouldStartWith("Das lässt sich nicht annehmen");
        block.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("B26-1")]
    [InlineData("B26-1+0")]
    [InlineData("B26-1+x")]
    [InlineData("+3")]
    public void If_InAnotherForm_IsNone(string text) => WhatIf.TryParse(text).ShouldBeNull();

    private static Block If(string asked, Indicator[] lines, params Activity[] rows) =>
        WhatIf.TryParse(asked)!.Build(Sample.Auswertung(Evaluated(lines, rows)));

    private static EvaluationResult Evaluated(Indicator[] lines, params Activity[] rows) => Evaluated(lines, Late, rows);

    private static EvaluationResult Evaluated(Indicator[] lines, DateOnly asOf, params Activity[] rows) =>
        Sample.Evaluate(Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, lines)), rows, asOf: asOf);

    private static Briefing Digest(EvaluationResult result, EvaluationResult? before = null) => BriefingBuilder.Digest(InputOf(result, before));

    private static BriefingInput InputOf(EvaluationResult result, EvaluationResult? before = null)
    {
        ReportInput report = Sample.Input(result) with
        {
            Comparison = before is null ? null : RunComparer.Compare(new ComparedRun("D-2026-10-1", before, Sample.Partners), new ComparedRun("D-2026-11-1", result, Sample.Partners)),
        };
        ReportCalendar calendar = new(new DeadlineOptions());
        return new BriefingInput(report, calendar.Plan([new MeetingEntry(Meeting, false, null, null)], default), calendar.Days, Late.AddDays(1))
        {
            Since = before is null ? null : $"dem letzten Digest zum {GermanText.Day(before.AsOf)}", SinceNote = before is null ? "Dies ist der erste Digest." : "",
        };
    }

    private static Block Of(Briefing briefing, string id) => briefing.Blocks.Single(block => block.Id == id);

    private static string TextOf(Briefing briefing) => BriefingText.Write(briefing);
}
