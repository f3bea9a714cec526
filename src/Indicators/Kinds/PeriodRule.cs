using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Kinds;

/// <summary>Auswahl im Zeitraum: ihre Bedingungen und die des Zeitraums (Z-3), bei manchen Messungen dazu der Typ.</summary>
internal static class PeriodRule
{
    /// <summary>The failures of a selection, followed by the period's where the start lies outside it.</summary>
    public static ImmutableArray<FailedCondition> Failures(
        Selection selection, Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = selection.Failures(activity, context);
        return context.Period.Contains(activity.StartDate) ? failures : failures.Add(Outside(activity, context));
    }

    /// <summary>The failures of a selection that holds for one kind of activity only.</summary>
    public static ImmutableArray<FailedCondition> Failures(
        ActivityKind kind, Selection selection, Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = Failures(selection, activity, context);
        return activity.Kind == kind ? failures : failures.Insert(0, WrongKind(kind, activity, context));
    }

    /// <summary>The failed kind of a row.</summary>
    public static FailedCondition WrongKind(ActivityKind kind, Activity activity, LineContext context) =>
        Is(kind).Fail(activity, context);

    /// <summary>The condition that a row is of a kind.</summary>
    public static Condition Is(ActivityKind kind) => new HasAny("typ", [ActivityFields.Word(kind)]);

    /// <summary>The failed period condition of a row.</summary>
    public static FailedCondition Outside(Activity activity, LineContext context) =>
        new StartsWithin(context.Period, context.Programme).Fail(activity, context);
}
