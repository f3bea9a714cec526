using System.Collections.Immutable;
using CsvHelper;

namespace KiIndicators.Worker.Intake.Import.Csv;

/// <summary>
/// The cells of a CSV file, line by line; knows nothing of their meaning.
/// </summary>
/// <param name="Header">Cells of the first line that is not empty.</param>
/// <param name="HeaderLine">Its row, as a spreadsheet counts.</param>
/// <param name="Lines">The other lines that are not empty.</param>
internal sealed record CsvSheet(
    ImmutableArray<string> Header, int HeaderLine, ImmutableArray<CsvLine> Lines)
{
    private static readonly char[] Separators = [';', ',', '\t'];

    /// <summary>Splits the text into cells; lines with stray quotation marks are faults.</summary>
    public static CsvSheet Parse(CsvFile file, List<ImportFault> faults)
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

        List<CsvLine> lines = [];
        while (reader.Read())
        {
            CsvLine line = new((int)reader.LineNumber - surplus, [.. reader.Current.ToArray()]);
            surplus += line.Cells.Sum(cell => cell.Count(character => character == '\n'));
            if (line.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell)))
            {
                lines.Add(line);
            }
        }

        return lines.Count == 0
            ? new CsvSheet([], 1, [])
            : new CsvSheet(lines[0].Cells, lines[0].Number, [.. lines.Skip(1)]);
    }

    /// <summary>The sheet without its first rows: the row at the index becomes the header.</summary>
    public CsvSheet From(int index) => new(Lines[index].Cells, Lines[index].Number, Lines[(index + 1)..]);

    /// <summary>Values beyond the last column belong to nothing: something has slipped. Empty cells there are Excel's habit.</summary>
    public void CheckWidth(CsvFile file, List<ImportFault> faults) => faults.AddRange(
        from line in Lines
        let beyond = line.Cells.Skip(Header.Length).FirstOrDefault(cell => !string.IsNullOrWhiteSpace(cell))
        where beyond is not null
        select new ImportFault(file.Name, line.Number, null, beyond, "Steht rechts von der letzten Spalte; die Zeile hat mehr Zellen als die Kopfzeile."));

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
/// One line of a CSV file.
/// </summary>
/// <param name="Number">Row as a spreadsheet counts it, from 1.</param>
/// <param name="Cells">Its cells as they stand.</param>
internal sealed record CsvLine(int Number, ImmutableArray<string> Cells);
