using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class ShareTests
{
    private static readonly Share Work = new(
    [
        new FigureShare(Lines.Where("art=Stellen bezug=Schwerpunkte"), Lines.Where("art=Stellen bezug=gesamt")),
        new SumShare("minuten", Lines.Where("typ=veranstaltung"), Lines.Where("schwerpunkt=*")),
    ]);

    /// <summary>Z-17: share of rows with the pool among all of art N, target "mindestens 50 %".</summary>
    [Theory]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt art=N pool=ja; V2 02.02.2026 durchgeführt art=N", "50,0 % +0 ?0 erreicht")]
    [InlineData("11.02.2027", "V1 01.02.2026 durchgeführt art=N pool=ja; V2 02.02.2026 durchgeführt art=N", "50,0 % +0 ?0 noch-nicht-bewertbar")]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt art=N pool=ja; V2 02.02.2026 durchgeführt art=N; V3 03.02.2026 durchgeführt art=N", "33,3 % +0 ?0 nicht-erreicht")]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt pool=ja", "keine Angabe +0 ?0 noch-nicht-bewertbar")]
    [InlineData("01.08.2026", "V1 01.02.2026 durchgeführt art=N pool=ja; V2 01.09.2026 geplant art=N", "100,0 % +0 ?0 im-plan")]
    [InlineData("01.08.2026", "V1 01.02.2026 durchgeführt art=N pool=ja; V2 01.09.2026 geplant art=N; V3 01.10.2026 geplant art=N", "100,0 % +0 ?0 gefaehrdet")]
    [InlineData("01.08.2026", "V1 01.02.2026 durchgeführt art=N; V2 01.09.2026 geplant art=N pool=ja", "0,0 % +1 ?0 im-plan")]
    [InlineData("01.08.2026", "V1 01.02.2026 durchgeführt art=N; V2 01.07.2026 geplant art=N pool=ja", "0,0 % +0 ?1 noch-nicht-bewertbar")]
    [InlineData("30.06.2026", "V1 01.02.2026 durchgeführt art=N", "0,0 % +0 ?0 offen")]
    public void Share_OfRows_FollowsTheTable(string asOf, string rows, string expected) =>
        Programmes.Measure(asOf, rows, Lines.Line(Lines.ShareOf("art=N", "pool=ja"), "mindestens 50 %")).InShort().ShouldBe(expected);

    [Fact]
    public void Share_WithoutBasis_PrintsTheTextOfTheCatalogue() =>
        Programmes.Measure(
            "12.02.2027", "", Lines.Line(Lines.ShareOf("art=N", "pool=ja"), "mindestens 50 %") with { NoBasisText = "keine Lückenliste vorgelegt" })
            .Printed().ShouldBe("noch nicht bewertbar: keine Lückenliste vorgelegt");

    /// <summary>Z-17: the basis is what the other line counts, held and planned alike.</summary>
    [Theory]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt art=N pool=ja; V2 02.02.2026 durchgeführt art=N; V3 03.02.2026 durchgeführt pool=ja", "1 von 2 +0 ?0 teilweise-erreicht")]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt art=N pool=ja; V2 02.02.2026 abgesagt art=N", "1 von 1 +0 ?0 erreicht")]
    [InlineData("01.08.2026", "V1 01.02.2026 durchgeführt art=N pool=ja; V2 01.10.2026 geplant art=N pool=ja", "1 von 1 +1 ?0 im-plan")]
    public void Share_OfAnotherLine_HasItsCountedRowsAsBasis(string asOf, string rows, string expected) =>
        Programmes.Measure(
            asOf, rows, Lines.Line(new Count(Lines.Where("art=N"), null), id: "A"),
            Lines.Line(new Share([new RowShare(Selection.Everything, "A", Lines.Where("pool=ja"))]), "alle"))
            .InShort().ShouldBe(expected);

    [Fact]
    public void Share_BasisLineOfDistinctValues_LeavesOutRowsThatItDoesNotCountTogether() =>
        Programmes.Measure(
            "12.02.2027",
            "V1 01.02.2026 durchgeführt partner=kmu-a pool=ja; V2 02.02.2026 durchgeführt partner=kmu-a; V3 03.02.2026 durchgeführt partner=kmu-b",
            Lines.Line(new Distinct(Lines.Where(""), new ValueRule("partner", ["KMU"]), 2, null), id: "A"),
            Lines.Line(new Share([new RowShare(Selection.Everything, "A", Lines.Where("pool=ja"))]), "alle"))
            .Actual.Denominator.ShouldBe(2);

    /// <summary>Z-17, Z-23: the latest figure up to AsOf; without figures the minutes, with coverage of at least 80 %.</summary>
    [Theory]
    [InlineData("Z1 31.03.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=590; Z2 31.03.2026 durchgeführt art=Stellen bezug=gesamt menge=1190; Z3 30.06.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=640; Z4 30.06.2026 durchgeführt art=Stellen bezug=gesamt menge=1210", "52,8 %", "im Plan")]
    [InlineData("Z1 31.03.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=590; Z2 31.03.2026 durchgeführt art=Stellen bezug=gesamt menge=1190", "49,5 %", "Zielerreichung gefährdet: unter der Schwelle")]
    [InlineData("Z1 31.03.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=590; Z2 31.03.2026 durchgeführt art=Stellen bezug=gesamt menge=1190; Z3 30.09.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=640; Z4 30.09.2026 durchgeführt art=Stellen bezug=gesamt menge=1210", "49,5 %", "Zielerreichung gefährdet: unter der Schwelle")]
    [InlineData("Z1 31.03.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=590; V1 01.02.2026 durchgeführt minuten=60 schwerpunkt=ja; V2 01.02.2026 durchgeführt minuten=60", "50,0 %", "im Plan")]
    [InlineData("V1 01.02.2026 durchgeführt minuten=60 schwerpunkt=ja; V2 01.02.2026 durchgeführt minuten=30; V3 01.02.2026 durchgeführt", "66,6 %", "noch nicht bewertbar: Angaben bei 2 von 3")]
    [InlineData("V1 01.02.2026 durchgeführt", "keine Angabe", "noch nicht bewertbar: Angaben bei 0 von 1")]
    public void Share_OfSeveralSources_TakesTheFirstWithData(string rows, string actual, string printed)
    {
        Measurement result = Programmes.Measure("16.08.2026", rows, Lines.Line(Work, "mindestens 50 %") with { MinimumCoverage = 80 });

        InWords(result).ShouldBe(actual);
        result.Printed().ShouldBe(printed);
    }

    [Fact]
    public void Share_OfFigures_CountsOnlyTheTwoLatest()
    {
        Measurement result = Programmes.Measure(
            "16.08.2026",
            "Z1 31.03.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=5; Z2 31.03.2026 durchgeführt art=Stellen bezug=gesamt menge=9; Z3 30.06.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=6",
            Lines.Line(Work));

        Programmes.Ids(result.Evidence.Counted).ShouldBe("Z2 Z3");
        result.NearMisses().ShouldBe(["Z1 kennzahl"]);
    }

    /// <remarks>
    /// Z-17, by hand; target "mindestens 50 %". 1 the same unit: 450 of 800. 2 hundredths by wholes: never divided. 3 a unit by none. 4 a part
    /// above its whole. 5 a whole of 0. 6 the year 2025 (to 31.12.) is younger than the day 30.06.2025 within it. 7 of two that end on
    /// the same day the one that began later. 8 totals beyond 32 bits, of figures as they are: 1.500 of 2.000 millions.
    /// </remarks>
    [Theory]
    [InlineData("Z1 31.03.2025 durchgeführt art=T menge=450 einheit=VZÄ/100; Z2 31.03.2025 durchgeführt art=G menge=800 einheit=VZÄ/100", "56,2 %", "erreicht")]
    [InlineData("Z1 31.03.2025 durchgeführt art=T menge=450 einheit=VZÄ/100; Z2 31.03.2025 durchgeführt art=G menge=8 einheit=VZÄ", "keine Angabe", "noch nicht bewertbar: Zähler in VZÄ/100, Nenner in VZÄ")]
    [InlineData("Z1 31.03.2025 durchgeführt art=T menge=4; Z2 31.03.2025 durchgeführt art=G menge=8 einheit=VZÄ", "keine Angabe", "noch nicht bewertbar: Zähler ohne Einheit, Nenner in VZÄ")]
    [InlineData("Z1 31.03.2025 durchgeführt art=T menge=9; Z2 31.03.2025 durchgeführt art=G menge=8", "keine Angabe", "noch nicht bewertbar: der Teil ist größer als das Ganze")]
    [InlineData("Z1 31.03.2025 durchgeführt art=T menge=0; Z2 31.03.2025 durchgeführt art=G menge=0", "keine Angabe", "noch nicht bewertbar: keine Grundmenge")]
    [InlineData("Z1 01.01.2025-31.12.2025 durchgeführt art=T menge=6; Z3 30.06.2025 durchgeführt art=T menge=2; Z2 31.03.2025 durchgeführt art=G menge=8", "75,0 %", "erreicht")]
    [InlineData("Z1 01.01.2025-31.12.2025 durchgeführt art=T menge=2; Z3 31.12.2025 durchgeführt art=T menge=6; Z2 31.03.2025 durchgeführt art=G menge=8", "75,0 %", "erreicht")]
    [InlineData("Z1 31.03.2025 durchgeführt art=T menge=750000000; Z2 31.03.2025 durchgeführt art=G menge=1000000000", "75,0 %", "erreicht")]
    public void Share_OfFigures_ByHand(string rows, string actual, string printed)
    {
        Measurement result = Programmes.Measure(
            "12.02.2026", rows, Lines.Line(
                new Share([new FigureShare(Lines.Where("art=T"), Lines.Where("art=G"))]), "mindestens 50 %", period: Lines.Year2025));

        Wording.Of(result.Actual, result.Target).ShouldBe(actual);
        result.Printed().ShouldBe(printed);
    }

    [Fact]
    public void Share_WhoseWholeIsAYardstick_MayExceedIt() =>
        Programmes.Measure(
            "12.02.2026", "Z1 31.03.2025 durchgeführt art=T menge=9; Z2 31.03.2025 durchgeführt art=G menge=8", Lines.Line(
                new Share([new FigureShare(Lines.Where("art=T"), Lines.Where("art=G"), MayExceedWhole: true)]), "mindestens 110 %", period: Lines.Year2025))
            .InShort().ShouldBe("112,5 % +0 ?0 erreicht");

    /// <summary>Figures that cannot be divided are a fault to be said: the next source does not hide it.</summary>
    [Fact]
    public void Share_OfFiguresThatCannotBeDivided_DoesNotTakeTheNextSource() =>
        Programmes.Measure(
            "16.08.2026",
            "Z1 31.03.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=450 einheit=VZÄ/100; Z2 31.03.2026 durchgeführt art=Stellen bezug=gesamt menge=9 einheit=VZÄ; V1 01.02.2026 durchgeführt minuten=60 schwerpunkt=ja",
            Lines.Line(Work, "mindestens 50 %")).Reason.ShouldBe("Zähler in VZÄ/100, Nenner in VZÄ");

    /// <summary>Sums of minutes are added in 64 bits.</summary>
    [Fact]
    public void Share_OfLargeSums_IsExact() =>
        Programmes.Measure(
            "16.08.2026",
            string.Join(";", Enumerable.Range(1, 4).Select(number => $"V{number} 01.02.2026 durchgeführt minuten=1000000000{(number > 1 ? " schwerpunkt=ja" : "")}")),
            Lines.Line(Work, "mindestens 50 %")).Actual.Numerator.ShouldBe(3_000_000_000);

    [Fact]
    public void Share_NumeratorWithoutDenominator_CountsNothing() =>
        Programmes.Measure(
            "16.08.2026", "Z1 31.03.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=5",
            Lines.Line(new Share([Work.Sources[0]]))).Evidence.Counted.ShouldBeEmpty();

    private static string InWords(Measurement result) => Wording.Of(result.Actual, result.Target);

    /// <summary>Z-17: two figures of the same day: the one recorded or changed last, then the higher number.</summary>
    [Theory]
    [InlineData("20.07.2026", "10.07.2026", null, "Z1")]
    [InlineData("10.07.2026", "20.07.2026", null, "Z2")]
    [InlineData("10.07.2026", "20.07.2026", "21.07.2026", "Z1")]
    [InlineData("10.07.2026", "10.07.2026", null, "Z2")]
    [InlineData(null, null, null, "Z2")]
    public void Share_TwoFiguresOfTheSameDay_TakesTheOneRecordedLast(string? first, string? second, string? firstChanged, string expected)
    {
        EvaluationInput input = Programmes.Input(
            "16.08.2026",
            "Z1 30.06.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=5; Z2 30.06.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=6; Z3 30.06.2026 durchgeführt art=Stellen bezug=gesamt menge=10",
            Lines.Line(Work));
        Activity[] rows = [.. input.Reading.Activities];
        Measurement result = Evaluator.Evaluate(input with
        {
            Reading = new ActivityReading(
                [rows[0] with { RecordedOn = DayOf(first), ChangedOn = DayOf(firstChanged) }, rows[1] with { RecordedOn = DayOf(second) }, rows[2]], []),
        }).Measurements.Single();

        Programmes.Ids(result.Evidence.Counted).ShouldBe($"{expected} Z3");
        result.Evidence.NearMisses.Single().Failed.Single().Required
            .ShouldBe("jüngste bis zum Stichtag; bei gleichem Tag die zuletzt erfasste");
    }

    /// <summary>Z-4: minutes and figures that are not there yet say nothing.</summary>
    [Theory]
    [InlineData("V1 01.02.2026 durchgeführt minuten=60 schwerpunkt=ja; V2 01.07.2026 geplant minuten=30 schwerpunkt=ja; V3 01.09.2026 geplant minuten=90 schwerpunkt=ja")]
    [InlineData("Z1 31.03.2026 durchgeführt art=Stellen bezug=Schwerpunkte menge=9; Z2 31.03.2026 durchgeführt art=Stellen bezug=gesamt menge=10; Z3 30.06.2026 geplant art=Stellen bezug=Schwerpunkte menge=5")]
    public void Share_OfSumsAndFigures_HasNothingPlannedOrUnsettled(string rows)
    {
        Measurement result = Programmes.Measure("16.08.2026", rows, Lines.Line(Work, "mindestens 50 %"));

        (result.Planned, result.Unsettled).ShouldBe((0L, 0L));
    }

    private static DateOnly? DayOf(string? text) => text is null ? null : Rows.Day(text);
}
