using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Tests.Reports;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Explanations;

/// <summary>The facts of an explanation, before they are laid out.</summary>
public class ExplanationTests
{
    private static readonly Indicator Events = Sample.Line(
        "B25-1", new Count(Sample.Events("Treffen"), null), new AtLeast(1));

    [Fact]
    public void Rows_NameTitlePartnerBelegAndLateRecording()
    {
        Activity late = Sample.Event("V-1", new(2025, 3, 1), more: ("beleg", "A46-1")) with { RecordedOn = new(2025, 4, 1) };
        Activity inTime = Sample.Event("V-2", new(2025, 3, 2)) with { RecordedOn = new(2025, 4, 1) };

        LineExplanation explained = Explain(Events, [late, inTime]);

        ExplainedRow[] rows = [.. explained.Group(EvidenceGroup.Counted).Rows];
        rows[0].LateMark.ShouldBe("nachträglich erfasst am 01.04.2025");
        rows[1].LateMark.ShouldBeEmpty("30 days are not late");
        rows[0].Title.ShouldBe(Sample.SecretTitle);
        rows[0].Partners.ShouldBe([Sample.SecretPartner]);
        rows[0].Places.ShouldBe(["Alsdorf"]);
        rows[0].Documents.ShouldBe(["A46-1"]);
        Facts(explained).ShouldContain("Belege: Beleg hinterlegt: 1 von 2. Verlangt ist für diese Zeile keiner.");
    }

    [Fact]
    public void MissingPartner_IsNamed()
    {
        Indicator line = Sample.Line("B25-1", new Count(new Selection([new HasAny("partner", ["P-2"])]), null), null);

        Explain(line, [Sample.Event("V-1", new(2025, 3, 1))]).Group(EvidenceGroup.NearMisses).Rows.ShouldHaveSingleItem()
            .Failed.ShouldBe([$"Partner: Solarbau Nordeifel GmbH (erfasst: {Sample.SecretPartner})"]);
    }

    [Theory]
    [InlineData(null, "nicht durchgeführt")]
    [InlineData(true, "Nachzählung mit SQL: 1, stimmt überein")]
    [InlineData(false, "Nachzählung mit SQL: 1, weicht ab")]
    public void Recount_SaysWhetherItAgrees(bool? agrees, string expected)
    {
        Dictionary<string, string> withheld = agrees == false ? new() { ["B25-1"] = "1" } : [];

        Explain(Events, [Sample.Event("V-1", new(2025, 3, 1))], isRecounted: agrees is not null, withheld: withheld).Result.RecountText.ShouldBe(expected);
    }

    [Fact]
    public void FrozenBaseline_SaysWhenAndWhatIsStillMissing()
    {
        Indicator line = Sample.Line("B26-1", new Growth(
            Sample.Events("Treffen"), new ValueRule("kommune", []), new BaselineSource(null, Sample.Year2025)), new Promised(), Sample.Year2026);
        Baseline frozen = new("B26-1", Sample.Year2025, ["05334004", "05334008"], 2, new(2026, 1, 15));

        LineExplanation explained = Explain(line, [Sample.Event("V-1", new(2026, 3, 1))], new() { ["B26-1"] = frozen });

        Facts(explained).ShouldContain("Wert: 2: Alsdorf, Baesweiler");
        Facts(explained).ShouldContain("Stand: festgeschrieben am 15.01.2026.");
        Facts(explained).ShouldContain("Noch offen: Baesweiler");
    }

    [Fact]
    public void FrozenFigure_IsToldWithItsUnitAndDay()
    {
        Indicator line = Sample.Line("B26-1", new FigureGrowth(
            new CurrentFigure(Selection.Everything), new BaselineSource(null, Sample.Year2025)), new AtLeast(50), Sample.Year2026);
        Baseline frozen = new("B26-1", Sample.Year2025, [], 590, new(2026, 1, 15))
        {
            Figure = new BaselineFigure("VZÄ/100", new Period(new(2025, 6, 30), new(2025, 6, 30))),
        };
        Activity now = Sample.Event("Z-1", new(2026, 6, 30)) with { Kind = ActivityKind.Figure, Quantity = 580, Unit = "VZÄ/100" };

        LineExplanation explained = Explain(line, [now], new() { ["B26-1"] = frozen });

        Facts(explained).ShouldContain("Wert: 590 (VZÄ/100, Stand 30.06.2025)");
        Facts(explained).ShouldContain("Ist: -10 (VZÄ/100, Stand 30.06.2026 gegenüber 30.06.2025)");
        explained.Counting.Rules.Select(rule => rule.Number).ShouldContain("Z-36");
    }

