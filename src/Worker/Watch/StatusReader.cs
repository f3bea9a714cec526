using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Watch;

/// <summary>
/// Reads how everything stands. It writes nothing: who asks may have no right to.
/// </summary>
/// <param name="meetings">The meetings.</param>
/// <param name="calendar">Which meetings get a report, and when.</param>
/// <param name="feeds">The configured calendars.</param>
/// <param name="feedStates">How they were found.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="reports">Where reports lie.</param>
/// <param name="health">When the worker looked last.</param>
/// <param name="mail">How mail stands; null: nobody sends any.</param>
/// <param name="digests">Whether the digest is missing; null: it is not asked.</param>
/// <param name="freeSpace">How much room reports have; null: it is not asked.</param>
internal sealed class StatusReader(
    MeetingStore meetings, ReportCalendar calendar, FeedOptions feeds, FeedStates feedStates, LedgerStore ledger, ReportsOptions reports, HealthFile health,
    MailFindings? mail = null, DigestFindings? digests = null, FreeSpace? freeSpace = null)
{
    private const int NewestRuns = 5;

    /// <summary>Reads it.</summary>
    /// <param name="now">The moment.</param>
    /// <param name="isWorker">Whether the worker itself looks: it need not ask whether it is silent.</param>
    /// <exception cref="UserError">The database cannot be asked.</exception>
    public StatusReport Read(DateTimeOffset now, bool isWorker = false)
    {
        StoredReading<MeetingEntry> entries = meetings.Read();
        StoredReading<FeedState> states = feedStates.Read();
        StoredReading<LedgerEntry> entered = ledger.ReadEntries();
        ImmutableArray<PlannedReport> plan = calendar.Plan(entries.Rows, now);
        ImmutableArray<FeedCondition> conditions =
            [.. feeds.All.Select(feed => new FeedCondition(feed, states.Rows.FirstOrDefault(state => state.Feed == feed.Name)))];
        ILookup<string, LedgerEntry> byNumber = entered.Rows.ToLookup(entry => entry.RunNumber);
        MailCondition mails = mail?.Read(now) ?? MailCondition.None;
        IEnumerable<Finding> findings =
        [
            .. plan.SelectMany(planned => ReportFindings.Of(planned, byNumber, reports.Folder, now)),
            .. conditions.Where(condition => !condition.IsGood(now))
                .Select(condition => new Finding(FindingKind.Feed, condition.Feed.Name, Severity.Warning, $"Kalender {condition.Feed.Name}: {condition.Text(now)}")),
            .. WithoutMeeting(plan, now),
            .. entries.Faults.Concat(states.Faults).Concat(entered.Faults)
                .Select(fault => new Finding(FindingKind.Unreadable, "", Severity.Critical, fault.Message)),
            .. mails.Findings,
            .. digests?.Of(byNumber, now) ?? [],
            .. freeSpace is not null && DiskSpace.FindingOf(reports.Folder, freeSpace(reports.Folder)) is Finding low ? [low] : Array.Empty<Finding>(),
            .. isWorker ? [] : health.Findings(now),
        ];
        return new StatusReport(now)
        {
            Ahead = [.. plan.Where(planned => !planned.Entry.Meeting.HasBegun(now))],
            Runs = [.. entered.Rows.Reverse().Take(NewestRuns)],
            Feeds = conditions,
            Mail = mails,
            Findings = [.. findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Subject, StringComparer.Ordinal).ThenBy(finding => finding.Kind)],
            LastLook = health.Read(),
        };
    }

    // A worker without meetings runs for ever, green, and makes no report.
    private static IEnumerable<Finding> WithoutMeeting(ImmutableArray<PlannedReport> plan, DateTimeOffset now) =>
        plan.Any(planned => !planned.Entry.IsCancelled && !planned.Entry.Meeting.HasBegun(now))
            ? []
            : [new Finding(FindingKind.NoMeeting, "", Severity.Warning, "Es steht keine kommende Sitzung; es wird kein Bericht entstehen.")];
}
