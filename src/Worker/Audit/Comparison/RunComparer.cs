using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Vergleicht zwei Auswertungen Zeile für Zeile: was sich geändert hat, und warum. Reads nothing, writes nothing.</summary>
internal static class RunComparer
{
    /// <summary>Compares.</summary>
    /// <param name="earlier">The earlier Auswertung.</param>
    /// <param name="later">The later one.</param>
    public static RunComparison Compare(ComparedRun earlier, ComparedRun later) => new(
        earlier, later, MilestoneComparer.Changes(earlier, later),
        [.. new LineComparer(earlier, later, LineResult.Of, LineResult.Of).Changes()],
        [.. new LineComparer(earlier, Restated(earlier, later), LineResult.Number, LineResult.Proven).Changes()]);

    /// <summary>
    /// The earlier Auswertung as today's rows would give it: the earlier Stichtag, rules and frozen baselines. What differs
    /// from it then was recorded late, corrected or withdrawn, and nothing else.
    /// </summary>
    private static ComparedRun Restated(ComparedRun earlier, ComparedRun later)
    {
        HashSet<string> known = [.. earlier.Result.Reading.Activities.Select(row => row.Id)];
        // A figure of a period that was still running came in due time, though its period had begun.
        bool CouldBeKnown(Activity row) => known.Contains(row.Id) || row.Kind != ActivityKind.Figure || LateRecording.Happened(row) <= earlier.AsOf;
        return later with
        {
            Result = Evaluator.Evaluate(new EvaluationInput
            {
                Programmes = earlier.Result.Programmes,
                AsOf = earlier.AsOf,
                Reading = later.Result.Reading with { Activities = [.. later.Result.Reading.Activities.Where(CouldBeKnown)] },
                Partners = later.Partners,
                FrozenBaselines = earlier.Result.FrozenBaselines,
                Withheld = earlier.Result.Withheld.Union(later.Result.Withheld).ToImmutableHashSet(StringComparer.Ordinal),
            }),
        };
    }
}
