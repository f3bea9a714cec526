using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Meetings.Feeds.ICalendar;
using KiIndicators.Worker.Meetings.Feeds.OParl;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Feeds;

/// <summary>Calendars in the worker: what they say changes the meetings, what they do not say changes nothing, and nothing of it ends the worker.</summary>
public sealed class FeedSyncTests : IAsyncDisposable
{
    private static readonly Committee Social = new("SOZ", "Sozialausschuss") { FormerNames = [new FormerName(new DateOnly(2020, 10, 31), "Ausschuss für Soziales")] };
    private static readonly FeedLimits Quick = new() { RetryDelay = TimeSpan.Zero, Answer = 1 << 20 };

    private readonly FeedServer server = new();
    private readonly TestDatabase database = TestDatabase.Upgraded();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2025, 11, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly Lines log = new();

    private MeetingStore Store => new(database.Connections, [Social]);

    private FeedStates States => new(database.Connections);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        database.Dispose();
    }

    [OnEachDialect]
    public async Task Calendar_ThatLives_ChangesTheMeetings()
    {
        server.Says("/ics", turn => Calendar(turn switch
        {
            1 => Event("1", "20260113T170000") + Event("2", "20260210T170000") + Event("3", "20260310T170000"),
            2 => Event("1", "20260120T170000") + Event("2", "20260210T170000", "ENTFÄLLT - Sozialausschuss"),
            _ => Event("1", "20260120T170000") + Event("9", "20260310T170000"),
        }));
        FeedWatch watch = Watch(Feed("/ics"));

        await LookAsync(watch);
        Meetings().ShouldBe(["SOZ-2026-01-13 Known", "SOZ-2026-02-10 Known", "SOZ-2026-03-10 Known"]);
        await LookAsync(watch);
        Meetings().ShouldBe(["SOZ-2026-01-20 Moved", "SOZ-2026-02-10 Cancelled", "SOZ-2026-03-10 ToCheck"]);
        await LookAsync(watch);
        Meetings().ShouldBe(["SOZ-2026-01-20 Moved", "SOZ-2026-02-10 Cancelled", "SOZ-2026-03-10 Known"]);

        log.All.Where(line => line.Level == LogLevel.Error).ShouldHaveSingleItem().Text.ShouldContain("SOZ-2026-03-10 zu prüfen");
        States.Of("allris")!.Listed.ShouldBe(2);
    }

    [Fact]
    public async Task Calendar_ThatIsNotItsTurn_IsNotAsked()
    {
        server.Says("/ics", Calendar(Event("1", "20260113T170000")));
        FeedWatch watch = Watch(Feed("/ics"));

        await watch.LookAsync(Cancellation);
        time.Advance(TimeSpan.FromMinutes(179));
        await watch.LookAsync(Cancellation);
        server.Asked.Length.ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(1));
        await watch.LookAsync(Cancellation);
        server.Asked.Length.ShouldBe(2);
    }

    public static TheoryData<string> Disasters => ["500", "404", "html", "cut", "half", "empty", "huge", "elsewhere", "gone"];

    [Theory]
    [MemberData(nameof(Disasters))]
    public async Task Calendar_ThatFails_IsAnAlarmOnceAndChangesNoMeeting(string disaster)
    {
        server.Says("/ics", turn => turn == 1 || turn > 100 ? Calendar(Event("1", "20260113T170000")) : Disaster(disaster));
        FeedWatch watch = Watch(Feed("/ics"));
        await LookAsync(watch);

        for (int look = 0; look < 5; look++)
        {
            await LookAsync(watch);
        }

        Meetings().ShouldBe(["SOZ-2026-01-13 Known"]);
        log.All.Where(line => line.Level == LogLevel.Error).ShouldHaveSingleItem().Text.ShouldContain("Der Kalender allris ist gestört");
        FeedState state = States.Of("allris")!;
        state.Fault.ShouldNotBeNull();
        state.FailingSince.ShouldBe(new DateTimeOffset(2025, 11, 1, 14, 0, 0, TimeSpan.Zero), "three hours after the first look, which ended at 11");
        state.ReadAt.ShouldBe(new DateTimeOffset(2025, 11, 1, 11, 0, 0, TimeSpan.Zero));

        server.Says("/ics", Calendar(Event("1", "20260113T170000")));
        await LookAsync(watch);
        log.All[^1].Text.ShouldContain("wieder in Ordnung");
        States.Of("allris")!.Fault.ShouldBeNull();
    }

    [Fact]
    public async Task Calendar_ThatFails_LeavesTheOthersToBeRead()
    {
        server.Says("/bad", Answer.Json("<html>"));
        server.Says("/good", Calendar(Event("1", "20260113T170000")));

        await LookAsync(Watch(Feed("/bad"), Feed("/good") with { Name = "gut" }));

        Meetings().ShouldBe(["SOZ-2026-01-13 Known"]);
    }

    [Fact]
    public async Task Reader_WithADefect_IsNamedAndLeavesTheOthersToBeRead()
    {
        server.Says("/good", Calendar(Event("1", "20260113T170000")));
        FeedSettings broken = Feed("/x") with { Kind = "kaputt" };

        await LookAsync(Watch([new Broken()], broken, Feed("/good") with { Name = "gut" }));

        Meetings().ShouldBe(["SOZ-2026-01-13 Known"]);
        (LogLevel Level, string Text, Exception? Cause) line = log.All.Single(line => line.Level == LogLevel.Error);
        line.Text.ShouldContain("Programmfehler");
        line.Cause.ShouldBeOfType<InvalidOperationException>();
    }

    [Fact]
    public async Task File_ThatNobodyExportsAnyMore_IsAnAlarm()
    {
        string file = Path.Combine(database.Folder, "sitzungen.ics");
        await File.WriteAllTextAsync(file, Text(Event("1", "20260113T170000")), Cancellation);
        File.SetLastWriteTimeUtc(file, time.GetUtcNow().UtcDateTime.AddHours(-25));
        FeedWatch watch = Watch(Feed("/ics") with { Address = file });

        await watch.LookAsync(Cancellation);
        log.All.ShouldNotContain(line => line.Level == LogLevel.Error);
        await LookAsync(watch);
        await LookAsync(watch);

        log.All.Where(line => line.Level == LogLevel.Error).ShouldHaveSingleItem().Text.ShouldContain("veraltet");
        Meetings().ShouldBe(["SOZ-2026-01-13 Known"]);
    }

    [Fact]
    public async Task File_ThatIsMissing_IsAnAlarm()
    {
        await LookAsync(Watch(Feed("/ics") with { Address = Path.Combine(database.Folder, "fehlt.ics") }));

        log.All.ShouldHaveSingleItem().Text.ShouldContain("nicht lesbar");
    }

    [Fact]
    public async Task Committee_UnderAnEarlierName_IsOurs_AndALongerNameIsNot()
    {
        server.Says("/ics", Calendar(
            Event("1", "20260113T170000", "AUSSCHUSS  FU\u0308R SOZIALES") + Event("2", "20260114T170000", "Jugend- und Sozialausschuss") + Event("3", "20260115T170000", "Rat")));

        FeedLook look = await Sync([], Feed("/ics")).LookAsync(Feed("/ics"), Cancellation);

        Meetings().ShouldBe(["SOZ-2026-01-13 Known"]);
        look.Strangers.ShouldBe(["Jugend- und Sozialausschuss", "Rat"]);
    }

    /// <summary>"Ausschuss für Digitalisierung und Zukunft" is "Digitalausschuss" from one day to the next, also for what is over.</summary>
    [Fact]
    public async Task Committee_ThatIsRenamedWithoutAWord_KeepsItsMeetings()
    {
        server.Says("/ics", turn => Calendar(Event("1", "20260113T170000", turn == 1 ? "Sozialausschuss" : "Ausschuss für Teilhabe")));
        FeedSync sync = Sync([], Feed("/ics"));
        await sync.LookAsync(Feed("/ics"), Cancellation);

        FeedLook look = await sync.LookAsync(Feed("/ics"), Cancellation);

        Meetings().ShouldBe(["SOZ-2026-01-13 Known"]);
        look.Strangers.ShouldBe(["Ausschuss für Teilhabe"]);
    }

    [Fact]
    public async Task Preview_SaysWhatWouldChange_AndWritesNothing()
    {
        server.Says("/ics", Calendar(Event("1", "20260113T170000")));

        FeedLook look = await Sync([], Feed("/ics")).PreviewAsync(Feed("/ics"), Cancellation);

        look.Changes.ShouldHaveSingleItem().Text.ShouldBe("SOZ-2026-01-13 neu, 17:00 Uhr");
        Meetings().ShouldBeEmpty();
        States.Read().Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task Calendar_OfMoreMeetingsThanCanBe_IsAFaultAndNoFlood()
    {
        server.Says("/ics", Calendar(string.Concat(Enumerable.Range(0, 60).Select(number => Event($"{number}", $"202601{1 + (number / 3):00}T{10 + (number % 3)}0000")))));

        FeedLook look = await Sync([], Quick with { OwnMeetings = 50 }, Feed("/ics")).LookAsync(Feed("/ics"), Cancellation);

        look.Fault.ShouldNotBeNull().ShouldContain("so viele können es nicht sein");
        Meetings().ShouldBeEmpty();
    }

    [Fact]
    public async Task Uid_OfAnyLengthOrKind_IsKept()
    {
        string endless = new('x', 5000);
        server.Says("/ics", turn => Calendar(Event(endless + "1", $"202601{(turn == 1 ? "13" : "20")}T170000") + Event("a\tb'; DROP TABLE meeting;--", "20260210T170000")));
        FeedSync sync = Sync([], Feed("/ics"));

        await sync.LookAsync(Feed("/ics"), Cancellation);
        await sync.LookAsync(Feed("/ics"), Cancellation);

        Meetings().ShouldBe(["SOZ-2026-01-20 Moved", "SOZ-2026-02-10 Known"]);
    }

    private static Answer Disaster(string what) => what switch
    {
        "500" => Answer.Fault(500),
        "404" => Answer.Fault(404),
        "html" => Answer.Json("<html>Wartung</html>"),
        "cut" => Calendar(Event("1", "20260113T170000")) with { CutAfter = 40 },
        "half" => Answer.Calendar("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:2\r\n"),
        "empty" => Calendar(""),
        "huge" => new Answer(new byte[1 << 16]) { IsEndless = true },
        "elsewhere" => Answer.Json("") with { Status = 302, Location = "http://example.org/x" },
        _ => Answer.Json("") with { CutAfter = 0 },
    };

    // One look a turn; the turns lie three hours apart.
    private async Task LookAsync(FeedWatch watch)
    {
        time.Advance(TimeSpan.FromHours(3));
        await watch.LookAsync(Cancellation);
    }

    private string[] Meetings() => [.. Store.All().Select(entry => $"{entry.Meeting.Key} {entry.State(time.GetUtcNow())}")];

    private FeedSettings Feed(string path) => new("allris", FeedOptions.ICalendar, server.Root + path);

    private FeedWatch Watch(params FeedSettings[] feeds) => Watch([], feeds);

    private FeedWatch Watch(IMeetingFeed[] more, params FeedSettings[] feeds) => new(Sync(more, feeds), log);

    private FeedSync Sync(IMeetingFeed[] more, params FeedSettings[] feeds) => Sync(more, Quick, feeds);

    private FeedSync Sync(IMeetingFeed[] more, FeedLimits limits, params FeedSettings[] feeds) => new(
        new FeedOptions { All = [.. feeds] }, [new ICalendarFeed(limits, time), new OParlFeed(limits, time), .. more], new Committees { All = [Social] },
        Store, States, limits, time);

    private static Answer Calendar(string events) => Answer.Calendar(Text(events));

    private static string Text(string events) => $"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n";

    private static string Event(string uid, string start, string title = "Sozialausschuss") =>
        $"BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTART;TZID=Europe/Berlin:{start}\r\nSUMMARY:{title}\r\nEND:VEVENT\r\n";

    private sealed class Broken : IMeetingFeed
    {
        public string Kind => "kaputt";

        public Task<FeedReading> ReadAsync(FeedSettings feed, CancellationToken cancellation) => throw new InvalidOperationException("Absicht");
    }

    private sealed class Lines : ILogger<FeedWatch>
    {
        public List<(LogLevel Level, string Text, Exception? Cause)> All { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            All.Add((logLevel, formatter(state, exception), exception));
    }
}
