using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

/// <summary>kennzahlzuwachs, by hand: 2026 against 2025, at least 50 more, Erfassungsfrist until 11.02.2027.</summary>
public class FigureGrowthTests
{
    private const string NoneThen = "noch nicht bewertbar: im Ausgangszeitraum 01.01.2025 bis 31.12.2025 keine Kennzahl erfasst";
    private const string Then590 = "Z1 30.06.2025 durchgeführt art=S menge=590 einheit=VZÄ/100";

    private static readonly FigureGrowth Posts = new(new CurrentFigure(Lines.Where("art=S")), new BaselineSource(null, Lines.Year2025));

    /// <summary>Z-36; the numbers stand in the rows: 640 - 590 = 50.</summary>
    [Theory]
    // Grown by enough, by too little, not at all, and fallen.
    [InlineData("12.02.2027", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ/100", "50", "erreicht")]
    [InlineData("12.02.2027", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=639 einheit=VZÄ/100", "49", "teilweise erreicht")]
    [InlineData("12.02.2027", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=590 einheit=VZÄ/100", "0", "nicht erreicht")]
    [InlineData("12.02.2027", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=540 einheit=VZÄ/100", "-50", "nicht erreicht")]
    // Of several the latest holds, then as now; one still to come says nothing.
    [InlineData("12.02.2027", Then590 + "; Z2 31.10.2025 durchgeführt art=S menge=600 einheit=VZÄ/100; Z3 31.03.2026 durchgeführt art=S menge=700 einheit=VZÄ/100; Z4 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ/100", "40", "teilweise erreicht")]
    [InlineData("16.08.2026", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=600 einheit=VZÄ/100; Z3 30.09.2026 geplant art=S menge=700 einheit=VZÄ/100", "10", "Zielerreichung gefährdet: unter der Schwelle")]
    [InlineData("15.06.2026", Then590 + "; Z2 31.03.2026 durchgeführt art=S menge=600 einheit=VZÄ/100", "10", "offen: unter der Schwelle")]
    [InlineData("16.08.2026", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ/100", "50", "im Plan")]
    [InlineData("31.12.2026", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ/100", "50", "noch nicht bewertbar: Erfassungsfrist bis 11.02.2027")]
    // Missing is never zero; a figure of 0 is a figure.
    [InlineData("12.02.2027", "Z2 30.06.2026 durchgeführt art=S menge=640", "keine Angabe", NoneThen)]
    [InlineData("12.02.2027", "Z0 31.12.2024 durchgeführt art=S menge=590; Z2 30.06.2026 durchgeführt art=S menge=640", "keine Angabe", NoneThen)]
    [InlineData("12.02.2027", "Z1 30.06.2025 geplant art=S menge=590; Z2 30.06.2026 durchgeführt art=S menge=640", "keine Angabe", NoneThen)]
    [InlineData("12.02.2027", "Z1 30.06.2025 durchgeführt art=S; Z2 30.06.2026 durchgeführt art=S menge=640", "keine Angabe", NoneThen)]
    [InlineData("12.02.2027", "Z1 30.06.2025 durchgeführt art=S menge=0; Z2 30.06.2026 durchgeführt art=S menge=50", "50", "erreicht")]
    [InlineData("12.02.2027", Then590, "keine Angabe", "noch nicht bewertbar: keine Kennzahl erfasst")]
    [InlineData("12.02.2027", "", "keine Angabe", "noch nicht bewertbar: keine Kennzahl erfasst")]
    // Units are never mixed, between the years and within one.
    [InlineData("12.02.2027", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ", "keine Angabe", "noch nicht bewertbar: Kennzahl in VZÄ, Ausgangswert in VZÄ/100")]
    [InlineData("12.02.2027", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=640", "keine Angabe", "noch nicht bewertbar: Kennzahl ohne Einheit, Ausgangswert in VZÄ/100")]
    [InlineData("12.02.2027", Then590 + "; Z2 31.10.2025 durchgeführt art=S menge=6 einheit=VZÄ; Z3 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ/100", "keine Angabe", "noch nicht bewertbar: im Ausgangszeitraum 01.01.2025 bis 31.12.2025 Kennzahlen in VZÄ und in VZÄ/100")]
    [InlineData("12.02.2027", Then590 + "; Z2 31.03.2026 durchgeführt art=S menge=6 einheit=VZÄ; Z3 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ/100", "keine Angabe", "noch nicht bewertbar: Kennzahlen in VZÄ und in VZÄ/100")]
    public void FigureGrowth_ByHand(string asOf, string rows, string actual, string printed)
    {
        Measurement result = Programmes.Measure(asOf, rows, Lines.Line(Posts, "mindestens 50"));
        Wording.Of(result.Actual, result.Target).ShouldBe(actual);
        result.Printed().ShouldBe(printed);
        (result.Planned, result.Unsettled).ShouldBe((0L, 0L));
    }

    [Fact]
    public void FigureGrowth_NamesUnitAndBothDays()
    {
        Measurement result = Programmes.Measure(
            "12.02.2027", "Z1 01.01.2025-30.06.2025 durchgeführt art=S menge=590 einheit=VZÄ/100; Z2 31.03.2026 durchgeführt art=S menge=600 einheit=VZÄ/100;"
                + "Z3 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ/100", Lines.Line(Posts, "mindestens 50"));

        Programmes.Ids(result.Evidence.Counted).ShouldBe("Z3");
        result.NearMisses().ShouldBe(["Z1 zeitraum", "Z2 kennzahl"]);
        result.Evidence.Baseline!.Number.ShouldBe(590);
        result.Evidence.Baseline.Figure.ShouldBe(new BaselineFigure("VZÄ/100", new Period(new(2025, 1, 1), new(2025, 6, 30))));
        result.Line.Measure.DayOfNumber(result.Evidence.Counted, result.Evidence.Baseline)
            .ShouldBe("VZÄ/100, Stand 30.06.2026 gegenüber 01.01.2025 bis 30.06.2025");
    }

    /// <summary>"höchstens 0" asks that a figure does not rise: 49 more break it at once, 1 less keeps it.</summary>
    [Theory]
    [InlineData("639", "nicht erreicht: 49; vorgesehen keine")]
    [InlineData("589", "erreicht")]
    public void FigureGrowth_UpperLimit_ByHand(string now, string printed) =>
        Programmes.Measure("12.02.2027", $"{Then590}; Z2 30.06.2026 durchgeführt art=S menge={now} einheit=VZÄ/100", Lines.Line(Posts, "hoechstens 0"))
            .Printed().ShouldBe(printed);

    [Fact]
    public void FigureGrowth_AgainstALine_TakesItsFigure()
    {
        Indicator before = Lines.Line(new CurrentFigure(Lines.Where("art=T")), id: "M0", period: Lines.Year2025);
        Indicator line = Lines.Line(Posts with { Against = new BaselineSource("M0", null) }, "mindestens 50");

        Measurement result = Programmes.Measure(
            "12.02.2027", "Z1 30.06.2025 durchgeführt art=T menge=500; Z2 30.09.2025 durchgeführt art=S menge=600; Z3 30.06.2026 durchgeführt art=S menge=640",
            before, line);

        result.InShort().ShouldBe("140 +0 ?0 erreicht");
        result.Evidence.Baseline!.Line.ShouldBe("M0");
    }

    /// <summary>Z-9: what was frozen holds, with its own unit and beyond 32 bits; what was counted is no figure.</summary>
    [Theory]
    [InlineData(500L, "VZÄ/100", "140", "erreicht")]
    [InlineData(5_000_000_000L, "VZÄ/100", "-4.999.999.360", "nicht erreicht")]
    [InlineData(500L, "VZÄ", "keine Angabe", "noch nicht bewertbar: Kennzahl in VZÄ/100, Ausgangswert in VZÄ")]
    [InlineData(500L, null, "keine Angabe", "noch nicht bewertbar: der Ausgangswert ist keine Kennzahl")]
    public void FigureGrowth_FrozenBaseline_IsUsedInsteadOfTodaysRows(long number, string? unit, string actual, string printed)
    {
        EvaluationInput input = Programmes.Input(
            "12.02.2027", Then590 + "; Z2 30.06.2026 durchgeführt art=S menge=640 einheit=VZÄ/100", Lines.Line(Posts, "mindestens 50")) with
        {
            FrozenBaselines = new Dictionary<string, Baseline>
            {
                ["X-1"] = new("X-1", Lines.Year2025, [], number, new DateOnly(2026, 1, 15))
                {
                    Figure = unit is null ? null : new BaselineFigure(unit, new Period(new(2025, 9, 30), new(2025, 9, 30))),
                },
            },
        };

        Measurement result = Evaluator.Evaluate(input).Measurements.Single();

        Wording.Of(result.Actual, result.Target).ShouldBe(actual);
        result.Printed().ShouldBe(printed);
    }
}
