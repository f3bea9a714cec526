namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The Terminleiste: one row a counted line, what took place and what is planned, beside it result and target.</summary>
internal static class TimelineChart
{
    /// <summary>Draws the Terminleiste.</summary>
    /// <param name="input">Its data.</param>
    /// <param name="widthMm">Printed width.</param>
    public static Chart Render(Timeline input, double widthMm = Sketch.TextWidthMm)
    {
        Sketch sketch = new(widthMm);
        Columns columns = Columns.For(sketch.Width, input.Rows.Select(row => row.Title));
        TimeScale scale = new(input.From, input.To, columns.PictureLeft, columns.PictureRight);
        List<TimelineRowDrawing> rows = [.. input.Rows.Select(row => new TimelineRowDrawing(row, scale, columns, AxisYear(input)))];
        double top = scale.HeadingHeight;
        double bottom = top + rows.Sum(row => row.Height);
        scale.DrawHeading(sketch, 0);
        scale.DrawGrid(sketch, top, bottom);
        double y = top;
        foreach (TimelineRowDrawing row in rows)
        {
            sketch.Line(0, y, sketch.Width, y, ChartColours.Axis, 0.5);
            row.DrawLine(sketch, y);
            y += row.Height;
        }

        sketch.Line(0, bottom, sketch.Width, bottom, ChartColours.Axis, 0.5);
        double? asOf = scale.DrawAsOf(sketch, input.AsOf, top, bottom);
        y = top;
        foreach (TimelineRowDrawing row in rows)
        {
            row.DrawEvents(sketch, y);
            y += row.Height;
        }

        sketch.Line(columns.PictureRight, top, columns.PictureRight, bottom, ChartColours.Blue, 2);
        double end = ChartLegend.Draw(sketch, LegendOf(rows, scale), bottom + 3, asOf);
        return sketch.Render(end, Message(input));
    }

    private static int? AxisYear(Timeline input) => input.From.Year == input.To.Year ? input.From.Year : null;

    private static string Message(Timeline input) => input.Rows.Count == 0
        ? AlternativeText.Of($"Terminleiste {input.Name}", ["keine Vorhaben mit Terminen"])
        : AlternativeText.Of($"Terminleiste {input.Name}", input.Rows.Count, (index, withDays, longest) => input.Rows[index].Clause(AxisYear(input), withDays, longest));

    private static IEnumerable<LegendEntry> LegendOf(List<TimelineRowDrawing> rows, TimeScale scale) =>
    [
        .. LegendEntry.Of(rows.Where(row => !row.IsDense).SelectMany(row => row.Events)),
        .. DensityRow.Legend([.. rows.Where(row => row.IsDense).SelectMany(row => row.Events)], scale),
    ];
}
