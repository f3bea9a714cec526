using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Slanted lines in a rectangle. ScottPlot's hatches are bitmaps, which would blur in print.</summary>
internal static class Hatching
{
    private const double Step = 3.2;

    /// <summary>Fills a rectangle with lines that rise to the right.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="right">Right edge.</param>
    /// <param name="bottom">Lower edge.</param>
    /// <param name="color">Colour of lines and outline.</param>
    public static void Draw(Sketch sketch, double left, double top, double right, double bottom, Color color)
    {
        sketch.Box(left, top, right, bottom, ChartColours.Paper, color, 0.9);
        double height = bottom - top;
        for (double foot = left - height + Step; foot < right; foot += Step)
        {
            double from = Math.Max(foot, left);
            double to = Math.Min(foot + height, right);
            sketch.Line(from, bottom - (from - foot), to, bottom - (to - foot), color, 0.6);
        }
    }
}
