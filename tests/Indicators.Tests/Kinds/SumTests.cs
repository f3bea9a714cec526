using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class SumTests
{
    /// <summary>Z-11: what is recorded is added, nothing is assumed.</summary>
    [Theory]
    [InlineData("teilnahmen", "V1 01.02.2026 durchgeführt teilnahmen=12; V2 02.02.2026 durchgeführt teilnahmen=0; V3 03.02.2026 durchgeführt", 12, 2, 3)]
    [InlineData("minuten", "V1 01.02.2026 durchgeführt minuten=90; V2 02.02.2026 durchgeführt minuten=45", 135, 2, 2)]
    [InlineData("menge", "V1 01.02.2026 durchgeführt menge=7", 7, 1, 1)]
    [InlineData("plaetze", "V1 01.02.2026 durchgeführt plaetze=10; V2 01.03.2026 durchgeführt plaetze=acht", 10, 1, 2)]
    [InlineData("plaetze", "V1 01.02.2026 durchgeführt plaetze=10|12", null, 0, 1)]
    [InlineData("teilnahmen", "V1 01.02.2026 durchgeführt; V2 02.02.2026 durchgeführt", null, 0, 2)]
    [InlineData("teilnahmen", "V1 01.02.2026 abgesagt teilnahmen=5; V2 02.02.2025 durchgeführt teilnahmen=5", null, 0, 0)]
    public void Sum_OfRecordedNumbers_SaysHowManyRowsHaveOne(string field, string rows, int? expected, int with, int of)
    {
        Measurement result = Programmes.Measure("31.12.2026", rows, Lines.Line(new Sum(Lines.Where(""), field)));

        result.Actual.Number.ShouldBe(expected);
        result.Actual.Coverage.ShouldBe(new Coverage(with, of));
    }

    /// <summary>Z-11, Z-21: the states of a sum, "mindestens 20".</summary>
    [Theory]
    [InlineData("31.12.2026", "V1 01.02.2026 durchgeführt teilnahmen=20", "erreicht")]
    [InlineData("31.07.2026", "V1 01.02.2026 durchgeführt teilnahmen=12; V2 01.09.2026 geplant teilnahmen=8", "im Plan")]
    [InlineData("30.06.2026", "V1 01.02.2026 durchgeführt teilnahmen=12", "offen: noch 8 zu planen")]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt teilnahmen=12", "teilweise erreicht")]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt; V2 02.02.2026 durchgeführt", "noch nicht bewertbar: Angaben bei 0 von 2")]
    [InlineData("12.02.2027", "", "nicht erreicht")]
    public void Sum_WithTarget_FollowsTheTable(string asOf, string rows, string expected) =>
        Programmes.Measure(asOf, rows, Lines.Line(new Sum(Lines.Where(""), "teilnahmen"), "mindestens 20"))
            .Printed().ShouldBe(expected);

    [Theory]
    [InlineData("31.12.2026", "noch nicht bewertbar: Erfassungsfrist bis 11.02.2027")]
    [InlineData("12.02.2027", "erreicht")]
    public void Sum_WithCoverageThreshold_IsReachedOnlyAfterTheErfassungsfrist(string asOf, string expected) =>
        Programmes.Measure(
            asOf, "V1 01.02.2026 durchgeführt teilnahmen=20",
            Lines.Line(new Sum(Lines.Where(""), "teilnahmen"), "mindestens 20") with { MinimumCoverage = 80 })
            .Printed().ShouldBe(expected);

    /// <summary>Z-21: nothing done is not the same as nothing known.</summary>
    [Theory]
    [InlineData("mindestens 20", "nicht erreicht")]
    [InlineData("zugesagt", "nicht erreicht")]
    [InlineData("hoechstens 20", "noch nicht bewertbar: keine Angaben")]
    public void Sum_WithoutAnyActivity_IsMissingOnlyUnderAnUpperLimit(string target, string expected) =>
        Programmes.Measure("12.02.2027", "", Lines.Line(new Sum(Lines.Where(""), "teilnahmen"), target)).Printed().ShouldBe(expected);

    [Fact]
    public void Sum_LargerThanAnyOneNumber_IsAddedExactly()
    {
        Measurement result = Programmes.Measure(
            "12.02.2027", string.Join(";", Enumerable.Range(1, 3).Select(number => $"V{number} 01.02.2026 durchgeführt menge=1000000000")),
            Lines.Line(new Sum(Lines.Where(""), "menge"), "mindestens 20"));

        result.Actual.Number.ShouldBe(3_000_000_000);
        result.Printed().ShouldBe("erreicht");
    }

    /// <summary>Z-11: an attribute is free text; what cannot be a number of the sum is missing in it.</summary>
    [Theory]
    [InlineData("8,5")]
    [InlineData("1000000001")]
    public void Sum_AttributeThatIsNoNumberOfASum_IsAMissingAngabe(string value) =>
        Programmes.Measure(
            "12.02.2027", $"V1 01.02.2026 durchgeführt plaetze={value}", Lines.Line(new Sum(Lines.Where(""), "plaetze")))
            .Actual.Coverage.ShouldBe(new Coverage(0, 1));
}
