using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Conditions;

public class ConditionTests
{
    private const string Row = "V1 01.02.2026 durchgeführt veranstalter=KI art=N zielgruppe=A|B partner=kmu-a|verein-a minuten=90";

    private static readonly Selection Purpose = Lines.Where("thema=Arbeit");

    /// <summary>Z-6: each condition, met and not met, and what a near miss says.</summary>
    public static TheoryData<Condition, string?> Examples => new()
    {
        { new HasAny("art", ["N"]), null },
        { new HasAny("art", ["n"]), "art: n (erfasst: N)" },
        { new HasAny("zielgruppe", ["B", "C"]), null },
        { new HasAny("zielgruppe", ["C", "D"]), "zielgruppe: eine von: C, D (erfasst: A, B)" },
        { new HasAny("thema", ["X"]), "thema: X (erfasst: keine Angabe)" },
        { new HasAny("typ", ["veranstaltung"]), null },
        { new HasAny("veranstalter", ["KI"]), null },
        { new HasAny("minuten", ["90"]), null },
        { new HasAll("zielgruppe", ["A", "B"]), null },
        { new HasAll("zielgruppe", ["A", "C"]), "zielgruppe: alle: A, C (erfasst: A, B)" },
        { new HasNone("zielgruppe", ["C"]), null },
        { new HasNone("zielgruppe", ["C", "A"]), "zielgruppe: nicht: C, A (erfasst: A, B)" },
        { new HasNone("thema", ["X"]), null },
        { new IsPresent("minuten", true), null },
        { new IsPresent("teilnahmen", true), "teilnahmen: vorhanden (erfasst: keine Angabe)" },
        { new IsPresent("minuten", false), "minuten: keine Angabe (erfasst: 90)" },
        { new IsPresent("teilnahmen", false), null },
        { new HasPartnerType(["KMU", "Jobcenter"]), null },
        { new HasPartnerType(["Jobcenter"]), "partnertyp: Jobcenter (erfasst: KMU, Verein)" },
        { new HasAllPartnerTypes(["KMU", "Verein"]), null },
        { new HasAllPartnerTypes(["KMU", "Jobcenter"]), "partnertyp: alle: KMU, Jobcenter (erfasst: KMU, Verein)" },
        { new HasNoPartnerType(["Jobcenter"]), null },
        { new Not(Lines.Where(new IsPresent("beleg", false))), "nicht: beleg: keine Angabe (erfasst: beleg: keine Angabe)" },
        { new HasNoPartnerType(["Verein"]), "partnertyp: nicht: Verein (erfasst: KMU, Verein)" },
        { new HasVoluntaryPartner(true), null },
        { new HasVoluntaryPartner(false), "ehrenamtlich: nein (erfasst: ja)" },
        { new AllOf([Lines.Where("art=N"), Lines.Where("zielgruppe=A")]), null },
        { new AllOf([Lines.Where("art=N"), Purpose]), "alle_von: art: N; thema: Arbeit (erfasst: art: N; thema: keine Angabe)" },
        { new AnyOf([Purpose, Lines.Where("art=N")]), null },
        { new AnyOf([Purpose, Lines.Where("art=M")]), "eine_von: thema: Arbeit oder art: M (erfasst: thema: keine Angabe; art: N)" },
        { new Not(Lines.Where("art=N thema=Arbeit")), null },
        { new Not(Lines.Where("art=N zielgruppe=A")), "nicht: art: N, zielgruppe: A (erfasst: art: N; zielgruppe: A, B)" },
        { new AllOf([Lines.Where(new AnyOf([Purpose, Lines.Where(new Not(Lines.Where("art=M")))]))]), null },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void Condition_OfARow_IsMetOrNamed(Condition condition, string? failure)
    {
        Measurement result = Programmes.Measure("31.12.2026", Row, Lines.Line(new Count(Lines.Where(condition), null)));

        result.Actual.Number.ShouldBe(failure is null ? 1 : 0);
        result.Evidence.NearMisses.Select(miss => miss.Failed.Single().ToString()).ShouldBe(failure is null ? [] : [failure]);
    }

    [Fact]
    public void Condition_BlockOfThreeThatAllFail_IsOneConditionInNearMisses() =>
        Programmes.Measure(
            "31.12.2026", Row,
            Lines.Line(new Count(Lines.Where(new AllOf([Lines.Where("art=a"), Lines.Where("art=b"), Lines.Where("art=c")])), null)))
            .NearMisses().ShouldBe(["V1 alle_von"]);

    [Fact]
    public void Condition_TwoThatFail_AreNoNearMiss()
    {
        Measurement result = Evaluator.Evaluate(
            Programmes.Input("31.12.2026", Row, Lines.Line(new Count(Lines.Where("art=a zielgruppe=c"), null))).NamingOthers()).Measurements.Single();

        result.Evidence.NearMisses.ShouldBeEmpty();
        result.Evidence.Others.Single().Failed.Select(failed => failed.Name).ShouldBe(["art", "zielgruppe"]);
    }

    /// <summary>Z-34: the same offer as a row counted in the other line; for planned rows also as one planned there.</summary>
    [Theory]
    [InlineData("E1 01.01.2026 durchgeführt angebot=x; V1 01.02.2026 durchgeführt angebot=x; V2 01.02.2026 durchgeführt angebot=y", "1 +0 ?0")]
    [InlineData("E1 01.01.2026 abgesagt angebot=x; V1 01.02.2026 durchgeführt angebot=x", "0 +0 ?0")]
    [InlineData("E1 01.09.2026 geplant angebot=x; V1 01.10.2026 geplant angebot=x", "0 +1 ?0")]
    [InlineData("E1 01.09.2026 geplant angebot=x; V1 01.02.2026 durchgeführt angebot=x", "0 +0 ?0")]
    public void Gleich_SameOffer_FollowsTheOtherLine(string rows, string expected) =>
        Programmes.Measure(
            "01.08.2026", rows, Lines.Line(new Count(Lines.Where("typ=ergebnis"), null), id: "A"),
            Lines.Line(new Count(Lines.Where(new HasAny("typ", ["veranstaltung"]), new SharesWith("angebot", "A")), null)))
            .InShort().ShouldStartWith(expected);

    /// <summary>Z-34: x led until 01.04.2026, then y overtook; time alone takes no Kommune of x away again.</summary>
    [Theory]
    [InlineData("01.03.2026", 2)]
    [InlineData("31.12.2026", 3)]
    public void Gleich_OfferOvertaken_KeepsWhatCountedBesideIt(string asOf, int expected) =>
        Programmes.Measure(
            asOf,
            "E1 10.01.2026 durchgeführt stufe=a angebot=x; V1 01.02.2026 durchgeführt art=X angebot=x kommune=Alsdorf; V2 08.02.2026 durchgeführt art=X angebot=x kommune=Eschweiler;"
            + "E2 10.03.2026 durchgeführt stufe=a angebot=y; V3 01.04.2026 durchgeführt art=X angebot=y kommune=Stolberg; E3 01.05.2026 durchgeführt stufe=b angebot=y;"
            + "V4 01.06.2026 durchgeführt art=X angebot=z kommune=Herzogenrath",
            Lines.Line(new Outcome([Lines.Stage("a", "stufe=a"), Lines.Stage("x", "art=X"), Lines.Stage("b", "stufe=b")], "angebot"), "alle", "F"),
            Lines.Line(new Distinct(
                Lines.Where(new HasAny("art", ["X"]), new SharesWith("angebot", "F")), new ValueRule("kommune", []), 1, null), "mindestens 2"))
            .Actual.Number.ShouldBe(expected);

    /// <summary>Z-34: F counts kmu-a only from the second event on; the first belongs to F all the same.</summary>
    [Theory]
    [InlineData("02.02.2026")]
    [InlineData("02.03.2026")]
    public void NichtIn_LineThatCountsRowsTogether_LooksAtTheRowAlone(string asOf) =>
        Programmes.Measure(
            asOf, "V1 01.02.2026 durchgeführt art=X partner=kmu-a; V2 01.03.2026 durchgeführt art=X partner=kmu-a",
            Lines.Line(new Distinct(Lines.Where("art=X"), new ValueRule("partner", []), 2, null), id: "F"),
            Lines.Line(new Count(Lines.Where(new NotCountedIn("F")), null), "mindestens 1")).Actual.Number.ShouldBe(0);

    [Fact]
    public void NichtIn_LineWithAChosenOffer_LooksAtTheRowAlone() =>
        Programmes.Measure(
            "31.12.2026", "E1 01.02.2026 durchgeführt stufe=a angebot=x; E2 01.03.2026 durchgeführt stufe=a angebot=y",
            Lines.Line(new Outcome([Lines.Stage("a", "stufe=a")], "angebot"), id: "F"),
            Lines.Line(new Count(Lines.Where(new NotCountedIn("F")), null))).Actual.Number.ShouldBe(0);

    /// <summary>A partner without a type says nothing, and is no type of its own.</summary>
    [Fact]
    public void PartnerType_OfAPartnerWithoutType_IsNoAngabe() =>
        Evaluator.Evaluate(Programmes.Input(
            "31.12.2026", "V1 01.02.2026 durchgeführt partner=x",
            Lines.Line(new Count(Lines.Where(new HasPartnerType(["KMU"])), null))) with
        {
            Partners = [new Partner("x", "X", "", false)],
        }).Measurements.Single().Evidence.NearMisses.Single().Failed.Single().ToString()
            .ShouldBe("partnertyp: KMU (erfasst: keine Angabe)");

    /// <summary>Z-34: not counted twice, unless marked as belonging to both.</summary>
    [Theory]
    [InlineData("V1 01.02.2026 durchgeführt art=N", 0)]
    [InlineData("V1 01.02.2026 durchgeführt art=N zuordnung=mehrfach", 1)]
    [InlineData("V1 01.02.2026 durchgeführt art=M", 1)]
    public void NichtIn_CountedInTheOtherLine_CountsOnlyWhenMarked(string rows, int expected) =>
        Programmes.Measure(
            "31.12.2026", rows, Lines.Line(new Count(Lines.Where("art=N"), null), id: "A"),
            Lines.Line(new Count(Lines.Where(new NotCountedIn("A")), null))).Actual.Number.ShouldBe(expected);

    [Fact]
    public void NichtIn_LineWithoutMeasurement_ExcludesNothing() =>
        Programmes.Measure(
            "31.12.2026", "V1 01.02.2026 durchgeführt", Lines.Line(new NoMeasure("", []), id: "A"),
            Lines.Line(new Count(Lines.Where(new NotCountedIn("A")), null))).Actual.Number.ShouldBe(1);

    /// <summary>Z-34: after the first day on which the other line's target was met (here 02.03.2026, the second event).</summary>
    [Theory]
    [InlineData("mindestens 2", "V3 02.03.2026 durchgeführt art=Info", 0)]
    [InlineData("mindestens 2", "V3 03.03.2026 durchgeführt art=Info", 1)]
    [InlineData("mindestens 3", "V3 03.03.2026 durchgeführt art=Info", 0)]
    [InlineData("mindestens 1", "V3 02.02.2026 durchgeführt art=Info", 1)]
    public void Nach_OtherLinesTarget_CountsLaterStartsOnly(string target, string row, int expected) =>
        Programmes.Measure(
            "31.12.2026", "V1 01.02.2026 durchgeführt art=N; V2 02.03.2026 durchgeführt art=N;" + row,
            Lines.Line(new Count(Lines.Where("art=N"), null), target, "A"),
            Lines.Line(new Count(Lines.Where(new HasAny("art", ["Info"]), new StartsAfter("A")), null)))
            .Actual.Number.ShouldBe(expected);

    [Fact]
    public void Nach_LineJudgedByQuarter_StartsAfterTheLastQuarterIsMet()
    {
        Indicator quarters = Lines.Line(
            new Count(Lines.Where("art=N"), SubPeriodLength.HalfYear), "mindestens 1", "A");

        Programmes.Measure(
            "31.12.2026",
            "V1 01.02.2026 durchgeführt art=N; V2 02.08.2026 durchgeführt art=N; V3 01.03.2026 durchgeführt art=I; V4 03.08.2026 durchgeführt art=I",
            quarters, Lines.Line(new Count(Lines.Where(new HasAny("art", ["I"]), new StartsAfter("A")), null)))
            .Actual.Number.ShouldBe(1);
    }
}
