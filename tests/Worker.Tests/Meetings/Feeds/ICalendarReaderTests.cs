using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Meetings.Feeds.ICalendar;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Feeds;

/// <summary>iCalendar as ALLRIS and others write it.</summary>
public class ICalendarReaderTests
{
    // As ALLRIS exports it: a time zone without its parts, a blank line inside of the event, an empty place, a stamp with a zone.
    private const string Allris = """
        BEGIN:VCALENDAR
        PRODID:-//Rat//ALLRIS//DE
        VERSION:2.0
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        END:VTIMEZONE
        BEGIN:VEVENT
        UID:ALLRIS-Sitzung-2002707
        DTSTAMP;TZID=Europe/Berlin:20260129T063553
        DTSTART;TZID=Europe/Berlin:20261103T170000
        DTEND;TZID=Europe/Berlin:20261104T000000
        SUMMARY;LANGUAGE=de:Ausschuss für Chancengerechtigkeit und Integration
        LOCATION;LANGUAGE=de:
        DESCRIPTION;LANGUAGE=de:Exportiert am 29.01.2026\n\nSitzungskalender

        END:VEVENT
        BEGIN:VEVENT
        UID:ALLRIS-Sitzung-2002553
        DTSTART;TZID=Europe/Berlin:20260113T170000
        DTEND;TZID=Europe/Berlin:20260113T180500
        SUMMARY;LANGUAGE=de:ENTFÄLLT - Ausschuss für Chancengerechtigkeit und
          Integration
        END:VEVENT
        END:VCALENDAR
        """;

    [Fact]
    public void Calendar_OfAllris_GivesItsMeetings()
    {
        FeedReading reading = Read(Allris);

        reading.Entries.Length.ShouldBe(2);
        reading.Nameless.ShouldBe(0);
        FeedEntry first = reading.Entries[0];
        first.Uid.ShouldBe("ALLRIS-Sitzung-2002707");
        first.Date.ShouldBe(new DateOnly(2026, 11, 3));
        first.StartTime.ShouldBe(new TimeOnly(17, 0), "an end at 00:00 of the next day says that the end is not known");
        first.Names.ShouldContain("Ausschuss für Chancengerechtigkeit und Integration");
        first.IsCancelled.ShouldBeFalse();
        FeedEntry second = reading.Entries[1];
        second.IsCancelled.ShouldBeTrue();
        second.Names.ShouldContain("Ausschuss für Chancengerechtigkeit und Integration");
    }

