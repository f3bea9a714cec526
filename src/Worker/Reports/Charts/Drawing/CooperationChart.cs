using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The timeline of cooperations: waiting time gone by is filled, waiting time ahead is hatched, its end is a flag.</summary>
internal static class CooperationChart
{
    private const double Padding = 4;
    private const double BarHeight = 8;
    private const double RowHeight = 2 * Lettering.Leading + 2 * Padding;

    /// <summary>Draws the timeline.</summary>
    /// <param name="input">Its data.</param>
    /// <param name="widthMm">Printed width.</param>
    public static Chart Render(CooperationTimeline input, double widthMm = Sketch.TextWidthMm)
    {
        Sketch sketch = new(widthMm);
        Columns columns = new(sketch.Width);
        TimeScale scale = new(input.From, input.To, columns.PictureLeft, columns.PictureRight);
        double top = scale.HeadingHeight;
        double bottom = top + input.Cooperations.Count * RowHeight;
        scale.DrawHeading(sketch, 0);
        scale.DrawGrid(sketch, top, bottom);
        for (int i = 0; i < input.Cooperations.Count; i++)
        {
            DrawRow(sketch, input, input.Cooperations[i], scale, columns, top + i * RowHeight);
        }

        sketch.Line(0, bottom, sketch.Width, bottom, ChartColours.Axis, 0.5);
        double? asOf = scale.DrawAsOf(sketch, input.AsOf, top, bottom);
        for (int i = 0; i < input.Cooperations.Count; i++)
        {
            DrawActivities(sketch, input.Cooperations[i], scale, top + i * RowHeight);
        }

        double end = ChartLegend.Draw(sketch, LegendOf(input), bottom + 3, asOf);
        return sketch.Render(end, AlternativeText.Of($"Zeitleiste {input.Name}", Clauses(input)));
    }

    private static void DrawRow(Sketch sketch, CooperationTimeline input, CooperationRow c, TimeScale scale, Columns columns, double y)
    {
        sketch.Line(0, y, sketch.Width, y, ChartColours.Axis, 0.5);
        new RowText(c.Label, $"{(c.Closed > input.AsOf ? "geplant ab" : "seit")} {ChartWords.Date(c.Closed)}", columns.NameWidth).Draw(sketch, 0, y + Padding);
        int held = c.Activities.Count(a => a.State == EventState.Held);
        string together = held == 0 ? "noch nichts gemeinsam" : $"{ChartWords.Number(held)} gemeinsam durchgeführt";
        new RowText(Judgeable(c, input.AsOf), together, columns.ResultWidth).Draw(sketch, columns.ResultLeft, y + Padding);

        double bar = y + Padding + 1.5;
        DateOnly gone = input.AsOf < c.JudgeableFrom ? input.AsOf : c.JudgeableFrom;
        if (gone < c.JudgeableFrom)
        {
            Hatching.Draw(sketch, scale.X(gone < c.Closed ? c.Closed : gone), bar, scale.X(c.JudgeableFrom), bar + BarHeight, ChartColours.Blue);
        }

        if (gone > c.Closed)
        {
            sketch.Box(scale.X(c.Closed), bar, scale.X(gone), bar + BarHeight, ChartColours.MidBlue, ChartColours.Blue, 0.9);
        }

        if (scale.Shows(c.JudgeableFrom))
        {
            DrawFlag(sketch, scale.X(c.JudgeableFrom), bar - 2.5, bar + BarHeight);
        }
    }

    private static void DrawFlag(Sketch sketch, double x, double top, double bottom)
    {
        sketch.Line(x, top, x, bottom, ChartColours.Amber, 1.8);
        sketch.Marker(x, top + 2.5, MarkerShape.FilledSquare, 5, ChartColours.Amber, ChartColours.Amber, 0);
    }

    private static void DrawActivities(Sketch sketch, CooperationRow c, TimeScale scale, double y)
    {
        foreach (PlacedEvent mark in PlacedEvent.Place(c.Activities, scale) ?? PlacedEvent.Days(c.Activities, scale))
        {
            EventMark.Draw(sketch, mark.X, y + RowHeight - Padding - 4.5, mark.State, 6);
        }
    }

    private static string Judgeable(CooperationRow c, DateOnly asOf) =>
        $"bewertbar {(c.JudgeableFrom <= asOf ? "seit" : "ab")} {ChartWords.Date(c.JudgeableFrom)}";

    private static IEnumerable<LegendEntry> LegendOf(CooperationTimeline input)
    {
        if (input.Cooperations.Any(c => c.Closed < input.AsOf))
        {
            yield return new LegendEntry("Wartezeit vergangen", 14, (sketch, x, y) =>
                sketch.Box(x - 7, y - 3.5, x + 7, y + 3.5, ChartColours.MidBlue, ChartColours.Blue, 0.9));
        }

        if (input.Cooperations.Any(c => c.JudgeableFrom > input.AsOf))
        {
            yield return new LegendEntry("noch abzuwarten", 14, (sketch, x, y) =>
                Hatching.Draw(sketch, x - 7, y - 3.5, x + 7, y + 3.5, ChartColours.Blue));
        }

        if (input.Cooperations.Count > 0)
        {
            yield return new LegendEntry("bewertbar", 7, (sketch, x, y) => DrawFlag(sketch, x - 2, y - 5, y + 4));
        }

        foreach (LegendEntry entry in LegendEntry.Of(input.Cooperations.SelectMany(c => c.Activities)))
        {
            yield return entry with { Name = $"gemeinsam {entry.Name}" };
        }
    }

    private static IReadOnlyList<string> Clauses(CooperationTimeline input)
    {
        if (input.Cooperations.Count == 0)
        {
            return ["keine Kooperation geschlossen"];
        }

        int ready = input.Cooperations.Count(c => c.JudgeableFrom <= input.AsOf);
        string message = $"{ChartWords.Number(ready)} von {ChartWords.Number(input.Cooperations.Count)} am {ChartWords.AsOf(input.AsOf)} bewertbar";
        return [message, .. input.Cooperations.Where(c => c.JudgeableFrom > input.AsOf).Select(c => $"{c.Label} {Judgeable(c, input.AsOf)}")];
    }
}
