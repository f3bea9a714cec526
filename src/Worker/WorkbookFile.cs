using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ExcelDataReader;
using ExcelDataReader.Exceptions;

namespace KiIndicators.Worker;

/// <summary>
/// A row of a workbook's sheet.
/// </summary>
/// <param name="Number">Row as Excel counts it, from 1.</param>
/// <param name="Cells">
/// Cells from column A on: text, <see cref="double"/>, <see cref="bool"/>, <see cref="DateTime"/>, <see cref="TimeSpan"/>, <see cref="WorkbookError"/>
/// or null; of a formula the value that was computed last.
/// </param>
internal sealed record WorkbookRow(int Number, ImmutableArray<object?> Cells);

/// <summary>
/// What Excel shows where a formula has no value, e.g. "#BEZUG!".
/// </summary>
/// <param name="Text">As German Excel shows it.</param>
internal sealed record WorkbookError(string Text);

/// <summary>
/// A sheet of a workbook.
/// </summary>
/// <param name="Name">Name on its tab.</param>
/// <param name="IsHidden">Whether a person who opens the workbook does not see it.</param>
/// <param name="Rows">Rows that are not empty.</param>
internal sealed record WorkbookSheet(string Name, bool IsHidden, ImmutableArray<WorkbookRow> Rows);

/// <summary>Reads workbooks of Excel (XLSX, XLSM).</summary>
internal static class WorkbookFile
{
    /// <summary>Height of a row of one line, in points.</summary>
    public const double LineHeight = 15;

    private const double LettersInAWidth = 1.1;
    private const long LargestFile = 50L << 20;

    private static readonly string[] Extensions = [".xlsx", ".xlsm"];

    // The file names them in English, Excel shows them in the language of its user.
    private static readonly Dictionary<string, string> Errors = new(StringComparer.Ordinal)
    {
        ["#NULL!"] = "#NULL!", ["#DIV/0!"] = "#DIV/0!", ["#VALUE!"] = "#WERT!", ["#REF!"] = "#BEZUG!", ["#NAME?"] = "#NAME?", ["#NUM!"] = "#ZAHL!",
        ["#N/A"] = "#NV",
    };

