using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>A person holds a report before it leaves, or a rule asks for a release: a release changes when, never what.</summary>
public sealed class ReleaseTests : IDisposable
{
    private const string Number = "SGS-2026-09-03-1";
    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    private static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(Due);
    private int made;

    public ReleaseTests() => Store.Add(Committee, new DateOnly(2026, 9, 3), new TimeOnly(16, 0), Due.AddDays(-60));

    private MeetingStore Store => new(database.Connections, [Committee]);

    private MeetingEntry Entry => Store.All().Single();

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    private string Root => Path.Combine(database.Folder, "berichte");

    private string Report => Path.Combine(Root, Number);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public async Task Report_ThatAPersonHolds_IsMadeOnlyWhenItIsReleased()
    {
        Store.Hold(Entry, "Zahlen prüfen", Due.AddDays(-1));
        Entry.Hold.ShouldBe(new ReportHold(Due.AddDays(-1), "Zahlen prüfen"));
        await LooksAsync(Worker(needsRelease: false), 60);
        made.ShouldBe(0);

        Store.Approve(Entry, time.GetUtcNow());
        await LooksAsync(Worker(needsRelease: false), 3);
        made.ShouldBe(1);
        Directory.Exists(Report).ShouldBeTrue();
    }

    [OnEachDialect]
    public async Task Report_ThatNeedsARelease_IsMadeOnceAndWaits_AndLeavesAsItWasMade()
    {
        DueReports worker = Worker(needsRelease: true);
        await LooksAsync(worker, 60);
        made.ShouldBe(1);
        Directory.Exists(Report).ShouldBeFalse();
        Entry.ReportState.ShouldBe(OccurrenceState.Completed);
        string record = Ledger.RecordOf(Number)!.Sha256;

        Store.Approve(Entry, time.GetUtcNow());
        await LooksAsync(worker, 3);
        made.ShouldBe(1);
        Entry.ReportState.ShouldBe(OccurrenceState.Delivered);
        Ledger.Entries().ShouldHaveSingleItem().RecordSha256.ShouldBe(record);
        File.ReadAllText(Path.Combine(Report, "Sachlage.txt")).ShouldBe("Fassung 1");
    }

    [OnEachDialect]
    public async Task Report_ReleasedBeforeItFallsDue_LeavesAtOnce()
    {
        Store.Approve(Entry, Due.AddDays(-2));
        await LooksAsync(Worker(needsRelease: true), 1);
        Directory.Exists(Report).ShouldBeTrue();
    }

    [OnEachDialect]
    public async Task Report_HeldAnewAfterItsRelease_WaitsAgain()
    {
        Store.Approve(Entry, Due.AddDays(-2));
        Store.Hold(Entry, "doch nicht", Due.AddDays(-1));
        Entry.ApprovedAt.ShouldBeNull();
        await LooksAsync(Worker(needsRelease: true), 30);
        made.ShouldBe(0);
    }

    [OnEachDialect]
    public async Task Report_ThatWaits_SurvivesARestartAndIsNoAlarm()
    {
        await LooksAsync(Worker(needsRelease: true), 1);
        LogList<DueReports> log = new();
        DueReports restarted = Worker(needsRelease: true, log);
        restarted.TidyUp();
        await LooksAsync(restarted, 20);
        log.Entries.ShouldBeEmpty();
        made.ShouldBe(1);
        Directory.Exists(Report + ".neu").ShouldBeTrue();
    }

    [OnEachDialect]
    public async Task Report_ByHandWhileItWaits_IsRefused()
    {
        await LooksAsync(Worker(needsRelease: true), 1);
        Should.Throw<UserError>(() => Publication(Claims, needsRelease: true).ByHand(Finished("Fassung 1"))).Message.ShouldContain("wartet auf seine Freigabe");
        Directory.Exists(Report + ".neu").ShouldBeTrue();
        Directory.Exists(Report).ShouldBeFalse();
    }

    [OnEachDialect]
    public async Task Approval_OfAVorabfassung_DoesNotLetAReportFromNothingGo()
    {
        List<bool> released = [];
        Store.Approve(Entry, Due.AddDays(-2));
        await LooksAsync(Worker(needsRelease: true, make: (_, _, _, isReleased, _) =>
        {
            released.Add(isReleased);
            return Task.FromResult(Finished("x"));
        }), 1);
        released.ShouldBe([false]);
    }

    /// <summary>A cancelled meeting withdraws what has not left; what was made stays recorded.</summary>
    [OnEachDialect]
    public async Task Report_ThatWaitsWhenItsMeetingIsCancelled_NeverLeaves()
    {
        DueReports worker = Worker(needsRelease: true);
        await LooksAsync(worker, 1);
        Store.Cancel(Entry, time.GetUtcNow());
        Store.Approve(Entry, time.GetUtcNow());
        await LooksAsync(worker, 3);
        Directory.Exists(Report).ShouldBeFalse();
        made.ShouldBe(1);
    }

    private async Task LooksAsync(DueReports worker, int minutes)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            await worker.MakeAsync(Cancellation);
            time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private static ReportCalendar Calendar(bool needsRelease) => new(new DeadlineOptions
    {
        Rules = new Dictionary<string, CommitteeRule> { ["SGS"] = new() { NeedsRelease = needsRelease } }.ToImmutableDictionary(),
    });

    private OccurrenceClaims Claims => new(database.Connections, time, "A");

    private ReleaseGate Gate(bool needsRelease) => new(Store, Calendar(needsRelease));

    private ReportPublication Publication(OccurrenceClaims claims, bool needsRelease) =>
        new(database.Connections, Ledger, claims, Root, gate: Gate(needsRelease));

    private DueReports Worker(bool needsRelease, LogList<DueReports>? log = null, MakeReport? make = null)
    {
        OccurrenceClaims claims = Claims;
        return new DueReports(
            Store, Calendar(needsRelease), claims, make ?? ((_, _, _, _, _) => Task.FromResult(Finished($"Fassung {++made}"))),
            Publication(claims, needsRelease), new ReportShelf(Ledger, claims, Root, Gate(needsRelease)), time,
            (Microsoft.Extensions.Logging.ILogger<DueReports>?)log ?? NullLogger<DueReports>.Instance);
    }

    private static AuswertungFiles Finished(string text) => FinishedReports.Of(new Meeting(Committee, new DateOnly(2026, 9, 3)), text);
}
