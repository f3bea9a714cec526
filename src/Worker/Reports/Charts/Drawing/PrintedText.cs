using ScottPlot;
using SkiaSharp;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>
/// A line of text whose baseline lies exactly where it is put. ScottPlot's own text is placed by its box, which moves
/// with the font's metrics, so that regular and bold beside each other do not share a baseline.
/// </summary>
internal sealed class PrintedText(string text, double x, double baseline, Typeface face, Color color) : IPlottable
{
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
        using SKFont font = new(face.Face, (float)Lettering.Size) { Subpixel = true };
        using SKPaint paint = new() { Color = color.ToSKColor(), IsAntialias = true };
        rp.Canvas.DrawText(text, (float)x, (float)baseline, font, paint);
    }
}
