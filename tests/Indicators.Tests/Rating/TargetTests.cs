using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Rating;

public class TargetTests
{
    private static string Events(int count) =>
        string.Join(";", Enumerable.Range(1, count).Select(number => $"V{number} 01.02.2026 durchgeführt"));

    /// <summary>Z-22: each target after the Erfassungsfrist, by number of events.</summary>
    [Theory]
    [InlineData("mindestens 3", 3, "erreicht")]
    [InlineData("mindestens 3", 2, "teilweise erreicht")]
    [InlineData("mindestens 3", 0, "nicht erreicht")]
    [InlineData("genau 3", 3, "erreicht")]
    [InlineData("genau 3", 2, "teilweise erreicht")]
    [InlineData("genau 3", 4, "nicht erreicht: 4; vorgesehen genau 3")]
    [InlineData("mehr_als 2", 3, "erreicht")]
    [InlineData("mehr_als 2", 2, "teilweise erreicht")]
    [InlineData("hoechstens 2", 0, "erreicht")]
    [InlineData("hoechstens 2", 2, "erreicht")]
    [InlineData("hoechstens 2", 3, "nicht erreicht: 3; vorgesehen höchstens 2")]
    [InlineData("hoechstens 0", 1, "nicht erreicht: 1; vorgesehen keine")]
    [InlineData("korridor 4 6", 4, "erreicht")]
    [InlineData("korridor 4 6", 6, "erreicht")]
    [InlineData("korridor 4 6", 7, "erreicht: mehr als vorgesehen (7; vorgesehen 4 bis 6)")]
    [InlineData("korridor 4 6", 3, "teilweise erreicht")]
    [InlineData("zugesagt", 1, "umgesetzt")]
    [InlineData("zugesagt", 0, "nicht erreicht")]
    [InlineData("-", 5, "Kontextzahl")]
    public void Target_AfterTheErfassungsfrist_IsMetOrNot(string target, int count, string expected) =>
        Programmes.Measure("12.02.2027", Events(count), Lines.Line(new Count(Lines.Where(""), null), target))
            .Printed().ShouldBe(expected);

    /// <summary>Z-22: the version in force on the last day of the period decides, whatever the Stichtag.</summary>
    [Theory]
    [InlineData("01.01.2026", "erreicht")]
    [InlineData("31.12.2026", "teilweise erreicht")]
    [InlineData("01.01.2027", "erreicht")]
    public void Target_DatedVersions_TheOneOfTheLastDayDecides(string from, string expected)
    {
        Indicator line = Lines.Line(new Count(Lines.Where(""), null)) with
        {
            Targets =
            [
                new TargetVersion(Lines.Year2025.From, new AtLeast(1), null),
                new TargetVersion(Rows.Day(from), new AtLeast(from.StartsWith("31", StringComparison.Ordinal) ? 2 : 1), null),
            ],
        };

        Programmes.Measure("12.02.2027", Events(1), line).Printed().ShouldBe(expected);
    }

    [Fact]
    public void Target_TakenBackByALaterVersion_LeavesAKontextzahl()
    {
        Indicator line = Lines.Line(new Count(Lines.Where(""), null)) with
        {
            Targets = [new(Lines.Year2025.From, new AtLeast(1), null), new(Rows.Day("01.07.2026"), null, "Beschluss")],
        };

        Programmes.Measure("12.02.2027", "", line).Status.ShouldBe(Status.Context);
    }

    /// <summary>Z-22: a share is compared exactly: 4996 of 10000 is less than 50 %, 5001 of 10000 is more.</summary>
    [Theory]
    [InlineData("mindestens 50 %", 4996, "49,9 %", "nicht erreicht")]
    [InlineData("mindestens 50 %", 4999, "49,9 %", "nicht erreicht")]
    [InlineData("mindestens 50 %", 5000, "50,0 %", "erreicht")]
    [InlineData("mehr_als 50 %", 5000, "50,0 %", "nicht erreicht")]
    [InlineData("mehr_als 50 %", 5010, "50,1 %", "erreicht")]
    [InlineData("hoechstens 50 %", 5000, "50,0 %", "erreicht")]
    [InlineData("hoechstens 50 %", 5001, "50,1 %", "nicht erreicht: 50,1 %; vorgesehen höchstens 50 %")]
    [InlineData("genau 50 %", 5001, "50,1 %", "nicht erreicht: 50,1 %; vorgesehen genau 50 %")]
    [InlineData("korridor 40 50 %", 5001, "50,1 %", "erreicht: mehr als vorgesehen (50,1 %; vorgesehen 40 bis 50 %)")]
    public void Target_InPerCent_IsNeverMetByRounding(string target, int numerator, string actual, string printed)
    {
        Share share = new([new FigureShare(Lines.Where("art=Z"), Lines.Where("art=G"))]);
        Measurement result = Programmes.Measure(
            "12.02.2027", $"Z1 01.02.2026 durchgeführt art=Z menge={numerator}; Z2 01.02.2026 durchgeführt art=G menge=10000",
            Lines.Line(share, target));

        Wording.Of(result.Actual, result.Target).ShouldBe(actual);
        result.Printed().ShouldBe(printed);
    }

    /// <summary>Z-24: without a target half away from zero.</summary>
    [Theory]
    [InlineData(4994, 499)]
    [InlineData(4995, 500)]
    [InlineData(4996, 500)]
    public void Rounding_WithoutTarget_IsCommercial(int numerator, int expected) =>
        Rounding.TenthsOfPerCent(new Actual { IsShare = true, Numerator = numerator, Denominator = 10000 }, null).ShouldBe(expected);

    [Fact]
    public void Rounding_WithoutBasis_IsRefused() =>
        Should.Throw<ArgumentException>(() => Rounding.TenthsOfPerCent(new Actual { IsShare = true }, null));
}
