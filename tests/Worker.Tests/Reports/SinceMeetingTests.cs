using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>What is new on page 1, by meeting: better, worse, otherwise; what was corrected stands apart from progress.</summary>
public class SinceMeetingTests
{
    private const string Other = "Runde";
    private static readonly DateOnly Then = new(2026, 2, 8);

    [Fact]
    public void Lines_TellBetterWorseOtherwiseAndCorrectedApart()
    {
        Milestone better = Milestone("B26", Sample.Count("B26-1", 1, Sample.Year2026));
        Milestone worse = Milestone("C26", Late("C26-1"));
        Milestone added = Milestone("D26", Sample.Count("D26-1", 1, Sample.Year2026));
        Milestone corrected = Milestone("B25", Sample.Count("B25-1", 1));
        Activity[] before = [Sample.Event("V-1", new(2025, 3, 1)), Sample.Event("V-2", new(2025, 4, 1))];

        FirstPage page = Page(
            Evaluate(Then, [better, worse, corrected], before),
            Evaluate(Sample.AsOf, [better, worse, added, corrected], [before[0], Sample.Event("V-3", new(2026, 3, 1))]));

        page.SinceHeading.ShouldBe("Seit der Sitzung am 26.02.2026");
        page.Since.ShouldBe(
        [
            new SinceLine("Besser", "Bildung: Titel B26 (erreicht)", null),
            new SinceLine("Schlechter", "Bildung: Titel C26 (Zielerreichung gefährdet)", null),
            new SinceLine("Anders bewertet", "Bildung: Titel D26 (erreicht, bisher nicht im Zielkatalog)", null),
            new SinceLine("Berichtigt", "eine Zahl des letzten Berichts", AnnexAnchors.Corrections),
        ]);
    }

    [Theory]
    [InlineData(4, "Bildung: Titel M1 (erreicht), Bildung: Titel M2 (erreicht), Bildung: Titel M3 (erreicht) und Bildung: Titel M4 (erreicht)")]
    [InlineData(6, "Bildung: Titel M1 (erreicht), Bildung: Titel M2 (erreicht), Bildung: Titel M3 (erreicht) und drei weitere")]
    public void Lines_OfManyMilestones_NameTheFirstAndCountTheOthers(int milestones, string text)
    {
        Milestone[] all = [.. Enumerable.Range(1, milestones).Select(number => Milestone($"M{number}", Sample.Count($"M{number}-1", 1, Sample.Year2026)))];

        Page(Evaluate(Then, all, []), Evaluate(Sample.AsOf, all, [Sample.Event("V-1", new(2026, 3, 1))]))
            .Since.ShouldHaveSingleItem().ShouldBe(new SinceLine("Besser", text, null));
    }

    [Fact]
    public void Lines_WhereOnlyNumbersChanged_LeadToThem()
    {
        Milestone milestone = Milestone("B25", Sample.Count("B25-1", 1));
        Activity first = Sample.Event("V-1", new(2025, 3, 1)) with { RecordedOn = new(2025, 3, 2) };
        Activity second = Sample.Event("V-2", new(2025, 4, 1)) with { RecordedOn = new(2026, 3, 1) };

        SinceLine line = Page(Evaluate(Then, [milestone], [first]), Evaluate(Sample.AsOf, [milestone], [first, second])).Since[0];

        (line.Label, line.Text, line.Anchor).ShouldBe(("", "Kein Meilenstein ist anders bewertet, nur Zahlen darunter", AnnexAnchors.Changes));
    }

    [Fact]
    public void Lines_WhereNothingChanged_SaySo()
    {
        EvaluationResult result = Evaluate(Sample.AsOf, [Milestone("B25", Sample.Count("B25-1", 1))], []);

        Page(result, result).Since.ShouldBe([new SinceLine("", "Es hat sich nichts verändert", null)]);
    }

    [Fact]
    public void Lines_OfTheFirstReport_SayThatItIsTheFirst()
    {
        FirstPage page = Sample.Model(Evaluate(Sample.AsOf, [Milestone("B25", Sample.Count("B25-1", 1))], [])).FirstPage;

        page.SinceHeading.ShouldBe("Seit der letzten Sitzung");
        page.Since.ShouldBe([new SinceLine("", "Dies ist der erste Bericht; Veränderungen nennt der nächste.", null)]);
    }

    private static FirstPage Page(EvaluationResult then, EvaluationResult now)
    {
        ReportInput input = Sample.Input(now);
        RunNumber earlier = RunNumber.Parse("SGS-2026-02-26-1");
        input = input with
        {
            Auswertung = input.Auswertung with { Previous = new DeliveredReport(earlier, new string('1', 64)) },
            Comparison = RunComparer.Compare(
                new ComparedRun($"{earlier}", then, Sample.Partners), new ComparedRun($"{input.Auswertung.Number}", now, Sample.Partners)),
        };
        return ReportBuilder.Build(input, ReportCharts.None).FirstPage;
    }

    private static Milestone Milestone(string id, Indicator line) => Sample.Milestone(id, MilestoneType.Milestone, line);

    // Nothing is held, and nothing may be planned any more at the later Stichtag.
    private static Indicator Late(string id) =>
        Sample.Line(id, new Count(Sample.Events(Other), null), new AtLeast(2), Sample.Year2026) with { PlanningUntil = new(2026, 7, 1) };

    private static EvaluationResult Evaluate(DateOnly asOf, Milestone[] milestones, Activity[] rows) =>
        Sample.Evaluate(Sample.Programme(milestones), rows, asOf: asOf);
}
