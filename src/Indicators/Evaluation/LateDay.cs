using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Tag der Erfüllung: der erste Tag, an dem das Soll erreicht war – innerhalb des Zeitraums oder nach Fristablauf.
/// </summary>
internal static class LateDay
{
    /// <summary>The first day on which the held rows met the target; null where they do not.</summary>
    public static DateOnly? FirstMet(Measure measure, ImmutableArray<Activity> held, LineContext context) =>
        context.Line.Target is Target target
            ? DaysOf(held).FirstOrDefault(day => TargetRules.IsMet(
                target, measure.ActualOf([.. held.Where(row => row.StartDate <= day)], context)))
            : null;

    /// <summary>The day after the line's last day on which the stages were complete; null where they are not.</summary>
    public static DateOnly? Find(
        Measure measure, ImmutableArray<Activity> examined, LineRows sorted, LineContext context)
    {
        LineContext extended = context with
        {
            Line = context.Line with { Period = context.Line.Period with { To = context.AsOf } },
        };
        Measure prepared = context.Line.Measure.Prepare(examined, extended);
        LineRows late = new(prepared, examined, extended);
        return sorted.Held.Length < late.Held.Length && context.AsOf > context.Line.Period.To
            ? FirstMet(prepared, late.Held, context)
            : null;
    }

    private static IEnumerable<DateOnly?> DaysOf(ImmutableArray<Activity> rows) =>
        rows.Select(row => row.StartDate).Distinct().Order().Select(day => (DateOnly?)day);
}
