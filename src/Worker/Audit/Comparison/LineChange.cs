using System.Collections.Immutable;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Comparison;

/// <summary>Eine Zeile des Zielkatalogs in zwei Auswertungen, mit allen Gründen des Unterschieds.</summary>
/// <param name="Before">The measurement then; null where the line is new.</param>
/// <param name="After">The measurement now; null where the line is dropped.</param>
/// <param name="Reasons">Why it differs; never empty where something printed does.</param>
internal sealed record LineChange(Measurement? Before, Measurement? After, ImmutableArray<ChangeReason> Reasons)
{
    /// <summary>Nachweis-Nr.</summary>
    public string Id => Line.Line.Id;

    /// <summary>The line as it is now, else as it was.</summary>
    public Measurement Line => After ?? Before!;

    /// <summary>Whether the state differs.</summary>
    public bool StateChanged => Before?.Status != After?.Status;
}

/// <summary>Ein Meilenstein in zwei Auswertungen.</summary>
/// <param name="Before">The result then; null where the milestone is new.</param>
/// <param name="After">The result now; null where it is dropped.</param>
/// <param name="Reasons">Why its state or tally differs.</param>
/// <param name="StateReasons">Why its state alone differs; empty where it does not.</param>
internal sealed record MilestoneChange(
    MilestoneResult? Before, MilestoneResult? After, ImmutableArray<ChangeReason> Reasons, ImmutableArray<ChangeReason> StateReasons)
{
    /// <summary>The milestone as it is now, else as it was.</summary>
    public MilestoneResult Result => After ?? Before!;

    /// <summary>Whether the state differs.</summary>
    public bool StateChanged => Before?.Status != After?.Status;
}

/// <summary>Vergleich zweier Auswertungen.</summary>
/// <param name="Earlier">The earlier one.</param>
/// <param name="Later">The later one.</param>
/// <param name="Milestones">Milestones whose state or tally differs, in the order of the later catalogue.</param>
/// <param name="Lines">Lines that differ, in the order of the later catalogue, dropped ones at the end.</param>
/// <param name="Corrections">
/// Lines whose number of the earlier Auswertung would be another one today: same Stichtag and rules, today's rows. After is
/// what would stand there.
/// </param>
internal sealed record RunComparison(
    ComparedRun Earlier, ComparedRun Later, ImmutableArray<MilestoneChange> Milestones, ImmutableArray<LineChange> Lines,
    ImmutableArray<LineChange> Corrections);
