namespace KiIndicators.Worker.Audit.Recount;

/// <summary>Which delivered rows can be read as an activity (Z-31), in SQL.</summary>
/// <param name="dialect">How SQL is written.</param>
/// <param name="days">When an activity must have begun to be asked for.</param>
internal sealed class ReadableActivities(SqlDialect dialect, AskedDays days)
{
    private static readonly (string Column, string Name)[] Columns =
    [
        ("id", "nummer"), ("kind", "typ"), ("start_date", "beginn"), ("end_date", "ende"), ("status", "stand"),
        ("organiser", "veranstalter"), ("participants", "teilnahmen"), ("minutes", "minuten"), ("quantity", "menge"),
        ("unit", "einheit"), ("note", "notiz"), ("recorded_at", "erfasst"), ("changed_at", "geaendert"),
    ];

    private static readonly (string Code, string Word)[] Kinds =
    [
        ("event", "veranstaltung"), ("cooperation", "kooperation"), ("deliverable", "ergebnis"),
        ("counselling", "beratung"), ("figure", "kennzahl"), ("assessment", "einschaetzung"),
    ];

    private static readonly (string Code, string Word)[] States =
        [("planned", "geplant"), ("held", "durchgefuehrt"), ("cancelled", "abgesagt")];

    /// <summary>What is delivered and can matter.</summary>
    public string Delivered() =>
        $"SELECT\n  {string.Join(",\n  ", Columns.Select(column => $"{Text(column.Column)} AS {column.Name}"))}\nFROM {dialect.View("activity")}\n"
        + $"WHERE\n{SqlText.Indent(days.Condition(dialect))}";

    /// <summary>Ids that come more than once in all that is delivered, also on rows rejected for another reason.</summary>
    public string Doubled() => "SELECT r.nummer\n"
        + $"FROM (\n  SELECT {dialect.Key(dialect.AsText("id"))} AS nummer\n  FROM {dialect.View("activity")}\n) r\n"
        + $"WHERE r.nummer IN (SELECT d.nummer FROM roh d){dialect.AndNoBlankAtEnd("r.nummer")}\nGROUP BY r.nummer\nHAVING COUNT(*) > 1";

    /// <summary>Each value that can be read; NULL where it cannot.</summary>
    public string Checked() => string.Join('\n',
    [
        "SELECT",
        $"  CASE WHEN {dialect.IsReadable("r.nummer")} THEN r.nummer END AS nummer,",
        $"  {Word("r.typ", Kinds)} AS typ,",
        $"  CASE WHEN {dialect.IsDay("r.beginn")} THEN r.beginn END AS beginn,",
        $"  CASE WHEN {dialect.IsDay("r.ende")} THEN r.ende END AS ende,",
        $"  CASE WHEN {dialect.IsMissing("r.ende")} THEN 1 ELSE 0 END AS ohne_ende,",
        $"  {Word("r.stand", States)} AS stand,",
        .. new[] { "veranstalter", "einheit" }.Select(name =>
            $"  CASE WHEN {dialect.IsReadable("r." + name)} THEN r.{name} END AS {name},"),
        $"  CASE WHEN {dialect.IsReadableNote("r.notiz")} THEN r.notiz END AS notiz,",
        .. new[] { "teilnahmen", "minuten", "menge" }.Select(name =>
            $"  CASE WHEN {dialect.IsNumber("r." + name)} THEN {dialect.NumberOf("r." + name)} END AS {name},"),
        $"  {dialect.DayOfMoment("r.erfasst")} AS erfasst_am,",
        $"  {dialect.DayOfMoment("r.geaendert")} AS geaendert_am",
        "FROM roh r",
    ]);

    /// <summary>The rows that are activities.</summary>
    public string Readable() =>
        "SELECT g.nummer, g.typ, g.beginn, g.ende, g.stand, g.veranstalter, g.einheit, g.notiz, g.teilnahmen, g.minuten, g.menge,\n"
        + "  g.erfasst_am, g.geaendert_am\nFROM geprueft g\nWHERE\n" + SqlText.Indent(SqlText.All(
        [
            new Clause("Nummer fehlt, ist unlesbar oder kommt mehrfach vor", "g.nummer IS NOT NULL"),
            new Clause("", "g.nummer NOT IN (SELECT d.nummer FROM mehrfach d)"),
            new Clause("Beginn ist kein Tag, den es gibt (JJJJ-MM-TT)", "g.beginn IS NOT NULL"),
            new Clause("Ende ist kein Tag oder liegt vor dem Beginn", "(g.ohne_ende = 1 OR (g.ende IS NOT NULL AND g.ende >= g.beginn))"),
            new Clause("Typ oder Status unbekannt", "g.typ IS NOT NULL AND g.stand IS NOT NULL"),
            new Clause(
                "durchgeführt, obwohl der Beginn nach dem Tag der letzten Änderung liegt",
                $"NOT (g.stand = {dialect.Text("durchgefuehrt")} AND g.geaendert_am IS NOT NULL AND g.geaendert_am < g.beginn)"),
        ]));

    private string Text(string column) => column switch
    {
        "id" => dialect.Key(dialect.AsText(column)),
        "start_date" or "end_date" => dialect.DayAsText(column),
        "recorded_at" or "changed_at" => dialect.MomentAsText(column),
        _ => dialect.AsText(column),
    };

    private string Word(string column, (string Code, string Word)[] words) =>
        $"CASE {string.Join(' ', words.Select(word => $"WHEN {dialect.IsCode(column, word.Code)} THEN {dialect.Text(word.Word)}"))} END{dialect.Binary}";
}
