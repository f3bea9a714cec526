using System.Globalization;
using KiIndicators.Worker.Meetings;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings;

/// <summary>Whose meeting is whose, and what a source may change.</summary>
public class MeetingMergeTests
{
    private const string Feed = "allris";

    private static readonly DateTimeOffset Now = new(2025, 11, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Meeting_ThatIsNew_IsKnown()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));

        book.Meetings.Values.ShouldHaveSingleItem().Key.ShouldBe("ACI-2026-01-13");
        book.Meetings.Values.Single().Source.ShouldBe(Feed);
    }

    /// <summary>ALLRIS-Sitzung-2002532: appeared on 26.11., gone on 27.11., there again on 17.12. as 2002553.</summary>
    [Fact]
    public void Meeting_ThatVanishesAndReturnsUnderANewUid_IsTheSame()
    {
        Announcement other = Meets("ALLRIS-Sitzung-2002705", "2026-03-26", "17:00");
        MeetingBook book = Heard(MeetingBook.Empty, other, Meets("ALLRIS-Sitzung-2002532", "2026-01-13", "17:00"));
        book = Heard(book, other);
        book.MissingFrom(IdOf(book, "ACI-2026-01-13"))!.Source.ShouldBe(Feed);

        book = Heard(book, other, Meets("ALLRIS-Sitzung-2002553", "2026-01-13", "17:00"));

        book.Meetings.Count.ShouldBe(2);
        book.MissingFrom(IdOf(book, "ACI-2026-01-13")).ShouldBeNull();
        book.Sightings.Keys.Select(key => key.Uid).ShouldBe(["ALLRIS-Sitzung-2002553", "ALLRIS-Sitzung-2002705"], ignoreOrder: true);
    }

    [Fact]
    public void Meeting_UnderANewUidAtAnotherTime_IsTheSameWhereItIsTheOnlyOneOfTheDay()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));

        book = Heard(book, Meets("Y", "2026-01-13", "18:30"));

        book.Meetings.Values.ShouldHaveSingleItem().StartTime.ShouldBe(new TimeOnly(18, 30));
    }

    [Fact]
    public void Meeting_UnderANewUid_IsToldByItsTimeWhereThereAreTwoThatDay()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "16:00"), Meets("Y", "2026-01-13", "18:00"));

        book = Heard(book, Meets("X2", "2026-01-13", "16:00"), Meets("Y2", "2026-01-13", "18:00"));

        book.Meetings.Values.Select(meeting => (meeting.Key, meeting.StartTime)).ShouldBe(
            [("ACI-2026-01-13", new TimeOnly(16, 0)), ("ACI-2026-01-13b", new TimeOnly(18, 0))], ignoreOrder: true);
        book.Sightings.Count.ShouldBe(2);
    }

    [Fact]
    public void Meeting_ThatItsSourceMoves_IsMovedAndKeepsWhatItWas()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));

        book = Heard(book, Meets("X", "2026-01-20", "17:00"));

        BookedMeeting moved = book.Meetings.Values.ShouldHaveSingleItem();
        moved.Key.ShouldBe("ACI-2026-01-20");
        moved.MovedFrom.ShouldBe(new DateOnly(2026, 1, 13));
        Heard(book, Meets("X", "2026-01-13", "17:00")).Meetings.Values.Single().MovedFrom.ShouldBeNull();
    }

    [Fact]
    public void Meetings_ThatChangePlaces_KeepTheirLetters()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"), Meets("Y", "2026-01-20", "17:00"));
        long x = IdOf(book, "ACI-2026-01-13");

        book = Heard(book, Meets("X", "2026-01-20", "17:00"), Meets("Y", "2026-01-13", "17:00"));

        book.Meetings[x].Key.ShouldBe("ACI-2026-01-20");
        book.Meetings.Values.Select(meeting => meeting.DaySequence).ShouldAllBe(sequence => sequence == 1);
    }

    [Fact]
    public void Meeting_ThatIsMissing_IsToBeCheckedAndNotCancelled()
    {
        Announcement other = Meets("Y", "2026-03-26", "17:00");
        MeetingBook book = Heard(Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"), other), other);

        book.Meetings[IdOf(book, "ACI-2026-01-13")].IsCancelled.ShouldBeFalse();
        book.MissingFrom(IdOf(book, "ACI-2026-01-13")).ShouldNotBeNull().MissingSince.ShouldBe(Now);
    }

    [Fact]
    public void Meeting_CalledDeleted_IsToBeCheckedToo()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));

        book = Merged(book, new Listing(Feed, [Meets("Y", "2026-03-26", "17:00")]) { Deleted = ["X"], IsAbout = _ => false }, Now);

        book.MissingFrom(IdOf(book, "ACI-2026-01-13")).ShouldNotBeNull();
    }

    [Fact]
    public void Meeting_OfWhichNothingMoreCanBeRead_IsNotMissing()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));

        book = Merged(book, new Listing(Feed, [Meets("Y", "2026-03-26", "17:00")]) { AlsoListed = ["X"] }, Now);

        book.MissingFrom(IdOf(book, "ACI-2026-01-13")).ShouldBeNull();
    }

    [Fact]
    public void Meeting_ThatIsOverAndDropsOut_StaysAsItWas()
    {
        Announcement other = Meets("Y", "2026-03-26", "17:00");
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"), other);

        book = Merged(book, new Listing(Feed, [other]), new DateTimeOffset(2026, 3, 15, 8, 0, 0, TimeSpan.Zero));

        BookedMeeting over = book.Meetings[IdOf(book, "ACI-2026-01-13")];
        over.IsCancelled.ShouldBeFalse();
        book.MissingFrom(over.Id).ShouldBeNull();
    }

    [Fact]
    public void Meeting_ThatHasBegun_IsNotChangedAnyMore()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));
        DateTimeOffset begun = new(2026, 1, 13, 16, 0, 0, TimeSpan.Zero); // 17:00 in Berlin

        MergedBook merged = MeetingMerge.Merge(book, new Listing(Feed, [Meets("X", "2026-01-20", "17:00", isCancelled: true)]), begun);

        merged.Book.Meetings.Values.ShouldHaveSingleItem().Key.ShouldBe("ACI-2026-01-13");
        merged.Book.Meetings.Values.Single().IsCancelled.ShouldBeFalse();
        merged.Remarks.ShouldHaveSingleItem().ShouldContain("hat schon begonnen");
        // A minute earlier it would have been moved.
        Merged(book, new Listing(Feed, [Meets("X", "2026-01-20", "17:00")]), begun.AddMinutes(-1)).Meetings.Values.Single().Key.ShouldBe("ACI-2026-01-20");
    }

    [Fact]
    public void Meeting_OfUnknownTime_HasBegunAtEight()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", null));
        Listing cancelled = new(Feed, [Meets("X", "2026-01-13", null, isCancelled: true)]);

        Merged(book, cancelled, new DateTimeOffset(2026, 1, 13, 6, 59, 0, TimeSpan.Zero)).Meetings.Values.Single().IsCancelled.ShouldBeTrue();
        Merged(book, cancelled, new DateTimeOffset(2026, 1, 13, 7, 0, 0, TimeSpan.Zero)).Meetings.Values.Single().IsCancelled.ShouldBeFalse();
    }

    /// <summary>A slip in the calendar's year must not make a report vanish in silence.</summary>
    [Fact]
    public void Meeting_ThatIsMovedIntoThePast_IsToBeChecked()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));

        book = Heard(book, Meets("X", "2025-01-13", "17:00"));

        book.Meetings.Values.ShouldHaveSingleItem().Key.ShouldBe("ACI-2026-01-13");
        book.MissingFrom(book.Meetings.Keys.Single()).ShouldNotBeNull();
    }

    [Fact]
    public void Meeting_ThatIsCancelledAndNotAnyMore_TakesPlace()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00", isCancelled: true));
        book.Meetings.Values.Single().IsCancelled.ShouldBeTrue();

        Heard(book, Meets("X", "2026-01-13", "17:00")).Meetings.Values.Single().IsCancelled.ShouldBeFalse();
    }

    [Fact]
    public void Meeting_ThatAPersonEntered_IsTheOneThatTheCalendarNames()
    {
        MeetingBook book = MeetingBook.Empty.Add("ACI", new DateOnly(2026, 1, 13), null, MeetingStore.ByHand).Book;

        book = Heard(book, Meets("X", "2026-01-13", "17:00"));

        BookedMeeting one = book.Meetings.Values.ShouldHaveSingleItem();
        one.StartTime.ShouldBe(new TimeOnly(17, 0));
        one.Source.ShouldBe(MeetingStore.ByHand);
    }

    /// <summary>A source acts by what it changes, not by what it repeats.</summary>
    [Fact]
    public void Correction_ByAPerson_StandsUntilTheCalendarSaysSomethingNew()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));
        book = book.Move(book.Meetings.Keys.Single(), new DateOnly(2026, 1, 20), null, Now).Book;

        Heard(book, Meets("X", "2026-01-13", "17:00")).Meetings.Values.ShouldHaveSingleItem().Key.ShouldBe("ACI-2026-01-20");
        Heard(book, Meets("X2", "2026-01-13", "17:00")).Meetings.Values.ShouldHaveSingleItem().Key.ShouldBe("ACI-2026-01-20", "also under a new name");
        Heard(book, Meets("X", "2026-01-27", "17:00")).Meetings.Values.ShouldHaveSingleItem().Key.ShouldBe("ACI-2026-01-27");
    }

    [Fact]
    public void Confirmation_ByAPerson_SettlesWhatWasToBeChecked()
    {
        Announcement other = Meets("Y", "2026-03-26", "17:00");
        MeetingBook book = Heard(Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"), other), other);

        book = book.Add("ACI", new DateOnly(2026, 1, 13), null, MeetingStore.ByHand).Book;

        book.MissingFrom(IdOf(book, "ACI-2026-01-13")).ShouldBeNull();
        Heard(book, other).MissingFrom(IdOf(book, "ACI-2026-01-13")).ShouldBeNull("it is asked once");
    }

    [Fact]
    public void Letter_OfAReportThatWasDelivered_IsNotGivenToAnotherMeeting()
    {
        MeetingBook book = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"));
        long id = book.Meetings.Keys.Single();
        book = book with { Reported = [new ReportedKey("ACI", new DateOnly(2026, 1, 13), 1, id)] };

        book = Heard(book, Meets("X", "2026-01-20", "17:00"), Meets("Y", "2026-01-13", "17:00"));

        book.Meetings[id].Key.ShouldBe("ACI-2026-01-20");
        book.Meetings.Values.Single(meeting => meeting.Id != id).Key.ShouldBe("ACI-2026-01-13b");
        // Moved back it bears its own letter again.
        Heard(book, Meets("X", "2026-01-13", "17:00"), Meets("Y", "2026-02-13", "17:00")).Meetings[id].Key.ShouldBe("ACI-2026-01-13");
    }

    [Fact]
    public void Meetings_MoreOnADayThanThereAreLetters_AreLeftOutAndNamed()
    {
        Announcement[] many = [.. Enumerable.Range(0, 40).Select(number => Meets($"X{number}", "2026-01-13", $"{8 + (number / 10)}:{number % 10 * 5:00}"))];

        MergedBook merged = MeetingMerge.Merge(MeetingBook.Empty, new Listing(Feed, [.. many]), Now);

        merged.Book.Meetings.Count.ShouldBe(Meeting.MostOnOneDay);
        merged.Remarks.ShouldNotBeEmpty();
    }

    [Fact]
    public void Changes_AreSaidInGerman()
    {
        MeetingBook before = Heard(MeetingBook.Empty, Meets("X", "2026-01-13", "17:00"), Meets("Y", "2026-02-10", "17:00"), Meets("Z", "2026-03-10", "17:00"));

        MeetingBook after = Heard(before, Meets("X", "2026-01-20", "17:00"), Meets("Y", "2026-02-10", "18:00", isCancelled: true), Meets("N", "2026-04-14", null));

        BookChanges.Between(before, after).Select(change => change.Text).ShouldBe(
        [
            "ACI-2026-01-13 verlegt auf 20.01.2026: jetzt ACI-2026-01-20, 17:00 Uhr",
            "ACI-2026-02-10 beginnt anders, 18:00 Uhr (zuvor 17:00 Uhr)",
            "ACI-2026-02-10 entfällt",
            "ACI-2026-03-10 zu prüfen: Sie steht nicht mehr in „allris“. Der Bericht wird trotzdem erstellt",
            "ACI-2026-04-14 neu, Beginn unbekannt",
        ]);
    }

    private static MeetingBook Heard(MeetingBook book, params Announcement[] announcements) => Merged(book, new Listing(Feed, [.. announcements]), Now);

    private static MeetingBook Merged(MeetingBook book, Listing listing, DateTimeOffset now) => MeetingMerge.Merge(book, listing, now).Book;

    private static long IdOf(MeetingBook book, string key) => book.Meetings.Values.Single(meeting => meeting.Key == key).Id;

    private static Announcement Meets(string uid, string date, string? time, bool isCancelled = false) => new(
        uid, "ACI", DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture),
        time is null ? null : TimeOnly.ParseExact(time, "H:mm", CultureInfo.InvariantCulture), isCancelled);
}
