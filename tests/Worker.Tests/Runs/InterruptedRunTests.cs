using System.Globalization;
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

/// <summary>A kill between any two steps of a run, and the next start after it.</summary>
public sealed class InterruptedRunTests : IDisposable
{
    private const string Number = "SGS-2026-09-03-1";
    private static readonly Meeting Meeting = new(new Committee("SGS", "Ausschuss"), new DateOnly(2026, 9, 3));
    private static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database;
    private readonly FakeTimeProvider time = new(Due);

    public InterruptedRunTests()
    {
        database = TestDatabase.Upgraded();
        new MeetingStore(database.Connections, [Meeting.Committee]).Add(Meeting.Committee, Meeting.Date, null, Due);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Root => Path.Combine(database.Folder, "berichte");

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    private ReportFolder Folder => new(Root, Number);

    private ReportShelf Shelf => new(Ledger, Claims, Root);

    private ShelfFinding[] TidyUp() => [.. Shelf.Settle(), .. Shelf.Compare()];

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public async Task Kill_WhileTheFilesAreWritten_IsMadeAgainOnce()
    {
        Claim();
        Folder.Write(FinishedReports.Files("fertig"));
        File.Delete(Path.Combine(Folder.Path + ".neu", "Sachlage.txt"));
        TidyUp().ShouldBe([new ShelfFinding(Number, ShelfState.Discarded)]);
        await ShouldBeMadeOnce();
    }

    [OnEachDialect]
    public async Task Kill_BeforeTheTransaction_IsMadeAgainOnce()
    {
        Claim();
        Folder.Write(FinishedReports.Files("fertig"));
        TidyUp().ShouldBe([new ShelfFinding(Number, ShelfState.Discarded)]);
        await ShouldBeMadeOnce();
    }

    [OnEachDialect]
    public async Task Kill_InTheTransaction_LeavesNeitherEntryNorCompletion()
    {
        Claim claim = Claim();
        OccurrenceClaims dying = new(database.Connections, new DyingClock(time), "tot");
        Should.Throw<IOException>(() => Publication(claims: dying).Deliver(Finished("fertig"), claim));
        Ledger.Entries().ShouldBeEmpty();
        TidyUp().ShouldBeEmpty("what was not recorded was removed at once");
        await ShouldBeMadeOnce();
    }

    [OnEachDialect]
    public async Task Kill_BetweenTransactionAndName_IsFinished()
    {
        Record();
        TidyUp().ShouldBe([new ShelfFinding(Number, ShelfState.Finished)]);
        await ShouldBeMadeOnce();
    }

    [OnEachDialect]
    public async Task Kill_BetweenTheTwoRenames_IsFinished()
    {
        ReportFolder byHand = Publication().ByHand(Finished("von Hand"));
        Record();
        Directory.Move(byHand.Path, byHand.Path + ".alt");
        TidyUp().ShouldBe([new ShelfFinding(Number, ShelfState.Finished)]);
        await ShouldBeMadeOnce(entries: 2);
    }

    [OnEachDialect]
    public async Task Kill_AfterTheName_LeavesNothingToDo()
    {
        Record();
        Folder.Finish();
        TidyUp().ShouldBeEmpty();
        await ShouldBeMadeOnce();
    }

    [OnEachDialect]
    public void TornFolder_OfARecordedRun_IsNeverFinishedAndAlarms()
    {
        Record();
        File.AppendAllText(Path.Combine(Folder.Path + ".neu", "Sachlage.txt"), "x");
        TidyUp().ShouldBe([new ShelfFinding(Number, ShelfState.Missing), new ShelfFinding(Number, ShelfState.Missing)]);
        Directory.Exists(Folder.Path).ShouldBeFalse();
    }

    [OnEachDialect]
    public void Kill_ByHandBetweenRecordAndName_IsMadeGoodByTheSameCommand()
    {
        Folder.Write(FinishedReports.Files("fertig"));
        Publication().Record(Finished("fertig"));
        Publication().ByHand(Finished("fertig"));
        Ledger.Entries().ShouldHaveSingleItem();
        Directory.GetFileSystemEntries(Root).ShouldBe([Folder.Path]);
    }

    /// <summary>A published report never changes: not by hand, and not by hand in the place of one that was lost.</summary>
    [OnEachDialect]
    public void ByHand_WithOtherBytes_TakesNoDeliveredReportsPlace()
    {
        Record();
        Folder.Finish();
        ReportPublication byHand = Publication();
        Should.Throw<UserError>(() => byHand.ByHand(Finished("anders"))).Message.ShouldContain("schon zugestellt");
        Directory.Delete(Folder.Path, recursive: true);
        Should.Throw<UserError>(() => byHand.ByHand(Finished("anders"))).Message.ShouldContain("schon zugestellt");
        byHand.ByHand(Finished("fertig"));
        TidyUp().ShouldBeEmpty();

        string elsewhere = Path.Combine(Root, "..", "woanders");
        Publication(elsewhere).ByHand(Finished("anders"));
        TidyUp().ShouldBeEmpty();
        Directory.Delete(Folder.Path, recursive: true);
        Directory.Move(Path.Combine(elsewhere, Number), Folder.Path);
        TidyUp().ShouldBe([new ShelfFinding(Number, ShelfState.Altered)]);
    }

    /// <summary>The folder of the reports under any of its names is the folder of the reports.</summary>
    [OnEachDialect]
    [InlineData("/")]
    [InlineData("/../{0}/.")]
    [InlineData("link")]
    public void ByHand_IntoTheFolderOfReportsUnderAnotherName_TakesNoLostReportsPlace(string otherName)
    {
        Record();
        Folder.Finish();
        Directory.Delete(Folder.Path, recursive: true);
        string named = Root + string.Format(CultureInfo.InvariantCulture, otherName, Path.GetFileName(Root));
        if (otherName == "link")
        {
            Directory.CreateSymbolicLink(named, Root);
        }

        Should.Throw<UserError>(() => Publication(named).ByHand(Finished("anders"))).Message.ShouldContain("schon zugestellt");

        Directory.Exists(Folder.Path).ShouldBeFalse();
    }

    [OnEachDialect]
    public void Start_FindsFoldersThatTheLedgerDoesNotKnowAndKeepsThem()
    {
        string unknown = Path.Combine(Root, "SGS-2026-12-03-1");
        Directory.CreateDirectory(unknown);
        Record();
        Folder.Finish();
        string facts = Path.Combine(Folder.Path, "Sachlage.txt");
        File.WriteAllText(facts, "geändert");
        LogList<DueReports> log = new();
        Worker(log).TidyUp();
        log.Entries.Where(entry => entry.Level == LogLevel.Error).Select(entry => entry.Message.Split('.')[0]).ShouldBe(
        [
            $"Die Dateien der Auswertung {Number} sind nicht die, die im Auswertungsbuch stehen",
            "Der Ordner SGS-2026-12-03-1 heißt wie eine Auswertung, steht aber nicht im Auswertungsbuch",
        ]);
        Directory.Exists(unknown).ShouldBeTrue();
        File.ReadAllText(facts).ShouldBe("geändert");
    }

    [OnEachDialect]
    public void Start_WithoutTheFolderOfADeliveredReport_Alarms()
    {
        Record();
        Folder.Finish();
        Directory.Delete(Folder.Path, recursive: true);
        TidyUp().ShouldBe([new ShelfFinding(Number, ShelfState.Missing)]);
    }

    [OnEachDialect]
    public void PreviousReport_IsTheLastDeliveredOneBeforeTheMeetingAndNeverItself()
    {
        Publication().Record(Finished("von Hand"));
        Record();
        Ledger.DeliveredBefore(Meeting with { DaySequence = 2 }, MeetingEntry.FirstRevision).ShouldBeNull("it is made and has not left");
        Folder.Finish();
        TidyUp().ShouldBeEmpty();
        string sha256 = Checksums.Sha256(FinishedReports.Files("fertig")["Nachweis.json"]);
        Ledger.DeliveredBefore(Meeting, MeetingEntry.FirstRevision).ShouldBeNull();
        Ledger.DeliveredBefore(Meeting with { Date = Meeting.Date.AddDays(-1) }, MeetingEntry.FirstRevision).ShouldBeNull();
        Ledger.DeliveredBefore(Meeting with { DaySequence = 2 }, MeetingEntry.FirstRevision).ShouldBe(new DeliveredReport(RunNumber.Parse(Number), sha256));
        Ledger.DeliveredBefore(Meeting with { Date = Meeting.Date.AddDays(90) }, MeetingEntry.FirstRevision).ShouldBe(new DeliveredReport(RunNumber.Parse(Number), sha256));
        Ledger.DeliveredBefore(new Meeting(new Committee("JHA", "Jugendhilfe"), Meeting.Date.AddDays(90)), MeetingEntry.FirstRevision).ShouldBeNull();
    }

    private OccurrenceClaims Claims => new(database.Connections, time, "tot");

    private Claim Claim() => Claims.TryTake(Meeting).ShouldNotBeNull();

    // Everything up to the rename.
    private void Record()
    {
        Claim claim = Claim();
        Folder.Write(FinishedReports.Files("fertig"));
        Publication().Record(Finished("fertig"), claim).ShouldNotBeNull();
    }

    private async Task ShouldBeMadeOnce(int entries = 1)
    {
        time.Advance(OccurrenceClaims.StaleAfter);
        await Worker(new LogList<DueReports>()).MakeAsync(Cancellation);
        await Worker(new LogList<DueReports>()).MakeAsync(Cancellation);
        TidyUp().ShouldBeEmpty();
        Directory.GetFileSystemEntries(Root).ShouldBe([Folder.Path]);
        File.ReadAllText(Path.Combine(Folder.Path, "Sachlage.txt")).ShouldBe("fertig");
        Ledger.Entries().Length.ShouldBe(entries);
        Ledger.DeliveredRuns().ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create(Number, entries));
        new MeetingStore(database.Connections, [Meeting.Committee]).All().ShouldHaveSingleItem()
            .ReportState.ShouldBe(OccurrenceState.Delivered);
    }

    private ReportPublication Publication(string? root = null, OccurrenceClaims? claims = null) =>
        new(database.Connections, Ledger, claims ?? Claims, root ?? Root, Root);

    private DueReports Worker(ILogger<DueReports> log)
    {
        OccurrenceClaims claims = new(database.Connections, time, "neu");
        return new DueReports(
            new MeetingStore(database.Connections, [Meeting.Committee]), new ReportCalendar(new DeadlineOptions()), claims,
            (_, _, _, _, _) => Task.FromResult(Finished("fertig")), Publication(claims: claims), Shelf, time, log);
    }

    private static AuswertungFiles Finished(string text) => FinishedReports.Of(Meeting, text);

    /// <summary>The clock that is asked when an occurrence is completed, after the ledger entry: the power goes right then.</summary>
    private sealed class DyingClock(TimeProvider time) : TimeProvider
    {
        private int asked;

        public override DateTimeOffset GetUtcNow() => asked++ == 0 ? time.GetUtcNow() : throw new IOException("Strom weg");
    }
}
