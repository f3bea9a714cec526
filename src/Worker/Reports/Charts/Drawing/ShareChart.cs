namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The chart of shares: a bar a line, the threshold as a mark across it, the number in words beside it.</summary>
internal static class ShareChart
{
    private const double BarHeight = 9;
    private const double Padding = 4;

    /// <summary>Draws the bars.</summary>
    /// <param name="name">"Anteile Meilenstein 2025 (E25)"; begins the alternative text.</param>
    /// <param name="shares">One bar each.</param>
    /// <param name="widthMm">Printed width.</param>
    public static Chart Render(string name, IReadOnlyList<ShareBar> shares, double widthMm = Sketch.TextWidthMm)
    {
        Sketch sketch = new(widthMm);
        Columns columns = Columns.For(sketch.Width, shares.Select(share => share.Title), 0.3);
        double top = Lettering.Leading + 3;
        List<(ShareBar Share, RowText Name, RowText Result)> rows = [.. shares.Select(share => (share,
            new RowText(share.Title, share.Id, columns.NameWidth),
            new RowText(share.Printed, share.ThresholdText.Length == 0 ? "" : Goal(share), columns.ResultWidth)))];
        double bottom = top + rows.Sum(Height);
        DrawScale(sketch, columns, top, bottom);
        double y = top;
        foreach ((ShareBar Share, RowText Name, RowText Result) row in rows)
        {
            sketch.Line(0, y, sketch.Width, y, ChartColours.Axis, 0.5);
            row.Name.Draw(sketch, 0, y + Padding);
            row.Result.Draw(sketch, columns.ResultLeft, y + Padding);
            DrawBar(sketch, row.Share, columns, y + Padding + 1.5);
            y += Height(row);
        }

        sketch.Line(0, bottom, sketch.Width, bottom, ChartColours.Axis, 0.5);
        // No legend: the result says "Ziel" on the height of its mark.
        return sketch.Render(bottom + 2, shares.Count == 0
            ? AlternativeText.Of(name, ["keine Anteile"])
            : AlternativeText.Of(name, shares.Count, (index, _, longest) => Clause(shares[index], longest)));
    }

    private static string Clause(ShareBar share, int longestTitle) =>
        $"{AlternativeText.Shorten(share.Title, longestTitle)}: {share.Printed}{(share.ThresholdText.Length == 0 ? "" : $", {Goal(share)}")}";

    // "ohne Zahl zugesagt" is no Ziel.
    private static string Goal(ShareBar share) => share.Threshold is null ? share.ThresholdText : $"Ziel: {share.ThresholdText}";

    private static double Height((ShareBar Share, RowText Name, RowText Result) row) =>
        2 * Padding + Math.Max(Math.Max(row.Name.Height, row.Result.Height), BarHeight + 3);

    private static double X(Columns columns, double share) =>
        columns.PictureLeft + 6 + share * (columns.PictureRight - columns.PictureLeft - 18);

    private static void DrawScale(Sketch sketch, Columns columns, double top, double bottom)
    {
        foreach (int percent in (int[])[0, 25, 50, 75, 100])
        {
            double x = X(columns, percent / 100.0);
            sketch.Text($"{percent} %", x, Lettering.Ascent, ChartColours.Muted, anchor: 0.5);
            sketch.Line(x, top, x, bottom, percent == 0 ? ChartColours.Axis : ChartColours.Grid, percent == 0 ? 0.8 : 0.5);
        }
    }

    private static void DrawBar(Sketch sketch, ShareBar share, Columns columns, double top)
    {
        double bottom = top + BarHeight;
        if (share.Length is { } length)
        {
            sketch.Box(X(columns, 0), top, X(columns, 1), bottom, ChartColours.Paper, ChartColours.Blue, 0.9);
            if (length > 0)
            {
                sketch.Box(X(columns, 0), top, X(columns, length), bottom, ChartColours.Blue, ChartColours.Blue, 0.9);
            }

            DrawParts(sketch, share, columns, top, bottom);
        }
        else
        {
            sketch.Dashes([new(X(columns, 0), top), new(X(columns, 1), top), new(X(columns, 1), bottom), new(X(columns, 0), bottom)], ChartColours.Grey, 0.8);
        }

        if (share.Threshold is { } threshold)
        {
            DrawThreshold(sketch, X(columns, Math.Clamp(threshold, 0, 1)), top, bottom);
        }
    }

    private static void DrawParts(Sketch sketch, ShareBar share, Columns columns, double top, double bottom)
    {
        // A few whole things are counted at a glance when each has its own piece of the bar.
        if (share.Denominator is not { } all || all > 12 || all != Math.Truncate(all))
        {
            return;
        }

        for (int i = 1; i < all; i++)
        {
            bool filled = i < share.Numerator;
            double x = X(columns, i / (double)all);
            sketch.Line(x, top, x, bottom, filled ? ChartColours.Paper : ChartColours.Blue, 0.9);
        }
    }

    private static void DrawThreshold(Sketch sketch, double x, double top, double bottom)
    {
        sketch.Line(x, top - 3.2, x, bottom + 3.2, ChartColours.Paper, 4);
        sketch.Line(x, top - 3.2, x, bottom + 3.2, ChartColours.Amber, 2);
        sketch.Marker(x, top - 3.2, ScottPlot.MarkerShape.FilledTriangleDown, 6, ChartColours.Amber, ChartColours.Amber, 0);
    }
}
