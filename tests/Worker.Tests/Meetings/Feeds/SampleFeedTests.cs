using System.Globalization;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Meetings.Feeds.ICalendar;
using KiIndicators.Worker.Meetings.Feeds.OParl;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Feeds;

/// <summary>
/// Answers of real council information systems, kept outside of the repository: an ALLRIS calendar as it was on 29.01.2026, looked at every morning for a
/// year in which each session drops out 61 days after it took place, and a page of an OParl server. What comes of it is told in docs/sitzungen.md.
/// </summary>
public sealed partial class SampleFeedTests : IAsyncDisposable
{
    private static readonly Committee Equality = new("ACI", "Ausschuss für Chancengerechtigkeit und Integration");
    private static readonly Committee Social = new("SOZ", "Sozialausschuss");
    private static readonly Committee Council = new("GR", "Rat") { Aliases = ["Gemeinderat"] };
    private static readonly DateOnly First = new(2026, 1, 29);

    private readonly FeedServer server = new();
    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 29, 6, 0, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        database.Dispose();
    }

    [Fact]
    public async Task YearOfARealCalendar_EachSessionHasOneReport_AndNoneIsCancelled()
    {
        string equality = Sample("ics", "allris-iserlohn-ausschuss-fur-chancengerechtigkeit-und-integration.ics");
        string social = Sample("ics", "allris-iserlohn-sozialausschuss.ics");
        server.Says("/aci", _ => Answer.Calendar(Seen(equality, BerlinTime.Today(time))));
        server.Says("/soz", _ => Answer.Calendar(Seen(social, BerlinTime.Today(time))));
        FeedSettings[] feeds = [new("aci", FeedOptions.ICalendar, server.Root + "/aci"), new("soz", FeedOptions.ICalendar, server.Root + "/soz")];
        MeetingStore store = new(database.Connections, [Equality, Social]);
        FeedSync sync = Sync(store, feeds, [Equality, Social]);
        ReportCalendar calendar = new(new DeadlineOptions());
        List<string> told = [];
        HashSet<string> due = new(StringComparer.Ordinal);
        HashSet<string> faults = new(StringComparer.Ordinal);
        for (DateOnly day = First; day < First.AddYears(1); day = day.AddDays(1))
        {
            foreach (FeedSettings feed in feeds)
            {
                FeedLook look = await sync.LookAsync(feed, Cancellation);
                if (look.Fault is string fault && faults.Add(feed.Name))
                {
                    told.Add($"{day:dd.MM.yyyy}: {feed.Name}: {fault}");
                }

                told.AddRange(look.Changes.Select(change => $"{day:dd.MM.yyyy}: {change.Text}"));
            }

            told.AddRange(calendar.Plan(store.All(), time.GetUtcNow())
                .Where(planned => planned.IsDue(time.GetUtcNow()) && due.Add(planned.Entry.Meeting.Key))
                .Select(planned => $"{day:dd.MM.yyyy}: Bericht zu {planned.Entry.Meeting.Key} fällig"));
            time.Advance(TimeSpan.FromDays(1));
        }

        told.ShouldBe(
        [
            "29.01.2026: ACI-2026-03-26 neu, 17:00 Uhr",
            "29.01.2026: ACI-2026-06-24 neu, 17:00 Uhr",
            "29.01.2026: ACI-2026-11-03 neu, 17:00 Uhr",
            "29.01.2026: SOZ-2026-02-05 neu, 17:00 Uhr",
            "29.01.2026: SOZ-2026-03-12 neu, 17:00 Uhr",
            "29.01.2026: SOZ-2026-07-02 neu, 17:00 Uhr",
            "29.01.2026: SOZ-2026-09-09 neu, 17:00 Uhr",
            "29.01.2026: SOZ-2026-11-18 neu, 17:00 Uhr",
            "29.01.2026: Bericht zu SOZ-2026-02-05 fällig",
            "23.02.2026: Bericht zu SOZ-2026-03-12 fällig",
            "09.03.2026: Bericht zu ACI-2026-03-26 fällig",
            "05.06.2026: Bericht zu ACI-2026-06-24 fällig",
            "15.06.2026: Bericht zu SOZ-2026-07-02 fällig",
            "21.08.2026: Bericht zu SOZ-2026-09-09 fällig",
            "16.10.2026: Bericht zu ACI-2026-11-03 fällig",
            "30.10.2026: Bericht zu SOZ-2026-11-18 fällig",
            "04.01.2027: aci: Der Kalender ist leer. Die bekannten Sitzungen bleiben, wie sie sind.",
            "19.01.2027: soz: Der Kalender ist leer. Die bekannten Sitzungen bleiben, wie sie sind.",
        ]);
        store.All().ShouldAllBe(entry => !entry.IsCancelled && entry.MissingFrom == null);
    }

    [Fact]
    public async Task PageOfARealOParlServer_GivesTheSessionsThatLieAhead()
    {
        // Read here: where a sample is absent the test skips, and no answer of the server does.
        (string Path, string Answer)[] answers =
        [
            ("system", Sample("oparl", "sternberg-1.0-huertgenwald-system.json")),
            ("body", Sample("oparl", "sternberg-1.0-huertgenwald-body-list.json")),
            ("body/1/organization", Sample("oparl", "sternberg-1.0-huertgenwald-organization-list.json")),
            ("body/1/meeting", Sample("oparl", "sternberg-1.0-huertgenwald-meeting-page15-last.json")),
        ];
        foreach ((string path, string answer) in answers)
        {
            server.Says($"/rim4220/webservice/oparl/v1.0/{path}", _ => Answer.Json(AtHome(answer)));
        }

        FakeTimeProvider then = new(new DateTimeOffset(2021, 7, 31, 6, 0, 0, TimeSpan.Zero));
        FeedSettings feed = new("oparl", FeedOptions.OParl, server.Root + "/rim4220/webservice/oparl/v1.0/system");
        MeetingStore store = new(database.Connections, [Council]);
        FeedLimits limits = new() { RetryDelay = TimeSpan.Zero };

        FeedLook look = await new FeedSync(
            new FeedOptions { All = [feed] }, [new OParlFeed(limits, then)], new Committees { All = [Council] }, store, new FeedStates(database.Connections), limits, then)
            .LookAsync(feed, Cancellation);

        look.Fault.ShouldBeNull();
        look.Changes.Select(change => change.Text).ShouldBe(
        [
            "GR-2021-08-19 neu, 18:01 Uhr", "GR-2021-09-16 neu, 18:00 Uhr", "GR-2021-11-25 neu, 18:00 Uhr", "GR-2021-12-16 neu, 18:00 Uhr",
        ]);
    }

    private FeedSync Sync(MeetingStore store, FeedSettings[] feeds, Committee[] committees)
    {
        FeedLimits limits = new() { RetryDelay = TimeSpan.Zero };
        return new FeedSync(
            new FeedOptions { All = [.. feeds] }, [new ICalendarFeed(limits, time)], new Committees { All = [.. committees] }, store, new FeedStates(database.Connections),
            limits, time);
    }

    // The server forgets a session 61 days after it took place.
    private static string Seen(string calendar, DateOnly today) => Event().Replace(calendar, match =>
        DateOnly.ParseExact(match.Groups["day"].Value, "yyyyMMdd", CultureInfo.InvariantCulture).AddDays(61) < today ? "" : match.Value);

    // The same answers under the address of this machine.
    private string AtHome(string answer) => Host().Replace(answer.Replace("\\/", "/", StringComparison.Ordinal), server.Root);

    private static string Sample(string kind, string name)
    {
        string file = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "samples", kind, name));
        Assert.SkipUnless(File.Exists(file), $"The sample ../shared/samples/{kind}/{name} is not here.");
        return File.ReadAllText(file);
    }

    [GeneratedRegex(@"BEGIN:VEVENT\r?\n(?:(?!END:VEVENT).*\r?\n)*?DTSTART;TZID=Europe/Berlin:(?<day>\d{8})(?:(?!END:VEVENT)[\s\S])*END:VEVENT\r?\n")]
    private static partial Regex Event();

    [GeneratedRegex("https?://sdnetrim[.]kdvz-frechen[.]de")]
    private static partial Regex Host();
}
