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

        ImmutableArray<Activity> candidates = [.. counting.Examined.Where(row => IsCandidate(row, counting))];
        return
        [
            .. candidates.Where(counting.Context.IsHeld).Select(row => row.StartDate).Distinct()
                .SelectMany(day => CountedOn(day, candidates, counting)).Concat(counted).Distinct(),
        ];
    }

    /// <summary>
    /// Whether the row fits on some day, whatever the offer: once it is held, or while it was still to come and needed no Beleg.
    /// All other rows are neither counted nor do they choose, so no day's choice needs to look at them.
    /// </summary>
    private static bool IsCandidate(Activity row, LineCounting counting)
    {
        LineContext before = counting.Context with { AsOf = row.StartDate == DateOnly.MinValue ? row.StartDate : row.StartDate.AddDays(-1) };
        return counting.Measure.WhyNotMetAlone(row, counting.Context).IsEmpty || counting.Measure.WhyNotMetAlone(row, before).IsEmpty;
    }

    private static IEnumerable<Activity> CountedOn(DateOnly day, ImmutableArray<Activity> candidates, LineCounting counting)
    {
        LineContext then = counting.Context with { AsOf = day };
        Measure chosen = counting.Measure.Prepare(candidates, then);
        return candidates.Where(row => then.IsHeld(row) && chosen.WhyNotCounted(row, then).IsEmpty);
    }
}
