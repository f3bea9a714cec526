using SkiaSharp;
using SkiaSharp.HarfBuzz;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A typeface and its shaper: widths are measured with kerning, as the PDF will set them.</summary>
internal sealed class Typeface
{
    private const float EmUnits = 1000;
    private readonly Lock gate = new();
    private readonly SKShaper shaper;
    private readonly SKFont measure;
    private readonly Dictionary<string, double> widths = [];

    /// <summary>Takes over the typeface.</summary>
    /// <param name="face">An opened font file.</param>
    public Typeface(SKTypeface face)
    {
        Face = face;
        shaper = new SKShaper(face);
        measure = new SKFont(face, EmUnits) { Subpixel = true };
    }

    /// <summary>The typeface of Skia.</summary>
    public SKTypeface Face { get; }

    /// <summary>Width of a text.</summary>
    /// <param name="text">One line.</param>
    /// <param name="size">Font size in points.</param>
    /// <returns>Points.</returns>
    public double Width(string text, double size)
    {
        // HarfBuzz buffers are not for two threads; labels repeat (months, dates), so remembering them pays.
        lock (gate)
        {
            if (!widths.TryGetValue(text, out double em))
            {
                if (widths.Count > 4096)
                {
                    widths.Clear();
                }

                widths[text] = em = text.Length == 0 ? 0 : shaper.Shape(text, measure).Width / EmUnits;
            }

            return em * size;
        }
    }
}
