using System.Collections.Immutable;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Recount;

namespace KiIndicators.Worker.Runs;

/// <summary>Where explanations come from: today's data, or the stored record of an Auswertung.</summary>
/// <param name="dialect">"sqlite" or "sqlserver": how the SQL is written.</param>
/// <param name="source">Reads rows and evaluates them.</param>
/// <param name="records">The stored Auswertungen.</param>
internal sealed class ExplanationSources(string dialect, EvaluationSource source, RecordedRuns records)
{
    /// <summary>Today's data at a Stichtag.</summary>
    public ExplanationSource Live(DateOnly asOf) => Of(source.Evaluate(asOf));

    /// <summary>The stored record of an Auswertung.</summary>
    /// <exception cref="UserError">No Auswertung of this number is stored, or its record is damaged.</exception>
    public ExplanationSource Stored(string number)
    {
        RunRecord run = records.Find(number);
        return new ExplanationSource
        {
            Result = run.Evaluation,
            Partners = run.Partners,
            Fingerprint = run.Fingerprint.Sha256,
            Run = run.Number,
            Recounts = RecountsOf(run),
        };
    }

    /// <summary>The source of explanations for evaluated rows.</summary>
    public static ExplanationSource Of(EvaluatedSource evaluated) => new()
    {
        Result = evaluated.Result,
        Partners = evaluated.Intake.Partners,
        Fingerprint = evaluated.Intake.Fingerprint.Sha256,
        Recounts = evaluated.Recount.GroupBy(line => line.Line, StringComparer.Ordinal).ToImmutableDictionary(
            line => line.Key,
            line => new RecountNote(Printed(line.First(one => one.IsLineItself).BySql.Number), line.All(one => one.Agrees)),
            StringComparer.Ordinal),
    };

    // A record names what differed; all other counted lines agreed, or the run would have said so.
    private static ImmutableDictionary<string, RecountNote> RecountsOf(RunRecord run) => run.Evaluation.Measurements
        .Where(line => line.Line.Measure.CountsRows)
        .ToImmutableDictionary(
            line => line.Line.Id,
            line => run.Withheld.TryGetValue(line.Line.Id, out string? differing)
                ? new RecountNote(Printed(differing), false)
                : new RecountNote(Printed(ContractNumbers.Actual(line)?.ToString()), true),
            StringComparer.Ordinal);

    /// <summary>The SQL statement that counts a line a second time.</summary>
    /// <exception cref="UserError">The line is not counted (exit code 2).</exception>
    public string StatementOf(ExplanationSource explained, Measurement line) =>
        new RecountStatements(SqlDialect.For(dialect), ScopeOf(explained.Result)).For(line.Line.Id, explained.Fingerprint).Number;

    private static RecountScope ScopeOf(EvaluationResult result) => new(
        result.Programmes, result.AsOf,
        result.Measurements.Where(line => line.Evidence.Baseline is { FrozenOn: not null })
            .ToImmutableDictionary(line => line.Line.Id, Baseline (line) => line.Evidence.Baseline!, StringComparer.Ordinal));

    private static string Printed(string? number) => number?.Replace('.', ',') ?? "keine Angabe";
}
