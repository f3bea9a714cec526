using System.Collections.Immutable;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Charts.Drawing;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Charts;

/// <summary>The charts of a report, by milestone, and that of the whole programme.</summary>
internal sealed class ReportCharts
{
    /// <summary>Rows of the largest picture that still stands on one page; the table beside it has all of them.</summary>
    public const int MostRows = 20;

    /// <summary>The same for bars, beside each of which a title of several lines stands.</summary>
    public const int MostBars = 10;

    private readonly Dictionary<string, ReportChart> byMilestone = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly ReportChart? programme;

    private ReportCharts()
    {
    }

    private ReportCharts(ReportContext context)
    {
        ChartInputs inputs = new(context);
        ChartMessages messages = new(context);
        programme = context.Result.Milestones.IsEmpty ? null : ProgrammeOf(inputs.Programme(), context.HasSeveral);
        foreach (MilestoneResult result in context.Result.Milestones)
        {
            if (Of(result, inputs, messages) is ReportChart chart)
            {
                byMilestone.Add(result.Milestone.Id, chart);
            }
        }
    }

    /// <summary>A report without pictures.</summary>
    public static ReportCharts None { get; } = new();

    /// <summary>The pictures of the milestones as SVG by the file that their blocks name.</summary>
    public IReadOnlyDictionary<string, string> Files => byMilestone.Values.ToDictionary(chart => chart.Block.File, chart => chart.Svg, StringComparer.Ordinal);

    /// <summary>The picture of the whole programme, for the Anlage.</summary>
    public IReadOnlyDictionary<string, string> AnnexFiles => programme is null
        ? ImmutableDictionary<string, string>.Empty
        : ImmutableDictionary<string, string>.Empty.Add(programme.Block.File, programme.Svg);

    /// <summary>The whole programme on one axis; null where it has no milestones.</summary>
    public ChartBlock? Programme => programme?.Block;

    /// <summary>Draws the charts; the fonts must have been registered (<see cref="ChartFonts.Register"/>).</summary>
    /// <param name="input">What the report is built from.</param>
    public static ReportCharts Build(ReportInput input) => new(new ReportContext(input));

    /// <summary>The chart of a milestone; null where it has none.</summary>
    public ChartBlock? Of(string milestone) => byMilestone.GetValueOrDefault(milestone)?.Block;

    // One picture a milestone: of the line that needs attention most, else the first there is.
    private ReportChart? Of(MilestoneResult result, ChartInputs inputs, ChartMessages messages)
    {
        string id = result.Milestone.Id;
        List<(IReadOnlyList<Measurement> Lines, Func<ReportChart> Draw)> drafts = [];
        if (inputs.Timeline(result) is (Timeline timeline, IReadOnlyList<Measurement> lines))
        {
            drafts.Add((lines, () => Place($"{id}-termine", messages.Of(lines), TimelineChart.Render(timeline))));
        }

        foreach ((Measurement line, CumulativeLine cumulative) in inputs.Cumulative(result))
        {
            drafts.Add(([line], () => Place($"{line.Line.Id}-verlauf", messages.Of([line]), CumulativeChart.Render(cumulative))));
        }

        foreach ((Measurement line, CooperationTimeline cooperations) in inputs.Cooperations(result))
        {
            drafts.Add(([line], () => Place(
                $"{line.Line.Id}-kooperationen", Heading(messages.Of([line]), cooperations.Cooperations.Count),
                CooperationChart.Render(cooperations with { Cooperations = [.. cooperations.Cooperations.Take(MostRows)] }))));
        }

        if (inputs.Shares(result) is (IReadOnlyList<ShareBar> { Count: > 0 } shares, IReadOnlyList<Measurement> shown))
        {
            drafts.Add((shown, () => Place(
                $"{id}-anteile", Heading(messages.Of(shown), shares.Count, MostBars),
                ShareChart.Render($"Anteile {ChartInputs.Name(result)}", [.. shares.Take(MostBars)]))));
        }

        return drafts.Count == 0 ? null : drafts.MinBy(draft => draft.Lines.Min(line => line.Status.Weight())).Draw();
    }

    private ReportChart ProgrammeOf(ProgrammeOverview overview, bool hasSeveral) =>
        Place("programm", Heading(hasSeveral ? "Die Programme im Zeitverlauf" : "Das Programm im Zeitverlauf", overview.Milestones.Count),
            ProgrammeChart.Render(overview with { Milestones = [.. overview.Milestones.Take(MostRows)] }), ProgrammeChart.Table(overview).Without("Meilenstein", "Bewertung"));

    private static string Heading(string heading, int rows, int most = MostRows) =>
        rows <= most ? heading : $"{heading} (die ersten {GermanText.Whole(most)} von {GermanText.Whole(rows)})";

    private ReportChart Place(string name, string heading, Chart chart, ChartTable? table = null) => new(
        new ChartBlock(
            $"charts/{FileName(name)}.svg", chart.AlternativeText, chart.WidthMm, chart.HeightMm, heading,
            table is null ? null : new TableBlock(table.Headers, table.Rows)),
        chart.Svg);

    // Ids are free text in the catalogue; files need names that every system takes.
    private string FileName(string name)
    {
        string safe = string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
        string unique = safe;
        for (int number = 2; !names.Add(unique); number++)
        {
            unique = $"{safe}-{number}";
        }

        return unique;
    }
}
