using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
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

    [Fact]
    public async Task Server_ThatRefuses_IsLoggedAndFailsTheLook()
    {
        SqlDatabase gone = DatabaseProvider.Create(
            "sqlserver", $"Server=127.0.0.1,{Listener.RefusedPort()};Database=KiIndicators;User ID=ki;Password=x;Connect Timeout=2;Connect Retry Count=0");

        await Should.ThrowAsync<AggregateException>(() => Worker(gone, () => { }).MakeAsync(Cancellation));

        log.All.ShouldHaveSingleItem().ShouldContain("KiIndicators auf 127.0.0.1");
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
            (meeting, _, _, _) =>
            {
                meanwhile();
                return Task.FromResult(FinishedReports.Of(meeting, "fertig"));
            },
            new ReportPublication(connections, Ledger(connections), claims, Root), new ReportShelf(Ledger(connections), claims, Root), time, log);
    }

    private LedgerStore Ledger(SqlDatabase connections) => new(connections, time, new ProgramVersion("1.0", "abc"));

    private sealed class Lines : ILogger<DueReports>
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
