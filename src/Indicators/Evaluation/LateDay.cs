using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Tag der Erfüllung: der erste Tag, an dem das Soll erreicht war – innerhalb des Zeitraums oder nach Fristablauf.
/// </summary>
internal static class LateDay
{
    /// <summary>The first day on which the held rows met the target; null where they do not.</summary>
    public static DateOnly? FirstMet(Target? target, Measure measure, ImmutableArray<Activity> held, LineContext context) =>
        target is null
            ? null
            : DaysOf(held).FirstOrDefault(day => TargetRules.IsMet(
                target, measure.ActualOf([.. held.Where(row => row.StartDate <= day)], context)));

    /// <summary>A line judged by sub-period has met its target with the last of them; null while one has not.</summary>
    public static DateOnly? LastOf(ImmutableArray<(string Label, LineTrace Trace)> parts) =>
        parts.All(part => part.Trace.FirstDayMet.Value is not null)
            ? parts.Max(part => part.Trace.FirstDayMet.Value)
            : null;

    /// <summary>
    /// Z-13: the day after the line's last day on which the stages were complete; null where they are not, or were in time.
    /// A Kontextzahl with stages is asked for all of them: its state says nothing, the day does.
    /// </summary>
    public static DateOnly? Find(Actual inTime, ImmutableArray<Activity> examined, LineContext context)
    {
        Target target = context.Line.Target ?? new All([]);
        if (TargetRules.IsMet(target, inTime) || context.AsOf == context.Line.Period.To)
        {
            return null;
        }

        LineContext extended = context with
        {
            Line = context.Line with { Period = context.Line.Period with { To = context.AsOf } },
        };
        Measure prepared = context.Line.Measure.Prepare(examined, extended);
        return FirstMet(target, prepared, new LineRows(prepared, examined, extended).Held, context);
    }

    private static IEnumerable<DateOnly?> DaysOf(ImmutableArray<Activity> rows) =>
        rows.Select(row => row.StartDate).Distinct().Order().Select(day => (DateOnly?)day);
}
