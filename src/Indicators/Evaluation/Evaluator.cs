using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Auswertung: aus Zeilen und Zielkatalog werden Messwerte und Meilensteine. Same input, same result.
/// </summary>
public static class Evaluator
{
    /// <summary>Evaluates all lines of all programmes at AsOf.</summary>
    /// <exception cref="ArgumentException">Lines refer to each other in a circle or to an unknown line: the loader rejects both.</exception>
    public static EvaluationResult Evaluate(EvaluationInput input)
    {
        EvaluationInput ordered = input with
        {
            Reading = input.Reading with
            {
                Activities = [.. input.Reading.Activities.OrderBy(row => row.Id, StringComparer.Ordinal)],
            },
        };
        EvaluatedLines evaluated = new(ordered.Partners);
        LineEvaluator evaluator = new(ordered, evaluated);
        foreach ((Indicator line, ReferenceArea area) in EvaluationOrder.Of(ordered.Programmes))
        {
            evaluator.Evaluate(line, area);
        }

        return new EvaluationResult(
            ordered.Programmes, ordered.AsOf, LatestChange(ordered.Reading.Activities),
            [.. ordered.Programmes.SelectMany(programme => programme.Milestones)
                .Select(milestone => ResultOf(milestone, evaluated, ordered.AsOf))],
            ordered.Reading);
    }

    private static MilestoneResult ResultOf(Milestone milestone, EvaluatedLines evaluated, DateOnly asOf)
    {
        ImmutableArray<Measurement> lines = [.. milestone.Indicators.Select(line => evaluated.Of(line.Id))];
        return new MilestoneResult(
            milestone, MilestoneRules.Of(milestone, lines, asOf), lines);
    }

    private static DateOnly? LatestChange(ImmutableArray<Activity> activities) =>
        activities.Max(activity => activity.ChangedOn);
}
