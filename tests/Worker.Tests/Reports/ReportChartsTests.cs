using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Tests.Reports.Charts;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

public class ReportChartsTests
{
    [Fact]
    public void Charts_OfAMilestone_AreFilesThatTheModelNames()
    {
        Fonts.Register();
        Indicator share = Sample.Line(
            "B25-2", new Share([new RowShare(Sample.Events("Treffen"), null, Sample.Events("Treffen"))]), new AtLeast(50) { InPercent = true });
        ReportInput input = Sample.Input(Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, PageOneTests.Count("B25-1", 9), share)),
            Enumerable.Range(1, 10).Select(day => Sample.Event($"V-{day}", new(2025, day, 3)))));

        ReportCharts charts = ReportCharts.Build(input);
        ReportModel model = ReportBuilder.Build(input, charts);

        ChartBlock[] blocks = [.. model.Topics[0].Goals[0].Milestones[0].Charts, model.ProgrammeChart.ShouldNotBeNull()];
        blocks.Select(block => block.File).ShouldBe(
            ["charts/b25-1-verlauf.svg", "charts/b25-anteile.svg", "charts/programm.svg"]);
        charts.Files.Keys.Order().ShouldBe(blocks.Select(block => block.File).Order());
        // In a year that is over the row with what is planned would repeat the first.
        blocks[0].Table.ShouldNotBeNull().Rows.ShouldHaveSingleItem().ShouldBe(
            ["durchgeführt, Summe", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "10", "10"]);
        blocks.ShouldAllBe(block => block.AlternativeText.Length > 10 && block.AlternativeText.Length <= 250);
    }

    [Fact]
    public void Charts_WithoutAnyEvent_ShowTheProgrammeOnly()
    {
        Fonts.Register();
        ReportInput input = Sample.Input(Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, PageOneTests.Count("B25-1", 9))), []));

        ReportCharts.Build(input).Files.Keys.ShouldBe(["charts/programm.svg"]);
    }

    [Fact]
    public void ProgrammeChart_ShowsEveryDeadline_AlsoOneOnTheLastDay()
    {
        Fonts.Register();
        Indicator due = PageOneTests.Count("Q-1", 1, Sample.Year2026) with { HasDeadline = true };
        ReportInput input = Sample.Input(Sample.Evaluate(Sample.Programme(Sample.Milestone("Q", MilestoneType.CrossCutting, due)), []));

        ReportCharts.Build(input).Programme.ShouldNotBeNull().Table.ShouldNotBeNull().Rows.ShouldHaveSingleItem()
            .ShouldBe(["Q", "01.01.2026 bis 31.12.2026", "keine", "31.12.2026"]);
    }

    [Fact]
    public void Terminleiste_OfALine_TellsHeldPlannedUnsettledAndNotCountedApart()
    {
        Fonts.Register();
        ReportInput input = Sample.Input(Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, PageOneTests.Count("B26-1", 4, Sample.Year2026))),
            [
                Sample.Event("V-1", new(2026, 3, 1)), Sample.Event("V-2", new(2026, 10, 1), status: ActivityStatus.Planned),
                Sample.Event("V-3", new(2026, 4, 1), status: ActivityStatus.Planned),
                Sample.Event("V-4", new(2026, 5, 1), status: ActivityStatus.Cancelled), Sample.Event("V-5", new(2026, 5, 1), "Anderes"),
            ]));

        TableBlock table = ReportCharts.Build(input).Of("B26").ShouldHaveSingleItem().Table.ShouldNotBeNull();

        // The annex lists the same ones.
        ReportBuilder.Build(input, ReportCharts.None).Annex.Evidence.ShouldHaveSingleItem().Groups
            .ShouldContain(group => group.Title == "Nicht gezählt, genau eine Bedingung fehlt: 2");
        table.Headers.ShouldBe(["Nr.", "durchgeführt", "geplant", "Durchführung ungeklärt", "nicht gezählt"]);
        table.Rows.ShouldHaveSingleItem().ShouldBe(
            ["B26-1", "1: 01.03.", "1: 01.10.", "1: 01.04.", "2: 01.05., 01.05."]);
    }
}
