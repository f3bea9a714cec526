using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class GrowthTests
{
    private const string Alsdorf2025 = "V1 01.02.2025 durchgeführt kommune=Alsdorf;";

    private static readonly BaselineSource In2025 = new(null, Lines.Year2025);

    private static Growth ByPlace => new(Lines.Where(""), new ValueRule("kommune", []), In2025);

    /// <summary>Z-16: Alsdorf in 2025; what 2026 makes of it.</summary>
    [Theory]
    [InlineData("12.02.2027", "V2 01.02.2026 durchgeführt kommune=Alsdorf; V3 01.03.2026 durchgeführt kommune=Eschweiler", "1 +0 ?0 umgesetzt", "")]
    [InlineData("12.02.2027", "V3 01.03.2026 durchgeführt kommune=Eschweiler", "1 +0 ?0 teilweise-erreicht", "entfallen: Alsdorf")]
    [InlineData("12.02.2027", "V2 01.02.2026 durchgeführt kommune=Alsdorf", "0 +0 ?0 nicht-erreicht", "")]
    [InlineData("12.02.2027", "V2 01.02.2026 durchgeführt kommune=Alsdorf; V3 01.03.2026 durchgeführt kommune=Aachen", "0 +0 ?0 nicht-erreicht", "")]
    [InlineData("12.02.2027", "", "0 +0 ?0 nicht-erreicht", "entfallen: Alsdorf")]
    [InlineData("01.08.2026", "V3 01.03.2026 durchgeführt kommune=Eschweiler; V4 01.09.2026 geplant kommune=Alsdorf", "1 +0 ?0 im-plan", "noch offen: Alsdorf")]
    [InlineData("01.08.2026", "V3 01.03.2026 durchgeführt kommune=Eschweiler", "1 +0 ?0 gefaehrdet", "nicht genug eingeplant; noch offen: Alsdorf")]
    [InlineData("30.12.2026", "V3 01.03.2026 durchgeführt kommune=Eschweiler", "1 +0 ?0 gefaehrdet", "nicht genug eingeplant; noch offen: Alsdorf")]
    [InlineData("31.12.2026", "V3 01.03.2026 durchgeführt kommune=Eschweiler", "1 +0 ?0 noch-nicht-bewertbar", "Erfassungsfrist bis 11.02.2027; entfallen: Alsdorf")]
    public void Growth_OfValues_IsASetDifference(string asOf, string rows, string expected, string reason)
    {
        Measurement result = Programmes.Measure(asOf, Alsdorf2025 + rows, Lines.Line(ByPlace, "zugesagt"));

        result.InShort().ShouldBe(expected);
        result.Reason.ShouldBe(reason);
    }

    /// <remarks>
    /// Z-9, Z-16, by hand. From 2026 on Alsdorf is part of Herzogenrath, and Eschweiler has left the reference set. In 2025: Alsdorf, Eschweiler.
    /// 1 Herzogenrath stands for Alsdorf: nothing new, nothing open. 2 Stolberg is new. 3 an event still recorded in Alsdorf counts for nothing:
    /// the heir is open. 4 and 5 the same of a frozen set, and of another line.
    /// </remarks>
    [Theory]
    [InlineData("V3 01.03.2026 durchgeführt kommune=Herzogenrath", "live", "0 +0 ?0 nicht-erreicht", "")]
    [InlineData("V3 01.03.2026 durchgeführt kommune=Herzogenrath; V4 01.04.2026 durchgeführt kommune=Stolberg", "live", "1 +0 ?0 umgesetzt", "")]
    [InlineData("V3 01.03.2026 durchgeführt kommune=Alsdorf; V4 01.04.2026 durchgeführt kommune=Stolberg", "live", "1 +0 ?0 teilweise-erreicht", "entfallen: Herzogenrath")]
    [InlineData("V3 01.03.2026 durchgeführt kommune=Herzogenrath; V4 01.04.2026 durchgeführt kommune=Stolberg", "frozen", "1 +0 ?0 umgesetzt", "")]
    [InlineData("V3 01.03.2026 durchgeführt kommune=Herzogenrath; V4 01.04.2026 durchgeführt kommune=Stolberg", "line", "1 +0 ?0 umgesetzt", "")]
    public void Baseline_HoldsOnlyWhatTheLineCanCount(string rows, string from, string expected, string reason)
    {
        ReferenceArea merged = Places.Area with
        {
            Places = [.. Places.Area.Places.Select(place => place.Name == "Alsdorf" ? place with { Successor = "05334016" } : place)],
            Versions = [Places.Area.Versions[0], new ReferenceSet(Lines.Year2026.From, ["05334016", "05334032"], null)],
        };
        Indicator before = Lines.Line(new Distinct(Lines.Where(""), new ValueRule("kommune", []), 1, null), id: "M0", period: Lines.Year2025);
        Growth growth = from == "line" ? ByPlace with { Against = new BaselineSource("M0", null) } : ByPlace;
        EvaluationInput input = Programmes.Input(
            "12.02.2027", Alsdorf2025 + "V2 01.02.2025 durchgeführt kommune=Eschweiler;" + rows, []) with
        {
            Programmes = [Programmes.Of(merged, [before, Lines.Line(growth, "zugesagt")])],
            FrozenBaselines = from == "frozen"
                ? new Dictionary<string, Baseline> { ["X-1"] = new("X-1", Lines.Year2025, ["05334004", "05334012"], 2, Lines.Year2026.From) }
                : [],
        };

        Measurement result = Evaluator.Evaluate(input).Measurements.Last();

        result.InShort().ShouldBe(expected);
        result.Reason.ShouldBe(reason);
        result.Evidence.Baseline!.Values.ShouldBe(["05334016"]);
        result.Evidence.Baseline.LeftOut.ShouldBe(["05334012"]);
    }

    /// <remarks>
    /// Z-9, by hand: what is frozen is what was counted in 2025, not what of it can be counted when it is frozen. Frozen without a successor
    /// Alsdorf is left out; declared afterwards, Herzogenrath stands for it in the frozen set as in the live one: seen again, nothing new.
    /// </remarks>
    [Theory]
    [InlineData(null, "1 +0 ?0 umgesetzt", "", "05334004")]
    [InlineData("05334016", "0 +0 ?0 nicht-erreicht", "05334016", "")]
    public void Baseline_FrozenAfterAMerger_GivesTheSameAsTheLiveOne(string? declaredLater, string expected, string values, string leftOut)
    {
        ReferenceArea Merged(string? successor) => Places.Area with
        {
            Places = [.. Places.Area.Places.Select(place => place.Name == "Alsdorf" ? place with { Successor = successor } : place)],
            Versions = [Places.Area.Versions[0], new ReferenceSet(Lines.Year2026.From, ["05334016", "05334032"], null)],
        };
        EvaluationInput Input(string? successor) => Programmes.Input(
            "12.02.2027", Alsdorf2025 + "V3 01.03.2026 durchgeführt kommune=Herzogenrath", []) with
        {
            Programmes = [Programmes.Of(Merged(successor), [Lines.Line(ByPlace, "zugesagt")])],
        };
        Baseline frozen = Evaluator.Evaluate(Input(null)).Measurements.Single().Evidence.Baseline!.AsCounted() with { FrozenOn = Lines.Year2026.From };

        frozen.Values.ShouldBe(["05334004"]);
        Measurement live = Evaluator.Evaluate(Input(declaredLater)).Measurements.Single();
        Measurement result = Evaluator.Evaluate(Input(declaredLater) with
        {
            FrozenBaselines = new Dictionary<string, Baseline> { ["X-1"] = frozen },
        }).Measurements.Single();

        live.InShort().ShouldBe(expected);
        result.InShort().ShouldBe(expected);
        string.Join(" ", result.Evidence.Baseline!.Values).ShouldBe(values);
        string.Join(" ", result.Evidence.Baseline.LeftOut).ShouldBe(leftOut);
        result.Evidence.Baseline.Successions.ShouldBe(declaredLater is null ? [] : [new Succession("05334004", "05334016")]);
    }

    [Fact]
    public void Growth_ThatAllowsLoss_CountsWhatIsNewAlone() =>
        Programmes.Measure(
            "12.02.2027", Alsdorf2025 + "V3 01.03.2026 durchgeführt kommune=Eschweiler", Lines.Line(ByPlace with { AllowsLoss = true }, "zugesagt"))
            .InShort().ShouldBe("1 +0 ?0 umgesetzt");

    /// <summary>Z-16: number of courses of 2026 minus the number of 2025.</summary>
    [Theory]
    [InlineData("V1 01.02.2025 durchgeführt; V2 01.02.2026 durchgeführt; V3 01.03.2026 durchgeführt", "1 +0 ?0 umgesetzt")]
    [InlineData("V1 01.02.2025 durchgeführt; V2 01.02.2026 durchgeführt", "0 +0 ?0 nicht-erreicht")]
    [InlineData("V1 01.02.2025 durchgeführt; V2 01.03.2025 durchgeführt; V3 01.03.2026 durchgeführt", "-1 +0 ?0 nicht-erreicht")]
    public void Growth_OfANumber_SubtractsTheFrozenNumber(string rows, string expected) =>
        Programmes.Measure("12.02.2027", rows, Lines.Line(new Growth(Lines.Where(""), null, In2025), "zugesagt"))
            .InShort().ShouldBe(expected);

    [Fact]
    public void Growth_FrozenBaseline_IsUsedInsteadOfTodaysRows()
    {
        EvaluationInput input = Programmes.Input(
            "12.02.2027", Alsdorf2025 + "V2 01.02.2026 durchgeführt kommune=Alsdorf", Lines.Line(ByPlace, "zugesagt")) with
        {
            FrozenBaselines = new Dictionary<string, Baseline>
            {
                ["X-1"] = new("X-1", Lines.Year2025, ["05334012"], 1, new DateOnly(2026, 1, 15)),
            },
        };

        Measurement result = Evaluator.Evaluate(input).Measurements.Single();

        result.Printed().ShouldBe("teilweise erreicht: entfallen: Eschweiler");
        result.Evidence.Baseline!.FrozenOn.ShouldBe(new DateOnly(2026, 1, 15));
    }

    [Fact]
    public void Growth_LapsedPartners_AreCountedAndNotNamed() =>
        Programmes.Measure(
            "12.02.2027", "V1 01.02.2025 durchgeführt eingeladen=kmu-a",
            Lines.Line(new Growth(Lines.Where(""), new ValueRule("eingeladen", []), In2025), "zugesagt"))
            .Printed().ShouldBe("nicht erreicht: entfallen: 1");

    [Fact]
    public void Growth_BaselineOfAnotherLine_HoldsOnlyValuesThatTheLineCounts()
    {
        Indicator partners = Lines.Line(
            new Distinct(Lines.Where(""), new ValueRule("partner", []), 1, null), id: "A", period: Lines.Year2025);
        Indicator companies = Lines.Line(
            new Growth(Lines.Where(""), new ValueRule("partner", ["KMU"]), new BaselineSource("A", null)), "zugesagt");

        Programmes.Measure(
            "12.02.2027", "V1 01.02.2025 durchgeführt partner=kmu-a|verein-a; V2 01.02.2026 durchgeführt partner=kmu-a|kmu-b",
            partners, companies).InShort().ShouldBe("1 +0 ?0 umgesetzt");
    }

    [Fact]
    public void Growth_SameOfferAsTheBaselineLine_CountsOnlyThatOffer()
    {
        Indicator first = Lines.Line(new Count(Lines.Where("art=Start"), null), id: "A", period: Lines.Year2025);
        Indicator growth = Lines.Line(
            new Growth(Lines.Where(new SharesWith("angebot", "A")), new ValueRule("kommune", []), In2025), "zugesagt");
        ImmutableArray<string> counted = [.. Programmes.Measure(
            "12.02.2027",
            "V1 01.02.2025 durchgeführt art=Start angebot=deutsch kommune=Alsdorf; V2 01.02.2026 durchgeführt angebot=deutsch kommune=Alsdorf|Stolberg; V3 01.02.2026 durchgeführt angebot=sport kommune=Eschweiler",
            first, growth).Actual.Values.Select(value => value.Value)];

        counted.ShouldBe(["05334032"]);
    }
}
