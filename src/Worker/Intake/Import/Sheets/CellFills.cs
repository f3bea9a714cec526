using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// Gives cells the fill of a fault or of a hint, or takes it away, and leaves the rest of their format as it is.
/// </summary>
internal sealed class CellFills
{
    // Not the colours of Excel's own "Schlecht" and "Neutral": what a person coloured stays.
    private const string Fault = "FFFAB9C4";
    private const string Hint = "FFFFE48F";

    private readonly CellFormats formats;
    private readonly Fills fills;
    private readonly Dictionary<(uint Format, string? Colour), uint> marked = [];

    /// <summary>Looks at the styles of a workbook.</summary>
    public CellFills(WorkbookPart book)
    {
        WorkbookStylesPart part = book.WorkbookStylesPart ?? book.AddNewPart<WorkbookStylesPart>();
        Stylesheet styles = part.Stylesheet ??= NewWorkbook.PlainStyles();
        fills = styles.Fills ??= new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
        formats = styles.CellFormats ??= new CellFormats(new CellFormat());
    }

    /// <summary>The format like the given one, with the fill of a fault or of a hint.</summary>
    public uint Marked(uint format, bool isFault) => WithFill(format, isFault ? Fault : Hint);

    /// <summary>The format like the given one without such a fill.</summary>
    public uint Plain(uint format) => IsMarked(format) ? WithFill(format, null) : format;

    /// <summary>Whether a format has the fill of a fault or of a hint.</summary>
    public bool IsMarked(uint format) =>
        FormatAt(format).FillId?.Value is uint fill && ColourOf(fills.Elements<Fill>().ElementAtOrDefault((int)fill)) is Fault or Hint;

    private uint WithFill(uint format, string? colour)
    {
        if (!marked.TryGetValue((format, colour), out uint known))
        {
            CellFormat copy = (CellFormat)FormatAt(format).CloneNode(true);
            copy.FillId = colour is null ? 0 : FillOf(colour);
            copy.ApplyFill = colour is not null;
            formats.Append(copy);
            marked[(format, colour)] = known = (uint)(formats.Elements<CellFormat>().Count() - 1);
            formats.Count = known + 1;
        }

        return known;
    }

    private uint FillOf(string colour)
    {
        int index = fills.Elements<Fill>().ToList().FindIndex(known => ColourOf(known) == colour);
        if (index < 0)
        {
            fills.Append(new Fill(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }));
            index = fills.Elements<Fill>().Count() - 1;
            fills.Count = (uint)index + 1;
        }

        return (uint)index;
    }

    private CellFormat FormatAt(uint format) => formats.Elements<CellFormat>().ElementAt((int)format);

    private static string? ColourOf(Fill? fill) => fill?.PatternFill?.ForegroundColor?.Rgb?.Value;
}
