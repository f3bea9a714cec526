using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Rating;

public class DeadlineTests
{
    /// <summary>Z-25: six weeks, the last day included.</summary>
    [Theory]
    [InlineData("31.12.2025", "11.02.2026")]
    [InlineData("31.12.2026", "11.02.2027")]
    [InlineData("31.03.2026", "12.05.2026")]
    public void Erfassungsfrist_AfterTheLastDay_IsSixWeeks(string last, string until) =>
        Programmes.Of().RecordingUntil(Rows.Day(last)).ShouldBe(Rows.Day(until));

    /// <summary>Z-25: dated data of the catalogue; in force is the version on the last day.</summary>
    [Theory]
    [InlineData("31.12.2025", "30.01.2026")]
    [InlineData("30.12.2025", "10.02.2026")]
    [InlineData("31.12.2026", "31.12.2026")]
    public void Erfassungsfrist_OfTheCatalogue_IsTheVersionInForceOnTheLastDay(string last, string until) =>
        (Programmes.Of() with
        {
            RecordingTimes = [new(Rows.Day("31.12.2025"), 30, null), new(Rows.Day("01.06.2026"), 0, "Beschluss")],
        }).RecordingUntil(Rows.Day(last)).ShouldBe(Rows.Day(until));

    /// <summary>Z-26: half of the months, or half way to a Frist, or as the catalogue says.</summary>
    [Theory]
    [InlineData("01.01.2026", "31.12.2026", false, null, "30.06.2026")]
    [InlineData("01.01.2025", "31.12.2026", false, null, "31.12.2025")]
    [InlineData("01.01.2026", "31.03.2026", false, null, "28.02.2026")]
    [InlineData("01.07.2026", "31.12.2026", false, null, "30.09.2026")]
    [InlineData("01.05.2026", "31.05.2026", false, null, "31.05.2026")]
    [InlineData("01.01.2026", "31.12.2026", false, "30.09.2026", "30.09.2026")]
    [InlineData("01.01.2026", "31.01.2026", true, null, "16.01.2026")]
    [InlineData("01.01.2025", "31.03.2026", true, null, "16.08.2025")]
    public void PlanungBis_ByDefault_IsHalfWay(string from, string to, bool deadline, string? given, string expected) =>
        Deadlines.PlanningUntil(Lines.Line(
            new Count(Lines.Where(""), null), period: new Period(Rows.Day(from), Rows.Day(to))) with
        {
            HasDeadline = deadline,
            PlanningUntil = given is null ? null : Rows.Day(given),
        }).ShouldBe(Rows.Day(expected));

    /// <summary>Z-20, Z-25, Z-26: one event of three held, nothing planned: the state on every boundary.</summary>
    [Theory]
    [InlineData("31.12.2025", "offen: Zeitraum beginnt am 01.01.2026")]
    [InlineData("01.01.2026", "offen: noch 2 zu planen")]
    [InlineData("30.06.2026", "offen: noch 2 zu planen")]
    [InlineData("01.07.2026", "Zielerreichung gefährdet: nicht genug eingeplant")]
    [InlineData("30.12.2026", "Zielerreichung gefährdet: nicht genug eingeplant")]
    [InlineData("31.12.2026", "noch nicht bewertbar: Erfassungsfrist bis 11.02.2027")]
    [InlineData("11.02.2027", "noch nicht bewertbar: Erfassungsfrist bis 11.02.2027")]
    [InlineData("12.02.2027", "teilweise erreicht")]
    public void State_OnEachBoundary_ChangesOnThatDay(string asOf, string expected) =>
        Programmes.Measure(
            asOf, "V1 01.01.2026 durchgeführt; V2 01.06.2026 abgesagt",
            Lines.Line(new Count(Lines.Where(""), null), "mindestens 3")).Printed().ShouldBe(expected);

