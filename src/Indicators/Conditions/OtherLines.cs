using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Andere Zeilen: was eine Bedingung von den Zeilen wissen darf, auf die sie sich beruft (Z-34).
/// </summary>
public abstract class OtherLines
{
    /// <summary>The conditions of the line that the activity does not meet, apart from being held; empty: it belongs to what the line counts.</summary>
    public abstract ImmutableArray<FailedCondition> FailuresIn(string line, Activity activity);

    /// <summary>Whether the activity, taken alone, meets the line's conditions, held or not.</summary>
    public abstract bool MeetsAlone(string line, Activity activity);

    /// <summary>
    /// The values of an attribute over the rows counted in the line on any day up to AsOf, and over those still to come there that
    /// are taken as held; with a stage the values whose rows reach it there, held or taken as held, whether they ever counted or not.
    /// </summary>
    public abstract ImmutableHashSet<string> ValuesIn(string line, string attribute, string? stage, StillToCome taken);

    /// <summary>The first day on which the line's target was met; null where it is not.</summary>
    public abstract DateOnly? FirstDayMet(string line);
}
