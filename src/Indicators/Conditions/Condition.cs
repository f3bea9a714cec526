using KiIndicators.Indicators.Activities;

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

    /// <summary>Whether rows still to come decide if a held row meets the condition, once they are taken as held.</summary>
    public virtual bool LooksAhead => false;

    /// <summary>
    /// Whether more than the row and its partners decides: what other lines count, or whether a Beleg is asked for yet.
    /// </summary>
    internal bool NeedsMoreThanTheRow => Lines.Any() || Reads.Contains(IsPresent.SupportingDocument);

    /// <summary>The failure of this condition for an activity, with what was found.</summary>
    public FailedCondition Fail(Activity activity, LineContext context) =>
        new(this, activity, context);
}
