using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// Counts every line a second time, in the database, and compares. What the statements of all lines have in common, the
/// readable rows, is made once; so a recount costs little beside the evaluation.
/// </summary>
/// <remarks>
/// The transaction must be the one in which the rows of the evaluation were read: both sides see one moment.
/// SQLite: the readable rows become temporary tables with the names that they have in the printed statement, so what runs
/// is the printed statement with its first tables taken out. SQL Server: the printed statement itself.
/// </remarks>
internal sealed class Recounter
{
    private readonly RecountStatements statements;
    private readonly ReadableRows rows;
    private readonly ImmutableArray<(RecountSubject Subject, string Text)> bodies;
    private readonly bool isPrepared;

    /// <summary>Writes all statements; nothing is run yet.</summary>
    /// <param name="dialect">"sqlite" or "sqlserver".</param>
    /// <param name="scope">Programmes, Stichtag and frozen baselines, as for the evaluation.</param>
    public Recounter(string dialect, RecountScope scope)
    {
        SqlDialect sql = SqlDialect.For(dialect);
        statements = new RecountStatements(sql, scope);
        rows = new ReadableRows(sql, scope.Programmes);
        isPrepared = sql is SqliteDialect;
        bodies = [.. statements.Subjects().Select(subject => (subject, TextOf(subject)))];
    }

    /// <summary>Changes every statement before it is run: for tests that deliberately count by a wrong rule.</summary>
    internal Func<string, string> Altered { get; init; } = text => text;

    /// <summary>Counts all lines, other readings and numbers beside lines, and compares.</summary>
    /// <param name="transaction">The transaction in which the rows were read.</param>
    /// <param name="evaluation">What the evaluation counted.</param>
    public ImmutableArray<RecountedLine> Run(DbTransaction transaction, EvaluationResult evaluation)
    {
        Dictionary<string, Measurement> lines = evaluation.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
        using PreparedRows prepared = isPrepared ? PreparedRows.Create(transaction, rows, Altered) : PreparedRows.None;
        return [.. bodies.Select(body => Compare(transaction, body.Subject, body.Text, lines[body.Subject.Line]))];
    }

    private RecountedLine Compare(DbTransaction transaction, RecountSubject subject, string text, Measurement line)
    {
        CountedSide evaluation = EvaluatedSide.Of(subject, line);
        CountedSide sql = Count(transaction, Altered(text));
        // A number beside a line has no parts that the evaluation would state.
        sql = subject.IsSideCount ? sql with { Parts = evaluation.Parts } : sql;
        return new RecountedLine(
            subject.Line, subject.Name, subject.IsLineItself, evaluation, sql, RecountComparison.Of(evaluation, sql));
    }

    /// <summary>Number and rows in one journey: two statements, two results.</summary>
    private static CountedSide Count(DbTransaction transaction, string text)
    {
        using DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        using DbDataReader reader = command.ExecuteReader();
        reader.Read();
        string? number = TextAt(reader, 0);
        ImmutableSortedDictionary<string, string> parts = Enumerable.Range(1, reader.FieldCount - 1)
            .Where(column => !reader.IsDBNull(column))
            .ToImmutableSortedDictionary(reader.GetName, column => TextAt(reader, column)!, StringComparer.Ordinal);
        reader.NextResult();
        List<string> ids = [];
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        ids.Sort(StringComparer.Ordinal);
        return new CountedSide(number, [.. ids], parts);
    }

    private static string? TextAt(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture);

    private string TextOf(RecountSubject subject) => isPrepared
        ? statements.Body(subject, rows, wantsRows: false).Text + statements.Body(subject, rows, wantsRows: true).Text
        : statements.Of(subject).Number + statements.Of(subject).Rows;
}