    /// <summary>Z-5: two unsettled events hold the rating back, but not after the Erfassungsfrist.</summary>
    [Theory]
    [InlineData("01.07.2026", "noch nicht bewertbar: Durchführung von 2 Terminen ungeklärt")]
    [InlineData("11.02.2027", "noch nicht bewertbar: Erfassungsfrist bis 11.02.2027")]
    [InlineData("12.02.2027", "teilweise erreicht")]
    public void State_WithUnsettledRows_WaitsOnlyUntilTheErfassungsfrist(string asOf, string expected) =>
        Programmes.Measure(
            asOf, "V1 01.01.2026 durchgeführt; V2 01.06.2026 geplant; V3 01.06.2026 geplant",
            Lines.Line(new Count(Lines.Where(""), null), "mindestens 3")).Printed().ShouldBe(expected);

    /// <summary>Z-27: what can still be exceeded is im Plan until the Erfassungsfrist is over.</summary>
    [Theory]
    [InlineData("genau 2", "30.12.2026", "V1 01.01.2026 durchgeführt; V2 01.02.2026 durchgeführt", "im Plan")]
    [InlineData("genau 2", "11.02.2027", "V1 01.01.2026 durchgeführt; V2 01.02.2026 durchgeführt", "noch nicht bewertbar: Erfassungsfrist bis 11.02.2027")]
    [InlineData("genau 2", "12.02.2027", "V1 01.01.2026 durchgeführt; V2 01.02.2026 durchgeführt", "erreicht")]
    [InlineData("genau 2", "01.08.2026", "V1 01.01.2026 durchgeführt; V2 01.09.2026 geplant; V3 01.10.2026 geplant", "Zielerreichung gefährdet: mehr geplant als vorgesehen")]
    [InlineData("genau 2", "01.08.2026", "V1 01.01.2026 durchgeführt; V2 01.06.2026 geplant; V3 01.07.2026 geplant", "Zielerreichung gefährdet: mit dem Ungeklärten mehr als vorgesehen")]
    [InlineData("genau 2", "01.08.2026", "V1 01.01.2026 durchgeführt; V2 01.06.2026 geplant", "noch nicht bewertbar: Durchführung von 1 Termin ungeklärt")]
    [InlineData("hoechstens 1", "01.08.2026", "V1 01.01.2026 durchgeführt; V2 01.06.2026 geplant", "Zielerreichung gefährdet: mit dem Ungeklärten mehr als vorgesehen")]
    [InlineData("hoechstens 1", "01.08.2026", "V1 01.01.2026 durchgeführt; V2 01.09.2026 geplant", "Zielerreichung gefährdet: mehr geplant als vorgesehen")]
    [InlineData("hoechstens 1", "01.08.2026", "V1 01.01.2026 durchgeführt; V2 01.06.2026 durchgeführt", "nicht erreicht: 2; vorgesehen höchstens 1")]
    [InlineData("hoechstens 1", "01.08.2026", "", "im Plan")]
    public void State_OfAnUndoableTarget_IsReachedLast(string target, string asOf, string rows, string expected) =>
        Programmes.Measure(asOf, rows, Lines.Line(new Count(Lines.Where(""), null), target)).Printed().ShouldBe(expected);

    /// <summary>Z-8: nothing but Belege missing.</summary>
    [Theory]
    [InlineData("01.08.2026", "E1 01.01.2026 durchgeführt beleg=a; E2 01.02.2026 durchgeführt", "Beleg steht aus")]
    [InlineData("12.02.2027", "E1 01.01.2026 durchgeführt beleg=a; E2 01.02.2026 durchgeführt", "Beleg steht aus")]
    [InlineData("12.02.2027", "E1 01.01.2026 durchgeführt beleg=a", "teilweise erreicht")]
    [InlineData("12.02.2027", "E1 01.01.2026 durchgeführt beleg=a; E2 01.02.2026 abgesagt", "teilweise erreicht")]
    public void State_WithoutBeleg_SaysThatOnlyThatIsMissing(string asOf, string rows, string expected) =>
        Programmes.Measure(asOf, rows, Lines.Line(new Count(Lines.Where("beleg=*"), null), "mindestens 2")).Printed().ShouldBe(expected);
}