    // The reader asks for Windows-1252 before it knows that the file is none of the old kind.
    static WorkbookFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Whether a file is called like a workbook that can be read.</summary>
    public static bool IsNamed(string path) => Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads all sheets. A cell that is merged downwards holds its value in each of its rows that hold anything else.</summary>
    /// <exception cref="UserError">The file cannot be read, is none, is locked with a password or too large.</exception>
    public static ImmutableArray<WorkbookSheet> Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                throw new UserError($"Die Datei {path} ist größer als {LargestFile >> 20} MiB; eine Liste ist das nicht.");
            }

            using FileStream stream = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using IExcelDataReader reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            Dictionary<(string Sheet, string Cell), string> errors = ErrorsIn(path);
            List<WorkbookSheet> sheets = [];
            do
            {
                sheets.Add(new WorkbookSheet(reader.Name, reader.VisibleState != "visible", Rows(reader, errors)));
            }
            while (reader.NextResult());
            return [.. sheets];
        }
        catch (InvalidPasswordException exception)
        {
            throw new UserError($"Die Datei {path} ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern.", 1, exception);
        }
        catch (HeaderException exception)
        {
            throw new UserError(
                $"Die Datei {path} lässt sich nicht lesen: sie ist keine Arbeitsmappe (XLSX). Bitte in Excel „Speichern unter“ und den Dateityp „Excel-Arbeitsmappe“ wählen.", 1, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or ExcelReaderException
            or System.Xml.XmlException or OpenXmlPackageException or NotSupportedException or FormatException)
        {
            throw new UserError(
                $"Die Datei {path} lässt sich nicht lesen ({exception.Message.Split('\n')[0].TrimEnd('.', '\r')}). Ist sie noch in Excel geöffnet oder nur halb kopiert?", 1, exception);
        }
    }

    /// <summary>Excel counts days from here (its day 60, 29 February 1900, never was).</summary>
    public static readonly DateOnly DayZero = new(1899, 12, 30);

    /// <summary>How high a cell must be for a text that is wrapped, in points: not every program opens a row as high as its text is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">Width of the column, counted in zeros, as Excel does; letters are narrower.</param>
    public static double HeightOf(string text, double width) => LineHeight * Math.Max(1, Math.Ceiling(text.Length / (width * LettersInAWidth)));

    /// <summary>What to look for where a workbook could not be written, as a sentence.</summary>
    public static string WhyUnwritten(Exception exception) =>
        exception is UnauthorizedAccessException ? "Bitte die Rechte des Ordners und der Datei prüfen." : "Ist sie noch in Excel geöffnet? Sonst Ordner und freien Platz prüfen.";

    /// <summary>"D17".</summary>
    /// <param name="column">Column, from 0.</param>
    /// <param name="row">Row, from 1.</param>
    public static string Address(int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{row}");

    /// <summary>"D" for 3, "AA" for 26.</summary>
    public static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));

    /// <summary>Row from 1 and column from 0 of an address: (17, 3) of "D17".</summary>
    public static (int Row, int Column) PlaceOf(string address)
    {
        string letters = string.Concat(address.TakeWhile(char.IsAsciiLetter));
        int column = letters.Aggregate(0, (sum, letter) => (sum * 26) + (char.ToUpperInvariant(letter) - 'A' + 1)) - 1;
        return (int.Parse(address.AsSpan(letters.Length), NumberStyles.None, CultureInfo.InvariantCulture), column);
    }

    private static ImmutableArray<WorkbookRow> Rows(IExcelDataReader reader, Dictionary<(string Sheet, string Cell), string> errors)
    {
        CellRange[] merged = [.. (reader.MergeCells ?? []).Where(range => range.ToRow > range.FromRow)];
        Dictionary<CellRange, object?> values = [];
        List<WorkbookRow> rows = [];
        while (reader.Read())
        {
            int row = reader.Depth;
            object?[] cells = [.. Enumerable.Range(0, reader.FieldCount).Select(column =>
                errors.TryGetValue((reader.Name, Address(column, row + 1)), out string? error) ? new WorkbookError(error) : ValueOf(reader, column))];
            bool isEmpty = cells.All(IsEmpty);
            foreach (CellRange range in merged.Where(range => range.FromRow <= row && row <= range.ToRow && range.FromColumn < cells.Length))
            {
                if (row == range.FromRow)
                {
                    values[range] = cells[range.FromColumn];
                }
                else if (!isEmpty)
                {
                    cells[range.FromColumn] ??= values.GetValueOrDefault(range);
                }
            }

            if (!isEmpty)
            {
                rows.Add(new WorkbookRow(row + 1, [.. cells]));
            }
        }

        return [.. rows];
    }

    private static bool IsEmpty(object? cell) => cell is null || (cell is string text && string.IsNullOrWhiteSpace(text));

    // The reader takes a cell without a value for an empty one, and an empty one would clear what is stored.
    private static Dictionary<(string Sheet, string Cell), string> ErrorsIn(string path)
    {
        Dictionary<(string Sheet, string Cell), string> errors = [];
        using FileStream stream = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);
        WorkbookPart? book = document.WorkbookPart;
        foreach (Sheet sheet in book?.Workbook?.Descendants<Sheet>() ?? [])
        {
            if (sheet.Id?.Value is not string id || book!.GetPartById(id) is not WorksheetPart part)
            {
                continue;
            }

            using OpenXmlReader reader = OpenXmlReader.Create(part);
            while (reader.Read())
            {
                if (reader.ElementType == typeof(Cell) && reader.IsStartElement && reader.Attributes.Any(attribute => attribute is { LocalName: "t", Value: "e" })
                    && reader.LoadCurrentElement() is Cell { CellReference.Value: string address } cell)
                {
                    string text = cell.CellValue?.Text ?? "";
                    errors[(sheet.Name?.Value ?? "", address)] = Errors.GetValueOrDefault(text, text);
                }
            }
        }

        return errors;
    }

    private static object? ValueOf(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        int whole => (double)whole,
        object value => value,
        null => null,
    };
}
