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

/// <summary>Runs that take longer than a claim lasts, and two workers: one entry, one folder, and the two agree.</summary>
public sealed class SlowRunTests : IDisposable
{
    private const string Number = "SGS-2026-09-03-1";
    private static readonly Meeting Meeting = new(new Committee("SGS", "Ausschuss"), new DateOnly(2026, 9, 3));
    private static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;
    private readonly FakeTimeProvider time = new(Due);
    private readonly LogList<DueReports> log = new();

    public SlowRunTests()
    {
        database = TestDatabase.Upgraded();
        new MeetingStore(database.Connections, [Meeting.Committee]).Add(Meeting.Committee, Meeting.Date, null, Due);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Root => Path.Combine(database.Folder, "berichte");

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public async Task Run_LongerThanItsClaim_KeepsItWhileItLives()
    {
        Slow slow = new("A");
        Task first = Worker("A", time, slow.MakeAsync).MakeAsync(Cancellation);
        await slow.Begun.WaitAsync(Cancellation);
        bool secondMade = false;
        for (int minute = 0; minute < 30; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            await Worker("B", time, (_, _, _, _, _) =>
            {
                secondMade = true;
                return Task.FromResult(Finished("B"));
            }).MakeAsync(Cancellation);
        }

        slow.GoOn();
        await first;

        secondMade.ShouldBeFalse();
        ShouldBeDelivered("A");
        log.Entries.ShouldAllBe(entry => entry.Level < LogLevel.Warning);
    }

    /// <summary>A machine that slept, or a database that was away for so long: the claim could not be renewed.</summary>
    [OnEachDialect]
    public async Task Run_ThatLostItsClaim_LeavesTheWinnersReportAloneAndIsNoFailure()
    {
        FakeTimeProvider asleep = new(Due);
        Slow slow = new("A");
        Task first = Worker("A", asleep, slow.MakeAsync).MakeAsync(Cancellation);
        await slow.Begun.WaitAsync(Cancellation);
        time.Advance(OccurrenceClaims.StaleAfter);
        await Worker("B", time, (_, _, _, _, _) => Task.FromResult(Finished("B"))).MakeAsync(Cancellation);
        slow.GoOn();
        await first;

        ShouldBeDelivered("B");
        log.Entries.ShouldAllBe(entry => entry.Level < LogLevel.Warning);
        log.Entries.ShouldContain(entry => entry.Message.Contains("anderer Worker übernommen"));
    }

    [OnEachDialect]
    public async Task Run_ThatLostItsClaim_IsEndedByTheNextRenewal()
    {
        FakeTimeProvider asleep = new(Due);
        TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task first = Worker("A", asleep, async (_, _, _, _, cancellation) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
            return Finished("A");
        }).MakeAsync(Cancellation);
        await begun.Task.WaitAsync(Cancellation);
        time.Advance(OccurrenceClaims.StaleAfter);
        await Worker("B", time, (_, _, _, _, _) => Task.FromResult(Finished("B"))).MakeAsync(Cancellation);
        asleep.Advance(OccurrenceClaims.StaleAfter);
        await first;

        ShouldBeDelivered("B");
    }

    /// <summary>
    /// The winner's transaction went through and its answer was lost, so that its folder is still NUMBER.neu: the loser comes then.
    /// It used to write its own files there and to remove them again, and the delivered report's folder was gone.
    /// </summary>
    [OnEachDialect]
    public void Loser_BetweenTheWinnersEntryAndItsName_TouchesNothing()
    {
        OccurrenceClaims loser = new(database.Connections, time, "A");
        Claim lost = loser.TryTake(Meeting).ShouldNotBeNull();
        time.Advance(OccurrenceClaims.StaleAfter);
        OccurrenceClaims winner = new(database.Connections, time, "B");
        Claim won = winner.TryTake(Meeting).ShouldNotBeNull();
        new ReportFolder(Root, Number).Write(FinishedReports.Files("B"));
        Publication(winner).Record(Finished("B"), won).ShouldNotBeNull();

        Publication(loser).Deliver(Finished("A"), lost).ShouldBeNull();
        loser.GiveBack(lost);

        new ReportShelf(Ledger, winner, Root).Settle().ShouldBe([new ShelfFinding(Number, ShelfState.Finished)]);
        ShouldBeDelivered("B");
    }

