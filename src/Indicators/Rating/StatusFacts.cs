namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Tatsachen, aus denen die Zustandstabelle die Bewertung ableitet.
/// </summary>
public sealed record StatusFacts
{
    /// <summary>The line is measured by "keine".</summary>
    public bool IsUnmeasured { get; init; }

    /// <summary>The line has no target.</summary>
    public bool HasNoTarget { get; init; }

    /// <summary>The recount of the line, of its basis or of its baseline differs.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>höchstens or genau is exceeded.</summary>
    public bool IsExceeded { get; init; }

    /// <summary>AsOf lies before the first day.</summary>
    public bool IsBeforeFirstDay { get; init; }

    /// <summary>The basis is empty or its coverage below the declared threshold.</summary>
    public bool LacksBasis { get; init; }

    /// <summary>The target is met by the counted rows.</summary>
    public bool IsMet { get; init; }

    /// <summary>More rows can still break the target.</summary>
    public bool IsUndoable { get; init; }

    /// <summary>The Erfassungsfrist is over.</summary>
    public bool IsRecordingOver { get; init; }

    /// <summary>The target is promised without a number.</summary>
    public bool IsPromise { get; init; }

    /// <summary>The target would be met if the missing Belege were there.</summary>
    public bool OnlyDocumentsMissing { get; init; }

    /// <summary>AsOf has reached the last day.</summary>
    public bool HasEnded { get; init; }

    /// <summary>The planned rows would break the target; a limit also the unsettled rows and waiting units.</summary>
    public bool BreaksWithPlanned { get; init; }

    /// <summary>Counted and planned rows together meet the target.</summary>
    public bool IsMetWithPlanned { get; init; }

    /// <summary>Counted, planned and unsettled rows together with waiting units would meet the target.</summary>
    public bool IsMetWithUnsettledOrWaiting { get; init; }

    /// <summary>AsOf lies not after planung_bis.</summary>
    public bool IsPlanningOpen { get; init; }

    /// <summary>Counted rows together with waiting units would meet the target.</summary>
    public bool IsMetWithWaiting { get; init; }

    /// <summary>Something of the target is done; never true for a share with a threshold in per cent.</summary>
    public bool HasSomething { get; init; }
}
