using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Bedingung, die eine Aktivität erfüllt oder nicht erfüllt; jede steht für sich, damit ein Nachweis sie nennen kann.
/// </summary>
public abstract record Condition
{
    /// <summary>The catalogue's word, e.g. "zielgruppe"; names the condition in near misses.</summary>
    public abstract string Name { get; }

    /// <summary>What is required, in German, e.g. "Lehrkräfte" or "eine von: A, B".</summary>
    public abstract string Required { get; }

    /// <summary>Whether the activity meets the condition.</summary>
    public abstract bool IsMet(Activity activity, LineContext context);

    /// <summary>What the activity has instead, in German; "keine Angabe" where nothing is recorded.</summary>
    public virtual string Found(Activity activity, LineContext context) =>
        FailedCondition.Join(activity.Values(Name));

    /// <summary>The fields and attributes that the condition reads, by their catalogue names.</summary>
    public virtual IEnumerable<string> Reads => [Name];

    /// <summary>Ids of other lines whose result the condition needs.</summary>
    public virtual IEnumerable<string> Lines => [];

    /// <summary>The failure of this condition for an activity, with what was found.</summary>
    public FailedCondition Fail(Activity activity, LineContext context) =>
        new(Name, Required, Found(activity, context));
}

/// <summary>
/// Fehlende Bedingung: welche, was verlangt war und was erfasst ist.
/// </summary>
/// <param name="Name">The condition's name, e.g. "zielgruppe", "zeitraum", "status".</param>
/// <param name="Required">What was required, in German.</param>
/// <param name="Found">What is recorded, in German.</param>
public sealed record FailedCondition(string Name, string Required, string Found)
{
    /// <summary>One line: "zielgruppe: Lehrkräfte (erfasst: Schulsozialarbeit)".</summary>
    public override string ToString() => $"{Name}: {Required} (erfasst: {Found})";

    /// <summary>Values as one German phrase.</summary>
    public static string Join(IReadOnlyCollection<string> values) =>
        values.Count == 0 ? "keine Angabe" : string.Join(", ", values);
}
