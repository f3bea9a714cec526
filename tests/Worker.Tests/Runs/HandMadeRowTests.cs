using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>Rows of our own tables that somebody changed by hand: each is named, and only what needs it cannot go on.</summary>
public sealed class HandMadeRowTests : IDisposable
{
    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    private static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);
    private static readonly Meeting Other = new(new Committee("JHA", "Jugendhilfeausschuss"), new DateOnly(2026, 9, 3));

    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(Due);
    private readonly LogList<DueReports> log = new();

    public HandMadeRowTests()
    {
        Store.Add(Committee, new DateOnly(2026, 9, 3), null, Due);
        Store.Add(Other.Committee, Other.Date, null, Due);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private MeetingStore Store => new(database.Connections, [Committee, Other.Committee]);

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    private OccurrenceClaims Claims => new(database.Connections, time, "A");

    private string Root => Path.Combine(database.Folder, "berichte");

    public void Dispose() => database.Dispose();

    [Theory]
    [InlineData("meeting_date = '2026-02-30'", "meeting_date", "„2026-02-30“")]
    [InlineData("meeting_date = '0001-01-01'", "meeting_date", "„0001-01-01“")]
    [InlineData("meeting_date = '9999-12-31'", "meeting_date", "„9999-12-31“")]
    [InlineData("meeting_date = x'00FF'", "meeting_date", "BLOB mit 2 Bytes")]
    [InlineData("start_time = '25:00'", "start_time", "„25:00“")]
    [InlineData("start_time = x'00'", "start_time", "BLOB mit 1 Bytes")]
    [InlineData("committee = '../../etc'", "committee", "„../../etc“")]
    [InlineData("committee = ''", "committee", "„“")]
    [InlineData("day_sequence = 9999999999", "day_sequence", "9999999999")]
    [InlineData("day_sequence = 'zwei'", "day_sequence", "„zwei“")]
    [InlineData("day_sequence = 1.5", "day_sequence", "1.5")]
    public async Task MeetingRow_ThatIsNone_IsNamedOnceAndTheOtherReportIsMade(string change, string column, string value)
    {
        database.Execute($"UPDATE meeting SET {change} WHERE committee = 'SGS'");

        await Worker().MakeAsync(Cancellation);
        await Worker().MakeAsync(Cancellation);

        Directory.GetDirectories(Root).Select(Path.GetFileName).ShouldBe(["JHA-2026-09-03-1"]);
        string said = log.Entries.Where(entry => entry.Level == LogLevel.Error).Select(entry => entry.Message).Distinct().ShouldHaveSingleItem();
        said.ShouldContain($"In der Tabelle meeting ist {column}");
        said.ShouldContain(value);
        Store.Read().Faults.ShouldHaveSingleItem().Message.ShouldContain("berichtigen");
    }

    [Fact]
    public async Task Look_EveryMinute_NamesAFaultyRowOnce()
    {
        database.Execute("UPDATE meeting SET meeting_date = 'bald' WHERE committee = 'SGS'");
        DueReports worker = Worker();

        await worker.MakeAsync(Cancellation);
        await worker.MakeAsync(Cancellation);

        log.Entries.Count(entry => entry.Level == LogLevel.Error).ShouldBe(1);
    }

    [Theory]
    [InlineData("claimed_at = x'00'")]
    [InlineData("claimed_at = 'gestern'")]
    [InlineData("claimed_by = x'00'")]
    public async Task OccurrenceRow_ThatIsNone_StopsOnlyItsOwnReport(string change)
    {
        Claims.TryTake(new Meeting(Committee, new DateOnly(2026, 9, 3))).ShouldNotBeNull();
        database.Execute($"UPDATE report_occurrence SET {change}");

        await Should.ThrowAsync<AggregateException>(() => Worker().MakeAsync(Cancellation));

        Directory.GetDirectories(Root).Select(Path.GetFileName).ShouldBe(["JHA-2026-09-03-1"]);
        log.Entries.ShouldContain(entry => entry.Level == LogLevel.Error && entry.Message.Contains("In der Tabelle report_occurrence"));
    }

    [Fact]
    public async Task DeliveredRow_ThatIsNone_StopsNoOtherReport()
    {
        Deliver(new Meeting(Committee, new DateOnly(2026, 9, 3)));
        database.Execute("UPDATE report_occurrence SET ledger_sequence = 9999999999");
        ReportFolder leftover = new(Root, "SGS-2026-12-03-1");
        leftover.Write(FinishedReports.Files("halb"));

        await Should.ThrowAsync<AggregateException>(() => Worker().MakeAsync(Cancellation));

        Directory.Exists(Path.Combine(Root, "JHA-2026-09-03-1")).ShouldBeTrue();
        leftover.IsUnfinished.ShouldBeTrue("nothing is removed by a ledger that cannot be read");
    }

    [Theory]
    [InlineData("UPDATE ledger SET sequence = 9999999999")]
    [InlineData("UPDATE ledger SET sequence = 'eins'")]
    [InlineData("UPDATE ledger SET run_number = x'00'")]
    [InlineData("UPDATE ledger SET files = x'00'")]
    [InlineData("UPDATE ledger SET record = x'00'")]
    public void LedgerRow_ThatIsNone_IsABreakOfTheChain(string change)
    {
        Deliver(new Meeting(Committee, new DateOnly(2026, 9, 3)));
        database.Execute("PRAGMA ignore_check_constraints = ON; " + change);

        ChainResult chain = Ledger.Walk(ChainCheck.Run);

        chain.Sound.ShouldBe(0);
        chain.Fault.ShouldNotBeNull().ShouldContain("In der Tabelle ledger ist");
    }

    [Theory]
    [InlineData("number = 'viel'")]
    [InlineData("number = 1e30")]
    [InlineData("version = 9999999999")]
    [InlineData("value_set = x'00'")]
    [InlineData("period_to = '2024-01-01'")]
    [InlineData("frozen_on = x'00'")]
    [InlineData("unit = 'VZÄ'")]
    [InlineData("figure_to = '2025-06-30'")]
    [InlineData("figure_from = '2025-06-30'")]
    [InlineData("figure_from = '2025-06-30', figure_to = '2025-06-29'")]
    public void FrozenBaseline_ThatIsNone_IsNamed(string change)
    {
        database.Execute(
            "INSERT INTO frozen_baseline VALUES ('B26-1', 1, 'B25-1a', '2025-01-01', '2025-12-31', '[]', 0, '2026-01-01', NULL, 'x', NULL, NULL, NULL)");
        database.Execute($"UPDATE frozen_baseline SET {change}");

        Should.Throw<UserError>(() => new BaselineStore(database.Connections).All()).Message.ShouldContain("In der Tabelle frozen_baseline ist");
    }

    [Fact]
    public void Setting_ThatIsNoText_IsNamed()
    {
        database.Execute("INSERT INTO setting VALUES ('demo', x'00')");
        Should.Throw<UserError>(() => DemoMark.IsSet(database.Connections)).Message.ShouldContain("In der Tabelle setting ist value kein Text");
    }

    [Fact]
    public void SchemaVersion_ThatIsNoText_IsNamed()
    {
        database.Execute("UPDATE SchemaVersions SET ScriptName = x'00' WHERE ScriptName LIKE '0001%'");
        Should.Throw<UserError>(() => DatabaseUpgrade.Status(database.Connections)).Message.ShouldContain("SchemaVersions");
    }

    [Fact]
    public void Meeting_OnTheDayOfAFaultyRow_IsRefusedWithWhatToDo()
    {
        database.Execute("UPDATE meeting SET start_time = 'abends' WHERE committee = 'SGS'");
        Should.Throw<UserError>(() => Store.Add(Committee, new DateOnly(2026, 9, 3), null, Due)).Message.ShouldContain("meetings list");
    }

    private void Deliver(Meeting meeting)
    {
        OccurrenceClaims claims = Claims;
        Claim claim = claims.TryTake(meeting).ShouldNotBeNull();
        new ReportPublication(database.Connections, Ledger, claims, Root).Deliver(FinishedReports.Of(meeting, "fertig"), claim).ShouldNotBeNull();
    }

    private DueReports Worker()
    {
        OccurrenceClaims claims = Claims;
        return new DueReports(
            Store, new ReportCalendar(new DeadlineOptions()), claims, (meeting, _, _, _, _) => Task.FromResult(FinishedReports.Of(meeting, "fertig")),
            new ReportPublication(database.Connections, Ledger, claims, Root), new ReportShelf(Ledger, claims, Root), time, log);
    }
}
