using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>Seven Arbeitstage before the report falls due its owner gets a Vorabfassung, once.</summary>
public sealed class DraftReportsTests : IDisposable
{
    private const string Number = "SGS-2026-09-03-V1";
    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");

    // 17 August, seven Arbeitstage before.
    private static readonly DateTimeOffset Draft = new(2026, 8, 6, 5, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(Draft.AddMinutes(-2));
    private readonly List<DateOnly> made = [];
    private readonly LogList<DraftReports> log = new();

    public DraftReportsTests() => Store.Add(Committee, new DateOnly(2026, 9, 3), new TimeOnly(16, 0), Draft.AddDays(-60));

    private MeetingStore Store => new(database.Connections, [Committee]);

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    private string Root => Path.Combine(database.Folder, "vorab");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public async Task Draft_OnItsDay_IsMadeOnceWithTheStichtagOfTheDayBefore()
    {
        await LooksAsync(Worker(), 2);
        made.ShouldBeEmpty();
        await LooksAsync(Worker(), 5);
        await LooksAsync(Worker(), 5);
        made.ShouldBe([new DateOnly(2026, 8, 5)]);
        File.Exists(Path.Combine(Root, Number, "Vorabfassung.pdf")).ShouldBeTrue();
        LedgerEntry entry = Ledger.Entries().ShouldHaveSingleItem();
        (entry.RunNumber, entry.Kind, entry.Delivery).ShouldBe((Number, "vorabfassung", "nein"));
    }

    [OnEachDialect]
    public async Task Draft_WhoseReportIsAlreadyDue_IsNotMadeUpFor()
    {
        time.SetUtcNow(Due);
        await LooksAsync(Worker(), 3);
        made.ShouldBeEmpty();
    }

    [OnEachDialect]
    public async Task Draft_MissedForDays_IsMadeUpForUntilTheReportIsDue()
    {
        time.SetUtcNow(Due.AddMinutes(-1));
        await LooksAsync(Worker(), 1);
        made.ShouldBe([new DateOnly(2026, 8, 5)]);
    }

    [OnEachDialect]
    public async Task Draft_OfAReportThatIsHeld_IsMadeAllTheSame()
    {
        Store.Hold(Store.All().Single(), "Zahlen prüfen", time.GetUtcNow());
        await LooksAsync(Worker(), 5);
        made.Count.ShouldBe(1);
    }

    [OnEachDialect]
    public async Task Draft_OfACancelledMeeting_IsNotMade()
    {
        Store.Cancel(Store.All().Single(), time.GetUtcNow());
        await LooksAsync(Worker(), 5);
        made.ShouldBeEmpty();
    }

    [OnEachDialect]
    public async Task Draft_OfAMeetingThatIsMoved_IsMadeForItsNewDay()
    {
        await LooksAsync(Worker(), 5);
        Store.Move(Store.All().Single(), new DateOnly(2026, 9, 10), null, time.GetUtcNow());
        time.SetUtcNow(Draft.AddDays(8));
        await LooksAsync(Worker(), 5);
        Ledger.Entries().Select(entry => entry.RunNumber).ShouldBe([Number, "SGS-2026-09-10-V1"]);
    }

    [OnEachDialect]
    public async Task Failure_IsSaidOnceAndTriedAgainEveryTenMinutes()
    {
        int attempts = 0;
        DraftReports worker = Worker(() => ++attempts < 4 ? throw new UserError("kein Node.js") : Task.CompletedTask);
        await LooksAsync(worker, 60);
        attempts.ShouldBe(4);
        log.Entries.Select(entry => entry.Level).ShouldBe([LogLevel.Error, LogLevel.Information]);
        made.Count.ShouldBe(1);
    }

    [OnEachDialect]
    public async Task TwoWorkers_AtTheSameMoment_RecordItOnce()
    {
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        time.SetUtcNow(Draft);
        Task first = Worker(() => goOn.Task).MakeAsync(Cancellation);
        await Worker().MakeAsync(Cancellation);
        goOn.SetResult();
        await first;
        made.Count.ShouldBe(2);
        Ledger.Entries().ShouldHaveSingleItem();
        Directory.GetDirectories(Root).ShouldHaveSingleItem();
    }

    [OnEachDialect]
    public void Record_OfANumberThatTheLedgerHas_IsRefusedInTheTransactionItself()
    {
        AuswertungFiles draft = Finished();
        Publication.Record(draft, isFirst: true).ShouldBe(1);
        Publication.Record(draft, isFirst: true).ShouldBeNull();
        Ledger.Entries().ShouldHaveSingleItem();
    }

    [OnEachDialect]
    public void Draft_RecordedAndNotNamed_GetsItsNameAtTheNextLook()
    {
        AuswertungFiles draft = Finished();
        Publication.Record(draft, isFirst: true);
        new ReportFolder(Root, Number).Write(draft.Files);
        new ReportShelf(Ledger, Claims, Root).Settle().ShouldHaveSingleItem().State.ShouldBe(ShelfState.Finished);
        Directory.Exists(Path.Combine(Root, Number)).ShouldBeTrue();
    }

    private async Task LooksAsync(DraftReports worker, int minutes)
    {
        for (int minute = 0; minute < minutes; minute++)
        {
            await worker.MakeAsync(Cancellation);
            time.Advance(TimeSpan.FromMinutes(1));
        }
    }

    private OccurrenceClaims Claims => new(database.Connections, time, "A");

    private ReportPublication Publication => new(database.Connections, Ledger, Claims, Root);

    private DraftReports Worker(Func<Task>? before = null) => new(
        Store, new ReportCalendar(new DeadlineOptions()), Ledger,
        async (meeting, _, asOf, _) =>
        {
            await (before?.Invoke() ?? Task.CompletedTask);
            made.Add(asOf);
            return FinishedReports.Of(RunNumber.Rehearsal(meeting, 1), Files);
        },
        Publication, new ReportShelf(Ledger, Claims, Root), time, log);

    private static Dictionary<string, byte[]> Files => new() { [AuswertungFiles.Record] = "{}"u8.ToArray(), [AuswertungFiles.Draft] = "x"u8.ToArray() };

    private static AuswertungFiles Finished() => FinishedReports.Of(RunNumber.Parse(Number), Files);
}
