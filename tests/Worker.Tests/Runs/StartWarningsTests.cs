using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Worker.Intake.Catalogue;
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

    /// <summary>A slip in the Zielkatalog is said; a view that cannot be read is no reason not to start.</summary>
    [OnEachDialect]
    public void Start_WithAWordThatNothingHas_WarnsOrSaysWhyItCannot()
    {
        Meetings.Add(Committee, new DateOnly(2026, 9, 3), null, time.GetUtcNow());
        database.Execute("INSERT INTO ki_activity (id) VALUES ('A-1')");
        database.Execute("INSERT INTO ki_activity_attribute (activity_id, attribute, value) VALUES ('A-1', 'art', 'Netzwerktreffen')");
        Told("arrt").ShouldHaveSingleItem().Message.ShouldContain("„arrt: A“ kommt in keiner Aktivität vor; gemeint: „art“?");

        database.Execute("DROP TABLE ki_activity_attribute");
        (LogLevel level, string message) = Told("arrt").ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Error);
        message.ShouldStartWith("Die Aktivitäten lassen sich nicht lesen; es wird kein Bericht entstehen. ");
    }

    private List<(LogLevel Level, string Message)> Told(string? attribute = null)
    {
        LogList<StartWarnings> log = new();
        LoadedCatalogue catalogue = new(
            attribute is null ? [] : [Programmes.Of(Lines.Line(new Count(Lines.Where($"{attribute}=A"), null)))], []);
        new StartWarnings(database.Connections, catalogue, Meetings, time, log).Tell();
        return log.Entries;
    }
}
