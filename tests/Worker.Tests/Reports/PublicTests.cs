using System.Text.Encodings.Web;
using System.Text.Json;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>What must never stand in the public report.</summary>
public class PublicTests
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Model_OnRowsWithTitlesAndPartners_NamesNeither()
    {
        Selection events = Sample.Events("Treffen");
        Selection byOther = new(events.Conditions.Add(new HasAny("veranstalter", ["KI"])));
        Programme programme = Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone,
            Sample.Count("B25-1", 1),
            Sample.Line("B25-2", new Distinct(events, new ValueRule("partner", []), 1, null), new Promised()),
            Sample.Line("B25-3", new Distinct(events, new ValueRule("mitveranstalter", []), 1, null), new Promised()),
            Sample.Line("B25-4", new Count(byOther, null), new AtLeast(1)),
            Sample.Line("B25-5", new Count(new Selection(events.Conditions.Add(new AnyOf(
                [new([new HasAny("veranstalter", ["KI"])]), new([new HasAny("mitveranstalter", ["KI"])])]))), null), new AtLeast(1)),
            Sample.Line("B25-6", new Retention(new ValueRule("partner", []), "B25-1", [new StagePart(events, 5)]), new Promised())));
        RejectedRow[] rejected =
            [new("V-9", $"partner={Sample.SecretPartner}", $"„{Sample.SecretPartner}“ ist kein bekannter Partner")];
        EvaluationResult result = Sample.Evaluate(
            programme, [Sample.Event("V-1", new(2025, 3, 1), more: ("mitveranstalter", Sample.SecretPartner))], rejected: rejected);
        ReportInput input = Sample.Input(result);

        ReportModel model = ReportBuilder.Build(input, ReportCharts.None);

        foreach (string text in new[] { JsonSerializer.Serialize(model, Readable), JsonSerializer.Serialize(AnnexBuilder.Build(input, ReportCharts.None), Readable), FactsText.Build(input, model) })
        {
            text.ShouldContain("B25-5");
            text.ShouldNotContain(Sample.SecretTitle);
            text.ShouldNotContain(Sample.SecretPartner);
        }
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(1, "unter 3")]
    [InlineData(2, "unter 3")]
    [InlineData(3, "3")]
    public void PersonCount_BelowTheMinimum_IsHiddenInEveryPlace(int persons, string printed)
    {
        Indicator rated = Sample.Line("B25-1", new Sum(Sample.Events("Treffen"), "teilnahmen"), new AtLeast(7)) with
        {
            CountsPersons = true,
            SideCounts = [new SideCount("Beteiligte", Sample.Events("Treffen"), "teilnahmen", true)],
        };
        Indicator context = Sample.Line("B25-2", new Sum(Sample.Events("Treffen"), "teilnahmen"), null) with { CountsPersons = true };
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, rated, context)),
            [Sample.Event("V-1", new(2025, 3, 1), participants: persons)]);
        ReportModel model = Sample.Model(result);

        LineRow row = Sample.Rows(model).ShouldHaveSingleItem();

        row.Actual.ShouldBe(printed);
        row.Note.ShouldContain($"Beteiligte: {printed}.");
        model.Topics[0].Goals[0].Milestones[0].Context.ShouldBe($"Vorhaben B25-2: {printed}.");
        Sample.Details(result).ShouldHaveSingleItem().ShouldBe($"{printed} statt mindestens 7");
        model.FirstPage.Discussion.ShouldHaveSingleItem().Text.ShouldStartWith($"{Phrases.Capital(printed)} statt mindestens 7.");
    }

    [Fact]
    public void Reason_ThatWouldTellAHiddenNumber_IsLeftOut()
    {
        Indicator line = Sample.Line("B26-1", new Sum(Sample.Events("Treffen"), "teilnahmen"), new AtLeast(7), Sample.Year2026) with
        {
            CountsPersons = true,
            PlanningUntil = new(2026, 12, 1),
        };
        ReportModel model = Sample.Model(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, line)),
            [Sample.Event("V-1", new(2026, 3, 1), participants: 2)]);

        LineRow row = Sample.Rows(model).ShouldHaveSingleItem();

        (row.Status.Code, row.Reason).ShouldBe(("offen", ""));
    }

    [Fact]
    public void WithheldLine_ShowsItsNumberNowhere()
    {
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1))),
            Enumerable.Range(1, 7).Select(day => Sample.Event($"V-{day}", new(2025, 3, day))),
            new HashSet<string> { "B25-1" });

        LineRow row = Sample.Rows(Sample.Model(result)).ShouldHaveSingleItem();

        row.Actual.ShouldBe("zurückgehalten");
        row.Note.ShouldBe("Die Nachzählung weicht ab; die Zahl wird bis zur Klärung nicht veröffentlicht.");
        Sample.Annex(result).Evidence.ShouldHaveSingleItem().Groups.ShouldBeEmpty();
        Sample.Details(result).ShouldHaveSingleItem().ShouldBe("Nachzählung weicht ab");
    }

    [Fact]
    public void Kommunen_BehindANumber_AreNamed()
    {
        ReportModel model = Sample.Model(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Line(
                "B25-1", new Distinct(Sample.Events("Treffen"), new ValueRule("kommune", []), 1, null), new Promised()))),
            [Sample.Event("V-1", new(2025, 3, 1)), Sample.Event("V-2", new(2025, 3, 2), place: "05334008")]);

        Sample.Rows(model).ShouldHaveSingleItem().Note.ShouldContain("Gezählt: Alsdorf, Baesweiler.");
    }

    [Fact]
    public void CountingRules_InTheAnlage_CarryNoKeysOfTheCatalogue()
    {
        AnnexModel annex = Sample.Annex(Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1))));

        annex.CountingRules.Count.ShouldBe(CountingRules.All.Length);
        annex.CountingRules.ShouldAllBe(rule => char.IsUpper(rule.Value[0]) && !rule.Value.Contains('_') && !rule.Value.Contains("schaetzung"));
        annex.CountingRules.ShouldContain(rule => rule.Value.StartsWith("Einschätzung: "));
    }

    [Fact]
    public void Glossary_OfTheReport_ExplainsEachWordInOneSentence() =>
        Sample.Model(Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1))), []).Glossary
            .ShouldAllBe(row => row.Value.EndsWith('.') && row.Value.Length < 140);

    [Fact]
    public void Definition_OfALine_SpeaksGermanInsteadOfCatalogueKeys()
    {
        Selection selection = new(Sample.Events("Treffen").Conditions.AddRange(
            new HasAny("kommune", ["05334004", "05334008"]), new IsPresent("beleg", true)));
        AnnexModel annex = Sample.Annex(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Line("B25-1", new Count(selection, null), new AtLeast(1)))),
            Sample.Event("V-1", new(2025, 3, 1)));

        EvidenceBlock block = annex.Evidence.ShouldHaveSingleItem();

        block.Definition.ShouldBe(
            "Gezählt wird jede Aktivität mit Typ: Veranstaltung, Art: Treffen, Kommune (eines davon): Alsdorf, Baesweiler, Beleg: vorhanden, "
            + "die im Zeitraum begonnen hat. Zeitraum: 01.01.2025 bis 31.12.2025.");
        block.Groups.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem().Condition.ShouldBe("Beleg: nicht erfasst");
    }

    /// <summary>A stage keeps the name that the catalogue gives it; an attribute is a word of the sentence, without what follows it.</summary>
    [Fact]
    public void Offer_OfAnotherLinesStage_IsNamedInGerman()
    {
        SharesWith sharing = new("angebot", "B25-1", "erprobt");

        ConditionWords.Public($"Gezählt wird jede Aktivität mit gleich: {sharing.Required}.", Sample.Programme().Area).ShouldBe(
            "Gezählt wird jede Aktivität mit Zusammengehörigkeit: Angebot, mit dem unter B25-1 Stufe „erprobt“ erreicht ist.");
        ConditionWords.Of(new FailedCondition("gleich", sharing.Required, "Lesepaten"), Sample.Programme().Area).ShouldBe("Zusammengehörigkeit: anderes Merkmal „Angebot“");
    }
}
