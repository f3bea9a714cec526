using KiIndicators.Indicators.Activities;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Fehlende Bedingung: welche, was verlangt war und was erfasst ist.
/// </summary>
/// <remarks>Most rows fail most lines and nobody reads why: the words are found when first asked for.</remarks>
public sealed record FailedCondition
{
    private readonly (Condition Condition, Activity Activity, LineContext Context)? source;
    private string? required;
    private string? found;

    /// <summary>A failure in finished words.</summary>
    /// <param name="name">The condition's name, e.g. "zielgruppe", "zeitraum", "status".</param>
    /// <param name="required">What was required, in German.</param>
    /// <param name="found">What is recorded, in German.</param>
    public FailedCondition(string name, string required, string found)
    {
        Name = name;
        this.required = required;
        this.found = found;
    }

    internal FailedCondition(Condition condition, Activity activity, LineContext context)
    {
        Name = condition.Name;
        source = (condition, activity, context);
    }

    /// <summary>Whether the row starts far from the period, so that it is not nearly counted (Z-6).</summary>
    internal bool IsFarFromPeriod => source is (StartsWithin within, Activity row, _) && within.IsFar(row);

    /// <summary>The condition's name, e.g. "zielgruppe", "zeitraum", "status".</summary>
    public string Name { get; }

    /// <summary>What was required, in German.</summary>
    public string Required => required ??= source?.Condition.Required ?? "";

    /// <summary>What is recorded, in German.</summary>
    public string Found => found ??= source is var (condition, activity, context) ? condition.Found(activity, context) : "";

    /// <summary>One line: "zielgruppe: Lehrkräfte (erfasst: Schulsozialarbeit)".</summary>
    public override string ToString() => $"{Name}: {Required} (erfasst: {Found})";

    /// <summary>Equal in words.</summary>
    public bool Equals(FailedCondition? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>Values as one German phrase.</summary>
    public static string Join(IReadOnlyCollection<string> values) =>
        Phrase(", ", values);

    /// <summary>The words that say something, joined; "keine Angabe" where none does.</summary>
    internal static string Phrase(string separator, IEnumerable<string> words) =>
        string.Join(separator, words.Where(word => word.Length > 0)) is { Length: > 0 } phrase ? phrase : "keine Angabe";
}
