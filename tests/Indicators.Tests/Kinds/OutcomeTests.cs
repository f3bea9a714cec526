using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class OutcomeTests
{
    private static readonly Outcome Offer = new(
        [
            Lines.Stage("entwickelt", "typ=ergebnis stufe=entwickelt beleg=*"),
            new Stage("erprobt",
                [
                    new StagePart(Lines.Where("typ=veranstaltung"), 1),
                    new StagePart(Lines.Where("typ=ergebnis stufe=Auswertung beleg=*"), 1),
                ], true),
        ], "angebot");

    /// <summary>Z-13: stages of one and the same offer; a single session without evaluation is no Erprobung.</summary>
    [Theory]
    [InlineData("E1 01.02.2026 durchgeführt stufe=entwickelt beleg=a angebot=x; V1 01.03.2026 durchgeführt angebot=x; E2 01.04.2026 durchgeführt stufe=Auswertung beleg=b angebot=x", "2 von 2 +0 ?0 erreicht")]
    [InlineData("E1 01.02.2026 durchgeführt stufe=entwickelt beleg=a angebot=x; V1 01.03.2026 durchgeführt angebot=x", "1 von 2 +0 ?0 teilweise-erreicht")]
    [InlineData("E1 01.02.2026 durchgeführt stufe=entwickelt beleg=a angebot=x; V1 01.03.2026 durchgeführt angebot=y; E2 01.04.2026 durchgeführt stufe=Auswertung beleg=b angebot=y", "1 von 2 +0 ?0 teilweise-erreicht")]
    [InlineData("E1 01.02.2026 durchgeführt stufe=entwickelt beleg=a angebot=x; V1 01.03.2026 durchgeführt angebot=x; E2 01.04.2026 durchgeführt stufe=Auswertung angebot=x", "1 von 2 +0 ?0 beleg-fehlt")]
    [InlineData("E1 01.02.2026 durchgeführt stufe=entwickelt angebot=x; V1 01.03.2026 durchgeführt angebot=x", "0 von 2 +0 ?0 nicht-erreicht")]
    [InlineData("", "0 von 2 +0 ?0 nicht-erreicht")]
    public void Outcome_StagesOfOneOffer_FollowTheTable(string rows, string expected) =>
        Programmes.Measure("12.02.2027", rows, Lines.Line(Offer, "alle")).InShort().ShouldBe(expected);

    [Fact]
    public void Outcome_OfferThatIsComplete_WinsOverOneThatIsNot()
    {
        Measurement result = Programmes.Measure(
            "12.02.2027",
            "E0 01.01.2026 durchgeführt stufe=entwickelt beleg=a angebot=a; E1 01.02.2026 durchgeführt stufe=entwickelt beleg=a angebot=x; V1 01.03.2026 durchgeführt angebot=x; E2 01.04.2026 durchgeführt stufe=Auswertung beleg=b angebot=x",
            Lines.Line(Offer, "alle"));

        result.Status.ShouldBe(Status.Reached);
        result.NearMisses().ShouldBe(["E0 gleich"]);
    }

    [Fact]
    public void Outcome_StageThatIsOnlyShown_DoesNotDecide() =>
        Programmes.Measure(
            "12.02.2027", "E1 01.02.2026 durchgeführt stufe=begonnen",
            Lines.Line(new Outcome(
                [Lines.Stage("begonnen", "stufe=begonnen"), Lines.Stage("abgeschlossen", "stufe=abgeschlossen", rated: false)],
                null), "alle")).InShort().ShouldBe("1 von 1 +0 ?0 erreicht");

    [Theory]
    [InlineData("E1 01.02.2026 durchgeführt stufe=a", "nicht erreicht")]
    [InlineData("E1 01.02.2026 durchgeführt stufe=a; E2 01.03.2026 durchgeführt stufe=a", "erreicht")]
    public void Outcome_StageWithMinimum_AsksForThatMany(string rows, string expected) =>
        Programmes.Measure("12.02.2027", rows, Lines.Line(new Outcome([Lines.Stage("a", "stufe=a", 2)], null), "alle"))
            .Printed().ShouldBe(expected);

    /// <summary>Z-13, Frist 31.03.2026: the Frist is the last day; later is late, never erreicht.</summary>
    [Theory]
    [InlineData("31.03.2026", "31.03.2026", "erreicht", null)]
    [InlineData("01.04.2026", "30.04.2026", "noch nicht bewertbar: Erfassungsfrist bis 12.05.2026; nach Fristablauf erreicht am 01.04.2026", "01.04.2026")]
    [InlineData("01.04.2026", "13.05.2026", "nicht erreicht: nach Fristablauf erreicht am 01.04.2026", "01.04.2026")]
    [InlineData("01.04.2026", "31.03.2026", "noch nicht bewertbar: Erfassungsfrist bis 12.05.2026", null)]
    public void Outcome_AfterTheFrist_SaysOnWhichDay(string held, string asOf, string expected, string? lateOn)
    {
        Measurement result = Programmes.Measure(
            asOf, $"E1 {held} durchgeführt stufe=Bericht", Lines.Line(
                new Outcome([Lines.Stage("Bericht", "stufe=Bericht")], null), "alle",
                period: new Period(Lines.Year2025.From, Rows.Day("31.03.2026"))) with { HasDeadline = true });

        result.Printed().ShouldBe(expected);
        result.LateOn.ShouldBe(lateOn is null ? null : Rows.Day(lateOn));
    }

    /// <summary>Z-13: only where the resolution sets a Frist has one passed; else it is the last day of the period.</summary>
    [Theory]
    [InlineData("30.06.2026", true, null)]
    [InlineData("01.07.2026", true, "nach Fristablauf erreicht am 01.07.2026")]
    [InlineData("01.07.2026", false, "nach dem letzten Tag erreicht am 01.07.2026")]
    public void Outcome_KontextzahlAfterTheLastDay_SaysThatItWasLate(string held, bool hasDeadline, string? reason) =>
        Programmes.Measure(
            "31.12.2026", $"E1 {held} durchgeführt stufe=a", Lines.Line(
                new Outcome([Lines.Stage("a", "stufe=a")], null), period: new Period(Lines.Year2026.From, Rows.Day("30.06.2026"))) with { HasDeadline = hasDeadline })
            .Printed().ShouldBe(reason is null ? "Kontextzahl" : $"Kontextzahl: {reason}");

    /// <summary>Z-8: a planned deliverable has no Beleg yet; once its day has passed its Durchführung is unsettled.</summary>
    [Theory]
    [InlineData("30.04.2026", "0 von 1 +1 ?0 im-plan")]
    [InlineData("01.05.2026", "0 von 1 +0 ?1 noch-nicht-bewertbar")]
    public void Outcome_PlannedWithoutBeleg_IsPlanned(string asOf, string expected) =>
        Programmes.Measure(
            asOf, "E1 01.05.2026 geplant stufe=a", Lines.Line(new Outcome([Lines.Stage("a", "stufe=a beleg=*")], null), "alle"))
            .InShort().ShouldBe(expected);

    /// <summary>Z-8: everything is planned; what is missing is a Beleg, not a plan.</summary>
    [Theory]
    [InlineData("30.06.2026", "offen: Beleg steht aus")]
    [InlineData("01.08.2026", "Zielerreichung gefährdet: Beleg steht aus")]
    public void Outcome_PlannedAndOneBelegMissing_NamesTheBeleg(string asOf, string expected) =>
        Programmes.Measure(
            asOf, "E1 01.03.2026 durchgeführt stufe=a; E2 01.10.2026 geplant stufe=b",
            Lines.Line(new Outcome([Lines.Stage("a", "stufe=a beleg=*"), Lines.Stage("b", "stufe=b beleg=*")], null), "alle"))
            .Printed().ShouldBe(expected);

    /// <summary>Z-8: inside a block a Beleg is one way of several; its absence is no "Beleg steht aus".</summary>
    [Fact]
    public void Outcome_BelegInsideABlock_IsNeverSaidToBeMissing() =>
        Programmes.Measure(
            "12.02.2027", "E1 01.03.2026 durchgeführt stufe=a",
            Lines.Line(new Count(Lines.Where(new AnyOf([Lines.Where("beleg=*"), Lines.Where("art=N")])), null), "mindestens 1"))
            .Printed().ShouldBe("nicht erreicht");
}
