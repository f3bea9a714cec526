using System.Collections.Immutable;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Auswertung: jede Zeile des Zielkatalogs wird nach denen ausgewertet, auf die sie sich beruft; aus den Zeilen folgen die Meilensteine.
/// Gleiche Eingaben geben das gleiche Ergebnis.
/// </summary>
public static class Evaluator
{
    /// <summary>Evaluates all lines of all programmes at AsOf.</summary>
    /// <exception cref="ArgumentException">Lines refer to each other in a circle or to an unknown line: the loader rejects both.</exception>
    public static EvaluationResult Evaluate(EvaluationInput input)
    {
        EvaluationInput ordered = input with { Reading = input.Reading.Ordered() };
        LineEvaluator evaluator = new(ordered);
        Dictionary<string, Measurement> lines = EvaluationOrder.Of(ordered.Programmes)
            .ToDictionary(entry => entry.Line.Id, entry => evaluator.Evaluate(entry.Line, entry.Programme), StringComparer.Ordinal);
        return new EvaluationResult(
            ordered.Programmes, ordered.AsOf, ordered.Reading.LatestChange,
            [.. ordered.Programmes.SelectMany(programme => programme.Milestones).Select(milestone => MilestoneResult.Of(
                milestone, [.. milestone.Indicators.Select(line => lines[line.Id])], ordered.AsOf))],
            ordered.Reading)
        {
            Withheld = ordered.Withheld,
            FrozenBaselines = ordered.FrozenBaselines.Where(frozen => lines.GetValueOrDefault(frozen.Key) is { Evidence.Baseline: not null })
                .ToImmutableDictionary(StringComparer.Ordinal),
        };
    }
}
