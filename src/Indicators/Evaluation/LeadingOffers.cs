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
    public static ImmutableArray<Activity> EverCounted(ImmutableArray<Activity> counted, LineCounting counting) =>
        counting.Measure.ChoosesOffer
            ? [.. DaysOf(counting).SelectMany(day => CountedOn(day, counting)).Concat(counted).Distinct()]
            : counted;

    private static IEnumerable<DateOnly> DaysOf(LineCounting counting) => counting.Examined
        .Where(row => counting.Context.IsHeld(row) && counting.Context.Period.Contains(row.StartDate))
        .Select(row => row.StartDate).Distinct();

    private static IEnumerable<Activity> CountedOn(DateOnly day, LineCounting counting)
    {
        LineContext then = counting.Context with { AsOf = day };
        Measure chosen = counting.Measure.Prepare(counting.Examined, then);
        return counting.Examined.Where(row => then.IsHeld(row) && chosen.WhyNotCounted(row, then).IsEmpty);
    }
}
