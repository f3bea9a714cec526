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
        Assumption later = Assumption.Of(counting.Line.Measure, counting.Candidates, extended);
        return FirstMet(target, later.Measure, later.Taken, context);
    }

    private static DateOnly? FirstMet(Target? target, Measure measure, ImmutableArray<Activity> held, LineContext context)
    {
        if (target is null)
        {
            return null;
        }

        DateOnly[] days = [.. held.Select(row => row.StartDate).Distinct().Order()];
        bool IsMetOn(DateOnly day) => TargetRules.IsMet(target, measure.ActualOf([.. held.Where(row => row.StartDate <= day)], context));

        // What more rows cannot undo stays met from its first day on, so that day is found by halving: ten countings instead of one a day.
        bool stays = !measure.IsUndoable && target is not (AtMost or Exactly);
        int index = stays ? FirstIndex(days.Length, at => IsMetOn(days[at])) : Array.FindIndex(days, IsMetOn);
        return index >= 0 && index < days.Length ? days[index] : null;
    }

    /// <summary>The first index that has what all later ones have too; the length where none has it.</summary>
    private static int FirstIndex(int length, Func<int, bool> has)
    {
        int from = 0;
        int to = length;
        while (from < to)
        {
            int middle = (from + to) / 2;
            (from, to) = has(middle) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }
}
