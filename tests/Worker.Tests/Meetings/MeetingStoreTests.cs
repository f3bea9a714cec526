using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings;

public sealed class MeetingStoreTests : IDisposable
{
    private static readonly Committee Committee = new("SGS", "Ausschuss für Soziales");
    private static readonly DateOnly Day = new(2026, 9, 3);
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);

    private readonly TestDatabase database = TestDatabase.Upgraded();

    private MeetingStore Store => new(database.Connections, [Committee]);

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Add_TheSameMeetingTwice_KeepsOne()
    {
        Store.Add(Committee, Day, new TimeOnly(16, 0), Now).IsNew.ShouldBeTrue();
        Store.Add(Committee, Day, new TimeOnly(16, 0), Now).IsNew.ShouldBeFalse();
        Store.All().Length.ShouldBe(1);
    }

    [OnEachDialect]
    public void Add_AnotherTimeOnTheSameDay_IsASecondMeeting()
    {
        Store.Add(Committee, Day, new TimeOnly(16, 0), Now);
        Store.Add(Committee, Day, new TimeOnly(18, 0), Now).Meeting.Key.ShouldBe("SGS-2026-09-03b");
    }

    [OnEachDialect]
    public void Add_WithoutATimeWhereOneIsKnown_IsTheKnownMeeting()
    {
        Store.Add(Committee, Day, new TimeOnly(16, 0), Now);
        Store.Add(Committee, Day, null, Now).IsNew.ShouldBeFalse();
    }

    [OnEachDialect]
    public void Add_WithATimeWhereNoneIsKnown_GivesTheMeetingItsTime()
    {
        Store.Add(Committee, Day, null, Now);
        Store.Add(Committee, Day, new TimeOnly(16, 0), Now).IsNew.ShouldBeFalse();
        Store.All().Single().Meeting.StartTime.ShouldBe(new TimeOnly(16, 0));
    }

    [OnEachDialect]
    public void All_NamesCommitteeTimeAndMissingReport()
    {
        Store.Add(Committee, Day, new TimeOnly(16, 0), Now);
        MeetingEntry entry = Store.All().Single();
        entry.Meeting.ShouldBe(new Meeting(Committee, Day, 1, new TimeOnly(16, 0)));
        entry.ReportState.ShouldBeNull();
    }
}
