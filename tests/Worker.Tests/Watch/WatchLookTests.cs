using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using KiIndicators.Worker.Watch;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Watch;

/// <summary>The worker's look at itself: alarms once, measures each time, and says that it has looked.</summary>
public sealed class WatchLookTests : IDisposable
{
    private readonly WatchedWorker worker = new(WatchedWorker.Due);
    private readonly Telemetry telemetry = new();
    private readonly LogList<AbsenceWatch> absences = new();
    private readonly LogList<WatchLook> log = new();

    public void Dispose()
    {
        telemetry.Dispose();
        worker.Dispose();
    }

    [OnEachDialect]
    public void Absence_IsSaidOnceWhenItBeginsAndOnceWhenItIsOver()
    {
        WatchLook look = Look();
        for (int minute = 0; minute < 180; minute++)
        {
            look.Look();
            worker.Time.Advance(TimeSpan.FromMinutes(1));
        }

        (LogLevel level, string message) = absences.Entries.ShouldHaveSingleItem();
        level.ShouldBe(LogLevel.Error);
        message.ShouldContain("SGS-2026-09-03");
        message.ShouldContain("seit 17.08.2026, 07:00 Uhr fällig und nicht erstellt");
        worker.Deliver();
        look.Look();
        look.Look();
        absences.Entries.Count.ShouldBe(2);
        absences.Entries[1].Level.ShouldBe(LogLevel.Information);
    }

    [OnEachDialect]
    public void Absence_ThatBecomesMissed_IsNotSaidTwice()
    {
        WatchLook look = Look();
        worker.Time.Advance(TimeSpan.FromDays(1));
        look.Look();
        worker.Time.SetUtcNow(new DateTimeOffset(2026, 9, 3, 14, 0, 0, TimeSpan.Zero));
        look.Look();
        absences.Entries.Where(entry => entry.Level == LogLevel.Error).Select(entry => entry.Message.Split(' ')[0]).ShouldBe(["Der"], "„Versäumt“ is said by the look at reports");
    }

    [Fact]
    public void HealthFile_SaysWhenTheWorkerLookedLast_AndItsSilenceIsFoundFromOutside()
    {
        string path = Path.Combine(worker.Database.Folder, "gesund.txt");
        worker.Options = new StatusOptions { HealthFile = path };
        worker.Deliver();
        worker.Found().ShouldBe(["Critical WorkerSilent"]);
        Look().Look();
        File.ReadAllText(path).ShouldBe("2026-08-17T05:00:00Z ok\n");
        Directory.GetFiles(worker.Database.Folder, "gesund*").ShouldHaveSingleItem();
        worker.Found().ShouldBeEmpty();
        worker.Time.Advance(HealthFile.SilentAfter);
        worker.Found().ShouldBe(["Critical WorkerSilent"]);
        Look().Look();
        worker.Found().ShouldBeEmpty();
    }

    [Fact]
    public void HealthFile_ThatCannotBeWritten_IsSaidOnceAndNamesTheFolder()
    {
        worker.Options = new StatusOptions { HealthFile = Path.Combine(worker.Database.Folder, "fehlt", "gesund.txt") };
        WatchLook look = Look();
        Should.Throw<UserError>(look.Look).Message.ShouldContain("fehlt");
        Should.Throw<UserError>(look.Look);
        log.Entries.ShouldHaveSingleItem().Level.ShouldBe(LogLevel.Error);
        Directory.CreateDirectory(Path.Combine(worker.Database.Folder, "fehlt"));
        look.Look();
        log.Entries[^1].Level.ShouldBe(LogLevel.Information);
    }

    [Fact]
    public void Look_MeasuresWhatIsDueAndMissingAndTheAgeOfCalendars()
    {
        DateTimeOffset now = worker.Time.GetUtcNow();
        worker.Feeds = new FeedOptions { All = [new FeedSettings("allris", "icalendar", "a.ics")] };
        new FeedStates(worker.Database.Connections).Write(new FeedState("allris", now) { ReadAt = now });
        using Measured measured = new(telemetry);
        worker.Time.Advance(TimeSpan.FromHours(2));
        Look().Look();
        measured.Of("kiindicators.reports.due").ShouldBe(["1"]);
        measured.Of("kiindicators.findings").ShouldContain("1 kind=missing");
        measured.Of("kiindicators.findings").ShouldContain("0 kind=missed");
        measured.Of("kiindicators.feed.age").ShouldBe(["7200 feed=allris"]);
    }

    private WatchLook Look() => new(worker.Reader, new AbsenceWatch(absences), worker.Health, telemetry, worker.Time, log);
}
