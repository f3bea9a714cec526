using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

/// <summary>kennzahl, by hand: 2026, at least 6, Erfassungsfrist until 11.02.2027.</summary>
public class CurrentFigureTests
{
    private static readonly CurrentFigure Posts = new(Lines.Where("art=S"));

    /// <summary>Z-35.</summary>
    [Theory]
    [InlineData("16.08.2026", "", "keine Angabe", "noch nicht bewertbar: keine Kennzahl erfasst")]
    [InlineData("12.02.2027", "", "keine Angabe", "noch nicht bewertbar: keine Kennzahl erfasst")]
    [InlineData("16.08.2026", "Z1 31.03.2026 durchgeführt art=S menge=7", "7", "im Plan")]
    [InlineData("12.02.2027", "Z1 31.03.2026 durchgeführt art=S menge=7", "7", "erreicht")]
    [InlineData("31.12.2026", "Z1 31.03.2026 durchgeführt art=S menge=7", "7", "noch nicht bewertbar: Erfassungsfrist bis 11.02.2027")]
    [InlineData("12.02.2027", "Z1 31.03.2026 durchgeführt art=S menge=7; Z2 30.06.2026 durchgeführt art=S menge=5", "5", "teilweise erreicht")]
    [InlineData("15.06.2026", "Z1 31.03.2026 durchgeführt art=S menge=5", "5", "offen: unter der Schwelle")]
    [InlineData("16.08.2026", "Z1 31.03.2026 durchgeführt art=S menge=5; Z2 30.09.2026 geplant art=S menge=9", "5", "Zielerreichung gefährdet: unter der Schwelle")]
    [InlineData("12.02.2027", "Z1 31.12.2025 durchgeführt art=S menge=9; Z2 31.03.2026 durchgeführt art=S menge=6", "6", "erreicht")]
    [InlineData("12.02.2027", "Z1 31.12.2025 durchgeführt art=S menge=9", "keine Angabe", "noch nicht bewertbar: keine Kennzahl erfasst")]
    [InlineData("12.02.2027", "Z1 31.03.2026 durchgeführt art=S menge=0", "0", "nicht erreicht")]
    [InlineData("12.02.2027", "Z1 31.03.2026 durchgeführt art=S; Z2 31.01.2026 durchgeführt art=S menge=6", "6", "erreicht")]
    [InlineData("12.02.2027", "Z1 01.01.2026-31.12.2026 durchgeführt art=S menge=6; Z2 30.06.2026 durchgeführt art=S menge=2", "6", "erreicht")]
    [InlineData("12.02.2027", "Z1 31.03.2026 durchgeführt art=S menge=600 einheit=VZÄ/100; Z2 30.06.2026 durchgeführt art=S menge=7 einheit=VZÄ", "keine Angabe", "noch nicht bewertbar: Kennzahlen in VZÄ und in VZÄ/100")]
    [InlineData("12.02.2027", "V1 31.03.2026 durchgeführt art=S menge=7", "keine Angabe", "noch nicht bewertbar: keine Kennzahl erfasst")]
    public void CurrentFigure_ByHand(string asOf, string rows, string actual, string printed)
    {
        Measurement result = Programmes.Measure(asOf, rows, Lines.Line(Posts, "mindestens 6"));
        KiIndicators.Indicators.Rating.Wording.Of(result.Actual, result.Target).ShouldBe(actual);
        result.Printed().ShouldBe(printed);
        (result.Planned, result.Unsettled).ShouldBe((0L, 0L));
    }

    [Fact]
    public void CurrentFigure_EarlierFigures_AreNearMissesWithTheirDay()
    {
        Measurement result = Programmes.Measure(
            "16.08.2026", "Z1 31.03.2026 durchgeführt art=S menge=7; Z2 30.06.2026 durchgeführt art=S menge=8 einheit=", Lines.Line(Posts));
        Programmes.Ids(result.Evidence.Counted).ShouldBe("Z2");
        result.NearMisses().ShouldBe(["Z1 kennzahl"]);
        result.Line.Measure.DayOfNumber(result.Evidence.Counted, null).ShouldBe("Stand 30.06.2026");
    }

    [Fact]
    public void CurrentFigure_UpperLimit_IsMissedWhereTheLatestExceedsIt() =>
        Programmes.Measure("16.08.2026", "Z1 31.03.2026 durchgeführt art=S menge=7", Lines.Line(Posts, "hoechstens 6"))
            .Printed().ShouldBe("nicht erreicht: 7; vorgesehen höchstens 6");
}
