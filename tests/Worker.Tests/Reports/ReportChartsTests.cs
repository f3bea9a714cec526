using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Tests.Reports.Charts;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>One picture a milestone, titled with its message; the whole programme stands in the Anlage.</summary>
public class ReportChartsTests
{
    private const string Other = "Runde";

    public ReportChartsTests() => Fonts.Register();

    [Fact]
    public void Charts_AreFilesThatReportAndAnlageName()
    {
        Indicator share = Sample.Line(
            "B25-2", new Share([new RowShare(Sample.Events("Treffen"), null, Sample.Events("Treffen"))]), new AtLeast(50) { InPercent = true });
        ReportInput input = Input([Sample.Count("B25-1", 9), share], Monthly("Treffen", 10));

        ReportCharts charts = ReportCharts.Build(input);

        ChartBlock chart = Sample.Sections(ReportBuilder.Build(input, charts)).ShouldHaveSingleItem().Chart.ShouldNotBeNull();
        ChartBlock programme = AnnexBuilder.Build(input, charts).ProgrammeChart.ShouldNotBeNull();
        charts.Files.Keys.ShouldBe([chart.File]);
        charts.AnnexFiles.Keys.ShouldBe([programme.File]);
        chart.Table.ShouldBeNull("the alternative text and the evidence hold the dots");
        new[] { chart, programme }.ShouldAllBe(block => block.AlternativeText.Length > 10 && block.AlternativeText.Length <= 400);
    }

    [Theory]
    [InlineData(9, 12, "charts/b25-2-verlauf.svg")]
    [InlineData(12, 9, "charts/b25-1-verlauf.svg")]
    [InlineData(9, 9, "charts/b25-1-verlauf.svg")]
    public void Chart_OfAMilestone_IsThatOfTheLineThatNeedsAttentionMost(int first, int second, string file)
    {
        Indicator other = Sample.Line("B25-2", new Count(Sample.Events(Other), null), new AtLeast(second));

        ReportCharts.Build(Input([Sample.Count("B25-1", first), other], [.. Monthly("Treffen", 10), .. Monthly(Other, 10)]))
            .Of("B25").ShouldNotBeNull().File.ShouldBe(file);
    }

    [Fact]
    public void Charts_WithoutAnyEvent_ShowTheProgrammeOnly()
    {
        ReportCharts charts = ReportCharts.Build(Input([Sample.Count("B25-1", 9)], []));

        charts.Files.ShouldBeEmpty();
        charts.AnnexFiles.Keys.ShouldBe(["charts/programm.svg"]);
    }

    [Fact]
    public void ProgrammeChart_ShowsEveryDeadline_AlsoOneOnTheLastDay()
    {
        Indicator due = Sample.Count("Q-1", 1, Sample.Year2026) with { HasDeadline = true };
        ReportInput input = Sample.Input(Sample.Evaluate(Sample.Programme(Sample.Milestone("Q", MilestoneType.CrossCutting, due)), []));

        ReportCharts.Build(input).Programme.ShouldNotBeNull().Table.ShouldNotBeNull().Rows.ShouldHaveSingleItem()
            .ShouldBe(["Q", "01.01.2026 bis 31.12.2026", "keine", "31.12.2026"]);
    }

    /// <summary>What was not counted stands in the evidence alone.</summary>
    [Fact]
    public void Terminleiste_OfALine_ShowsHeldPlannedAndUnsettledEventsAndNoOther()
    {
        ReportInput input = Sample.Input(Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 4, Sample.Year2026))),
            [
                Sample.Event("V-1", new(2026, 3, 1)), Sample.Event("V-2", new(2026, 10, 1), status: ActivityStatus.Planned),
                Sample.Event("V-3", new(2026, 4, 1), status: ActivityStatus.Planned),
                Sample.Event("V-4", new(2026, 5, 1), status: ActivityStatus.Cancelled), Sample.Event("V-5", new(2026, 5, 1), "Anderes"),
            ]));

        ReportCharts.Build(input).Of("B26").ShouldNotBeNull().AlternativeText.ShouldBe(
            "Terminleiste „Titel B26“: Vorhaben B26-1: 1 durchgeführt (01.03.), 1 geplant (01.10.), 1 ungeklärt (01.04.), Ziel bis 31.12.: mindestens 4.");
        AnnexBuilder.Build(input, ReportCharts.None).Evidence.ShouldHaveSingleItem().Groups
            .ShouldContain(group => group.Title == "Nicht gezählt, genau eine Bedingung fehlt: 2");
    }

    [Theory]
    [InlineData(3, null, 1, "Vorhaben B25-1: 1, 2 weniger als vorgesehen")]
    [InlineData(3, null, 3, "Vorhaben B25-1: 3, wie vorgesehen")]
    [InlineData(3, null, 5, "Vorhaben B25-1: 5, 2 mehr als verlangt")]
    [InlineData(4, 6, 5, "Vorhaben B25-1: 5, wie vorgesehen")]
    [InlineData(4, 6, 7, "Vorhaben B25-1: 7, 1 mehr als vorgesehen")]
    public void Heading_OfAYearThatIsOver_ComparesWithWhatWasForeseen(int least, int? most, int held, string heading)
    {
        Target target = most is int bound ? new Corridor(least, bound) : new AtLeast(least);
        Indicator line = Sample.Line("B25-1", new Count(Sample.Events("Treffen"), null), target);

        Heading(line, Monthly("Treffen", held)).ShouldBe(heading);
    }

    [Theory]
    [InlineData(3, "Vorhaben B26-1: 1, 2 fehlen noch bis 31.12.2026, 1 geplant")]
    [InlineData(2, "Vorhaben B26-1: 1, 1 fehlt noch bis 31.12.2026, 1 geplant")]
    [InlineData(1, "Vorhaben B26-1: 1, wie vorgesehen, 1 geplant")]
    public void Heading_OfAYearThatGoesOn_SaysWhatIsStillMissing(int least, string heading) => Heading(
            Sample.Count("B26-1", least, Sample.Year2026),
            [Sample.Event("V-1", new(2026, 3, 1)), Sample.Event("V-2", new(2026, 10, 1), status: ActivityStatus.Planned)])
        .ShouldBe(heading);

    [Fact]
    public void Heading_OfAPromiseAndOfParts_NamesNoDifference()
    {
        Heading(Sample.Line("B25-1", new Count(Sample.Events("Treffen"), null), new Promised()), Monthly("Treffen", 2)).ShouldBe("Vorhaben B25-1: 2");
        Heading(Sample.Line("B25-1", new Count(Sample.Events("Treffen"), SubPeriodLength.Quarter), new AtLeast(1)), Monthly("Treffen", 4))
            .ShouldBe("Vorhaben B25-1: 2 von 4 Quartalen; vorgesehen mindestens 1 je Quartal");
    }

    private static string Heading(Indicator line, IReadOnlyList<Activity> rows) =>
        ReportCharts.Build(Input([line], rows)).Of("B25").ShouldNotBeNull().Heading;

    private static ReportInput Input(Indicator[] lines, IReadOnlyList<Activity> rows) =>
        Sample.Input(Sample.Evaluate(Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, lines)), rows));

    private static Activity[] Monthly(string kind, int number) =>
        [.. Enumerable.Range(1, number).Select(month => Sample.Event($"{kind}-{month}", new(2025, month, 3), kind))];
}
