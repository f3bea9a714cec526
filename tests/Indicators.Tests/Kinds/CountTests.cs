using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class CountTests
{
    private const string Rows2026 =
        "V1 10.01.2026 durchgeführt art=N; V2 31.12.2026 durchgeführt art=N; V3 05.05.2026 abgesagt art=N;"
        + "V4 06.05.2026 durchgeführt art=M; V5 31.12.2025 durchgeführt art=N; V6 01.01.2027 geplant art=N; V7 07.07.2026 geplant art=N";

    /// <summary>Z-10, example table: which of the seven rows count, by Stichtag.</summary>
    [Theory]
    [InlineData("31.12.2025", "0 +3 ?0 offen", "")]
    [InlineData("09.01.2026", "0 +3 ?0 im-plan", "")]
    [InlineData("10.01.2026", "1 +2 ?0 im-plan", "V1")]
    [InlineData("06.07.2026", "1 +2 ?0 im-plan", "V1")]
    [InlineData("07.07.2026", "1 +1 ?1 im-plan", "V1")]
    [InlineData("30.12.2026", "1 +1 ?1 im-plan", "V1")]
    [InlineData("31.12.2026", "2 +0 ?1 erreicht", "V1 V2")]
    public void Count_ByStichtag_FollowsTheTable(string asOf, string expected, string counted)
    {
        Measurement result = Programmes.Measure(
            asOf, Rows2026, Lines.Line(new Count(Lines.Where("art=N"), null), "mindestens 2"));

        result.InShort().ShouldBe(expected);
        Programmes.Ids(result.Evidence.Counted).ShouldBe(counted);
    }

    [Fact]
    public void Count_NearMisses_NameTheOneConditionThatIsMissing() =>
        Programmes.Measure("31.12.2026", Rows2026, Lines.Line(new Count(Lines.Where("art=N"), null), "mindestens 2"))
            .NearMisses().ShouldBe(["V3 status", "V4 art", "V5 zeitraum"]);

    [Fact]
    public void Count_StartsBeforeTheTurnOfTheYear_BelongsToTheOldYear() =>
        Programmes.Measure(
            "31.12.2026", "V1 31.12.2025-30.06.2026 durchgeführt art=N", Lines.Line(new Count(Lines.Where("art=N"), null)))
            .Actual.Number.ShouldBe(0);

    /// <summary>Z-10, each quarter a line of its own: hand-computed for "mindestens 1 je Quartal".</summary>
    [Theory]
    [InlineData("31.12.2025", "V1 01.02.2026 geplant art=N", "offen: Zeitraum beginnt am 01.01.2026")]
    [InlineData("15.02.2026", "V1 01.02.2026 durchgeführt art=N", "offen: noch 3 zu planen")]
    [InlineData("15.02.2026", "V1 01.02.2026 durchgeführt art=N; V2 01.04.2026 geplant art=N; V3 01.07.2026 geplant art=N; V4 01.10.2026 geplant art=N", "im Plan")]
    [InlineData("15.06.2026", "V1 01.02.2026 durchgeführt art=N", "Zielerreichung gefährdet: 2026-Q2 Zielerreichung gefährdet")]
    [InlineData("30.04.2026", "V2 01.04.2026 durchgeführt art=N", "noch nicht bewertbar: 2026-Q1 noch nicht bewertbar")]
    [InlineData("13.05.2026", "V2 01.04.2026 durchgeführt art=N", "Zielerreichung gefährdet: 2026-Q1 nicht erreicht")]
    [InlineData("31.12.2026", "V1 01.02.2026 durchgeführt art=N; V2 01.04.2026 durchgeführt art=N; V3 01.07.2026 durchgeführt art=N; V4 01.10.2026 durchgeführt art=N", "erreicht")]
    [InlineData("31.12.2026", "V1 01.02.2026 durchgeführt art=N; V2 01.04.2026 durchgeführt art=N", "noch nicht bewertbar: 2026-Q4 noch nicht bewertbar")]
    [InlineData("30.12.2026", "V1 01.02.2026 durchgeführt art=N; V3 01.07.2026 durchgeführt art=N; V4 01.10.2026 durchgeführt art=N", "Zielerreichung gefährdet: 2026-Q2 nicht erreicht")]
    [InlineData("31.12.2026", "V1 01.02.2026 durchgeführt art=N; V3 01.07.2026 durchgeführt art=N; V4 01.10.2026 durchgeführt art=N", "teilweise erreicht")]
    [InlineData("31.12.2026", "V1 01.02.2026 durchgeführt art=N; V3 01.07.2026 durchgeführt art=N", "noch nicht bewertbar: 2026-Q4 noch nicht bewertbar")]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt art=N; V2 01.04.2026 durchgeführt art=N", "teilweise erreicht")]
    [InlineData("12.02.2027", "", "nicht erreicht")]
    public void Count_JeQuartal_IsJudgedByItsQuarters(string asOf, string rows, string expected) =>
        Programmes.Measure(asOf, rows, Lines.Line(new Count(Lines.Where("art=N"), SubPeriodLength.Quarter), "mindestens 1"))
            .Printed().ShouldBe(expected);

    [Fact]
    public void Count_JeQuartal_PrintsQuartersMetOutOfAll()
    {
        Measurement result = Programmes.Measure(
            "12.02.2027", "V1 01.02.2026 durchgeführt art=N; V2 02.02.2026 durchgeführt art=N; V3 01.04.2026 durchgeführt art=N",
            Lines.Line(new Count(Lines.Where("art=N"), SubPeriodLength.Quarter), "mindestens 1"));

        Wording.Of(result.Actual, result.Target).ShouldBe("2 von 4");
        result.Actual.Number.ShouldBe(3);
        result.SubPeriods.Select(part => $"{part.Label} {part.Result.Status.Code()}").ShouldBe(
            ["2026-Q1 erreicht", "2026-Q2 erreicht", "2026-Q3 nicht-erreicht", "2026-Q4 nicht-erreicht"]);
    }

    [Fact]
    public void Count_KorridorJeQuartal_NamesTheQuarterWithMoreThanForeseen() =>
        Programmes.Measure(
            "31.12.2026",
            "V1 01.02.2026 durchgeführt art=N; V2 02.02.2026 durchgeführt art=N; V3 01.04.2026 durchgeführt art=N; V4 01.07.2026 durchgeführt art=N; V5 01.10.2026 durchgeführt art=N",
            Lines.Line(new Count(Lines.Where("art=N"), SubPeriodLength.Quarter), "korridor 1 1"))
            .Printed().ShouldBe("erreicht: 2026-Q1 mehr als vorgesehen (2; vorgesehen 1 bis 1)");

    [Fact]
    public void Count_JeQuartalWithoutTarget_ShowsTheNumberOfEachQuarter() =>
        Programmes.Measure(
            "31.12.2026", "V1 01.02.2026 durchgeführt art=N; V2 30.06.2026 durchgeführt art=N",
            Lines.Line(new Count(Lines.Where("art=N"), SubPeriodLength.Quarter)))
            .Actual.Values.Select(value => $"{value.Value} {value.Activities.Length}")
            .ShouldBe(["2026-Q1 1", "2026-Q2 1", "2026-Q3 0", "2026-Q4 0"]);

    /// <summary>Z-10: unequal parts show their days; names of the calendar stand only for what they mean there.</summary>
    [Theory]
    [InlineData("01.01.2026", "31.12.2027", SubPeriodLength.Year, "2026; 2027")]
    [InlineData("01.01.2026", "15.11.2026", SubPeriodLength.Quarter, "2026-Q1; 2026-Q2; 2026-Q3; 2026-Q4 (bis 15.11.2026)")]
    [InlineData("15.02.2026", "20.08.2026", SubPeriodLength.Quarter, "15.02.2026 bis 14.05.2026; 15.05.2026 bis 14.08.2026; 15.08.2026 bis 20.08.2026")]
    [InlineData("01.02.2026", "31.07.2026", SubPeriodLength.Quarter, "01.02.2026 bis 30.04.2026; 01.05.2026 bis 31.07.2026")]
    [InlineData("01.04.2026", "30.09.2026", SubPeriodLength.HalfYear, "01.04.2026 bis 30.09.2026")]
    [InlineData("01.07.2026", "31.12.2026", SubPeriodLength.HalfYear, "2026-H2")]
    [InlineData("01.08.2026", "31.07.2027", SubPeriodLength.Year, "01.08.2026 bis 31.07.2027")]
    [InlineData("01.05.2026", "10.06.2026", SubPeriodLength.Month, "2026-05; 2026-06 (bis 10.06.2026)")]
    public void SubPeriods_AreNamedByTheCalendarOrByTheirDays(string from, string to, SubPeriodLength length, string expected) =>
        string.Join("; ", SubPeriods.Of(new Period(Rows.Day(from), Rows.Day(to)), length).Select(part => part.Label)).ShouldBe(expected);

    /// <summary>Each length can be named where a line is judged by it: in the catalogue, as "je Jahr", and as "2 von 2 Jahren".</summary>
    [Theory]
    [InlineData(SubPeriodLength.Month, "monat", "Monat", "Monaten")]
    [InlineData(SubPeriodLength.Quarter, "quartal", "Quartal", "Quartalen")]
    [InlineData(SubPeriodLength.HalfYear, "halbjahr", "Halbjahr", "Halbjahren")]
    [InlineData(SubPeriodLength.Year, "jahr", "Jahr", "Jahren")]
    public void SubPeriods_OfEachLength_HaveTheirWords(SubPeriodLength length, string word, string noun, string plural) =>
        (SubPeriods.Word(length), SubPeriods.Noun(length), SubPeriods.Plural(length)).ShouldBe((word, noun, plural));
}
