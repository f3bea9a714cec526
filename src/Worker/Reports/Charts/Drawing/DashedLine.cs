using ScottPlot;
using SkiaSharp;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>
/// A dashed line as one path of short strokes. The line patterns of ScottPlot are path effects of Skia, which its SVG
/// writer does not know: it warns on stderr, once a line, and writes hundreds of tiny rectangles.
/// </summary>
internal sealed class DashedLine(IReadOnlyList<Coordinates> points, Color color, double width) : IPlottable
{
    private const double Dash = 3.6;
    private const double Gap = 2.4;

    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<LegendItem> LegendItems => LegendItem.None;

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using SKPath path = new();
        double phase = 0;
        for (int i = 1; i < points.Count; i++)
        {
            phase = AddDashes(path, points[i - 1], points[i], phase);
        }

        using SKPaint paint = new() { Color = color.ToSKColor(), StrokeWidth = (float)width, IsStroke = true, IsAntialias = true };
        rp.Canvas.DrawPath(path, paint);
    }

    // The pattern runs on round corners: begun anew at each, a line of short steps would have no gaps.
    private static double AddDashes(SKPath path, Coordinates from, Coordinates to, double phase)
    {
        double length = from.Distance(to);
        for (double start = -phase; start < length; start += Dash + Gap)
        {
            double end = Math.Min(start + Dash, length);
            if (end <= 0)
            {
                continue;
            }

            path.MoveTo(Along(from, to, Math.Max(start, 0) / length));
            path.LineTo(Along(from, to, end / length));
        }

        return (phase + length) % (Dash + Gap);
    }

    private static SKPoint Along(Coordinates from, Coordinates to, double share) =>
        new((float)(from.X + share * (to.X - from.X)), (float)(from.Y + share * (to.Y - from.Y)));
}
