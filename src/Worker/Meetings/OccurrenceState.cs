namespace KiIndicators.Worker.Meetings;

/// <summary>How far a due report is.</summary>
internal enum OccurrenceState
{
    /// <summary>A worker is at it.</summary>
    Claimed,

    /// <summary>An attempt failed; it is tried again.</summary>
    Failed,

    /// <summary>Its files are recorded in the ledger: it is made, and never made again.</summary>
    Completed,

    /// <summary>It has also left: its folder has its name.</summary>
    Delivered,
}

/// <summary>The states as the database has them, and the steps between them.</summary>
internal static class OccurrenceStates
{
    private static readonly (OccurrenceState From, OccurrenceState To)[] Steps =
    [
        (OccurrenceState.Claimed, OccurrenceState.Claimed), // taken over from a worker that fell silent
        (OccurrenceState.Claimed, OccurrenceState.Failed),
        (OccurrenceState.Claimed, OccurrenceState.Completed),
        (OccurrenceState.Failed, OccurrenceState.Claimed),
        (OccurrenceState.Completed, OccurrenceState.Delivered),
    ];

    /// <summary>Whether a step leads from one state to another.</summary>
    public static bool CanBecome(this OccurrenceState from, OccurrenceState to) => Steps.Contains((from, to));

    /// <summary>Whether the report is made: its files are recorded, delivered or not.</summary>
    public static bool IsMade(this OccurrenceState state) => state is OccurrenceState.Completed or OccurrenceState.Delivered;

    /// <summary>The state of a row of report_occurrence.</summary>
    /// <param name="column">Its column state.</param>
    /// <param name="isDelivered">Whether delivered_at names a moment.</param>
    /// <returns>Null where the column holds no state.</returns>
    public static OccurrenceState? Read(string column, bool isDelivered) => column switch
    {
        "claimed" => OccurrenceState.Claimed,
        "failed" => OccurrenceState.Failed,
        "completed" => isDelivered ? OccurrenceState.Delivered : OccurrenceState.Completed,
        _ => null,
    };
}
