using SkiaSharp;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>
/// The typefaces of the charts, read from the files that Typst embeds. Charts are measured with them and name them;
/// the letters themselves come into the PDF from Typst.
/// </summary>
internal sealed class ChartFonts
{
    /// <summary>The family as it stands in the SVG and in the font files.</summary>
    public const string Family = "Source Sans 3";

    private static ChartFonts? registered;

    private ChartFonts(string folder)
    {
        Folder = folder;
        Regular = new Typeface(Open(folder, "SourceSans3_400Regular.ttf"));
        Bold = new Typeface(Open(folder, "SourceSans3_700Bold.ttf"));
    }

    /// <summary>The typefaces in use.</summary>
    /// <exception cref="InvalidOperationException"><see cref="Register"/> was not called.</exception>
    public static ChartFonts Current =>
        registered ?? throw new InvalidOperationException($"Call {nameof(ChartFonts)}.{nameof(Register)} before the first chart.");

    /// <summary>Weight 400.</summary>
    public Typeface Regular { get; }

    /// <summary>Weight 700.</summary>
    public Typeface Bold { get; }

    private string Folder { get; }

    /// <summary>Reads the font files; a second call with the same folder costs nothing.</summary>
    /// <param name="folder">Holds SourceSans3_400Regular.ttf and SourceSans3_700Bold.ttf.</param>
    /// <exception cref="UserError">A file is missing or is no font.</exception>
    public static void Register(string folder)
    {
        if (registered?.Folder != folder)
        {
            registered = new ChartFonts(folder);
        }
    }

    private static SKTypeface Open(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        SKTypeface? face = File.Exists(path) ? SKTypeface.FromFile(path) : null;
        return face ?? throw new UserError(
            $"Die Schriftdatei {path} fehlt oder ist keine Schrift. Bitte das Programm neu bauen oder vollständig kopieren.", 1);
    }
}
