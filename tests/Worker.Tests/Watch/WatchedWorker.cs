using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using KiIndicators.Worker.Watch;
using Microsoft.Extensions.Time.Testing;

namespace KiIndicators.Worker.Tests.Watch;

/// <summary>A database with one meeting on 3 September 2026, whose report is due on 17 August at seven, and what looks at it.</summary>
internal sealed class WatchedWorker : IDisposable
{
    public static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    public static readonly Meeting Meeting = new(Committee, new DateOnly(2026, 9, 3), 1, new TimeOnly(16, 0));
    public static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    public WatchedWorker(DateTimeOffset now)
    {
        Database = TestDatabase.Upgraded();
        Time = new FakeTimeProvider(now);
        Root = Path.Combine(Database.Folder, "berichte");
        Options = new StatusOptions();
        Store.Add(Committee, Meeting.Date, Meeting.StartTime, Due.AddDays(-60));
    }

    public TestDatabase Database { get; }

    public FakeTimeProvider Time { get; }

    public string Root { get; }

    public StatusOptions Options { get; set; }

    public FeedOptions Feeds { get; set; } = new();

    public bool NeedsRelease { get; set; }

    public ReportCalendar Calendar => new(new DeadlineOptions
    {
        Rules = new Dictionary<string, CommitteeRule> { ["SGS"] = new() { NeedsRelease = NeedsRelease } }.ToImmutableDictionary(),
    });

    public MeetingStore Store => new(Database.Connections, [Committee]);

    public MeetingEntry Entry => Store.Find(Meeting.Key);

    public ReportTroubles Troubles => new(Database.Connections);

    public HealthFile Health => new(Options);

    public LedgerStore Ledger => new(Database.Connections, Time, new ProgramVersion("1.0", "abc"));

    public OccurrenceClaims Claims => new(Database.Connections, Time, "A");

    public ReportPublication Publication => new(Database.Connections, Ledger, Claims, Root, gate: new ReleaseGate(Store, Calendar));

    public StatusReader Reader => new(
        Store, Calendar, Feeds, new FeedStates(Database.Connections), Ledger, new ReportsOptions { Folder = Root }, Health);

    public StatusReport Read() => Reader.Read(Time.GetUtcNow());

    public string[] Found(DateTimeOffset? at = null) => [.. Reader.Read(at ?? Time.GetUtcNow()).Findings.Select(finding => $"{finding.Severity} {finding.Kind} {finding.Subject}".TrimEnd())];

    /// <summary>Makes and delivers the report of the meeting.</summary>
    public void Deliver() => Publication.Deliver(FinishedReports.Of(Meeting, "fertig"), Claims.TryTake(Meeting)!);

    public void Dispose() => Database.Dispose();
}
