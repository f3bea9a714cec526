namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The line below a chart that names its signs.</summary>
internal static class ChartLegend
{
    /// <summary>Draws the entries from the left edge, in as many lines as they need.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="entries">Signs that occur in the chart.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="asOfLeft">Where the name of the Stichtag begins on this line; the legend goes below it if it would run into it.</param>
    /// <returns>Lower edge.</returns>
    public static double Draw(Sketch sketch, IEnumerable<LegendEntry> entries, double top, double? asOfLeft)
    {
        List<LegendEntry> all = [.. entries];
        bool moves = asOfLeft is { } left && all.Sum(Width) > left;
        double y = moves ? top + Lettering.Leading + 1 : top;
        double x = 0;
        foreach (LegendEntry entry in all)
        {
            if (x > 0 && x + Width(entry) > sketch.Width)
            {
                (x, y) = (0, y + Lettering.Leading + 1);
            }

            entry.Draw(sketch, x + entry.SymbolWidth / 2, y + Lettering.Ascent - 3);
            sketch.Text(entry.Name, x + entry.SymbolWidth + 3, y + Lettering.Ascent, ChartColours.Ink);
            x += Width(entry);
        }

        return all.Count == 0 && asOfLeft is null ? top : y + Lettering.Leading + 2;
    }

    private static double Width(LegendEntry entry) => entry.SymbolWidth + 3 + Lettering.Width(entry.Name) + 12;
}
