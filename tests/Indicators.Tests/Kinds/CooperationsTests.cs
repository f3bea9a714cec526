using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class CooperationsTests
{
    private const string Joint = "; V1 20.03.2026 durchgeführt kooperation=K1; V2 21.03.2026 durchgeführt kooperation=K1";

    private static Cooperations Sustainable => new(
        Lines.Where("ursprung=RT"), [new Party(["Verein"], true), new Party(["KMU", "Unternehmen"], false)], 2, 6);

    private static Measurement Measure(string asOf, string rows, string target = "mindestens 1") =>
        Programmes.Measure(asOf, rows, Lines.Line(Sustainable, target));

    /// <summary>Z-14: hand-computed; the agreement of 15.03.2026 can be judged from 15.09.2026 on.</summary>
    [Theory]
    [InlineData("15.09.2026", "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a" + Joint, "1 +0 ?0 erreicht")]
    [InlineData("14.09.2026", "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a" + Joint, "0 +0 ?0 noch-nicht-bewertbar")]
    [InlineData("15.09.2026", "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; V1 20.03.2026 durchgeführt kooperation=K1", "0 +0 ?0 gefaehrdet")]
    [InlineData("15.09.2026", "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; V1 20.03.2026 durchgeführt kooperation=K1; V2 01.10.2026 geplant kooperation=K1", "0 +1 ?0 im-plan")]
    [InlineData("15.09.2026", "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; V1 20.03.2026 durchgeführt kooperation=K1; V2 14.03.2026 durchgeführt kooperation=K1", "0 +0 ?0 gefaehrdet")]
    [InlineData("15.09.2026", "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a|kmu-b|firma" + Joint, "1 +0 ?0 erreicht")]
    [InlineData("15.09.2026", "K1 15.03.2026 durchgeführt ursprung=RT partner=hauptamt|kmu-a" + Joint, "0 +0 ?0 gefaehrdet")]
    [InlineData("15.09.2026", "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a" + Joint, "0 +0 ?0 gefaehrdet")]
    [InlineData("15.09.2026", "K1 15.03.2026-13.09.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a" + Joint, "0 +0 ?0 gefaehrdet")]
    [InlineData("15.09.2026", "K1 15.03.2026-14.09.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a" + Joint, "1 +0 ?0 erreicht")]
    [InlineData("15.09.2026", "K1 15.03.2026 geplant ursprung=RT partner=verein-a|kmu-a" + Joint, "0 +0 ?1 noch-nicht-bewertbar")]
    [InlineData("15.09.2026", "K1 15.03.2025 durchgeführt ursprung=RT partner=verein-a|kmu-a" + Joint, "0 +0 ?0 gefaehrdet")]
    public void Cooperations_OneAgreement_FollowsTheTable(string asOf, string rows, string expected) =>
        Measure(asOf, rows).InShort().ShouldBe(expected);

    /// <summary>Hosts write 31.12.9999 for "unknown"; the duration after it lies outside the calendar and must stop nobody's report.</summary>
    [Fact]
    public void Cooperations_ActivityAtTheEndOfTheCalendar_IsNotCounted() => Measure(
        "15.09.2026", "K1 31.12.9999-31.12.9999 geplant ursprung=RT partner=verein-a|kmu-a; V1 31.12.9999-31.12.9999 geplant", "-")
        .Actual.Number.ShouldBe(0);

    [Fact]
    public void Cooperations_ClosedInAutumn_SaysFromWhenItCanBeJudged()
    {
        Measurement result = Measure(
            "31.12.2026",
            "K1 15.09.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; V1 20.09.2026 durchgeführt kooperation=K1; V2 21.10.2026 durchgeführt kooperation=K1");

        result.Printed().ShouldBe("noch nicht bewertbar: bewertbar ab 15.03.2027");
        result.AssessableFrom.ShouldBe(new DateOnly(2027, 3, 15));
        result.LastDay.ShouldBe(new DateOnly(2027, 6, 30));
        Programmes.Ids(result.Evidence.Waiting).ShouldBe("K1 V1 V2");
    }

    /// <summary>Z-33: planned agreements and planned joint activities may wait too.</summary>
    [Fact]
    public void Cooperations_Planned_WaitsForItsDuration() =>
        Measure(
            "16.08.2026",
            "K1 15.09.2026 geplant ursprung=RT partner=verein-a|kmu-a; V1 20.09.2026 geplant kooperation=K1; V2 21.10.2026 geplant kooperation=K1")
            .Printed().ShouldBe("noch nicht bewertbar: bewertbar ab 15.03.2027");

    [Fact]
    public void Cooperations_SeveralWaiting_AreJudgeableWhenEnoughOfThemAre() =>
        Measure(
            "31.10.2026",
            "K1 01.07.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; V1 20.09.2026 durchgeführt kooperation=K1|K2|K3; V2 21.10.2026 durchgeführt kooperation=K1|K2|K3;"
            + "K2 01.08.2026 durchgeführt ursprung=RT partner=verein-a|kmu-b; K3 01.09.2026 durchgeführt ursprung=RT partner=verein-b|kmu-b",
            "mindestens 2").Reason.ShouldBe("bewertbar ab 01.02.2027");

    /// <summary>Z-14: the same partners count once; the agreement that fulfils stands for them, not merely the oldest.</summary>
    [Theory]
    [InlineData("K1 15.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; K2 15.02.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a", "V1 20.03.2026 durchgeführt kooperation=K2; V2 21.03.2026 durchgeführt kooperation=K2", 1, "K2 V1 V2", "K1 gleiche_partner")]
    [InlineData("K1 15.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; K2 15.02.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a", "V1 20.03.2026 durchgeführt kooperation=K1|K2; V2 21.03.2026 durchgeführt kooperation=K1|K2", 1, "K1 V1 V2", "K2 gleiche_partner")]
    [InlineData("K1 15.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; K2 15.02.2026 durchgeführt ursprung=RT partner=verein-b|kmu-a", "V1 20.03.2026 durchgeführt kooperation=K1|K2; V2 21.03.2026 durchgeführt kooperation=K1|K2", 2, "K1 K2 V1 V2", "")]
    [InlineData("K1 15.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; K2 15.02.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a|kmu-b", "V1 20.03.2026 durchgeführt kooperation=K1|K2; V2 21.03.2026 durchgeführt kooperation=K1|K2", 1, "K1 V1 V2", "K2 gleiche_partner")]
    [InlineData("K1 15.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a|kmu-b; K2 15.02.2026 durchgeführt ursprung=RT partner=verein-a|kmu-b", "V1 20.03.2026 durchgeführt kooperation=K1|K2; V2 21.03.2026 durchgeführt kooperation=K1|K2", 1, "K1 V1 V2", "K2 gleiche_partner")]
    [InlineData("K1 15.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a|jobcenter; K2 15.02.2026 durchgeführt ursprung=RT partner=verein-b|kmu-a|jobcenter", "V1 20.03.2026 durchgeführt kooperation=K1|K2; V2 21.03.2026 durchgeführt kooperation=K1|K2", 2, "K1 K2 V1 V2", "")]
    [InlineData("K1 15.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; K2 15.02.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a", "V1 20.11.2026 durchgeführt kooperation=K1|K2; V2 21.11.2026 durchgeführt kooperation=K1; V3 21.03.2026 durchgeführt kooperation=K2", 1, "K2 V1 V3", "K1 gleiche_partner,V2 kooperation")]
    [InlineData("K1 15.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a", "V1 20.03.2026 durchgeführt kooperation=K1", 0, "", "K1 gemeinsame_aktivitaeten,V1 kooperation")]
    public void Cooperations_SamePartners_CountOnce(string agreements, string joint, int expected, string counted, string nearMisses)
    {
        Measurement result = Measure("31.12.2026", agreements + ";" + joint);

        result.Actual.Number.ShouldBe(expected);
        Programmes.Ids(result.Evidence.Counted).ShouldBe(counted);
        string.Join(",", result.NearMisses()).ShouldBe(nearMisses);
    }

    /// <remarks>
    /// Z-14, by hand, each agreement old enough; A, B are associations, 1 to 4 companies. As many stand as have pairwise no common pair.
    /// 1 to 3 a chain A1, A12, A2, whichever comes first: A1 and A2. 4 the middle one alone with one end: the earlier.
    /// 5 all with the same
    /// pair A1: one. 6 a chain of four A12, A23, A34, A4: two, the ends, which exclude least. 7 a ring A12, A23, A34, A41: two
    /// opposite ones, those with the earliest. 8 the same in another order. 9 a ring over both associations A12, AB2, B12, AB1. 10 A1 and B1 are two.
    /// </remarks>
    [Theory]
    [InlineData("A1 A12 A2", "K1 K3")]
    [InlineData("A12 A1 A2", "K2 K3")]
    [InlineData("A1 A2 A12", "K1 K2")]
    [InlineData("A12 A2", "K1")]
    [InlineData("A1 A12 A13 A14", "K1")]
    [InlineData("A12 A23 A34 A4", "K1 K4")]
    [InlineData("A12 A23 A34 A41", "K1 K3")]
    [InlineData("A23 A41 A34 A12", "K1 K2")]
    [InlineData("A12 AB2 B12 AB1", "K1 K3")]
    [InlineData("A1 B1", "K1 K2")]
    public void Cooperations_Entangled_AsManyStandAsCanStandBesideEachOther(string agreements, string counted)
    {
        Measurement result = MeasureEntangled(agreements.Split(' '));

        Programmes.Ids(result.Evidence.Counted).ShouldBe(counted);
        result.Actual.Number.ShouldBe(counted.Split(' ').Length);
        result.NearMisses().ShouldAllBe(row => row.EndsWith(" gleiche_partner", StringComparison.Ordinal));
    }

    /// <summary>Z-14: one more agreement, whichever partners it names and whenever it was closed, takes no cooperation back.</summary>
    [Fact]
    public void Cooperations_OneMoreAgreement_NeverLowersTheNumber() => Gen.Select(
        Gen.Select(Gen.OneOf<string>(["A", "B", "AB"]), Gen.OneOf<string>(["1", "2", "3", "4", "12", "13", "14", "23", "24", "34", "123"]), string.Concat).Array[2, 9],
        Gen.Int[0, 8]).Sample(
            (agreements, added) => MeasureEntangled(agreements).Actual.Number!.Value.ShouldBeGreaterThanOrEqualTo(
                MeasureEntangled(agreements.Select((partners, index) => index == added % agreements.Length ? "" : partners)).Actual.Number!.Value),
            iter: 300);

    /// <summary>K1, K2 ... on the first days of January, each with the partners that its letters and digits name; the empty text is none.</summary>
    private static Measurement MeasureEntangled(IEnumerable<string> agreements)
    {
        Indicator line = Lines.Line(
            Sustainable with { Parties = [new Party(["Verein"], true), new Party(["KMU"], false)], JointActivities = 0 }, "mindestens 2");
        EvaluationInput input = Programmes.Input("31.12.2026", string.Join("; ", agreements.Select((partners, index) => partners.Length == 0
            ? $"K{index + 1} {index + 1:00}.01.2026 abgesagt ursprung=RT"
            : $"K{index + 1} {index + 1:00}.01.2026 durchgeführt ursprung=RT partner={string.Join('|', partners.AsEnumerable())}")), line) with
        {
            Partners =
            [
                .. "AB".Select(name => new Partner($"{name}", $"Verein {name}", "Verein", true)),
                .. "1234".Select(name => new Partner($"{name}", $"Betrieb {name}", "KMU", false)),
            ],
        };
        return Evaluator.Evaluate(input).Measurements.Single();
    }

    /// <summary>BGB §§ 187, 188: six months from 31.08.2025 end on 28.02.2026, from 30.08. on the same day, from 28.08. on 27.02.</summary>
    [Theory]
    [InlineData("31.08.2025", "28.02.2026", 0)]
    [InlineData("31.08.2025", "01.03.2026", 1)]
    [InlineData("30.08.2025", "28.02.2026", 0)]
    [InlineData("30.08.2025", "01.03.2026", 1)]
    [InlineData("28.08.2025", "27.02.2026", 0)]
    [InlineData("28.08.2025", "28.02.2026", 1)]
    [InlineData("31.08.2025-27.02.2026", "01.03.2026", 0)]
    [InlineData("31.08.2025-28.02.2026", "01.03.2026", 1)]
    public void Cooperations_SixMonths_EndByTheCivilCode(string closed, string asOf, int expected) =>
        Programmes.Measure(
            asOf, $"K1 {closed} durchgeführt ursprung=RT partner=verein-a|kmu-a",
            Lines.Line(Sustainable with { JointActivities = 0 }, "mindestens 1", period: Lines.Year2025)).Actual.Number.ShouldBe(expected);

    [Fact]
    public void Cooperations_JointActivityAfterTheLastDay_NoLongerCounts() =>
        Measure(
            "31.12.2027",
            "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; V1 30.06.2027 durchgeführt kooperation=K1; V2 01.07.2027 durchgeführt kooperation=K1")
            .NearMisses().ShouldBe(["K1 gemeinsame_aktivitaeten", "V1 kooperation", "V2 zeitraum"]);

    [Fact]
    public void Cooperations_OnePartner_CannotBeBothParties()
    {
        Cooperations any = Sustainable with { Parties = [new Party(["Verein", "KMU"], false), new Party(["KMU"], false)] };
        ImmutableArray<Example> examples = [new("kmu-a", 0), new("kmu-a|kmu-b", 1), new("kmu-a|verein-a", 1)];

        foreach (Example example in examples)
        {
            Programmes.Measure(
                "31.12.2026", $"K1 15.03.2026 durchgeführt ursprung=RT partner={example.Partners}" + Joint, Lines.Line(any, "mindestens 1"))
                .Actual.Number.ShouldBe(example.Expected);
        }
    }

    /// <summary>Z-14: under the other reading (no duration, no joint activities) a planned agreement is simply planned.</summary>
    [Fact]
    public void Cooperations_WithoutDuration_PlannedAgreementIsPlanned() =>
        Programmes.Measure(
            "16.08.2026", "K1 14.01.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a; K2 15.09.2026 geplant ursprung=RT partner=verein-b|kmu-b",
            Lines.Line(Sustainable with { JointActivities = 0, Months = 0 }, "mindestens 2")).InShort().ShouldBe("1 +1 ?0 im-plan");

    /// <summary>Z-14, Z-20: after the last day (30.06.2027) everything is decided.</summary>
    [Theory]
    [InlineData("30.06.2027", "noch nicht bewertbar: Erfassungsfrist bis 11.08.2027")]
    [InlineData("12.08.2027", "teilweise erreicht")]
    public void Cooperations_AfterTheEnd_OneOfTwoIsPartlyReached(string asOf, string expected) =>
        Measure(asOf, "K1 15.03.2026 durchgeführt ursprung=RT partner=verein-a|kmu-a" + Joint, "mindestens 2").Printed().ShouldBe(expected);

    private sealed record Example(string Partners, int Expected);
}
