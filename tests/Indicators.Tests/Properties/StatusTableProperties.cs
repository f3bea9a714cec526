using CsCheck;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Tests.Generation;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Properties;

public class StatusTableProperties
{
    /// <summary>Z-20: total, and the same as a second, dumber implementation written from the table in the README.</summary>
    [Fact]
    public void StatusTable_AnyFacts_LeadToTheSameRowAsTheDecisionWrittenOut() => Gen.ULong.Sample(
        seed =>
        {
            Choices choices = new(seed);
            StatusFacts facts = Facts(() => choices.Chance(35));
            return StatusTable.First(facts).Number == WrittenOut(facts);
        },
        iter: Samples.Of(20_000));

    [Fact]
    public void StatusTable_EachRow_IsReachedByRandomFacts() =>
        Enumerable.Range(0, 20_000).Select(seed => new Choices((ulong)seed))
            .Select(choices => StatusTable.First(Facts(() => choices.Chance(15))).Number)
            .Distinct().Order().ShouldBe(Enumerable.Range(1, 16));

    private static StatusFacts Facts(Func<bool> any) => new()
    {
        IsUnmeasured = any(),
        HasNoTarget = any(),
        IsWithheld = any(),
        IsExceeded = any(),
        IsBeforeFirstDay = any(),
        LacksBasis = any(),
        IsMet = any(),
        IsUndoable = any(),
        IsRecordingOver = any(),
        IsPromise = any(),
        OnlyDocumentsMissing = any(),
        HasEnded = any(),
        BreaksWithPlanned = any(),
        IsMetWithPlanned = any(),
        IsMetWithUnsettledOrWaiting = any(),
        IsPlanningOpen = any(),
        IsMetWithWaiting = any(),
        HasSomething = any(),
    };

    private static int WrittenOut(StatusFacts facts)
    {
        if (facts.IsUnmeasured) { return 1; }
        if (facts.HasNoTarget && !facts.IsWithheld) { return 2; }
        if (facts.IsWithheld) { return 3; }
        if (facts.IsExceeded) { return 4; }
        if (facts.IsBeforeFirstDay) { return 5; }
        if (facts.LacksBasis) { return 6; }
        if (facts.IsMet && !facts.IsUndoable) { return 7; }
        if (facts.IsMet && facts.IsRecordingOver) { return 7; }
        if (facts.OnlyDocumentsMissing) { return 8; }
        return facts.HasEnded ? Ended(facts) : Running(facts);
    }

    private static int Running(StatusFacts facts)
    {
        if (facts.IsUndoable && facts.BreaksWithPlanned) { return 9; }
        if (facts.IsMetWithPlanned) { return 10; }
        if (facts.IsMetWithUnsettledOrWaiting) { return 11; }
        return facts.IsPlanningOpen ? 12 : 13;
    }

    private static int Ended(StatusFacts facts)
    {
        if (!facts.IsRecordingOver) { return 14; }
        if (facts.IsMetWithWaiting) { return 14; }
        return facts.HasSomething ? 15 : 16;
    }
}
