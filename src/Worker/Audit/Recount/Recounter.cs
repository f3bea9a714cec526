using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// Counts every line a second time, in the database, and compares.
/// </summary>
/// <remarks>
/// The transaction must be the one in which the rows of the evaluation were read: both sides see one moment.
/// SQLite: every step of the printed statements becomes a temporary table of the same name and SELECT, made once for all
/// lines that read it, and only the last SELECT is run for each. (SQLite resolves a WITH anew wherever it is named; steps that
/// build on each other would be paid for again and again.) SQL Server: the printed statements themselves.
/// </remarks>
internal sealed class Recounter
{
    private readonly StatementBuilder shared;
    private readonly ImmutableArray<(RecountSubject Subject, string Text)> counts;
    private readonly bool isPrepared;

    /// <summary>Writes all statements; nothing is run yet.</summary>
    /// <param name="dialect">"sqlite" or "sqlserver".</param>
    /// <param name="scope">Programmes, Stichtag and frozen baselines, as for the evaluation.</param>
    public Recounter(string dialect, RecountScope scope)
    {
        SqlDialect sql = SqlDialect.For(dialect);
        RecountStatements statements = new(sql, scope);
        shared = new StatementBuilder(sql, scope);
        isPrepared = sql is SqliteDialect;
        counts = [.. statements.Subjects().Select(subject => (subject, TextOf(subject, statements)))];
    }

    /// <summary>Changes every statement before it is run: for tests that deliberately count by a wrong rule.</summary>
    internal Func<string, string> Altered { get; init; } = text => text;

    /// <summary>Counts all lines, other readings and numbers beside lines, and compares.</summary>
    /// <param name="transaction">The transaction in which the rows were read.</param>
    /// <param name="evaluation">What the evaluation counted.</param>
    public ImmutableArray<RecountedLine> Run(DbTransaction transaction, EvaluationResult evaluation)
    {
        Dictionary<string, Measurement> lines = evaluation.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
        using PreparedSteps? steps = isPrepared ? PreparedSteps.Create(transaction, shared.Tables, Altered) : null;
        return [.. counts.Select(count => Compare(transaction, count.Subject, count.Text, lines[count.Subject.Line]))];
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

    private string TextOf(RecountSubject subject, RecountStatements statements)
    {
        if (!isPrepared)
        {
            RecountStatement statement = statements.Of(subject);
            return statement.Number + statement.Rows;
        }

        string number = RecountStatements.Number(subject, shared);
        return $"{number};\n{RecountStatements.Rows(subject, shared)};\n";
    }
}
