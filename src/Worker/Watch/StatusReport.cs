using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;

namespace KiIndicators.Worker.Watch;

/// <summary>How everything stands at a moment.</summary>
/// <param name="At">The moment.</param>
internal sealed record StatusReport(DateTimeOffset At)
{
    /// <summary>The meetings that lie ahead, in time, with what is planned for each.</summary>
    public ImmutableArray<PlannedReport> Ahead { get; init; } = [];

    /// <summary>The newest entries of the ledger, the newest first.</summary>
    public ImmutableArray<LedgerEntry> Runs { get; init; } = [];

    /// <summary>The configured calendars.</summary>
    public ImmutableArray<FeedCondition> Feeds { get; init; } = [];

    /// <summary>What is wrong, the worst first.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>How mail stands.</summary>
    public MailCondition Mail { get; init; } = MailCondition.None;

    /// <summary>When the worker looked last, as the health file says; null: none is configured, or it has not been written.</summary>
    public DateTimeOffset? LastLook { get; init; }

    /// <summary>How many reports are due and not made.</summary>
    public int Due => Ahead.Count(planned => planned.IsDue(At));

    /// <summary>0: nothing is wrong; 1: a person should look; 2: a report is missing, or will be.</summary>
    public int ExitCode => Findings.IsEmpty ? 0 : Findings.Max(finding => finding.Severity) == Severity.Critical ? 2 : 1;

    /// <summary>How much of a kind is wrong.</summary>
    public int Count(FindingKind kind) => Findings.Count(finding => finding.Kind == kind);
}
