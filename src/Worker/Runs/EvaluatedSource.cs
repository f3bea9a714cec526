using System.Collections.Immutable;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Intake;
using KiIndicators.Worker.Intake.Catalogue;

namespace KiIndicators.Worker.Runs;

/// <summary>Results with what they were made from.</summary>
/// <param name="Intake">What the views delivered.</param>
/// <param name="Result">The results.</param>
/// <param name="Catalogue">The catalogue files.</param>
/// <param name="IsSample">Whether the database holds sample data.</param>
internal sealed record EvaluatedSource(
    IntakeReading Intake, EvaluationResult Result, ImmutableArray<CatalogueFile> Catalogue, bool IsSample)
{
    private const string NotMeasured = "keine Angabe";

    /// <summary>The frozen baselines used, in ordinal order of their lines.</summary>
    public ImmutableArray<FrozenBaseline> Baselines { get; init; } = [];

    /// <summary>Every line, other reading and number beside a line, counted twice.</summary>
    public ImmutableArray<RecountedLine> Recount { get; init; } = [];

    /// <summary>What was counted differently.</summary>
    public ImmutableArray<RecountedLine> Differences => [.. Recount.Where(line => !line.Agrees)];

    /// <summary>Lines whose own recount differs, with the number that SQL counted.</summary>
    public IReadOnlyDictionary<string, string> Withheld => Differences
        .GroupBy(line => line.Line, StringComparer.Ordinal)
        .ToImmutableDictionary(line => line.Key, line => line.First().BySql.Number ?? NotMeasured, StringComparer.Ordinal);

    /// <summary>What the operator has to know: both numbers and both sets of rows of everything that differs.</summary>
    public IEnumerable<string> Alarms => Differences.Select(line =>
        $"Die Nachzählung von {line.Name} weicht ab ({string.Join("; ", line.Differences)}). "
        + $"Auswertung: {Side(line.ByEvaluation)}. SQL: {Side(line.BySql)}. "
        + $"{line.Line} ist zurückgehalten, ebenso {Dependents}. Bitte mit „kiindicators explain {line.Line} --format sql“ nachprüfen.");

    /// <summary>The same with every line withheld that differs, or whose basis or baseline does.</summary>
    /// <param name="input">What was evaluated.</param>
    public EvaluatedSource Withholding(EvaluationInput input) => this with
    {
        Result = Evaluator.Evaluate(input with { Withheld = Withheld.Keys.ToHashSet(StringComparer.Ordinal) }),
    };

    private static string Side(CountedSide side) =>
        $"{side.Number ?? NotMeasured} aus {(side.Rows.IsEmpty ? "keiner Aktivität" : string.Join(", ", side.Rows))}";

    private string Dependents
    {
        get
        {
            string[] others = [.. Result.Measurements
                .Where(other => other.Status == Status.Withheld && !Withheld.ContainsKey(other.Line.Id)).Select(other => other.Line.Id)];
            return others.Length == 0 ? "jede Zeile, deren Grundmenge oder Ausgangswert sie ist (keine)" : string.Join(", ", others);
        }
    }
}
