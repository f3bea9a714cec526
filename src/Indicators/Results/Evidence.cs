using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Results;

/// <summary>
/// Nachweis: jede betrachtete Zeile steht in genau einer dieser Gruppen; gezählte plus übrige ergeben alle betrachteten.
/// </summary>
public sealed record Evidence
{
    /// <summary>Rows counted.</summary>
    public required ImmutableArray<Activity> Counted { get; init; }

    /// <summary>Rows that would count and start after AsOf.</summary>
    public required ImmutableArray<Activity> Planned { get; init; }

    /// <summary>Rows that would count, whose start has passed and whose status is still "geplant".</summary>
    public required ImmutableArray<Activity> Unsettled { get; init; }

    /// <summary>Rows of units that only time can decide.</summary>
    public required ImmutableArray<Activity> Waiting { get; init; }

    /// <summary>Rows that fail exactly one condition, with it.</summary>
    public required ImmutableArray<ExcludedActivity> NearMisses { get; init; }

    /// <summary>All other rows looked at, with every failed condition.</summary>
    public required ImmutableArray<ExcludedActivity> Others { get; init; }

    /// <summary>The baseline used, or null.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>How many rows were looked at.</summary>
    public int Examined =>
        Counted.Length + Planned.Length + Unsettled.Length + Waiting.Length + NearMisses.Length + Others.Length;
}

/// <summary>
/// Nicht gezählte Aktivität mit allen Bedingungen, an denen es fehlt.
/// </summary>
/// <param name="Activity">The activity.</param>
/// <param name="Failed">The failed conditions, at least one.</param>
public sealed record ExcludedActivity(Activity Activity, ImmutableArray<FailedCondition> Failed);