    /// <summary>By hand it is the same: what the ledger holds as delivered and has no name yet gets it, and is not written over.</summary>
    [OnEachDialect]
    public void ByHand_OverARecordedFolderWithoutItsName_NamesItFirst()
    {
        OccurrenceClaims winner = new(database.Connections, time, "B");
        Claim won = winner.TryTake(Meeting).ShouldNotBeNull();
        new ReportFolder(Root, Number).Write(FinishedReports.Files("B"));
        Publication(winner).Record(Finished("B"), won).ShouldNotBeNull();

        Should.Throw<UserError>(() => Publication(winner).ByHand(Finished("A"))).Message.ShouldContain("schon zugestellt");

        ShouldBeDelivered("B");
    }

    [OnEachDialect]
    public async Task Worker_ThatFindsAnotherWriting_ComesBackLaterAndIsNoFailure()
    {
        using (new ReportFolder(Root, Number).Lock())
        {
            await Worker("A", time, (_, _, _, _, _) => Task.FromResult(Finished("A"))).MakeAsync(Cancellation);
        }

        log.Entries.ShouldAllBe(entry => entry.Level < LogLevel.Warning);
        time.Advance(OccurrenceClaims.StaleAfter);
        await Worker("A", time, (_, _, _, _, _) => Task.FromResult(Finished("A"))).MakeAsync(Cancellation);
        ShouldBeDelivered("A");
    }

    [OnEachDialect]
    public async Task Stop_WhileAReportIsMade_LeavesItToTheNextStart()
    {
        using CancellationTokenSource stop = new();
        await Worker("A", time, (_, _, _, _, cancellation) =>
        {
            stop.Cancel();
            cancellation.ThrowIfCancellationRequested();
            return Task.FromResult(Finished("A"));
        }).MakeAsync(stop.Token);

        log.Entries.ShouldHaveSingleItem().Message.ShouldContain("der nächste Start holt ihn nach");
        time.Advance(TimeSpan.FromSeconds(1));
        await Worker("A", time, (_, _, _, _, _) => Task.FromResult(Finished("A"))).MakeAsync(Cancellation);
        ShouldBeDelivered("A");
    }

    private void ShouldBeDelivered(string text)
    {
        LedgerEntry entry = Ledger.Entries().ShouldHaveSingleItem();
        Directory.GetFileSystemEntries(Root).ShouldBe([Path.Combine(Root, Number)]);
        File.ReadAllText(Path.Combine(Root, Number, "Sachlage.txt")).ShouldBe(text);
        new ReportFolder(Root, Number).FinishedChecksums().ShouldBe(entry.Files);
        Ledger.DeliveredRuns().ShouldBe([KeyValuePair.Create(Number, 1)]);
    }

    private ReportPublication Publication(OccurrenceClaims claims) => new(database.Connections, Ledger, claims, Root);

    private DueReports Worker(string name, TimeProvider clock, MakeReport make)
    {
        OccurrenceClaims claims = new(database.Connections, clock, name);
        return new DueReports(
            new MeetingStore(database.Connections, [Meeting.Committee]), new ReportCalendar(new DeadlineOptions()), claims, make, Publication(claims), new ReportShelf(Ledger, claims, Root), clock, log);
    }

    private static AuswertungFiles Finished(string text) => FinishedReports.Of(Meeting, text);

    /// <summary>A report that is not finished before it is told to be.</summary>
    private sealed class Slow(string text)
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => begun.Task;

        public void GoOn() => goOn.SetResult();

        public async Task<AuswertungFiles> MakeAsync(Meeting meeting, int revision, DateOnly asOf, bool isReleased, CancellationToken cancellation)
        {
            begun.SetResult();
            await goOn.Task;
            return Finished(text);
        }
    }
}
