using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shouldly;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>A worker that waits for nothing says so at its start.</summary>
public sealed class StartWarningsTests : IDisposable
{
    private static readonly Committee Committee = new("SGS", "Ausschuss");

    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 8, 17, 5, 0, 0, TimeSpan.Zero));

    private MeetingStore Meetings => new(database.Connections, [Committee]);

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Start_WithoutAMeetingAheadOrAnyRow_Warns()
    {
        Meetings.Add(Committee, new DateOnly(2026, 2, 26), null, time.GetUtcNow());

        Told().ShouldBe([
            (LogLevel.Warning, $"In {database.Connections.Name} steht keine kommende Sitzung; es wird kein Bericht entstehen. Bitte mit „kiindicators meetings add“ eintragen oder Database:ConnectionString prüfen."),
            (LogLevel.Warning, $"Die Sicht activity in {database.Connections.Name} gibt keine Zeile; jeder Bericht wäre leer. Bitte die Anbindung prüfen („kiindicators db status“)."),
        ]);
    }

    [OnEachDialect]
    public void Start_WithAMeetingAheadAndARow_SaysNothing()
    {
        Meetings.Add(Committee, new DateOnly(2026, 9, 3), null, time.GetUtcNow());
        database.Execute("INSERT INTO ki_activity (id) VALUES ('A-1')");
        Told().ShouldBeEmpty();
    }

    private List<(LogLevel Level, string Message)> Told()
    {
        LogList<StartWarnings> log = new();
        new StartWarnings(database.Connections, Meetings, time, log).Tell();
        return log.Entries;
    }
}
