using System.Collections.Immutable;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// A kind of list: its name and its columns, by their contract name and their German ones. The first column is the id.
/// </summary>
/// <param name="FileName">Name of the file in a folder.</param>
/// <param name="German">What the rows are, in the plural; also the file's German name.</param>
/// <param name="Columns">Columns.</param>
/// <param name="HasAttributeColumns">Whether further columns may be attributes.</param>
internal sealed record SheetKind(
    string FileName, string German, ImmutableArray<SheetColumn> Columns, bool HasAttributeColumns = false)
{
    /// <summary>activities.csv.</summary>
    public static SheetKind Activities { get; } = new(
        "activities.csv",
        "Aktivitäten",
        [
            new("id", true, "Nummer", "Nr", "Lfd Nr", "Laufende Nummer", "Kennung"),
            new("kind", true, "Typ"),
            new("title", true, "Titel", "Bezeichnung", "Veranstaltung", "Name"),
            new("start_date", true, "Beginn", "Datum", "Termin", "Start", "Anfang", "Tag", "Von"),
            new("end_date", false, "Ende", "Bis"),
            new("status", true, "Status", "Stand"),
            new("organiser", false, "Veranstalter", "Veranstalterin", "Durchgeführt von"),
            new("participants", false, "Teilnahmen", "Teilnehmende", "Teilnehmer", "Teilnehmerzahl", "TN", "Anzahl Teilnehmende", "Anzahl TN"),
            new("minutes", false, "Minuten", "Dauer Minuten", "Dauer in Minuten"),
            new("quantity", false, "Menge", "Anzahl", "Zahl", "Wert"),
            new("unit", false, "Einheit"),
            new("note", false, "Notiz", "Notizen", "Bemerkung", "Bemerkungen", "Anmerkung", "Anmerkungen"),
            new("recorded_at", false, "Erfasst am", "Erfasst"),
            new("changed_at", false, "Geändert am", "Geändert"),
        ],
        HasAttributeColumns: true);

    /// <summary>attributes.csv.</summary>
    public static SheetKind Attributes { get; } = new(
        "attributes.csv",
        "Merkmale",
        [new("activity_id", true, "Nummer", "Aktivität", "Nr"), new("attribute", true, "Merkmal"), new("value", true, "Wert")]);

    /// <summary>partners.csv.</summary>
    public static SheetKind Partners { get; } = new(
        "partners.csv",
        "Partner",
        [
            new("id", true, "Nummer", "Nr", "Lfd Nr", "Kennung"),
            new("name", true, "Name", "Partner", "Bezeichnung"),
            new("type", true, "Typ", "Art", "Partnertyp"),
            new("voluntary", false, "Ehrenamtlich", "Ehrenamt"),
        ]);

    /// <summary>remarks.csv.</summary>
    public static SheetKind Remarks { get; } = new(
        "remarks.csv",
        "Stellungnahmen",
        [
            new("indicator", true, "Zeile", "Indikator", "Vorhaben"),
            new("written_on", true, "Geschrieben am", "Datum"),
            new("role", true, "Rolle"),
            new("cause", true, "Ursache"),
            new("measure", false, "Maßnahme"),
            new("new_date", false, "Neuer Termin"),
        ]);

    /// <summary>All kinds. A single file is taken for the first whose required columns it has.</summary>
    public static ImmutableArray<SheetKind> All { get; } = [Activities, Attributes, Remarks, Partners];

    /// <summary>The required columns, as a message names them.</summary>
    public string Expectation =>
        string.Join(", ", Columns.Where(column => column.IsRequired).Select(column => column.Display));

    /// <summary>The column that identifies a row.</summary>
    public string Key => Columns[0].Name;

    /// <summary>"Aktivitäten (activities.csv)".</summary>
    public string Display => $"{German} ({FileName})";

    /// <summary>Whether a file or a sheet is called like this kind, in English or German, whatever its case.</summary>
    public bool IsNamed(SheetSource source) => PlainHeader.Of(source.Label) is string plain
        && (plain == Path.GetFileNameWithoutExtension(FileName) || plain == PlainHeader.Of(German) || (this == Activities && ImpliedType(source) is not null));

    /// <summary>
    /// The code of the activities that a list holds by its name, so that it needs no column for it: "event" for "Veranstaltungen",
    /// "Veranstaltungen 2026" or "Liste-Veranstaltungen"; null: its name says nothing, or several things.
    /// </summary>
    public static string? ImpliedType(SheetSource source) => PlainHeader.Of(source.Label) is string plain
        && Plurals.Where(known => plain.Split('_').Contains(PlainHeader.Of(known.Plural))).ToList() is [(string code, _)]
        ? code
        : null;

    /// <summary>The names of lists that hold one kind of activity, by its code.</summary>
    public static ImmutableArray<(string Code, string Plural)> Plurals { get; } =
    [
        ("event", "Veranstaltungen"), ("cooperation", "Kooperationen"), ("deliverable", "Ergebnisse"), ("counselling", "Beratungen"),
        ("figure", "Kennzahlen"), ("assessment", "Einschätzungen"),
    ];

    /// <summary>The column of a header, in its plain form; null: none of this kind.</summary>
    public SheetColumn? Find(string plainHeader) => Columns.FirstOrDefault(column => column.IsCalled(plainHeader));
}

/// <summary>
/// A column.
/// </summary>
/// <param name="Name">Name in the data contract.</param>
/// <param name="IsRequired">Whether the file must have it.</param>
/// <param name="German">German names, as a person writes them.</param>
internal sealed record SheetColumn(string Name, bool IsRequired, params ImmutableArray<string> German)
{
    /// <summary>"Beginn (start_date)".</summary>
    public string Display => PlainHeader.Of(German[0]) == Name ? German[0] : $"{German[0]} ({Name})";

    /// <summary>Whether a header means this column.</summary>
    public bool IsCalled(string plainHeader) => Name == plainHeader || German.Any(name => PlainHeader.Of(name) == plainHeader);
}
