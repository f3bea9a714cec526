using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The whole programme on one time axis: a bar for each Meilenstein, a tick for each day with events, a flag for each Frist.</summary>
internal static class ProgrammeChart
{
    private const double Padding = 2;
    private const double BarHeight = 14;
    private const double IdWidth = 24;
    private const int MaxTicks = 60;

    /// <summary>Draws the overview.</summary>
    /// <param name="input">Its data.</param>
    /// <param name="widthMm">Printed width.</param>
    public static Chart Render(ProgrammeOverview input, double widthMm = Sketch.TextWidthMm)
    {
        Sketch sketch = new(widthMm);
        Columns columns = new(sketch.Width, NameShare: 0.34);
        TimeScale scale = new(input.From, input.To, columns.PictureLeft, columns.PictureRight);
        List<(ProgrammeRow Row, RowText Name, RowText Result)> rows = [.. input.Milestones.Select(row => (row,
            new RowText("", row.Title, columns.NameWidth - IdWidth),
            new RowText(row.Status, "", columns.ResultWidth)))];
        double top = scale.HeadingHeight;
        double bottom = top + rows.Sum(row => Height(row.Name, row.Result));
        scale.DrawHeading(sketch, 0);
        scale.DrawGrid(sketch, top, bottom);
        double y = top;
        foreach ((ProgrammeRow row, RowText name, RowText result) in rows)
        {
            sketch.Line(0, y, sketch.Width, y, ChartColours.Axis, 0.5);
            new RowText(row.Id, "", IdWidth - 2).Draw(sketch, 0, y + Padding);
            name.Draw(sketch, IdWidth, y + Padding);
            result.Draw(sketch, columns.ResultLeft, y + Padding);
            DrawPeriod(sketch, row, scale, y + Height(name, result) / 2);
            y += Height(name, result);
        }

        sketch.Line(0, bottom, sketch.Width, bottom, ChartColours.Axis, 0.5);
        double? asOf = scale.DrawAsOf(sketch, input.AsOf, top, bottom);
        double end = ChartLegend.Draw(sketch, LegendOf(input), bottom + 3, asOf);
        return sketch.Render(end, AlternativeText.Of($"Zeitleiste {input.Name}", Clauses(input), "in der Tabelle"));
    }

    /// <summary>The same Meilensteine as a table.</summary>
    /// <param name="input">The data of the chart.</param>
    public static ChartTable Table(ProgrammeOverview input) => new(
        ["Nr.", "Meilenstein", "Zeitraum", "Bewertung", "Veranstaltungen", "Fristen"],
        [.. input.Milestones.Select(row => (IReadOnlyList<string>)
        [
            row.Id,
            row.Title,
            $"{ChartWords.Date(row.From)} bis {ChartWords.Date(row.To)}",
            row.Status,
            row.Events.Count == 0 ? "keine" : ChartWords.Counts(row.Events),
            row.Deadlines.Count == 0 ? "keine" : string.Join(", ", row.Deadlines.Order().Select(ChartWords.Date)),
        ])]);

    private static double Height(RowText name, RowText result) => 2 * Padding + Math.Max(Math.Max(name.Height, result.Height), BarHeight + 4);

    private static void DrawPeriod(Sketch sketch, ProgrammeRow row, TimeScale scale, double middle)
    {
        double top = middle - BarHeight / 2;
        double bottom = middle + BarHeight / 2;
        sketch.Box(scale.Start(row.From), top, scale.End(row.To), bottom, ChartColours.PaleBlue, ChartColours.Axis, 0.8);
        IReadOnlyList<PlacedEvent> days = PlacedEvent.Days(row.Events, scale);
        if (days.Count > MaxTicks)
        {
            DensityRow.Draw(sketch, row.Events, scale, bottom - 0.5, BarHeight - 1, numbers: false);
        }

        foreach (PlacedEvent mark in days.Count > MaxTicks ? [] : days)
        {
            DrawTick(sketch, mark.State, mark.X, top, bottom);
        }

        foreach (DateOnly deadline in row.Deadlines.Distinct())
        {
            DrawFlag(sketch, scale.X(deadline), top - 3, bottom, scale.X(deadline) > scale.Right - 10 ? -3 : 3);
        }
    }

    private static void DrawTick(Sketch sketch, EventState state, double x, double top, double bottom)
    {
        double middle = (top + bottom) / 2;
        if (state == EventState.Held)
        {
            sketch.Line(x, top + 1.5, x, bottom - 1.5, ChartColours.Blue, 1.8);
        }
        else if (state == EventState.Planned)
        {
            sketch.Box(x - 1.6, top + 2, x + 1.6, bottom - 2, ChartColours.Paper, ChartColours.Blue, 0.9);
        }
        else
        {
            EventMark.Draw(sketch, x, middle, state, 5.5);
        }
    }

    private static void DrawFlag(Sketch sketch, double x, double top, double bottom, double side = 3)
    {
        sketch.Line(x, top, x, bottom, ChartColours.Amber, 1.4);
        sketch.Marker(x + side, top + 2.6, MarkerShape.FilledTriangleDown, 6, ChartColours.Amber, ChartColours.Amber, 0);
    }

    private static IEnumerable<LegendEntry> LegendOf(ProgrammeOverview input)
    {
        if (input.Milestones.Any(row => row.Events.Count > 0))
        {
            yield return new LegendEntry("Zeitraum", 14, (sketch, x, y) =>
                sketch.Box(x - 7, y - 4, x + 7, y + 4, ChartColours.PaleBlue, ChartColours.Axis, 0.8));
        }

        foreach (EventState state in ChartWords.States.Where(s => input.Milestones.SelectMany(row => row.Events).Any(e => e.State == s)))
        {
            yield return new LegendEntry(ChartWords.Of(state), state == EventState.Unsettled ? 8 : 4, (sketch, x, y) => DrawTick(sketch, state, x, y - 7, y + 7));
        }

        if (input.Milestones.Any(row => row.Deadlines.Count > 0))
        {
            yield return new LegendEntry("Frist", 8, (sketch, x, y) => DrawFlag(sketch, x - 2, y - 5, y + 5));
        }

        if (input.Milestones.Any(row => row.Events.Count > 0))
        {
            yield return new LegendEntry("Striche: Veranstaltungen der Vorhaben, jede einmal; ohne Beratungen", 0, (_, _, _) => { });
        }
    }

    private static IReadOnlyList<string> Clauses(ProgrammeOverview input) => input.Milestones.Count == 0
        ? ["keine Meilensteine"]
        : [.. input.Milestones.GroupBy(row => row.Status).Select(group => $"{string.Join(", ", group.Select(row => row.Id))} {group.Key}")];
}
