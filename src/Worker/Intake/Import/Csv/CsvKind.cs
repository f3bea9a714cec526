using System.Collections.Immutable;

namespace KiIndicators.Worker.Intake.Import.Csv;

/// <summary>
/// A kind of CSV file: its name and its columns, by their contract name and their German ones. The first column is the id.
/// </summary>
/// <param name="FileName">Name of the file in a folder.</param>
/// <param name="German">What the rows are, in the plural; also the file's German name.</param>
/// <param name="Columns">Columns.</param>
/// <param name="HasAttributeColumns">Whether further columns may be attributes.</param>
internal sealed record CsvKind(
    string FileName, string German, ImmutableArray<CsvColumn> Columns, bool HasAttributeColumns = false)
{
    /// <summary>activities.csv.</summary>
    public static CsvKind Activities { get; } = new(
        "activities.csv",
        "Aktivitäten",
        [
            new("id", true, "Nummer"),
            new("kind", true, "Typ"),
            new("title", true, "Titel"),
            new("start_date", true, "Beginn", "Datum"),
            new("end_date", false, "Ende"),
            new("status", true, "Status", "Stand"),
            new("organiser", false, "Veranstalter"),
            new("participants", false, "Teilnahmen"),
            new("minutes", false, "Minuten"),
            new("quantity", false, "Menge"),
            new("unit", false, "Einheit"),
            new("note", false, "Notiz"),
            new("recorded_at", false, "Erfasst am"),
            new("changed_at", false, "Geändert am"),
        ],
        HasAttributeColumns: true);

    /// <summary>attributes.csv.</summary>
    public static CsvKind Attributes { get; } = new(
        "attributes.csv",
        "Merkmale",
        [new("activity_id", true, "Nummer", "Aktivität"), new("attribute", true, "Merkmal"), new("value", true, "Wert")]);

    /// <summary>partners.csv.</summary>
    public static CsvKind Partners { get; } = new(
        "partners.csv",
        "Partner",
        [new("id", true, "Nummer"), new("name", true, "Name"), new("type", true, "Typ"), new("voluntary", false, "Ehrenamtlich")]);

    /// <summary>remarks.csv.</summary>
    public static CsvKind Remarks { get; } = new(
        "remarks.csv",
        "Stellungnahmen",
        [
            new("indicator", true, "Zeile", "Indikator"),
            new("written_on", true, "Geschrieben am"),
            new("role", true, "Rolle"),
            new("cause", true, "Ursache"),
            new("measure", false, "Maßnahme"),
            new("new_date", false, "Neuer Termin"),
        ]);

    /// <summary>All kinds. A single file is taken for the first whose required columns it has.</summary>
    public static ImmutableArray<CsvKind> All { get; } = [Activities, Attributes, Remarks, Partners];

    /// <summary>The required columns, as a message names them.</summary>
    public string Expectation =>
        string.Join(", ", Columns.Where(column => column.IsRequired).Select(column => column.Display));

    /// <summary>The column that identifies a row.</summary>
    public string Key => Columns[0].Name;

    /// <summary>"Aktivitäten (activities.csv)".</summary>
    public string Display => $"{German} ({FileName})";

    /// <summary>Whether a file is called like this kind, in English or German, whatever its case.</summary>
    public bool IsNamed(string file) =>
        string.Equals(FileName, file, StringComparison.OrdinalIgnoreCase)
        || PlainHeader.Of(Path.GetFileNameWithoutExtension(file)) == PlainHeader.Of(German);

    /// <summary>The column of a header, in its plain form; null: none of this kind.</summary>
    public CsvColumn? Find(string plainHeader) => Columns.FirstOrDefault(column => column.IsCalled(plainHeader));
}

/// <summary>
/// A column.
/// </summary>
/// <param name="Name">Name in the data contract.</param>
/// <param name="IsRequired">Whether the file must have it.</param>
/// <param name="German">German names, as a person writes them.</param>
internal sealed record CsvColumn(string Name, bool IsRequired, params ImmutableArray<string> German)
{
    /// <summary>"Beginn (start_date)".</summary>
    public string Display => PlainHeader.Of(German[0]) == Name ? German[0] : $"{German[0]} ({Name})";

    /// <summary>Whether a header means this column.</summary>
    public bool IsCalled(string plainHeader) => Name == plainHeader || German.Any(name => PlainHeader.Of(name) == plainHeader);
}
