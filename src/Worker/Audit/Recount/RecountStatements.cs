using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// Writes the SQL that counts a line a second time. The statement is complete: it repeats what is rejected (Z-31), names every
/// step and every condition, and may be pasted into any tool that reaches the four views.
/// </summary>
/// <param name="dialect">How SQL is written.</param>
/// <param name="scope">Programmes, Stichtag and frozen baselines.</param>
internal sealed class RecountStatements(SqlDialect dialect, RecountScope scope)
{
    /// <summary>The statements of a line.</summary>
    /// <param name="lineId">Its id.</param>
    /// <param name="fingerprint">Fingerprint of the data for which the number holds; null: not stated.</param>
    /// <exception cref="UserError">The line is measured by "keine" (exit code 2).</exception>
    public RecountStatement For(string lineId, string? fingerprint = null) => Complete(Line(lineId), fingerprint);

    /// <summary>The statements of a line under the other reading of a ruling.</summary>
    /// <exception cref="UserError">The line is measured by "keine" there (exit code 2).</exception>
    public RecountStatement ForReading(string lineId, string ruling, string? fingerprint = null) => Complete(
        Subjects().First(subject => subject.Line == lineId && subject.Ruling == ruling), fingerprint);

    /// <summary>The statements of anything that can be counted again.</summary>
    public RecountStatement Of(RecountSubject subject) => Complete(subject, null);

    /// <summary>Everything that can be counted again: lines, other readings, numbers beside a line.</summary>
    public IEnumerable<RecountSubject> Subjects() => scope.Programmes.SelectMany(programme => programme.Indicators.SelectMany(line =>
        RecountSubject.Of(line, programme.Area)));

    /// <summary>What stands before the WITH.</summary>
    public string Header(RecountSubject subject, string? fingerprint) =>
        SqlText.Comment(StatementHeader.Of(subject, scope, fingerprint));

    /// <summary>The statement without the tables of the readable rows: WITH is left to the caller.</summary>
    /// <param name="subject">What is counted.</param>
    /// <param name="rows">Takes note of which readable rows are needed.</param>
    /// <param name="wantsRows">Whether the ids are asked for, not the number.</param>
    public StatementBody Body(RecountSubject subject, ReadableRows rows, bool wantsRows)
    {
        StatementBuilder builder = new(dialect, scope, rows);
        LineSql line = builder.Counting(subject.Counted, subject.Area, subject.Suffix);
        string final = wantsRows
            ? $"SELECT DISTINCT g.nummer\nFROM {RowsOf(subject, line, rows)} g\nORDER BY g.nummer"
            : line.Result();
        return new StatementBody([.. builder.Tables], final);
    }

    private static string RowsOf(RecountSubject subject, LineSql line, ReadableRows rows) =>
        subject.IsSideCount && subject.Counted.Measure is Sum sum
            ? $"(SELECT d.nummer FROM {line.Counted()} d JOIN {rows.NumbersOf(sum.Field)} z ON z.nummer = d.nummer)"
            : line.Counted();

    private RecountSubject Line(string id) => Subjects().FirstOrDefault(subject => subject.Line == id && subject.IsLineItself)
        ?? throw new UserError($"Unter {id} wird nichts gezählt (Messung „keine“); dazu gibt es keine SQL-Abfrage.", 2);

    private RecountStatement Complete(RecountSubject subject, string? fingerprint) => new(
        Complete(subject, fingerprint, wantsRows: false), Complete(subject, fingerprint, wantsRows: true));

    private string Complete(RecountSubject subject, string? fingerprint, bool wantsRows)
    {
        ReadableRows rows = new(dialect, scope.Programmes);
        StatementBody body = Body(subject, rows, wantsRows);
        IEnumerable<string> tables = rows.Tables()
            .Select(table => StatementBuilder.Table(table.Name, table.Comment, table.Body)).Concat(body.Tables);
        return $"{Header(subject, fingerprint)}\nWITH\n{string.Join(",\n", tables)}\n{SqlText.Comment(wantsRows ? "Die gezählten Aktivitäten." : "Das Ergebnis; die erste Spalte ist die Zahl der Zeile.")}\n{body.Final};\n";
    }
}

/// <summary>A statement without the tables of the readable rows.</summary>
/// <param name="Tables">The tables of its WITH clause, in order.</param>
/// <param name="Final">Its last SELECT.</param>
internal sealed record StatementBody(IReadOnlyList<string> Tables, string Final)
{
    /// <summary>The statement over tables of the readable rows that are there already.</summary>
    public string Text => (Tables.Count == 0 ? "" : $"WITH\n{string.Join(",\n", Tables)}\n") + Final + ";\n";
}
