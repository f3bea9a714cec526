using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Jobs;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Jobs;

/// <summary>The database goes away while the worker runs: it says so, publishes nothing half, and goes on when it is back.</summary>
public sealed class DatabaseOutageTests : IDisposable
{
    private const string Number = "SGS-2026-09-03-1";

    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    private static readonly DateTimeOffset Due = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(Due);
    private readonly Lines log = new();

    private string Root => Path.Combine(database.Folder, "berichte");

    private string Away => database.File + ".fort";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    /// <summary>A night without the server: one line when it begins, and looks that become rarer.</summary>
    [Fact]
    public async Task Server_ThatRefusesForANight_IsSaidOnceAndAskedWithPauses()
    {
        SqlDatabase gone = DatabaseProvider.Create(
            "sqlserver", $"Server=127.0.0.1,{Listener.RefusedPort()};Database=KiIndicators;User ID=ki;Password=x;Connect Timeout=2;Connect Retry Count=0");

        DueReportsJob job = new(Worker(gone, () => { }), new DatabaseOutage(time, log));
        int looks = 0;
        for (int minute = 0; minute < 60; minute++)
        {
            looks += await FailsAsync(job) ? 1 : 0;
            time.Advance(TimeSpan.FromMinutes(1));
        }

        log.All.ShouldHaveSingleItem().ShouldContain("KiIndicators auf 127.0.0.1");
        looks.ShouldBeInRange(10, 16);
    }

    /// <summary>Away before the claim, away before the completion, locked by another: one line each time it changes, and the report once it is back.</summary>
    [Fact]
    public async Task Database_ThatIsAwayAndComesBack_IsSaidTwiceAndTheReportIsMadeWithoutARestart()
    {
        new MeetingStore(database.Connections, [Committee]).Add(Committee, new DateOnly(2026, 9, 3), null, Due.AddDays(-60));
        bool isAwayMeanwhile = true;
        DueReportsJob job = new(Worker(database.Connections, () =>
        {
            if (isAwayMeanwhile)
            {
                File.Move(database.File, Away);
            }
        }), new DatabaseOutage(time, log));
        for (int minute = 0; minute < 30; minute++)
        {
            (await FailsAsync(job) || minute > 0).ShouldBeTrue();
            time.Advance(TimeSpan.FromMinutes(1));
        }

        File.Move(Away, database.File);
        isAwayMeanwhile = false;
        for (int minute = 0; minute < 6; minute++)
        {
            await FailsAsync(job);
            time.Advance(TimeSpan.FromMinutes(1));
        }

        File.ReadAllText(Path.Combine(Root, Number, "Sachlage.txt")).ShouldBe("fertig");
        log.All.Select(line => line.Split(';', ':')[0]).ShouldBe(
        [
            "Der Bericht zur Sitzung SGS-2026-09-03 ist nicht entstanden", "Die Datenbank ist gestört", $"Bericht {Number} erstellt", "Die Datenbank ist wieder da",
        ]);
    }

    private static async Task<bool> FailsAsync(DueReportsJob job)
    {
        try
        {
            await job.Execute(null!, Cancellation);
            return false;
        }
        catch (JobExecutionException)
        {
            return true;
        }
    }

    [Fact]
    public async Task Database_GoneWhileTheReportIsMade_PublishesNothingAndMakesItWhenItIsBack()
    {
        new MeetingStore(database.Connections, [Committee]).Add(Committee, new DateOnly(2026, 9, 3), null, Due.AddDays(-60));

        await Should.ThrowAsync<AggregateException>(() =>
            Worker(database.Connections, () => File.Move(database.File, Away)).MakeAsync(Cancellation));

        Directory.Exists(Path.Combine(Root, Number)).ShouldBeFalse();
        log.All.ShouldContain(line => line.Contains(database.File, StringComparison.Ordinal));

        File.Move(Away, database.File);
        time.Advance(OccurrenceClaims.StaleAfter);
        await Worker(database.Connections, () => { }).MakeAsync(Cancellation);

        File.ReadAllText(Path.Combine(Root, Number, "Sachlage.txt")).ShouldBe("fertig");
        Directory.GetDirectories(Root).ShouldHaveSingleItem();
    }

    private DueReports Worker(SqlDatabase connections, Action meanwhile)
    {
        OccurrenceClaims claims = new(connections, time, "A");
        return new DueReports(
            new MeetingStore(connections, [Committee]), new ReportCalendar(new DeadlineOptions()), claims,
            (meeting, _, _, _, _) =>
            {
                meanwhile();
                return Task.FromResult(FinishedReports.Of(meeting, "fertig"));
            },
            new ReportPublication(connections, Ledger(connections), claims, Root), new ReportShelf(Ledger(connections), claims, Root), time, log);
    }

    private LedgerStore Ledger(SqlDatabase connections) => new(connections, time, new ProgramVersion("1.0", "abc"));

    private sealed class Lines : ILogger<DueReports>, ILogger<DatabaseOutage>
    {
        public List<string> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add(formatter(state, exception));
    }
}
