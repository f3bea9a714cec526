using System.Collections.Immutable;

namespace KiIndicators.Worker.Intake.Csv;

/// <summary>
/// A kind of CSV file: its name and its columns, by their contract name and their German ones.
/// </summary>
/// <param name="FileName">Name of the file in a folder.</param>
/// <param name="Columns">Columns.</param>
/// <param name="HasAttributeColumns">Whether further columns may be attributes.</param>
internal sealed record CsvKind(string FileName, ImmutableArray<CsvColumn> Columns, bool HasAttributeColumns = false)
{
    /// <summary>activities.csv.</summary>
    public static CsvKind Activities { get; } = new(
        "activities.csv",
        [
            new("id", true, "nummer"),
            new("kind", true, "typ"),
            new("title", true, "titel"),
            new("start_date", true, "beginn", "datum"),
            new("end_date", false, "ende"),
            new("status", true, "stand"),
            new("organiser", false, "veranstalter"),
            new("participants", false, "teilnahmen"),
            new("minutes", false, "minuten"),
            new("quantity", false, "menge"),
            new("unit", false, "einheit"),
            new("note", false, "notiz"),
            new("recorded_at", false, "erfasst_am"),
            new("changed_at", false, "geaendert_am"),
        ],
        HasAttributeColumns: true);

    /// <summary>attributes.csv.</summary>
    public static CsvKind Attributes { get; } = new(
        "attributes.csv",
        [new("activity_id", true, "nummer", "aktivitaet"), new("attribute", true, "merkmal"), new("value", true, "wert")]);

    /// <summary>partners.csv.</summary>
    public static CsvKind Partners { get; } = new(
        "partners.csv",
        [new("id", true, "nummer"), new("name", true), new("type", true, "typ"), new("voluntary", false, "ehrenamtlich")]);

    /// <summary>remarks.csv.</summary>
    public static CsvKind Remarks { get; } = new(
        "remarks.csv",
        [
            new("indicator", true, "zeile", "indikator"),
            new("written_on", true, "geschrieben_am"),
            new("role", true, "rolle"),
            new("cause", true, "ursache"),
            new("measure", false, "massnahme"),
            new("new_date", false, "neuer_termin"),
        ]);

    /// <summary>All kinds. A single file is taken for the first whose required columns it has.</summary>
    public static ImmutableArray<CsvKind> All { get; } = [Activities, Attributes, Remarks, Partners];

    /// <summary>The required columns, as a message names them.</summary>
    public string Expectation =>
        string.Join(", ", Columns.Where(column => column.IsRequired).Select(column => column.Display));

    /// <summary>The column of a header, in its plain form; null: none of this kind.</summary>
    public CsvColumn? Find(string plainHeader) => Columns.FirstOrDefault(column => column.IsCalled(plainHeader));
}

/// <summary>
/// A column.
/// </summary>
/// <param name="Name">Name in the data contract.</param>
/// <param name="IsRequired">Whether the file must have it.</param>
/// <param name="German">German names, in plain form.</param>
internal sealed record CsvColumn(string Name, bool IsRequired, params ImmutableArray<string> German)
{
    /// <summary>"start_date (beginn)".</summary>
    public string Display => German.IsEmpty ? Name : $"{Name} ({German[0]})";

    /// <summary>Whether a header means this column.</summary>
    public bool IsCalled(string plainHeader) => Name == plainHeader || German.Contains(plainHeader);
}
