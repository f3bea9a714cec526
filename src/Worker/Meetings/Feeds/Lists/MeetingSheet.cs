using System.Globalization;
using System.Text;
using CsvHelper;

namespace KiIndicators.Worker.Meetings.Feeds.Lists;

/// <summary>
/// A line of a list: what stands in its cells, and which line it is for whoever looks for it.
/// </summary>
/// <param name="Number">Number of the line, from 1.</param>
/// <param name="Cells">The cells as text; days as YYYY-MM-DD, times as HH:MM.</param>
internal sealed record SheetLine(int Number, string[] Cells);

/// <summary>The lines of a list from CSV or from the first sheet of a workbook (XLSX).</summary>
internal static class MeetingSheet
{
    private static readonly char[] Separators = [';', ',', '\t'];

    private const int MostLines = 10_000;
    private const long LargestFile = 20L << 20;

    /// <summary>Reads a file; empty lines are left out.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    public static SheetLine[] Read(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > LargestFile })
            {
                throw new UserError($"Die Datei {path} ist größer als {LargestFile >> 20} MiB; eine Sitzungsliste ist das nicht.");
            }

            SheetLine[] lines = [.. (WorkbookFile.IsNamed(path) ? FirstSheetOf(path) : Csv(File.ReadAllBytes(path))).Where(line => line.Cells.Any(cell => cell.Length > 0)).Take(MostLines + 1)];
            return lines.Length <= MostLines ? lines : throw new UserError($"Die Datei {path} hat mehr als {MostLines} Zeilen; eine Sitzungsliste ist das nicht.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or InvalidOperationException
            or System.Xml.XmlException or NotSupportedException)
        {
            throw new UserError(
                $"Die Datei {path} lässt sich nicht lesen ({exception.Message.Split('\n')[0].TrimEnd('.', '\r')}). Erwartet wird CSV oder XLSX; ist sie noch in Excel geöffnet?", 1, exception);
        }
    }

    private static IEnumerable<SheetLine> FirstSheetOf(string path) =>
        WorkbookFile.Read(path)[0].Rows.Select(row => new SheetLine(row.Number, [.. row.Cells.Select(TextOf)]));

    private static IEnumerable<SheetLine> Csv(byte[] bytes)
    {
        string text = Text(bytes);
        string header = text.TrimStart().Split('\n', 2)[0];
        using CsvReader reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = Separators.MaxBy(separator => header.Count(character => character == separator)),
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => throw new InvalidDataException($"Zeile {record.LineNumber}: ein Anführungszeichen steht falsch"),
        });
        while (reader.Read())
        {
            yield return new SheetLine((int)reader.LineNumber, [.. reader.Current.ToArray().Select(cell => cell.Trim())]);
        }
    }

    private static string Text(byte[] bytes)
    {
        try
        {
            using StreamReader reader = new(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes);
        }
    }

    // A workbook knows days and times; a time alone is a part of a day, or stands on its first day.
    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        DateTime moment when moment.Year <= 1900 => moment.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
        TimeSpan time => new DateTime(time.Ticks).ToString("HH:mm", CultureInfo.InvariantCulture),
        WorkbookError error => error.Text,
        double part and > 0 and < 1 => TimeOnly.MinValue.Add(TimeSpan.FromMinutes(Math.Round(part * 24 * 60))).ToString("HH:mm", CultureInfo.InvariantCulture),
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!.Trim(),
    };
}
