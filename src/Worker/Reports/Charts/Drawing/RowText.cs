namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Bold lines with plain ones below: the name of a row at its left, its result at its right.</summary>
internal sealed class RowText
{
    private readonly List<string> strong;
    private readonly List<string> plain;

    /// <summary>Breaks both texts into a column.</summary>
    /// <param name="strong">Bold; at most three lines.</param>
    /// <param name="plain">Below; at most two lines, may be empty.</param>
    /// <param name="width">Room in points.</param>
    public RowText(string strong, string plain, double width)
    {
        this.strong = Lettering.Wrap(strong, width, 4, bold: true);
        this.plain = Lettering.Wrap(plain, width, 2);
    }

    /// <summary>Height in points.</summary>
    public double Height => (strong.Count + plain.Count) * Lettering.Leading;

    /// <summary>Draws the lines.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="x">Left edge.</param>
    /// <param name="top">Upper edge.</param>
    public void Draw(Sketch sketch, double x, double top)
    {
        double below = sketch.Lines(strong, x, top, ChartColours.Ink, bold: true);
        sketch.Lines(plain, x, below, ChartColours.Muted);
    }
}
