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

    /// <summary>Rows that fail exactly one condition, with it; not those that start more than a year outside programme and period (Z-6).</summary>
    public required ImmutableArray<ExaminedRow> NearMisses { get; init; }

    /// <summary>
    /// All other rows looked at, with every failed condition, where they were asked for; they are the most by far, and else a number.
    /// </summary>
    public required ImmutableArray<ExaminedRow> Others { get; init; }

    /// <summary>The baseline used, or null.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>How many rows were looked at.</summary>
    public int Examined { get; init; }

    /// <summary>How many rows lack several conditions.</summary>
    public int OtherCount =>
        Examined - Counted.Length - Planned.Length - Unsettled.Length - Waiting.Length - NearMisses.Length;

    /// <summary>All groups in the order in which they are shown, also those without rows.</summary>
    public ImmutableArray<EvidenceRows> Groups =>
    [
        Met(EvidenceGroup.Counted, Counted), Met(EvidenceGroup.Planned, Planned), Met(EvidenceGroup.Unsettled, Unsettled),
        Met(EvidenceGroup.Waiting, Waiting), new(EvidenceGroup.NearMisses, NearMisses), new(EvidenceGroup.Others, Others) { Count = OtherCount },
    ];

    private static EvidenceRows Met(EvidenceGroup group, ImmutableArray<Activity> rows) =>
        new(group, [.. rows.Select(row => new ExaminedRow(row, []))]);
}

/// <summary>
/// Betrachtete Aktivität mit allen Bedingungen, an denen es fehlt.
/// </summary>
/// <param name="Activity">The activity.</param>
/// <param name="Failed">The failed conditions; none where the row counts or may still count.</param>
public sealed record ExaminedRow(Activity Activity, ImmutableArray<FailedCondition> Failed);

/// <summary>Gruppe des Nachweises, in der Reihenfolge der Darstellung.</summary>
public enum EvidenceGroup
{
    /// <summary>gezählt.</summary>
    Counted,

    /// <summary>geplant.</summary>
    Planned,

    /// <summary>Durchführung ungeklärt.</summary>
    Unsettled,

    /// <summary>wartend.</summary>
    Waiting,

    /// <summary>genau eine Bedingung fehlt.</summary>
    NearMisses,

    /// <summary>mehrere Bedingungen fehlen.</summary>
    Others,
}

/// <summary>Zeilen einer Gruppe des Nachweises.</summary>
/// <param name="Group">Which group.</param>
/// <param name="Rows">Its rows; those of the first four groups fail nothing.</param>
public sealed record EvidenceRows(EvidenceGroup Group, ImmutableArray<ExaminedRow> Rows)
{
    /// <summary>How many rows the group has; of the others more than are named.</summary>
    public int Count { get; init; } = Rows.Length;
}
