using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>A deviation says what deviates: a number that the target foresees is none by itself.</summary>
public class DeviationWordTests
{
    private static readonly DateOnly AfterTheYear = new(2027, 3, 1);

    [Theory]
    [InlineData("2027-03-01", "1, entfallen: Alsdorf; vorgesehen mindestens 1")]
    [InlineData("2026-12-01", "bisher 1, noch offen: Alsdorf, geplant keine; vorgesehen mindestens 1")]
    public void Growth_WithALostKommune_NamesIt(string asOf, string expected)
    {
        Indicator line = Sample.Line(
            "B26-1", new Growth(Sample.Events("Treffen"), new ValueRule("kommune", []), new BaselineSource(null, Sample.Year2025)),
            new AtLeast(1), Sample.Year2026);
        EvaluationResult result = Evaluate(
            line, DateOnly.ParseExact(asOf, "yyyy-MM-dd"), Sample.Event("V-1", new(2025, 3, 1)), Sample.Event("V-2", new(2026, 3, 1), place: "05334012"));

        Sample.Details(result).ShouldHaveSingleItem().ShouldBe(expected);
        Sample.Glance(result).ShouldNotContain("1 statt mindestens 1");
    }

    [Fact]
    public void Growth_WithALostPartner_CountsItWithoutItsName()
    {
        Indicator line = Sample.Line(
            "B26-1", new Growth(Sample.Events("Treffen"), new ValueRule("partner", []), new BaselineSource(null, Sample.Year2025)),
            new AtLeast(1), Sample.Year2026);

        Sample.Details(Evaluate(line, AfterTheYear, Sample.Event("V-1", new(2025, 3, 1)))).ShouldHaveSingleItem()
            .ShouldBe("0, entfallen: 1 Partner; vorgesehen mindestens 1");
    }

    [Theory]
    [InlineData(SubPeriodLength.Quarter, "3 von 4 Quartalen erreicht; vorgesehen mindestens 1 je Quartal", "Soll mindestens 1 je Quartal")]
    [InlineData(SubPeriodLength.HalfYear, "1 von 2 Halbjahren erreicht; vorgesehen mindestens 1 je Halbjahr", "Soll mindestens 1 je Halbjahr")]
    public void SubPeriods_SayWhatTheyCount(SubPeriodLength length, string expected, string target)
    {
        Indicator line = Sample.Line("B25-1", new Count(Sample.Events("Treffen"), length), new AtLeast(1));
        DateOnly[] days = length == SubPeriodLength.Quarter ? [new(2025, 2, 1), new(2025, 5, 1), new(2025, 8, 1)] : [new(2025, 2, 1)];

        EvaluationResult result = Evaluate(line, AfterTheYear, [.. days.Select((day, index) => Sample.Event($"V-{index}", day))]);

        Sample.Details(result).ShouldHaveSingleItem().ShouldBe(expected);
        LineRow row = Sample.Rows(Sample.Model(result)).ShouldHaveSingleItem();
        row.Target.ShouldBe(target);
        Sample.Glance(result).ShouldContain($"({row.Status.Word}: {expected})");
    }

    [Fact]
    public void SubPeriod_ThatIsTheOnlyOne_IsSingular()
    {
        Indicator line = Sample.Line(
            "B25-1", new Count(Sample.Events("Treffen"), SubPeriodLength.Quarter), new AtLeast(1), new Period(new(2025, 1, 1), new(2025, 3, 31)));

        Sample.Rows(Sample.Model(Evaluate(line, AfterTheYear))).ShouldHaveSingleItem().Actual.ShouldBe("0 von 1 Quartal");
    }

    [Fact]
    public void SubPeriods_OneOfWhichFailed_NameIt()
    {
        Indicator line = Sample.Line("B26-1", new Count(Sample.Events("Treffen"), SubPeriodLength.HalfYear), new AtLeast(1), Sample.Year2026);

        Sample.Details(Evaluate(line, new(2026, 12, 1), Sample.Event("V-1", new(2026, 8, 1)))).ShouldHaveSingleItem()
            .ShouldBe("2026-H1 nicht erreicht; bisher 1 von 2 Halbjahren, geplant keine; vorgesehen mindestens 1 je Halbjahr");
    }

    private static EvaluationResult Evaluate(Indicator line, DateOnly asOf, params Activity[] rows) =>
        Sample.Evaluate(Sample.Programme(Sample.Milestone("B", MilestoneType.Milestone, line)), rows, asOf: asOf);
}
