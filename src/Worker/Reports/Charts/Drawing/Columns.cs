namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The three columns that charts with rows share: name, picture, result.</summary>
/// <param name="Width">Width of the sheet in points.</param>
/// <param name="NameShare">The part of the width that names get.</param>
internal readonly record struct Columns(double Width, double NameShare = 0.2)
{
    private const double WidestShare = 0.34;
    private const double Usual = 0.2;
    private const double Spared = 0.03;

    /// <summary>Columns in which the longest word of the names is not cut, as far as the picture can spare the room.</summary>
    /// <param name="width">Width of the sheet in points.</param>
    /// <param name="names">The names, printed bold.</param>
    /// <param name="narrowest">The part of the width that names get at least.</param>
    public static Columns For(double width, IEnumerable<string> names, double narrowest = 0.22)
    {
        double longest = names.SelectMany(name => name.Split(' ')).Select(word => Lettering.Width(word, bold: true)).DefaultIfEmpty().Max();
        return new Columns(width, Math.Clamp((longest + 8) / width, narrowest, WidestShare));
    }

    /// <summary>Where the picture begins.</summary>
    public double PictureLeft => Math.Round(Width * NameShare);

    /// <summary>Where the picture ends; the result gives way to wide names, so that the axis keeps its months.</summary>
    public double PictureRight => Math.Round(Width * (0.76 + Math.Clamp(NameShare - Usual, 0, Spared)));

    /// <summary>Where the result begins.</summary>
    public double ResultLeft => PictureRight + 7;

    /// <summary>Room for a name.</summary>
    public double NameWidth => PictureLeft - 6;

    /// <summary>Room for a result.</summary>
    public double ResultWidth => Width - ResultLeft;
}