    [Fact]
    public void Export_OfAnotherDay_SaysTheSame() =>
        Read(Allris.Replace("20260129T063553", "20260130T063601", StringComparison.Ordinal).Replace("29.01.2026", "30.01.2026", StringComparison.Ordinal))
            .Entries.Select(entry => (entry.Uid, entry.Date, entry.StartTime)).ShouldBe(Read(Allris).Entries.Select(entry => (entry.Uid, entry.Date, entry.StartTime)));

    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20260113", null, "2026-01-13", null)]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260113T000000", null, "2026-01-13", null)]
    [InlineData("DTSTART;TZID=Europe/Berlin:20260113T170000", "DTEND;TZID=Europe/Berlin:20260113T160000", "2026-01-13", null)] // ends before it starts
    [InlineData("DTSTART;TZID=Europe/Berlin:20260113T170000", "DTEND;TZID=Europe/Berlin:20260113T000000", "2026-01-13", "17:00")] // a day with no time
    [InlineData("DTSTART:20260113T170000", null, "2026-01-13", "17:00")]
    [InlineData("DTSTART:20260113T160000Z", null, "2026-01-13", "17:00")]
    [InlineData("DTSTART:20260701T150000Z", null, "2026-07-01", "17:00")]
    [InlineData("DTSTART:20260113T233000Z", null, "2026-01-14", "00:30")] // the day is that of Berlin
    [InlineData("DTSTART;TZID=W. Europe Standard Time:20260113T170000", null, "2026-01-13", "17:00")]
    [InlineData("DTSTART;TZID=Nirgendwo/Niemals:20260113T170000", null, "2026-01-13", "17:00")]
    public void Start_HoweverWritten_IsDayAndWallTime(string start, string? end, string date, string? time)
    {
        FeedEntry entry = Event($"{start}\n{end}").Entries.ShouldHaveSingleItem();

        $"{entry.Date:yyyy-MM-dd}".ShouldBe(date);
        (entry.StartTime is TimeOnly known ? $"{known:HH:mm}" : null).ShouldBe(time);
    }

    [Theory]
    [InlineData("STATUS:CANCELLED", true)]
    [InlineData("STATUS:CONFIRMED", false)]
    public void Status_Cancelled_IsACancellation(string line, bool expected) =>
        Event($"DTSTART:20260113T170000\n{line}").Entries.Single().IsCancelled.ShouldBe(expected);

    [Theory]
    [InlineData("ENTFÄLLT - Sozialausschuss", true)]
    [InlineData("entfällt: Sozialausschuss", true)]
    [InlineData("Sozialausschuss (entfällt)", true)]
    [InlineData("Sozialausschuss - ABGESAGT", true)]
    [InlineData("ENTFA\u0308LLT - Sozialausschuss", true)] // decomposed
    [InlineData("formale Gründe - Sozialausschuss", false)]
    [InlineData("Sozialausschuss (7. Sitzung)", false)]
    [InlineData("Sozialausschuss (14. 23. Sitzung)", false)]
    [InlineData("Sondersitzung: Sozialausschuss", false)]
    [InlineData("Sozialausschuss", false)]
    public void Title_WithWordsAroundTheName_GivesTheNameAndWhetherItIsCancelled(string title, bool isCancelled)
    {
        MeetingTitle.SaysCancelled(title).ShouldBe(isCancelled);
        MeetingTitle.NamesIn(title).ShouldContain("Sozialausschuss");
    }

    [Theory]
    [InlineData("Jugend- und Sozialausschuss")]
    [InlineData("Unterausschuss - Sozialausschuss")]
    [InlineData("Sozialausschuss und Bildungsausschuss")]
    [InlineData("Sitzung zum Wegfall: entfälltig")]
    public void Title_OfALongerName_IsNotTheShorterOne(string title)
    {
        MeetingTitle.NamesIn(title).ShouldNotContain("Sozialausschuss");
        MeetingTitle.SaysCancelled(title).ShouldBeFalse();
    }

    [Fact]
    public void Event_ThatIsBroken_LeavesTheOthersReadable()
    {
        FeedReading reading = Read(Allris.Replace("DTSTART;TZID=Europe/Berlin:20260113T170000", "DTSTART;TZID=Europe/Berlin:gestern", StringComparison.Ordinal));

        reading.Entries.ShouldHaveSingleItem().Uid.ShouldBe("ALLRIS-Sitzung-2002707");
        reading.Unreadable.ShouldBe(["ALLRIS-Sitzung-2002553"]);
    }

    [Fact]
    public void Event_WithoutAUid_LetsNoneBeCalledMissing() =>
        Read(Allris.Replace("UID:ALLRIS-Sitzung-2002553\n", "", StringComparison.Ordinal)).Nameless.ShouldBe(1);

    [Theory]
    [InlineData("DTSTART:20260113T170000\nRRULE:FREQ=SECONDLY")]
    [InlineData("DTSTART:99990113T170000")]
    [InlineData("DTSTART:00010113T170000")]
    [InlineData("SUMMARY:ohne Beginn")]
    public void Event_ThatIsNoMeetingOfOneDay_IsNamedAndNothingMore(string lines)
    {
        FeedReading reading = Event(lines);

        reading.Entries.ShouldBeEmpty();
        reading.Unreadable.ShouldBe(["U"]);
    }

    [Fact]
    public void Event_WithAnAlarm_KeepsItsOwnStart() => Event(
        "DTSTART:20260113T170000\nBEGIN:VALARM\nTRIGGER:-PT15M\nACTION:DISPLAY\nUID:alarm\nEND:VALARM").Entries.Single().StartTime.ShouldBe(new TimeOnly(17, 0));

    [Theory]
    [InlineData("<!DOCTYPE html><html>Anmeldung</html>", "kein Kalender")]
    [InlineData("", "kein Kalender")]
    [InlineData("{\"data\":[]}", "kein Kalender")]
    [InlineData("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20260113T17", "abgeschnitten")]
    public void Text_ThatIsNoWholeCalendar_IsAFault(string text, string expected) =>
        Should.Throw<FeedFault>(() => Read(text)).Message.ShouldContain(expected);

    [Fact]
    public void Calendar_OfTooManyEvents_IsAFault() =>
        Should.Throw<FeedFault>(() => ICalendarReader.Read(Allris, new FeedLimits { Meetings = 1 })).Message.ShouldContain("mehr als 1");

    [Fact]
    public void Calendar_WithControlCharactersAndDeepNesting_IsRead()
    {
        string nested = string.Concat(Enumerable.Repeat("BEGIN:VALARM\n", 5000)) + string.Concat(Enumerable.Repeat("END:VALARM\n", 5000));

        Event($"DTSTART:20260113T170000\n{nested}SUMMARY:Sozial\u0000aus\u001Bschuss").Entries.Single().Names.ShouldBe(["Sozialausschuss"]);
    }

    private static FeedReading Read(string text) => ICalendarReader.Read(text.ReplaceLineEndings("\r\n"), new FeedLimits());

    private static FeedReading Event(string lines) => Read($"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:U\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n");
}
