using System.Collections.Immutable;
using CsvHelper;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// The cells of a CSV file or of a workbook's sheet, row by row; knows nothing of their meaning.
/// </summary>
/// <param name="Header">Cells of the first line that is not empty.</param>
/// <param name="HeaderLine">Its row, as a spreadsheet counts.</param>
/// <param name="Lines">The other lines that are not empty.</param>
internal sealed record Sheet(
    ImmutableArray<string> Header, int HeaderLine, ImmutableArray<SheetRow> Lines)
{
    private static readonly char[] Separators = [';', ',', '\t'];

    /// <summary>Splits the text into cells; lines with stray quotation marks are faults.</summary>
    public static Sheet Parse(CsvFile file, List<ImportFault> faults)
    {
        // A spreadsheet counts rows, not lines: line breaks within cells make no row, nor does "sep=;".
        int surplus = HasSeparatorLine(file.Text) ? 1 : 0;
        using CsvReader reader = CsvReader.FromText(file.Text, new CsvReaderOptions
        {
            Separator = SeparatorOf(file.Text),
            HasHeader = false,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = record => faults.Add(new ImportFault(
                file.Name, (int)record.LineNumber - surplus, null, null,
                "Ein Anführungszeichen steht falsch. Die Zelle ganz in \"...\" setzen und Anführungszeichen darin verdoppeln.")),
        });

        List<SheetRow> lines = [];
        while (reader.Read())
        {
            SheetRow line = new((int)reader.LineNumber - surplus, [.. reader.Current.ToArray()]);
            surplus += line.Cells.Sum(cell => cell.Count(character => character == '\n'));
            if (line.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                lines.Add(line);
            }
        }

        return lines.Count == 0
            ? new Sheet([], 1, [])
            : new Sheet(lines[0].Cells, lines[0].Number, [.. lines.Skip(1)]);
    }

    /// <summary>The sheet without its first rows: the row at the index becomes the header.</summary>
    public Sheet From(int index) => new(Lines[index].Cells, Lines[index].Number, Lines[(index + 1)..]);

    /// <summary>Values beyond the last column belong to nothing: something has slipped. Empty cells there are Excel's habit.</summary>
    public void CheckWidth(string name, List<ImportFault> faults) => faults.AddRange(
        from line in Lines
        let beyond = Enumerable.Range(Header.Length, Math.Max(line.Cells.Length - Header.Length, 0)).Where(index => !string.IsNullOrWhiteSpace(line.Cells[index])).ToList()
        where beyond.Count > 0
        select new ImportFault(name, line.Number, null, line.Cells[beyond[0]], "Steht rechts von der letzten Spalte; die Zeile hat mehr Zellen als die Kopfzeile.") { Index = beyond[0] });

    // The header decides: names of columns hold no separators, cells of the rows may. Excel's line "sep=;" decides before it.
    private static char? SeparatorOf(string text)
    {
        string header = text.TrimStart().Split('\n', 2)[0];
        return HasSeparatorLine(text)
            ? null
            : Separators.MaxBy(separator => header.Count(character => character == separator));
    }

    private static bool HasSeparatorLine(string text) => text.TrimStart().StartsWith("sep=", StringComparison.OrdinalIgnoreCase);
}

/// <summary>
/// One row of a list.
/// </summary>
/// <param name="Number">Row as a spreadsheet counts it, from 1.</param>
/// <param name="Cells">Its cells as they stand.</param>
internal sealed record SheetRow(int Number, ImmutableArray<string> Cells);
