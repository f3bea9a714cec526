using System.Collections.Immutable;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import.Csv;

/// <summary>
/// Which cell of a line is which column or attribute.
/// </summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<(string Attribute, int Index)> attributes = [];
    private readonly ImmutableArray<string> names;

    private CsvHeader(ImmutableArray<string> names) => this.names = names;

    /// <summary>The attributes of the wide form and their cells.</summary>
    public IReadOnlyList<(string Attribute, int Index)> Attributes => attributes;

    /// <summary>Reads a header; unknown, doubled and missing columns are faults, all at once.</summary>
    public static CsvHeader Read(
        string file, CsvKind kind, CsvSheet sheet, ImportVocabulary vocabulary, List<ImportFault> faults)
    {
        CsvHeader header = new(sheet.Header);
        for (int index = 0; index < sheet.Header.Length; index++)
        {
            if (header.WhyRefused(kind, sheet, index, vocabulary) is string reason)
            {
                faults.Add(new ImportFault(file, sheet.HeaderLine, null, sheet.Header[index].Trim(), reason));
            }
        }

        string[] missing =
            [.. kind.Columns.Where(column => column.IsRequired && !header.columns.ContainsKey(column.Name)).Select(column => column.Display)];
        if (missing.Length > 0)
        {
            faults.Add(new ImportFault(file, sheet.HeaderLine, null, null,
                $"Gelesen als {kind.Display}. Es {(missing.Length == 1 ? "fehlt die Spalte" : "fehlen die Spalten")} {string.Join(", ", missing)}."));
        }

        return header;
    }

    /// <summary>Whether the file has the column.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>The cell of a column; null where the file has no such column or the line ends before it.</summary>
    public string? Cell(CsvLine line, string column) =>
        columns.TryGetValue(column, out int index) ? Cell(line, index) : null;

    /// <summary>The cell at an index; null where the line ends before it (Excel leaves out empty cells at the end).</summary>
    public static string? Cell(CsvLine line, int index) => index < line.Cells.Length ? line.Cells[index] : null;

    /// <summary>The column as the file calls it.</summary>
    public string NameOf(string column) => columns.TryGetValue(column, out int index) ? names[index].Trim() : column;

    private string? WhyRefused(CsvKind kind, CsvSheet sheet, int index, ImportVocabulary vocabulary)
    {
        string name = sheet.Header[index];
        if (string.IsNullOrWhiteSpace(name))
        {
            return sheet.Lines.Any(line => !string.IsNullOrWhiteSpace(Cell(line, index)))
                ? $"Spalte {index + 1} hat keinen Namen."
                : null;
        }

        if (kind.Find(PlainHeader.Of(name)) is CsvColumn column)
        {
            return columns.TryAdd(column.Name, index) ? null : "Die Spalte kommt zweimal vor.";
        }

        if (!kind.HasAttributeColumns || AttributeColumns.AttributeOf(name) is not string attribute)
        {
            string meant = Meant(kind, name) is string near ? $" Gemeint: {near}?" : "";
            return "Diese Spalte ist nicht bekannt." + meant
                + (kind.HasAttributeColumns ? " Ein eigenes Merkmal heißt als Spalte merkmal:NAME." : "");
        }

        attributes.Add((attribute, index));
        return AttributeColumns.WhyRefused(attribute, vocabulary);
    }

    private static string? Meant(CsvKind kind, string name)
    {
        ILookup<string, string> known = kind.Columns.SelectMany(column => column.German.Append(column.Name))
            .Concat(kind.HasAttributeColumns ? AttributeColumns.Names.Order(StringComparer.Ordinal) : [])
            .ToLookup(PlainHeader.Of);
        return NearWords.Closest(PlainHeader.Of(name), known.Select(names => names.Key)) is string plain ? known[plain].First() : null;
    }
}
