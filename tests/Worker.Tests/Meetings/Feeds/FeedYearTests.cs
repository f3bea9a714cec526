using System.Globalization;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Meetings.Feeds.ICalendar;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Feeds;

/// <summary>
/// A year in the life of a calendar as ALLRIS exports it, looked at every morning: sessions are announced months ahead, a session vanishes and returns
/// under another number, one is cancelled in its title, the committee is renamed, ends are written in afterwards, and what is over drops out after 61 days.
/// </summary>
public sealed class FeedYearTests : IAsyncDisposable
{
    private static readonly Committee Committee = new("ACI", "Ausschuss für Chancengerechtigkeit") { Aliases = ["Integrationsrat"] };
    private static readonly DateOnly First = new(2025, 10, 8);
    private static readonly DateOnly Last = new(2026, 10, 8);

    // Number, day, announced on, and what becomes of it: the days on which it is not in the calendar, and on which it is "ENTFÄLLT".
    private static readonly (string Number, string Day, string From, string To)[] Sessions =
    [
        ("2002450", "2025-10-28", "2025-10-08", "2026-12-31"),
        ("2002518", "2025-12-11", "2025-10-08", "2026-12-31"),
        ("2002532", "2026-01-13", "2025-11-26", "2025-11-27"),
        ("2002553", "2026-01-13", "2025-12-17", "2026-12-31"),
        ("2002705", "2026-03-26", "2026-01-20", "2026-12-31"),
        ("2002706", "2026-06-24", "2026-01-20", "2026-12-31"), // moved by a week on 1.6.
        ("2002707", "2026-09-03", "2026-01-20", "2026-12-31"), // cancelled on 10.8.
        ("2002708", "2026-09-17", "2026-08-10", "2026-12-31"), // in its place
        ("2002709", "2026-11-03", "2026-01-20", "2026-12-31"),
    ];

    private readonly FeedServer server = new();
    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 10, 8, 4, 30, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task Year_OfACalendar_IsToldInAFewLines_AndEachSessionHasOneReport()
    {
        MeetingStore store = new(database.Connections, [Committee]);
        FeedLimits limits = new() { RetryDelay = TimeSpan.Zero };
        FeedSettings feed = new("ris", FeedOptions.ICalendar, server.Root + "/ics");
        FeedSync sync = new(
            new FeedOptions { All = [feed] }, [new ICalendarFeed(limits, time)], new Committees { All = [Committee] }, store, new FeedStates(database.Connections), limits, time);
        ReportCalendar calendar = new(new DeadlineOptions());
        List<string> told = [];
        SortedSet<string> due = new(StringComparer.Ordinal);
        server.Says("/ics", _ => State(BerlinTime.Today(time)));
        for (DateOnly day = First; day <= Last; day = day.AddDays(1))
        {
            FeedLook look = await sync.LookAsync(feed, Cancellation);
            look.Fault.ShouldBeNull();
            told.AddRange(look.Changes.Select(change => $"{day:dd.MM.yyyy}: {change.Text}"));
            due.UnionWith(calendar.Plan(store.All(), time.GetUtcNow()).Where(planned => planned.IsDue(time.GetUtcNow())).Select(planned => planned.Entry.Meeting.Key));
            time.Advance(TimeSpan.FromDays(1));
        }

        told.ShouldBe(
        [
            "08.10.2025: ACI-2025-10-28 neu, 17:00 Uhr",
            "08.10.2025: ACI-2025-12-11 neu, 17:00 Uhr",
            "26.11.2025: ACI-2026-01-13 neu, 17:00 Uhr",
            "27.11.2025: ACI-2026-01-13 zu prüfen: Sie steht nicht mehr in „ris“. Der Bericht wird trotzdem erstellt",
            "17.12.2025: ACI-2026-01-13 steht wieder an, nichts mehr zu prüfen",
            "20.01.2026: ACI-2026-03-26 neu, 17:00 Uhr",
            "20.01.2026: ACI-2026-06-24 neu, 17:00 Uhr",
            "20.01.2026: ACI-2026-09-03 neu, 17:00 Uhr",
            "20.01.2026: ACI-2026-11-03 neu, 17:00 Uhr",
            "01.06.2026: ACI-2026-06-24 verlegt auf 01.07.2026: jetzt ACI-2026-07-01, 17:00 Uhr",
            "10.08.2026: ACI-2026-09-03 entfällt",
            "10.08.2026: ACI-2026-09-17 neu, 17:00 Uhr",
        ]);
        due.ShouldBe(
            ["ACI-2025-10-28", "ACI-2025-12-11", "ACI-2026-01-13", "ACI-2026-03-26", "ACI-2026-07-01", "ACI-2026-09-17"]);
        server.Asked.Length.ShouldBe(366);
    }

    private static Answer State(DateOnly today) => Answer.Calendar(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + string.Concat(Sessions.Select(session => EventOf(session, today))) + "END:VCALENDAR\r\n");

    private static string EventOf((string Number, string Day, string From, string To) session, DateOnly today)
    {
        DateOnly day = Day(session.Day);
        if (session.Number == "2002706" && today >= new DateOnly(2026, 6, 1))
        {
            day = day.AddDays(7);
        }

        if (today < Day(session.From) || today >= Day(session.To) || today > day.AddDays(61))
        {
            return "";
        }

        bool isOver = today > day;
        string end = isOver ? $"{day:yyyyMMdd}T183000" : $"{day.AddDays(1):yyyyMMdd}T000000";
        string name = today < new DateOnly(2025, 11, 15) ? "Integrationsrat" : "Ausschuss für Chancengerechtigkeit";
        string title = session.Number == "2002707" && today >= new DateOnly(2026, 8, 10) ? $"ENTFÄLLT - {name}" : name;
        return $"BEGIN:VEVENT\r\nUID:ALLRIS-Sitzung-{session.Number}\r\nDTSTAMP;TZID=Europe/Berlin:{today:yyyyMMdd}T063000\r\n"
            + $"DTSTART;TZID=Europe/Berlin:{day:yyyyMMdd}T170000\r\nDTEND;TZID=Europe/Berlin:{end}\r\nSUMMARY;LANGUAGE=de:{title}\r\n"
            + $"LOCATION;LANGUAGE=de:Saal {today.Month}\r\nDESCRIPTION;LANGUAGE=de:Exportiert am {today:dd.MM.yyyy}\r\n\r\nEND:VEVENT\r\n";
    }

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
