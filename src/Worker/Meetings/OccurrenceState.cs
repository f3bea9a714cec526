namespace KiIndicators.Worker.Meetings;

/// <summary>How far a due report is.</summary>
internal enum OccurrenceState
{
    /// <summary>A worker is at it.</summary>
    Claimed,

    /// <summary>An attempt failed; it is tried again.</summary>
    Failed,

    /// <summary>Zurückgezogen: its meeting was moved or cancelled before it was made; where it takes place, it is made at its new time.</summary>
    Withdrawn,

    /// <summary>Entbehrlich: the committee wants one only where something has changed, and nothing has; it is looked at again.</summary>
    Unneeded,

    /// <summary>Versäumt: the meeting has begun without it; it is never made.</summary>
    Missed,

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
        (OccurrenceState.Claimed, OccurrenceState.Withdrawn),
        (OccurrenceState.Claimed, OccurrenceState.Unneeded),
        (OccurrenceState.Claimed, OccurrenceState.Missed),
        (OccurrenceState.Failed, OccurrenceState.Claimed),
        (OccurrenceState.Failed, OccurrenceState.Withdrawn),
        (OccurrenceState.Withdrawn, OccurrenceState.Claimed),
        (OccurrenceState.Unneeded, OccurrenceState.Claimed),
        (OccurrenceState.Unneeded, OccurrenceState.Withdrawn),
        (OccurrenceState.Completed, OccurrenceState.Delivered),
    ];

    private static readonly (OccurrenceState State, string Word)[] Outcomes =
        [(OccurrenceState.Withdrawn, "withdrawn"), (OccurrenceState.Unneeded, "unneeded"), (OccurrenceState.Missed, "missed")];

    /// <summary>Whether a step leads from one state to another.</summary>
    public static bool CanBecome(this OccurrenceState from, OccurrenceState to) => Steps.Contains((from, to));

    /// <summary>Whether the report is made: its files are recorded, delivered or not.</summary>
    public static bool IsMade(this OccurrenceState state) => state is OccurrenceState.Completed or OccurrenceState.Delivered;

    /// <summary>The word of the column outcome for a claim that is given back; null: it is tried again.</summary>
    public static string? Outcome(this OccurrenceState state) => Outcomes.FirstOrDefault(outcome => outcome.State == state).Word;

    /// <summary>The state of a row of report_occurrence.</summary>
    /// <param name="column">Its column state.</param>
    /// <param name="isDelivered">Whether delivered_at names a moment.</param>
    /// <param name="outcome">Its column outcome.</param>
    /// <returns>Null where the columns hold no state.</returns>
    public static OccurrenceState? Read(string column, bool isDelivered, string? outcome = null) => column switch
    {
        "claimed" => OccurrenceState.Claimed,
        "failed" when outcome is null => OccurrenceState.Failed,
        "failed" => Outcomes.Where(known => known.Word == outcome).Select(known => (OccurrenceState?)known.State).FirstOrDefault(),
        "completed" => isDelivered ? OccurrenceState.Delivered : OccurrenceState.Completed,
        _ => null,
    };
}
