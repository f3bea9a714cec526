using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>The store does what the table of steps allows, and nothing else.</summary>
public abstract class OccurrenceTests : IDisposable
{
    private static readonly Meeting Meeting = new(new Committee("SGS", "Ausschuss"), new DateOnly(2026, 9, 3));
    private static readonly DateTimeOffset Start = new(2026, 8, 17, 5, 0, 0, TimeSpan.Zero);

    private const int Sequence = 1;

    private readonly TestDatabase database;
    private readonly string table;
    private readonly FakeTimeProvider time = new(Start);

    protected OccurrenceTests(string dialect)
    {
        database = TestDatabase.Upgraded(dialect);
        table = SqlRoom.Table(dialect, "report_occurrence");
        new MeetingStore(database.Connections, [Meeting.Committee]).Add(Meeting.Committee, Meeting.Date, null, Start);
    }

    private OccurrenceClaims Claims => new(database.Connections, time, "A");

    private OccurrenceState? State => new MeetingStore(database.Connections, [Meeting.Committee]).All().ShouldHaveSingleItem().ReportState;

    public void Dispose() => database.Dispose();

    [Fact]
    public void Report_GoesFromClaimedToDelivered()
    {
        State.ShouldBeNull();
        Claim claim = Claims.TryTake(Meeting).ShouldNotBeNull();
        State.ShouldBe(OccurrenceState.Claimed);
        Claims.GiveBack(claim);
        State.ShouldBe(OccurrenceState.Failed);
        time.Advance(OccurrenceClaims.StaleAfter);
        Complete(Claims.TryTake(Meeting).ShouldNotBeNull()).ShouldBeTrue();
        State.ShouldBe(OccurrenceState.Completed);
        Claims.MarkDelivered(Sequence);
        State.ShouldBe(OccurrenceState.Delivered);
        State!.Value.IsMade().ShouldBeTrue();
    }

    [Theory]
    [InlineData("claimed")]
    [InlineData("failed")]
    [InlineData("completed")]
    public void Step_IsTakenWhereTheTableAllowsIt(string column)
    {
        OccurrenceState from = OccurrenceStates.Read(column, isDelivered: false).ShouldNotBeNull();
        Claim claim = Claims.TryTake(Meeting).ShouldNotBeNull();
        Put(column);
        Complete(claim).ShouldBe(from.CanBecome(OccurrenceState.Completed));

        Put(column);
        Claims.GiveBack(claim);
        (State == OccurrenceState.Failed).ShouldBe(from == OccurrenceState.Failed || from.CanBecome(OccurrenceState.Failed));

        Put(column);
        time.Advance(OccurrenceClaims.StaleAfter);
        (Claims.TryTake(Meeting) is not null).ShouldBe(from.CanBecome(OccurrenceState.Claimed));
    }

    [Fact]
    public void Claim_ThatIsFresh_IsLeftToItsWorker()
    {
        Claims.TryTake(Meeting).ShouldNotBeNull();
        Claims.TryTake(Meeting).ShouldBeNull();
    }

    /// <summary>The fencing: a number that grows with each claim, and that all writing names.</summary>
    [Fact]
    public void Worker_ThatLostItsClaim_CanWriteNothing()
    {
        OccurrenceClaims silent = Claims;
        Claim lost = silent.TryTake(Meeting).ShouldNotBeNull();
        time.Advance(OccurrenceClaims.StaleAfter);
        Claim won = Claims.TryTake(Meeting).ShouldNotBeNull();
        won.Number.ShouldBe(lost.Number + 1);

        silent.TryRenew(lost).ShouldBeFalse();
        silent.TryRenew(lost with { Worker = won.Worker }).ShouldBeFalse("the number alone keeps it out");
        Complete(lost with { Worker = won.Worker }).ShouldBeFalse();
        silent.GiveBack(lost with { Worker = won.Worker }, OccurrenceState.Missed);
        State.ShouldBe(OccurrenceState.Claimed);
        Complete(won).ShouldBeTrue();
    }

    [Theory]
    [InlineData(nameof(OccurrenceState.Missed), false)]
    [InlineData(nameof(OccurrenceState.Unneeded), true)]
    [InlineData(nameof(OccurrenceState.Failed), true)]
    public void Claim_GivenBack_SaysWhy(string outcome, bool isTriedAgain)
    {
        OccurrenceState why = Enum.Parse<OccurrenceState>(outcome);
        Claims.GiveBack(Claims.TryTake(Meeting).ShouldNotBeNull(), why);
        State.ShouldBe(why);
        time.Advance(OccurrenceClaims.StaleAfter);
        (Claims.TryTake(Meeting) is not null).ShouldBe(isTriedAgain);
        State.ShouldBe(isTriedAgain ? OccurrenceState.Claimed : why);
    }

    /// <summary>Whoever is at it loses the claim, and at its new time nobody waits for him.</summary>
    [Fact]
    public void Claim_OfAMeetingThatIsMovedOrCancelled_IsWithdrawn()
    {
        MeetingStore store = new(database.Connections, [Meeting.Committee]);
        Claim first = Claims.TryTake(Meeting).ShouldNotBeNull();
        Meeting moved = store.Move(store.All()[0], Meeting.Date.AddDays(7), null, time.GetUtcNow());
        State.ShouldBe(OccurrenceState.Withdrawn);
        Complete(first).ShouldBeFalse();
        Claim second = Claims.TryTake(moved).ShouldNotBeNull();
        second.Number.ShouldBeGreaterThan(first.Number);

        store.Cancel(store.All()[0], time.GetUtcNow());
        State.ShouldBe(OccurrenceState.Withdrawn);
        Claims.TryRenew(second).ShouldBeFalse();
        Complete(second).ShouldBeFalse();
    }

    [Fact]
    public void Step_FromCompleted_LeadsToDeliveredAndNowhereBack()
    {
        OccurrenceState[] all = Enum.GetValues<OccurrenceState>();
        all.Where(to => OccurrenceState.Completed.CanBecome(to)).ShouldBe([OccurrenceState.Delivered]);
        all.Where(to => OccurrenceState.Delivered.CanBecome(to)).ShouldBeEmpty();
        all.Where(from => from.IsMade()).ShouldBe([OccurrenceState.Completed, OccurrenceState.Delivered]);
    }

    private void Put(string column) => database.Execute($"UPDATE {table} SET state = '{column}'");

    private bool Complete(Claim claim) => database.Connections.Write(
        transaction => Claims.TryComplete(transaction, claim, RunNumber.Report(Meeting, 1), Sequence));

    public sealed class OnSqlite() : OccurrenceTests(SqlRoom.Sqlite);

    public sealed class OnSqlServer() : OccurrenceTests(SqlRoom.SqlServer);
}
