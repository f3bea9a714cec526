using System.Collections.Immutable;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// Which cell of a line is which column or attribute.
/// </summary>
internal sealed class SheetHeader
{
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<(string Attribute, int Index)> attributes = [];
    private readonly ImmutableArray<string> names;

    private SheetHeader(ImmutableArray<string> names) => this.names = names;

    /// <summary>The attributes of the wide form and their cells.</summary>
    public IReadOnlyList<(string Attribute, int Index)> Attributes => attributes;

    /// <summary>The columns of the contract and the attributes, and their cells.</summary>
    public IEnumerable<(string Name, int Index)> Columns => columns.Select(column => (column.Key, column.Value)).Concat(attributes);

    /// <summary>
    /// Reads a header; unknown, doubled and missing columns are faults, all at once. A mistyped column is read as the one that was probably
    /// meant, so that its cells are judged with the others.
    /// </summary>
    /// <param name="source">Where the sheet comes from; its name may say which kind of activity it holds.</param>
    /// <param name="kind">What the rows are.</param>
    /// <param name="sheet">Header and rows.</param>
    /// <param name="vocabulary">What the programmes know by name.</param>
    /// <param name="faults">Takes the faults.</param>
    public static SheetHeader Read(
        SheetSource source, SheetKind kind, Sheet sheet, ImportVocabulary vocabulary, List<ImportFault> faults)
    {
        SheetHeader header = new(sheet.Header)
        {
            Line = sheet.HeaderLine,
            ImpliedType = kind == SheetKind.Activities ? SheetKind.ImpliedType(source) : null,
        };
        List<(int Index, string Reason)> refused = [];
        for (int index = 0; index < sheet.Header.Length; index++)
        {
            if (header.WhyRefused(kind, sheet, index, vocabulary) is string reason)
            {
                refused.Add((index, reason));
            }
        }

        foreach ((int index, string reason) in refused)
        {
            header.TakeAsMeant(kind, index);
            faults.Add(new ImportFault(source.Name, sheet.HeaderLine, null, sheet.Header[index].Trim(), reason) { Index = index });
        }

        string[] missing =
            [.. kind.Columns.Where(column => column.IsRequired && !header.IsGiven(column.Name)).Select(column => column.Display)];
        if (missing.Length > 0)
        {
            faults.Add(new ImportFault(source.Name, sheet.HeaderLine, null, null,
                $"Gelesen als {kind.Display}. Es {(missing.Length == 1 ? "fehlt die Spalte" : "fehlen die Spalten")} {string.Join(", ", missing)}."
                + (kind == SheetKind.Activities && !header.IsGiven("kind") ? $" Ohne die Spalte Typ geht es, wenn {(source.Tab is null ? "die Datei" : "das Blatt")} sagt, was es ist: {string.Join(", ", SheetKind.Plurals.Select(known => known.Plural))}." : "")));
        }

        return header;
    }

    /// <summary>The code of the kind of activity that the list's name implies; null: none, or the list holds something else.</summary>
    public string? ImpliedType { get; private init; }

    /// <summary>Its row, as a spreadsheet counts.</summary>
    public int Line { get; private init; }

    /// <summary>Column from 0 of a column by its name in the contract, of an attribute, or by what the header calls it; null: there is none.</summary>
    public int? IndexOf(string name)
    {
        if (columns.TryGetValue(name, out int index))
        {
            return index;
        }

        int attribute = attributes.FindIndex(known => known.Attribute == name);
        int called = attribute >= 0 ? attributes[attribute].Index : names.ToList().FindIndex(header => header.Trim() == name);
        return called >= 0 ? called : null;
    }

    /// <summary>Whether the file has the column.</summary>
    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>The cell of a column; null where the file has no such column or the line ends before it.</summary>
    public string? Cell(SheetRow line, string column) =>
        columns.TryGetValue(column, out int index) ? Cell(line, index) : null;

    /// <summary>The cell at an index; null where the line ends before it (Excel leaves out empty cells at the end).</summary>
    public static string? Cell(SheetRow line, int index) => index < line.Cells.Length ? line.Cells[index] : null;

    /// <summary>The column as the file calls it.</summary>
    public string NameOf(string column) => columns.TryGetValue(column, out int index) ? names[index].Trim() : column;

    private bool IsGiven(string column) => Has(column) || (column == "kind" && ImpliedType is not null);

    // Once all others have found their place: a second "Status" is no slip of a column that is there.
    private void TakeAsMeant(SheetKind kind, int index)
    {
        if (Meant(kind, names[index]) is not string meant)
        {
            return;
        }

        if (kind.Find(PlainHeader.Of(meant)) is SheetColumn column)
        {
            columns.TryAdd(column.Name, index);
        }
        else if (kind.HasAttributeColumns && AttributeColumns.AttributeOf(meant) is string attribute && attributes.All(known => known.Attribute != attribute))
        {
            attributes.Add((attribute, index));
        }
    }

    private string? WhyRefused(SheetKind kind, Sheet sheet, int index, ImportVocabulary vocabulary)
    {
        string name = sheet.Header[index];
        if (string.IsNullOrWhiteSpace(name))
        {
            return sheet.Lines.Any(line => !string.IsNullOrWhiteSpace(Cell(line, index)))
                ? $"Spalte {index + 1} hat keinen Namen."
                : null;
        }

        if (kind.Find(PlainHeader.Of(name)) is SheetColumn column)
        {
            return columns.TryAdd(column.Name, index) ? null
                : $"Die Spalte kommt zweimal vor{(names[columns[column.Name]].Trim() == name.Trim() ? "" : $": {names[columns[column.Name]].Trim()} ist dieselbe")}.";
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

    private static string? Meant(SheetKind kind, string name)
    {
        ILookup<string, string> known = kind.Columns.SelectMany(column => column.German.Append(column.Name))
            .Concat(kind.HasAttributeColumns ? AttributeColumns.Names.Order(StringComparer.Ordinal) : [])
            .ToLookup(PlainHeader.Of);
        return NearWords.Closest(PlainHeader.Of(name), known.Select(names => names.Key)) is string plain ? known[plain].First() : null;
    }
}
