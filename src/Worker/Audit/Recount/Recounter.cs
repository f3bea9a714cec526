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
/// Every step of the printed statements becomes a temporary table of the same SELECT, made once for all lines that read it,
/// and only the last SELECT is run for each: both databases resolve a WITH anew wherever it is named, and steps that build on
/// each other would be paid for again and again. It also lets all lines count the same rows where the database gives no single
/// moment to several statements.
/// </remarks>
internal sealed class Recounter
{
    private readonly StatementBuilder shared;
    private readonly ImmutableArray<(RecountSubject Subject, string Number, string Rows)> counts;
    private readonly SqlDialect sql;

    /// <summary>Writes all statements; nothing is run yet.</summary>
    /// <param name="dialect">"sqlite" or "sqlserver".</param>
    /// <param name="scope">Programmes, Stichtag and frozen baselines, as for the evaluation.</param>
    /// <param name="kinds">How each kind of measurement is written.</param>
    public Recounter(string dialect, RecountScope scope, WriteLine kinds)
    {
        sql = SqlDialect.For(dialect);
        RecountStatements statements = new(sql, scope, kinds);
        shared = new StatementBuilder(sql, scope, kinds);
        counts = [.. statements.Subjects().Select(subject =>
            (subject, RecountStatements.Number(subject, shared), RecountStatements.Rows(subject, shared)))];
    }

    /// <summary>Changes every statement before it is run: for tests that deliberately count by a wrong rule.</summary>
    internal Func<string, string> Altered { get; init; } = text => text;

    /// <summary>Counts all lines, other readings and numbers beside lines, and compares.</summary>
    /// <param name="transaction">The transaction in which the rows were read.</param>
    /// <param name="evaluation">What the evaluation counted.</param>
    public ImmutableArray<RecountedLine> Run(DbTransaction transaction, EvaluationResult evaluation)
    {
        Dictionary<string, Measurement> lines = evaluation.Measurements.ToDictionary(line => line.Line.Id, StringComparer.Ordinal);
        StatementTable[] tables = [.. shared.Tables];
        string[] made = [.. tables.Select(table => table.Name)];
        using PreparedSteps steps = PreparedSteps.Create(transaction, sql, tables, Altered);
        return
        [
            .. counts.Select(count => Compare(
                transaction, count.Subject, $"{sql.Over(count.Number, made)};\n{sql.Over(count.Rows, made)};\n", lines[count.Subject.Line])),
        ];
    }

    private RecountedLine Compare(DbTransaction transaction, RecountSubject subject, string text, Measurement line)
    {
        CountedSide evaluation = EvaluatedSide.Of(subject, line);
        CountedSide counted = Count(transaction, Altered(text));
        // A number beside a line has no parts that the evaluation would state.
        counted = subject.IsSideCount ? counted with { Parts = evaluation.Parts } : counted;
        return new RecountedLine(
            subject.Line, subject.Name, subject.IsLineItself, evaluation, counted, RecountComparison.Of(evaluation, counted));
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
}
