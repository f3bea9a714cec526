namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// Writes the SQL that counts a line a second time. The statement is complete: it repeats what is rejected (Z-31), names every
/// step and every condition, and may be pasted into any tool that reaches the four views.
/// </summary>
/// <param name="dialect">How SQL is written.</param>
/// <param name="scope">Programmes, Stichtag and frozen baselines.</param>
/// <param name="kinds">How each kind of measurement is written.</param>
internal sealed class RecountStatements(SqlDialect dialect, RecountScope scope, WriteLine kinds)
{
    /// <summary>The statements of a line.</summary>
    /// <param name="lineId">Its id.</param>
    /// <param name="fingerprint">Fingerprint of the data for which the number holds; null: not stated.</param>
    /// <exception cref="UserError">The line is measured by "keine" (exit code 2).</exception>
    public RecountStatement For(string lineId, string? fingerprint = null) => Complete(Line(lineId), fingerprint);

    /// <summary>The statements of anything that can be counted again.</summary>
    public RecountStatement Of(RecountSubject subject) => Complete(subject, null);

    /// <summary>Everything that can be counted again: lines, other readings, numbers beside a line.</summary>
    public IEnumerable<RecountSubject> Subjects() => scope.Programmes.SelectMany(programme => programme.Indicators.SelectMany(line =>
        RecountSubject.Of(line, programme.Area)));

    /// <summary>The last SELECT of a statement that counts; adds the tables that it reads.</summary>
    public static string Number(RecountSubject subject, StatementBuilder builder) => LineOf(subject, builder).Result();

    /// <summary>The last SELECT of a statement that names the counted rows; adds the tables that it reads.</summary>
    public static string Rows(RecountSubject subject, StatementBuilder builder) => $"{Counted(subject, builder)}\nORDER BY g.nummer";

    /// <summary>The last SELECT of a statement that shows them to a reader; adds the tables that it reads.</summary>
    private static string Listed(RecountSubject subject, StatementBuilder builder)
    {
        string counted = Counted(subject, builder);
        string titles = builder.Add("titel", "Die Titel der lesbaren Aktivitäten, wie sie geliefert sind.", builder.Rows.Titles());
        // From the counted rows outwards: SQLite works out a step again for each row to which it is joined.
        return $"SELECT a.nummer, a.beginn, t.titel\nFROM (\n{SqlText.Indent(counted)}\n) c\nJOIN {ReadableRows.Activities} a ON a.nummer = c.nummer\n"
            + $"JOIN {titles} t ON t.nummer = c.nummer\nORDER BY a.beginn, a.nummer";
    }

    private static string Counted(RecountSubject subject, StatementBuilder builder)
    {
        string counted = LineOf(subject, builder).Counted();
        // A sum beside a line counts only what carries a number.
        return subject.IsSideCount && subject.Counted.Measure.NumberField is string field
            ? $"SELECT g.nummer\nFROM {counted} g\nWHERE g.nummer IN (SELECT z.nummer FROM {builder.Rows.NumbersOf(field)} z)"
            : $"SELECT g.nummer\nFROM {counted} g";
    }

    private static LineSql LineOf(RecountSubject subject, StatementBuilder builder) => subject.IsLineItself
        ? builder.Line(subject.Line)
        : builder.Counting(subject.Counted, subject.Area, subject.Suffix);

    private RecountSubject Line(string id) => Subjects().FirstOrDefault(subject => subject.Line == id && subject.IsLineItself)
        ?? throw new UserError($"Unter {id} wird nichts gezählt (Messung „keine“); dazu gibt es keine SQL-Abfrage.", 2);

    private RecountStatement Complete(RecountSubject subject, string? fingerprint) => new(
        Complete(subject, fingerprint, "Das Ergebnis; die erste Spalte ist die Zahl der Zeile.", Number),
        Complete(
            subject, fingerprint, "Die gezählten Aktivitäten, eine je Zeile.", Listed,
            "nummer der Aktivität, beginn, titel; eine Zeile für jede gezählte Aktivität, keine: Es zählt nichts."));

    private string Header(RecountSubject subject, string? fingerprint, string columns) =>
        SqlText.Comment(StatementHeader.Of(subject, scope, fingerprint, columns));

    private string Complete(
        RecountSubject subject, string? fingerprint, string comment, Func<RecountSubject, StatementBuilder, string> write, string? columns = null)
    {
        StatementBuilder builder = new(dialect, scope, kinds);
        string final = write(subject, builder);
        return $"{Header(subject, fingerprint, columns ?? StatementHeader.Columns(subject.Counted))}\n{dialect.Statement(builder.Tables, comment, final)}";
    }
}
