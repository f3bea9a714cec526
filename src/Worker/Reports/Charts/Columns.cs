namespace KiIndicators.Worker.Reports.Charts;

/// <summary>The three columns that charts with rows share: name, picture, result.</summary>
/// <param name="Width">Width of the sheet in points.</param>
/// <param name="NameShare">The part of the width that names get.</param>
internal readonly record struct Columns(double Width, double NameShare = 0.2)
{
    /// <summary>Where the picture begins.</summary>
    public double PictureLeft => Math.Round(Width * NameShare);

    /// <summary>Where the picture ends.</summary>
    public double PictureRight => Math.Round(Width * 0.76);

    /// <summary>Where the result begins.</summary>
    public double ResultLeft => PictureRight + 7;

    /// <summary>Room for a name.</summary>
    public double NameWidth => PictureLeft - 6;

    /// <summary>Room for a result.</summary>
    public double ResultWidth => Width - ResultLeft;
}
