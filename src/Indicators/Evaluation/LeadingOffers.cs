using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Angebote, die einmal vorn lagen: was unter einer Zeile mit <c>gleich</c> an irgendeinem Tag bis zum Stichtag zählte.
/// </summary>
/// <remarks>
/// Another offer may overtake the one that led so far. What was rightly counted beside the first must not be lost by
/// nothing but time passing, so a line that refers to this one sees every day's choice (Z-34).
/// </remarks>
internal static class LeadingOffers
{
    /// <summary>The held rows that counted on any day up to AsOf; for lines without <c>gleich</c> those that count now.</summary>
    public static ImmutableArray<Activity> EverCounted(
        ImmutableArray<Activity> counted, ImmutableArray<Activity> examined, LineContext context)
    {
        if (context.Line.Measure is not Outcome { SharedAttribute: not null } outcome)
        {
            return counted;
        }

        // Which row fits whatever the offer does not depend on the day: the others are neither counted nor do they choose.
        ImmutableArray<Activity> candidates = [.. examined.Where(row => outcome.WhyNotMetAlone(row, context).IsEmpty)];
        return
        [
            .. candidates.Where(context.IsHeld).Select(row => row.StartDate).Distinct()
                .SelectMany(day => CountedOn(day, outcome, candidates, context)).Concat(counted).Distinct(),
        ];
    }

    private static IEnumerable<Activity> CountedOn(
        DateOnly day, Outcome outcome, ImmutableArray<Activity> candidates, LineContext context)
    {
        LineContext then = context with { AsOf = day };
        Measure chosen = outcome.Prepare(candidates, then);
        return candidates.Where(row => then.IsHeld(row) && chosen.WhyNotCounted(row, then).IsEmpty);
    }
}
