using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>Beizahlen: gezählt wie die Zeile selbst, aber nie bewertet.</summary>
internal static class SideCounting
{
    /// <summary>Counts or adds up the held rows of the line's period.</summary>
    public static SideResult Of(SideCount count, ImmutableArray<Activity> rows, LineContext context)
    {
        ImmutableArray<Activity> held = [.. rows.Where(row => context.IsHeld(row)
            && context.Period.Contains(row.StartDate) && count.Selection.IsMet(row, context))];
        if (count.Field is not string field)
        {
            return new SideResult(count, held.Length, [.. held.Select(row => row.Id)]);
        }

        ImmutableArray<Activity> recorded =
            [.. held.Where(row => ActivityFields.NumberOf(row, field) is not null)];
        return new SideResult(
            count,
            recorded.IsEmpty ? null : ActivityFields.TotalOf(recorded, field),
            [.. recorded.Select(row => row.Id)]);
    }
}
