using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

public sealed class DueReportsTests : IDisposable
{
    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    private static readonly Meeting Meeting = new(Committee, new DateOnly(2026, 9, 3), 1, new TimeOnly(16, 0));
    private static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);
    private const string Number = "SGS-2026-09-03-1";

    private readonly TestDatabase database;
    private readonly FakeTimeProvider time = new(Due);
    private readonly List<DateOnly> made = [];

    public DueReportsTests()
    {
        database = TestDatabase.Upgraded();
        Store.Add(Committee, Meeting.Date, Meeting.StartTime, Due.AddDays(-60));
    }

    private MeetingStore Store => new(database.Connections, [Committee]);

    private string Root => Path.Combine(database.Folder, "berichte");

    private string Report => Path.Combine(Root, Number);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public async Task Report_OnItsDueDay_IsMadeOnceWithTheStichtagOfTheDayBefore()
    {
        await Worker("A").MakeAsync(Cancellation);
        await Worker("A").MakeAsync(Cancellation);
        made.ShouldBe([new DateOnly(2026, 8, 16)]);
        File.Exists(Path.Combine(Report, "Sachlage.txt")).ShouldBeTrue();
    }

    [OnEachDialect]
    public async Task Report_BeforeItsDueDay_IsNotMade()
    {
        FakeTimeProvider early = new(Due.AddMinutes(-1));
        await Worker("A", early).MakeAsync(Cancellation);
        made.ShouldBeEmpty();
    }

    [OnEachDialect]
    public async Task Report_MadeLate_KeepsItsStichtag()
    {
        time.Advance(TimeSpan.FromDays(10));
        await Worker("A").MakeAsync(Cancellation);
        made.ShouldBe([new DateOnly(2026, 8, 16)]);
    }

    [OnEachDialect]
    public async Task Report_OfAMeetingThatHasBegun_IsNotMade()
    {
        time.SetUtcNow(new DateTimeOffset(2026, 9, 3, 14, 0, 0, TimeSpan.Zero));
        await Worker("A").MakeAsync(Cancellation);
        made.ShouldBeEmpty();
    }

    /// <summary>After a downtime: what is still useful, the longest due first; what has begun is said and noted, once.</summary>
    [OnEachDialect]
    public async Task Reports_AfterADowntime_AreMadeOldestFirstAndTheMissedIsSaidOnce()
    {
        Store.Add(Committee, new DateOnly(2026, 9, 24), null, Due);
        Store.Add(Committee, new DateOnly(2026, 9, 17), null, Due);
        Store.Add(Committee, new DateOnly(2026, 12, 3), null, Due);
        time.SetUtcNow(new DateTimeOffset(2026, 9, 10, 5, 0, 0, TimeSpan.Zero));
        LogList<DueReports> log = new();
        List<string> order = [];
        MakeReport make = (meeting, _, _, _, _) =>
        {
            order.Add(meeting.Key);
            return Task.FromResult(FinishedReports.Of(meeting, "fertig"));
        };
        await Worker("A", make, log).MakeAsync(Cancellation);
        await Worker("A", make, log).MakeAsync(Cancellation);
        await Worker("B", make, log).MakeAsync(Cancellation);

        order.ShouldBe(["SGS-2026-09-17", "SGS-2026-09-24"]);
        (LogLevel level, string text) = log.Entries.Where(entry => entry.Message.StartsWith("Versäumt", StringComparison.Ordinal)).ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Error);
        text.ShouldContain("SGS-2026-09-03");
        text.ShouldContain("17.08.2026");
        Store.All()[0].ReportState.ShouldBe(OccurrenceState.Missed);
    }

    [OnEachDialect]
    public async Task Meeting_EnteredOnlyAfterItsBegin_IsNotMissed()
    {
        Store.Cancel(Store.All()[0], Due);
        time.SetUtcNow(new DateTimeOffset(2026, 9, 10, 5, 0, 0, TimeSpan.Zero));
        Store.Add(Committee, new DateOnly(2026, 9, 1), null, time.GetUtcNow());
        LogList<DueReports> log = new();
        await Worker("A", (_, _, _, _, _) => throw new InvalidOperationException("nichts ist fällig"), log).MakeAsync(Cancellation);
        log.Entries.ShouldBeEmpty();
    }

    /// <summary>The meeting is cancelled, or moved, while its report is made: nothing of it is published.</summary>
    [OnEachDialect]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Report_WhoseMeetingIsCancelledOrMovedMeanwhile_IsNotPublished(bool isCancelled)
    {
        DueReports worker = Worker("A", time, () =>
        {
            MeetingEntry entry = Store.All()[0];
            _ = isCancelled ? Store.Cancel(entry, time.GetUtcNow()) : Store.Move(entry, new DateOnly(2026, 12, 3), null, time.GetUtcNow());
            return Task.CompletedTask;
        });
        await worker.MakeAsync(Cancellation);

        made.Count.ShouldBe(1);
        Ledger.Entries().ShouldBeEmpty();
        Directory.Exists(Report).ShouldBeFalse();
        Store.All()[0].ReportState.ShouldBe(OccurrenceState.Withdrawn);
        await worker.MakeAsync(Cancellation);
        made.Count.ShouldBe(1);
    }

    [OnEachDialect]
    public async Task TwoWorkers_AtTheSameMoment_MakeTheReportOnce()
    {
        TaskCompletionSource firstIsAtIt = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task first = Worker("A", time, async () =>
        {
            firstIsAtIt.SetResult();
            await goOn.Task;
        }).MakeAsync(Cancellation);
        await firstIsAtIt.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancellation);
        await Worker("B").MakeAsync(Cancellation);
        made.Count.ShouldBe(1);
        goOn.SetResult();
        await first;
        made.Count.ShouldBe(1);
        Directory.Exists(Report).ShouldBeTrue();
    }

    [OnEachDialect]
    public async Task Failure_IsReportedAndTriedAgainAfterTenMinutes()
    {
        int attempts = 0;
        DueReports worker = Worker("A", time, () => ++attempts == 1 ? Failing() : Task.CompletedTask);
        await Should.ThrowAsync<AggregateException>(() => worker.MakeAsync(Cancellation));
        time.Advance(TimeSpan.FromMinutes(9));
        await worker.MakeAsync(Cancellation);
        made.ShouldBeEmpty();
        time.Advance(TimeSpan.FromMinutes(1));
        await worker.MakeAsync(Cancellation);
        made.Count.ShouldBe(1);
    }

    [OnEachDialect]
    public async Task Worker_KilledInTheMiddle_IsReplacedAfterTenMinutes()
    {
        new OccurrenceClaims(database.Connections, time, "tot").TryTake(Meeting).ShouldNotBeNull();
        await Worker("B").MakeAsync(Cancellation);
        made.ShouldBeEmpty();
        time.Advance(OccurrenceClaims.StaleAfter);
        await Worker("B").MakeAsync(Cancellation);
        made.Count.ShouldBe(1);
    }

    [OnEachDialect]
    public async Task Worker_ThatFellSilentAndWasReplaced_CannotPublishASecondTime()
    {
        OccurrenceClaims silent = new(database.Connections, time, "still");
        Claim lost = silent.TryTake(Meeting).ShouldNotBeNull();
        time.Advance(OccurrenceClaims.StaleAfter);
        await Worker("B").MakeAsync(Cancellation);
        Publication(silent).Deliver(Finished("anders"), lost).ShouldBeNull();
        File.ReadAllText(Path.Combine(Report, "Sachlage.txt")).ShouldBe("fertig");
        Ledger.Entries().ShouldHaveSingleItem();
        Directory.GetDirectories(Root).ShouldBe([Report]);
    }

    [OnEachDialect]
    public void Start_LeavesFoldersOfOthersAlone()
    {
        string foreign = Path.Combine(Root, "MeinOrdner.neu");
        string mixed = Path.Combine(Root, "SGS-2026-12-03-1.neu");
        Directory.CreateDirectory(foreign);
        Directory.CreateDirectory(mixed);
        File.WriteAllText(Path.Combine(mixed, "wichtig.txt"), "von Hand");
        Worker("B").TidyUp();
        Directory.Exists(foreign).ShouldBeTrue();
        File.Exists(Path.Combine(mixed, "wichtig.txt")).ShouldBeTrue();
    }

    [OnEachDialect]
    public async Task Failure_AfterARestart_IsTriedAtOnce()
    {
        await Should.ThrowAsync<AggregateException>(() => Worker("A", time, Failing).MakeAsync(Cancellation));
        time.Advance(TimeSpan.FromSeconds(30));
        await Worker("A").MakeAsync(Cancellation);
        made.Count.ShouldBe(1);
    }

    /// <summary>Held until a person has looked: said once, tried again, and made once it is released.</summary>
    [OnEachDialect]
    public async Task Report_OverTooFewRows_IsHeldUntilItIsReleased()
    {
        LogList<DueReports> log = new();
        MakeReport make = (_, _, asOf, isReleased, _) => isReleased
            ? Task.FromResult(Finished($"{asOf:yyyy-MM-dd}"))
            : throw new ReportHeld("Keine einzige Aktivität ist lesbar; die Sichten liefern keine Zeile.");
        DueReports worker = Worker("A", make, log);
        for (int look = 0; look < 3; look++)
        {
            (await Should.ThrowAsync<AggregateException>(() => worker.MakeAsync(Cancellation))).InnerException.ShouldBeOfType<ReportHeld>();
            time.Advance(OccurrenceClaims.StaleAfter);
        }

        log.Entries.Select(entry => entry.Message).Where(line => line.Contains("zurückgehalten", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldContain("report release SGS-2026-09-03");
        Ledger.Entries().ShouldBeEmpty();

        Store.Release(Store.Find("sgs-2026-09-03").Meeting, time.GetUtcNow()).ShouldBeTrue();
        Store.Release(Meeting, time.GetUtcNow()).ShouldBeFalse("it was released before");
        await worker.MakeAsync(Cancellation);

        File.ReadAllText(Path.Combine(Report, "Sachlage.txt")).ShouldBe("2026-08-16");
    }

    /// <summary>Anlass "bei Änderung": said once, looked at again a day later, and made once something has changed.</summary>
    [Fact]
    public async Task Report_WithoutAChange_IsNotMadeAndLookedAtDaily()
    {
        LogList<DueReports> log = new();
        int looks = 0;
        bool hasChanged = false;
        DueReports worker = Worker("A", (_, _, asOf, _, _) =>
        {
            looks++;
            return hasChanged ? Task.FromResult(Finished($"{asOf:yyyy-MM-dd}")) : throw ReportUnneeded.WithoutChange(RunNumber.Report(Meeting, 1));
        }, log);
        for (int minute = 0; minute < 60; minute++)
        {
            await worker.MakeAsync(Cancellation);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        looks.ShouldBe(1);
        log.Entries.ShouldHaveSingleItem().Message.ShouldContain("hat sich nichts geändert");
        hasChanged = true;
        time.Advance(TimeSpan.FromDays(1));
        await worker.MakeAsync(Cancellation);
        File.ReadAllText(Path.Combine(Report, "Sachlage.txt")).ShouldBe("2026-08-16", "the Stichtag stays that of the due day");
    }

    private DueReports Worker(string name, MakeReport make, LogList<DueReports> log)
    {
        OccurrenceClaims claims = new(database.Connections, time, name);
        return new DueReports(Store, new ReportCalendar(new DeadlineOptions()), claims, make, Publication(claims), new ReportShelf(Ledger, claims, Root), time, log);
    }

    private DueReports Worker(string name, TimeProvider? clock = null, Func<Task>? before = null)
    {
        OccurrenceClaims claims = new(database.Connections, clock ?? time, name);
        return new DueReports(
            Store, new ReportCalendar(new DeadlineOptions()), claims,
            async (_, _, asOf, _, _) =>
            {
                Task work = before?.Invoke() ?? Task.CompletedTask;
                made.Add(asOf);
                await work;
                return Finished("fertig");
            },
            Publication(claims), new ReportShelf(Ledger, claims, Root), clock ?? time, NullLogger<DueReports>.Instance);
    }

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    private ReportPublication Publication(OccurrenceClaims claims) => new(database.Connections, Ledger, claims, Root);

    private static Task Failing() => throw new InvalidOperationException("kein Node.js");

    private static AuswertungFiles Finished(string text) => FinishedReports.Of(Meeting, text);
}
