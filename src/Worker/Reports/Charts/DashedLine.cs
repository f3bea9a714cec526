using ScottPlot;
using SkiaSharp;

namespace KiIndicators.Worker.Reports.Charts;

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
        for (int i = 1; i < points.Count; i++)
            AddDashes(path, points[i - 1], points[i]);
        using SKPaint paint = new() { Color = color.ToSKColor(), StrokeWidth = (float)width, IsStroke = true, IsAntialias = true };
        rp.Canvas.DrawPath(path, paint);
    }

    private static void AddDashes(SKPath path, Coordinates from, Coordinates to)
    {
        double length = from.Distance(to);
        for (double start = 0; start < length; start += Dash + Gap)
        {
            path.MoveTo(Along(from, to, start / length));
            path.LineTo(Along(from, to, Math.Min(start + Dash, length) / length));
        }
    }

    private static SKPoint Along(Coordinates from, Coordinates to, double share) =>
        new((float)(from.X + share * (to.X - from.X)), (float)(from.Y + share * (to.Y - from.Y)));
}
