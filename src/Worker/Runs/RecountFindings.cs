using System.Collections.Immutable;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Recount;

namespace KiIndicators.Worker.Runs;

/// <summary>What the recount found, as an Auswertung and its operator need it.</summary>
/// <param name="lines">Every line, other reading and number beside a line, counted twice.</param>
internal sealed class RecountFindings(ImmutableArray<RecountedLine> lines)
{
    private const string NotMeasured = "keine Angabe";

    /// <summary>What was counted differently.</summary>
    public ImmutableArray<RecountedLine> Differences { get; } = [.. lines.Where(line => !line.Agrees)];

    /// <summary>Lines whose own recount differs, with the number that SQL counted.</summary>
    public ImmutableDictionary<string, string> Withheld => Differences
        .GroupBy(line => line.Line, StringComparer.Ordinal)
        .ToImmutableDictionary(line => line.Key,
            line => (lines.FirstOrDefault(own => own.Line == line.Key && own.IsLineItself) ?? line.First()).BySql.Number ?? NotMeasured, StringComparer.Ordinal);

    /// <summary>What the operator has to know: both numbers and both sets of rows of everything that differs, and what is withheld.</summary>
    /// <param name="withholding">The results without what differs.</param>
    public IEnumerable<string> Alarms(EvaluationResult withholding) =>
    [
        .. Differences.Select(line =>
            $"Die Nachzählung von {line.Name} weicht ab ({string.Join("; ", line.Differences)}). "
            + $"Auswertung: {Side(line.ByEvaluation)}. SQL: {Side(line.BySql)}. "
            + $"Bitte mit „kiindicators explain {line.Line} --format sql“ nachprüfen."),
        "Zurückgehalten sind diese Zeilen und alle, deren Grundmenge oder Ausgangswert sie sind: "
            + string.Join(", ", withholding.Measurements.Where(line => line.Status == Status.Withheld).Select(line => line.Line.Id)) + ".",
    ];

    private static string Side(CountedSide side) =>
        $"{side.Number ?? NotMeasured} aus {(side.Rows.IsEmpty ? "keiner Aktivität" : string.Join(", ", side.Rows))}";
}
