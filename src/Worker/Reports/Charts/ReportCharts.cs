using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Charts.Drawing;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Charts;

/// <summary>The charts of a report, by milestone, and that of the whole programme.</summary>
internal sealed class ReportCharts
{
    /// <summary>Rows of the largest picture that still stands on one page; the table below it, or the lines above, have all of them.</summary>
    public const int MostRows = 20;

    /// <summary>The same for bars, beside each of which a title of several lines stands.</summary>
    public const int MostBars = 10;

    private readonly Dictionary<string, IReadOnlyList<ReportChart>> byMilestone = new(StringComparer.Ordinal);
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly ReportChart? programme;

    private ReportCharts()
    {
    }

    private ReportCharts(ReportContext context)
    {
        ChartInputs inputs = new(context);
        programme = context.Result.Milestones.IsEmpty ? null : ProgrammeOf(inputs.Programme(), context.HasSeveral);
        foreach (MilestoneResult result in context.Result.Milestones)
        {
            byMilestone.Add(result.Milestone.Id, [.. Of(result, inputs)]);
        }
    }

    /// <summary>A report without pictures.</summary>
    public static ReportCharts None { get; } = new();

    /// <summary>The pictures as SVG by the file that their blocks name.</summary>
    public IReadOnlyDictionary<string, string> Files => byMilestone.Values.SelectMany(charts => charts)
        .Concat(programme is null ? [] : [programme])
        .ToDictionary(chart => chart.Block.File, chart => chart.Svg, StringComparer.Ordinal);

    /// <summary>The whole programme on one axis; null where it has no milestones.</summary>
    public ChartBlock? Programme => programme?.Block;

    /// <summary>Draws the charts; the fonts must have been registered (<see cref="ChartFonts.Register"/>).</summary>
    /// <param name="input">What the report is built from.</param>
    public static ReportCharts Build(ReportInput input) => new(new ReportContext(input));

    /// <summary>The charts of a milestone.</summary>
    public IReadOnlyList<ChartBlock> Of(string milestone) =>
        byMilestone.TryGetValue(milestone, out IReadOnlyList<ReportChart>? charts) ? [.. charts.Select(chart => chart.Block)] : [];

    private IEnumerable<ReportChart> Of(MilestoneResult result, ChartInputs inputs)
    {
        string id = result.Milestone.Id;
        if (inputs.Timeline(result) is Timeline timeline)
        {
            yield return Place($"{id}-termine", $"Termine {id}", TimelineChart.Render(timeline), TimelineChart.Table(timeline).Without("Vorhaben", "Ziel"));
        }

        foreach (CumulativeLine line in inputs.Cumulative(result))
        {
            yield return Place(
                $"{line.Row.Id}-verlauf", $"Verlauf {line.Row.Id}", CumulativeChart.Render(line), CumulativeChart.Table(line).Turned());
        }

        if (inputs.Shares(result) is { Count: > 0 } shares)
        {
            // No table: the lines above print the same numbers.
            yield return Place(
                $"{id}-anteile", Heading($"Anteile {id}", shares.Count, MostBars),
                ShareChart.Render($"Anteile {ChartInputs.Name(result)}", [.. shares.Take(MostBars)]), null);
        }

        foreach ((Measurement line, CooperationTimeline cooperations) in inputs.Cooperations(result))
        {
            yield return Place(
                $"{line.Line.Id}-kooperationen", Heading($"Kooperationen {line.Line.Id}", cooperations.Cooperations.Count),
                CooperationChart.Render(cooperations with { Cooperations = [.. cooperations.Cooperations.Take(MostRows)] }),
                CooperationChart.Table(cooperations));
        }
    }

    private ReportChart ProgrammeOf(ProgrammeOverview overview, bool hasSeveral) =>
        Place("programm", Heading(hasSeveral ? "Die Programme im Zeitverlauf" : "Das Programm im Zeitverlauf", overview.Milestones.Count),
            ProgrammeChart.Render(overview with { Milestones = [.. overview.Milestones.Take(MostRows)] }), ProgrammeChart.Table(overview).Without("Meilenstein", "Bewertung"));

    private static string Heading(string heading, int rows, int most = MostRows) =>
        rows <= most ? heading : $"{heading} (die ersten {GermanText.Whole(most)} von {GermanText.Whole(rows)})";

    private ReportChart Place(string name, string heading, Chart chart, ChartTable? table) => new(
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