    [Fact]
    public void Rules_AreThoseThatTheNumberPassedThrough()
    {
        LineExplanation explained = Explain(Events, [Sample.Event("V-1", new(2025, 3, 1))]);

        string[] rules = [.. explained.Counting.Rules.Select(rule => rule.Number)];
        rules.ShouldContain("Z-10");
        rules.ShouldNotContain("Z-11");
        rules.ShouldNotContain("Z-4", "nothing is planned");
    }

    [Fact]
    public void EveryKind_CitesItsOwnRule() => IndicatorKinds.Words
        .Where(word => !CountingRules.All.Any(rule => rule.Sentence.StartsWith(word + ":", StringComparison.Ordinal)))
        .ShouldBeEmpty("src/Indicators/Rating/CountingRules.cs lacks the rule of the kind");

    /// <summary>A pending row counts for the same as a counted one would: who settles it has to know what it changes.</summary>
    [Theory]
    [InlineData("anteil", "Grundmenge und davon", "Grundmenge")]
    [InlineData("summe", "Minuten: 30, davon", "Minuten: 30")]
    [InlineData("kennzahl", "Zähler: 640 VZÄ/100", "Nenner: 640 VZÄ/100")]
    [InlineData("ergebnis", "Stufe „fertig“", "Stufe „begonnen“")]
    [InlineData("quartal", "2026-Q1", "2026-Q1")]
    public void PendingRow_IsLabelledByWhatItWouldCountFor(string kind, string ofPart, string ofOther)
    {
        Selection all = new([new HasAny("art", ["Treffen"])]);
        Selection part = new([new HasAny("stufe", ["fertig"])]);
        Selection other = new([new HasAny("stufe", ["begonnen"])]);
        Measure measure = kind switch
        {
            "anteil" => new Share([new RowShare(all, null, part)]),
            "summe" => new Share([new SumShare("minuten", all, part)]),
            "kennzahl" => new Share([new FigureShare(part, other)]),
            "ergebnis" => new Outcome([new Stage("fertig", [new StagePart(part, 1)], true), new Stage("begonnen", [new StagePart(other, 1)], true)], null),
            _ => new Count(all, SubPeriodLength.Quarter),
        };

        ExplainedRow[] rows = [.. Explain(Sample.Line("B26-1", measure, null, Sample.Year2026), [Row("V-1", "fertig"), Row("V-2", "begonnen")])
            .Group(EvidenceGroup.Unsettled).Rows];

        rows.Select(row => row.CountsFor.ShouldHaveSingleItem()).ShouldBe([ofPart, ofOther]);

        Activity Row(string id, string stage) => Sample.Event(id, new(2026, 3, 1), status: ActivityStatus.Planned, more: ("stufe", stage)) with
        {
            Minutes = 30, Quantity = 640, Unit = "VZÄ/100", Kind = kind == "kennzahl" ? ActivityKind.Figure : ActivityKind.Event,
        };
    }

    [Fact]
    public void PersonCount_IsExact()
    {
        Indicator line = Sample.Line("B25-1", new Sum(Sample.Events("Treffen"), "teilnahmen"), null) with { CountsPersons = true };

        LineExplanation explained = Explain(line, [Sample.Event("V-1", new(2025, 3, 1), participants: 1)]);

        explained.Result.Actual.ShouldBe("1");
        explained.Group(EvidenceGroup.Counted).Rows.ShouldHaveSingleItem().CountsFor.ShouldBe(["Teilnahmen: 1"]);
    }

    private static string[] Facts(LineExplanation explained) =>
        [.. ExplanationSections.Of(explained).SelectMany(section => section.Facts).Select(fact => $"{fact.Label}: {fact.Value}")];

    private static LineExplanation Explain(
        Indicator line, Activity[] rows, Dictionary<string, Baseline>? frozen = null, bool isRecounted = true,
        Dictionary<string, string>? withheld = null)
    {
        EvaluationResult result = Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = [Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, line))],
            AsOf = Sample.AsOf,
            Reading = new ActivityReading([.. rows], []),
            Partners = Sample.Partners,
            FrozenBaselines = frozen ?? [],
        });
        return new ExplanationBuilder(Sample.Auswertung(result) with { IsRecounted = isRecounted, Withheld = withheld ?? [] }).Build(result.Measurements.Single());
    }
}
