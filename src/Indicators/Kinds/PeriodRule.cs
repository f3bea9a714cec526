using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>Zeitraum-Bedingung: der Beginn entscheidet, überall (Z-3).</summary>
internal static class PeriodRule
{
    /// <summary>Name of the condition in near misses.</summary>
    public const string Name = "zeitraum";

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
        return activity.Kind == kind ? failures : failures.Insert(0, WrongKind(kind, activity));
    }

    /// <summary>The failed kind of a row.</summary>
    public static FailedCondition WrongKind(ActivityKind kind, Activity activity) =>
        new("typ", ActivityFields.Word(kind), ActivityFields.Word(activity.Kind));

    /// <summary>The failed period condition of a row.</summary>
    public static FailedCondition Outside(Activity activity, LineContext context) =>
        new(Name, $"Beginn {GermanText.Span(context.Period)}", GermanText.Day(activity.StartDate));
}
