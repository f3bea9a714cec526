using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings;

/// <summary>A meeting is moved, cancelled, confirmed; its report goes with it or stays what it is.</summary>
public sealed class MeetingChangesTests : IDisposable
{
    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    private static readonly DateOnly Day = new(2026, 9, 3);
    private static readonly DateOnly Later = new(2026, 9, 10);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = TestDatabase.Upgraded();

    private MeetingStore Store => new(database.Connections, [Committee]);

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Meeting_ThatIsMoved_KeepsItsTimeAndSaysWhereItWas()
    {
        Add(Day, new TimeOnly(16, 0));

        Store.Move(Store.Find("SGS-2026-09-03"), Later, null, Now).Key.ShouldBe("SGS-2026-09-10");

        MeetingEntry moved = Store.All().ShouldHaveSingleItem();
        moved.Meeting.StartTime.ShouldBe(new TimeOnly(16, 0));
        moved.MovedFrom.ShouldBe(Day);
        moved.State(Now).ShouldBe(MeetingState.Moved);
    }

    [OnEachDialect]
    public void Meeting_ThatIsCancelledAndEnteredAgain_TakesPlace()
    {
        Add(Day);
        Store.Cancel(Store.Find("SGS-2026-09-03"), Now);
        Store.All().Single().State(Now).ShouldBe(MeetingState.Cancelled);

        Store.Add(Committee, Day, null, Now).IsNew.ShouldBeFalse();

        Store.All().Single().State(Now).ShouldBe(MeetingState.Known);
    }

    [OnEachDialect]
    public void Meeting_ThatHasBegun_IsNeitherMovedNorCancelled()
    {
        Add(Day, new TimeOnly(16, 0));
        DateTimeOffset begun = new(2026, 9, 3, 14, 0, 0, TimeSpan.Zero);

        Should.Throw<UserError>(() => Store.Move(Store.Find("SGS-2026-09-03"), Later, null, begun)).Message.ShouldContain("hat schon begonnen");
        Should.Throw<UserError>(() => Store.Cancel(Store.Find("SGS-2026-09-03"), begun)).Message.ShouldContain("hat schon begonnen");
        Store.All().Single().State(begun).ShouldBe(MeetingState.Begun);
    }

    [OnEachDialect]
    public void Meeting_MovedOntoADayWithAnother_IsTheSecondOfTheDay()
    {
        Add(Day, new TimeOnly(16, 0));
        Add(Later, new TimeOnly(16, 0));

        Store.Move(Store.Find("SGS-2026-09-03"), Later, new TimeOnly(18, 0), Now).Key.ShouldBe("SGS-2026-09-10b");
    }

    /// <summary>What is not yet made goes with its meeting; whoever is at it for the old day has lost the claim.</summary>
    [OnEachDialect]
    public void Report_ThatIsBeingMade_GoesWithItsMeeting()
    {
        Add(Day);
        OccurrenceClaims claims = new(database.Connections, new FakeTimeProvider(Now), "A");
        Claim claim = claims.TryTake(Store.All().Single().Meeting).ShouldNotBeNull();

        Store.Move(Store.Find("SGS-2026-09-03"), Later, null, Now);

        Store.All().ShouldHaveSingleItem().ReportState.ShouldBe(OccurrenceState.Withdrawn);
        claims.TryRenew(claim).ShouldBeFalse();
        claims.TryTake(Store.All().Single().Meeting).ShouldNotBeNull("nobody is at it for the new day").Number.ShouldBeGreaterThan(claim.Number);
    }

    /// <summary>A meeting that is moved after its report went out gets no second one, and nobody else gets its number.</summary>
    [OnEachDialect]
    public void Report_ThatIsMade_StaysWithItsMeetingAndKeepsItsNumber()
    {
        Add(Day);
        OccurrenceClaims claims = new(database.Connections, new FakeTimeProvider(Now), "A");
        Meeting meeting = Store.All().Single().Meeting;
        Claim claim = claims.TryTake(meeting)!;
        database.Connections.Write(transaction => claims.TryComplete(transaction, claim, RunNumber.Report(meeting, 1), 1));

        Store.Move(Store.Find("SGS-2026-09-03"), Later, null, Now);
        Add(Day);

        Store.All().Select(entry => (entry.Meeting.Key, entry.ReportState, entry.ReportNumber)).ShouldBe(
        [
            ("SGS-2026-09-03b", (OccurrenceState?)null, (string?)null),
            ("SGS-2026-09-10", OccurrenceState.Completed, "SGS-2026-09-03-1"),
        ]);
    }

    [OnEachDialect]
    public void Meetings_ThatChangePlacesInACalendar_ChangeThemInTheDatabase()
    {
        Hear(Meets("X", Day), Meets("Y", Later));
        long x = Store.Find("SGS-2026-09-03").Id;

        Hear(Meets("X", Later), Meets("Y", Day));

        Store.All().Select(entry => entry.Meeting.Key).ShouldBe(["SGS-2026-09-03", "SGS-2026-09-10"]);
        Store.Find("SGS-2026-09-10").Id.ShouldBe(x);
    }

    [OnEachDialect]
    public void Sighting_IsKeptBetweenLooks()
    {
        Hear(Meets("X", Day), Meets("Y", Later));
        Hear(Meets("Y", Later));
        Store.Find("SGS-2026-09-03").MissingFrom.ShouldBe("allris");

        Hear(Meets("Z", Day), Meets("Y", Later)); // it returns under another name

        Store.Find("SGS-2026-09-03").MissingFrom.ShouldBeNull();
        database.Text("SELECT COUNT(*) FROM meeting_source").ShouldBe("2");
    }

    [OnEachDialect]
    public void Row_OfASourceThatIsNone_IsNamed()
    {
        Hear(Meets("X", Day));
        database.Execute("UPDATE meeting_source SET start_time = 'abends' WHERE uid = 'X'"); // no dialect checks it

        Store.Read().Faults.ShouldHaveSingleItem().Message.ShouldContain("meeting_source");
    }

    [Fact]
    public void Committee_OfThatDay_HasItsNameOfThen()
    {
        Committee renamed = Committee with { Name = "Teilhabeausschuss", FormerNames = [new FormerName(new DateOnly(2026, 9, 5), "Ausschuss für Soziales")] };
        Add(Day);
        Add(Later);

        new MeetingStore(database.Connections, [renamed]).All().Select(entry => entry.Meeting.Committee.Name).ShouldBe(["Ausschuss für Soziales", "Teilhabeausschuss"]);
    }

    private void Add(DateOnly day, TimeOnly? time = null) => Store.Add(Committee, day, time, Now);

    private void Hear(params Announcement[] announcements) => Store.Merge(new Listing("allris", [.. announcements]), Now);

    private static Announcement Meets(string uid, DateOnly day) => new(uid, "SGS", day, new TimeOnly(17, 0), false);
}
