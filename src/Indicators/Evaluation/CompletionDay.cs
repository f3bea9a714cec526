using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Tag der Erfüllung: der erste Tag, an dem das Soll erreicht war – innerhalb des Zeitraums oder nach dem letzten Tag.
/// </summary>
internal static class CompletionDay
{
    /// <summary>The first day on which the held rows met the target; null where they do not, or there is none.</summary>
    public static DateOnly? FirstMet(ImmutableArray<Activity> held, LineCounting counting) =>
        FirstMet(counting.Line.Target, counting.Measure, held, counting.Context);

    /// <summary>
    /// Z-13: the day after the line's last day on which the stages were complete; null where they are not, or were in time.
    /// A Kontextzahl with stages is asked for all of them: its state says nothing, the day does.
    /// </summary>
    public static DateOnly? AfterTheEnd(LineCounting counting)
    {
        Target target = counting.Line.Target ?? new All([]);
        LineContext context = counting.Context;
        bool hasEnded = context.AsOf >= counting.Measure.LastDay(context.Period);
        if (!counting.Measure.TellsLateDay || !hasEnded || TargetRules.IsMet(target, counting.Actuals.Counted) || context.AsOf == context.Period.To)
        {
            return null;
        }

        LineContext extended = context with { Period = context.Period with { To = context.AsOf } };
        Assumption later = Assumption.Of(counting.Line.Measure, counting.Examined, extended);
        return FirstMet(target, later.Measure, later.Taken(counting.Examined), context);
    }

    private static DateOnly? FirstMet(Target? target, Measure measure, ImmutableArray<Activity> held, LineContext context) =>
        target is null ? null : DaysOf(held).FirstOrDefault(day => TargetRules.IsMet(
            target, measure.ActualOf([.. held.Where(row => row.StartDate <= day)], context)));

    private static IEnumerable<DateOnly?> DaysOf(ImmutableArray<Activity> rows) =>
        rows.Select(row => row.StartDate).Distinct().Order().Select(day => (DateOnly?)day);
}
