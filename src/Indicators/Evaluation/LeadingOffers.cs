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
    public static ImmutableArray<Activity> EverCounted(ImmutableArray<Activity> counted, LineCounting counting)
    {
        if (!counting.Measure.ChoosesOffer)
        {
            return counted;
        }

        // Whatever the day, only what was held by then chooses and counts.
        ImmutableArray<Activity> candidates = [.. counting.Examined
            .Where(row => counting.Context.IsHeld(row) && counting.Measure.WhyNotMetAlone(row, counting.Context).IsEmpty)];
        return
        [
            .. candidates.Select(row => row.StartDate).Distinct()
                .SelectMany(day => CountedOn(day, candidates, counting)).Concat(counted).Distinct(),
        ];
    }

    private static IEnumerable<Activity> CountedOn(DateOnly day, ImmutableArray<Activity> candidates, LineCounting counting)
    {
        LineContext then = counting.Context with { AsOf = day };
        Measure chosen = counting.Measure.Prepare(candidates, then);
        return candidates.Where(row => then.IsHeld(row) && chosen.WhyNotCounted(row, then).IsEmpty);
    }
}
