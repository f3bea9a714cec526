using System.Collections.Immutable;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;

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
        .ToImmutableDictionary(line => line.Key,
            line => (Recount.FirstOrDefault(own => own.Line == line.Key && own.IsLineItself) ?? line.First()).BySql.Number ?? NotMeasured, StringComparer.Ordinal);

    /// <summary>What the operator has to know: both numbers and both sets of rows of everything that differs, and what is withheld.</summary>
    public IEnumerable<string> Alarms => Differences.IsEmpty ? [] :
    [
        .. Differences.Select(line =>
            $"Die Nachzählung von {line.Name} weicht ab ({string.Join("; ", line.Differences)}). "
            + $"Auswertung: {Side(line.ByEvaluation)}. SQL: {Side(line.BySql)}. "
            + $"Bitte mit „kiindicators explain {line.Line} --format sql“ nachprüfen."),
        "Zurückgehalten sind diese Zeilen und alle, deren Grundmenge oder Ausgangswert sie sind: "
            + string.Join(", ", Result.Measurements.Where(line => line.Status == Status.Withheld).Select(line => line.Line.Id)) + ".",
    ];

    /// <summary>The same with every line withheld that differs, or whose basis or baseline does.</summary>
    /// <param name="input">What was evaluated.</param>
    public EvaluatedSource Withholding(EvaluationInput input) => this with
    {
        Result = Evaluator.Evaluate(input with { Withheld = Withheld.Keys.ToHashSet(StringComparer.Ordinal) }),
    };

    private static string Side(CountedSide side) =>
        $"{side.Number ?? NotMeasured} aus {(side.Rows.IsEmpty ? "keiner Aktivität" : string.Join(", ", side.Rows))}";
}
