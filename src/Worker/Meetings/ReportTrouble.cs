namespace KiIndicators.Worker.Meetings;

/// <summary>What keeps a report from being made.</summary>
internal enum TroubleKind
{
    /// <summary>No row, or far fewer than the last report had, can be read.</summary>
    Held,

    /// <summary>The attempt failed.</summary>
    Failed,

    /// <summary>Anlass "bei Änderung": nothing has changed.</summary>
    Unneeded,
}

/// <summary>Why a report is not made, as the last attempt found it.</summary>
/// <param name="Kind">What keeps it.</param>
/// <param name="Since">When this kind of trouble began.</param>
/// <param name="Reason">The same in German.</param>
internal sealed record ReportTrouble(TroubleKind Kind, DateTimeOffset Since, string Reason);

/// <summary>A person holds a report.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Reason">Why, in the person's words.</param>
internal sealed record ReportHold(DateTimeOffset Since, string Reason);
