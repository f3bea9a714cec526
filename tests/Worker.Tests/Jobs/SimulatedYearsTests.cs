using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Jobs;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using KiIndicators.Worker.Tests.Runs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Jobs;

/// <summary>Whole years of the worker, hour by hour or day by day: the cron expressions say when, the clock is set, and the job's own body runs.</summary>
[Slow(Because.TriesManyCases)]
public sealed class SimulatedYearsTests : IDisposable
{
    private static readonly DateTimeOffset NewYear = new(2024, 12, 31, 23, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly[] Nights = [new(2025, 3, 30), new(2025, 10, 26), new(2026, 3, 29), new(2026, 10, 25), new(2027, 3, 28)];

    private static readonly Committee Social = new("SGS", "Ausschuss für Soziales");

    // Its reports fall due on the very Sundays on which the clocks change.
    private static readonly Committee Sundays = new("SONNTAG", "Ausschuss am Sonntag");

    private static readonly DeadlineOptions Rules = new()
    {
        Rules = ImmutableDictionary<string, CommitteeRule>.Empty.Add(Sundays.Id, new CommitteeRule { Lead = LeadRule.Default with { OnWorkingDays = false } }),
    };

    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(NewYear);
    private readonly LogList<DueReports> log = new();
    private readonly List<(string Meeting, DateTime Wall)> made = [];

    private MeetingStore Store => new(database.Connections, [Social, Sundays]);

    private string Root => Path.Combine(database.Folder, "berichte");

    private LedgerStore Ledger => new(database.Connections, time, new ProgramVersion("1.0", "abc"));

    public void Dispose() => database.Dispose();

    /// <summary>Three years with five changes of the clocks: every report at 07:00 of its due day, once.</summary>
    [Fact]
    public async Task ThreeYears_WithEveryChangeOfTheClocks_MakeEachReportOnceAtItsTime()
    {
        DateOnly[] thursdays = [.. Enumerable.Range(0, 39).Select(month => new DateOnly(2025, 2, 6).AddDays(28 * month)).Where(day => day.Year < 2028)];
        foreach (DateOnly day in thursdays)
        {
            Store.Add(Social, day, new TimeOnly(16, 0), NewYear);
        }

        foreach (DateOnly night in Nights)
        {
            Store.Add(Sundays, night.AddDays(17), new TimeOnly(16, 0), NewYear);
        }

        await RunAsync(new DateTimeOffset(2027, 12, 31, 23, 0, 0, TimeSpan.Zero), Schedule.Read("täglich 07:00")!, Schedule.Read("täglich 02:30")!);

        ReportCalendar calendar = new(Rules);
        made.Select(report => (report.Meeting, report.Wall)).Order().ShouldBe(Store.All()
            .Select(entry => (entry.Meeting.Key, calendar.Of(entry.Meeting).DueDay.ToDateTime(Deadline.DueTime))).Order());
        made.Where(report => report.Meeting.StartsWith(Sundays.Id, StringComparison.Ordinal)).Select(report => DateOnly.FromDateTime(report.Wall)).ShouldBe(Nights);
        ShouldBeOnceEach();
        log.Entries.ShouldAllBe(entry => entry.Level < LogLevel.Warning);
    }

    /// <summary>A year as it is: meetings moved, cancelled and taken up again, and a worker that stood still for five weeks. Told hour by hour.</summary>
    [Fact]
    public async Task Year_WithMovesCancellationsAndADowntime_IsToldInItsReports()
    {
        string[] days = ["2025-02-06", "2025-03-20", "2025-04-17", "2025-05-08", "2025-06-05", "2025-07-03", "2025-09-04", "2025-10-30", "2025-12-04"];
        foreach (string day in days)
        {
            Store.Add(Social, Day(day), new TimeOnly(16, 0), NewYear);
        }

        Schedule hourly = Schedule.Read("stündlich")!;
        await RunAsync(At(2025, 2, 25), hourly);
        Store.Move(Store.Find("SGS-2025-03-20"), Day("2025-03-27"), null, time.GetUtcNow()); // before it is due: its due day goes with it
        await RunAsync(At(2025, 3, 27), hourly);
        Store.Cancel(Store.Find("SGS-2025-04-17"), time.GetUtcNow()); // before it is due: no report
        await RunAsync(At(2025, 4, 25), hourly);
        Store.Move(Store.Find("SGS-2025-05-08"), Day("2025-05-15"), null, time.GetUtcNow()); // its report has gone out: no second one
        Store.Cancel(Store.Find("SGS-2025-06-05"), time.GetUtcNow());
        await RunAsync(At(2025, 5, 23), hourly);
        Store.Add(Social, Day("2025-06-05"), new TimeOnly(16, 0), time.GetUtcNow()); // after its due day it is said to take place
        await RunAsync(At(2025, 5, 30), hourly);
        time.SetUtcNow(At(2025, 8, 30)); // the machine stood still: one meeting has begun meanwhile, another is due
        await RunAsync(At(2025, 12, 31), hourly);

        made.Select(report => $"{report.Meeting} {report.Wall:dd.MM. HH:mm}").ShouldBe(
        [
            "SGS-2025-02-06 20.01. 07:00", "SGS-2025-03-27 10.03. 07:00", "SGS-2025-05-08 17.04. 07:00", "SGS-2025-06-05 23.05. 03:00",
            "SGS-2025-09-04 30.08. 03:00", "SGS-2025-10-30 13.10. 07:00", "SGS-2025-12-04 17.11. 07:00",
        ]);
        log.Entries.Where(entry => entry.Level >= LogLevel.Warning).ShouldHaveSingleItem().Message.ShouldStartWith("Versäumt: Die Sitzung SGS-2025-07-03");
        ShouldBeOnceEach();
    }

    private async Task RunAsync(DateTimeOffset until, params Schedule[] schedules)
    {
        OccurrenceClaims claims = new(database.Connections, time, "A");
        DueReports reports = new(
            Store, new ReportCalendar(Rules), claims, MakeAsync, new ReportPublication(database.Connections, Ledger, claims, Root),
            new ReportShelf(Ledger, claims, Root), time, log);
        DueReportsJob job = new(reports, new DatabaseOutage(time, NullLogger<DatabaseOutage>.Instance));
        CronExpression[] crons = [.. schedules.Select(schedule => schedule.Cron)];
        for (DateTimeOffset next = Next(); next < until; next = Next())
        {
            time.SetUtcNow(next);
            await job.Execute(null!, TestContext.Current.CancellationToken);
        }

        time.SetUtcNow(until);

        DateTimeOffset Next() => crons.Min(cron => cron.GetNextValidTimeAfter(time.GetUtcNow())!.Value);
    }

    private Task<AuswertungFiles> MakeAsync(Meeting meeting, int revision, DateOnly asOf, bool isReleased, CancellationToken cancellation)
    {
        made.Add((meeting.Key, BerlinTime.Wall(time.GetUtcNow())));
        return Task.FromResult(FinishedReports.Of(meeting, meeting.Key));
    }

    private void ShouldBeOnceEach()
    {
        string[] numbers = [.. made.Select(report => $"{report.Meeting}-1").Order(StringComparer.Ordinal)];
        Ledger.Entries().Select(entry => entry.RunNumber).Order(StringComparer.Ordinal).ShouldBe(numbers);
        Directory.GetFileSystemEntries(Root).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(numbers);
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}
