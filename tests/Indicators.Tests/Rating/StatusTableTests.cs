using KiIndicators.Indicators.Rating;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Rating;

/// <summary>Z-20: the sixteen rows; the facts under which each is the first that applies.</summary>
public class StatusTableTests
{
    private static readonly StatusFacts Ended = new() { HasEnded = true, IsRecordingOver = true };

    public static TheoryData<int, string, StatusFacts> Examples => new()
    {
        { 1, "keine-datengrundlage", new() { IsUnmeasured = true, HasNoTarget = true, IsWithheld = true, IsMet = true } },
        { 2, "kontext", new() { HasNoTarget = true, IsBeforeFirstDay = true } },
        { 3, "zurueckgehalten", new() { HasNoTarget = true, IsWithheld = true, IsBeforeFirstDay = true } },
        { 3, "zurueckgehalten", new() { IsWithheld = true, IsExceeded = true, IsMet = true } },
        { 4, "nicht-erreicht", new() { IsExceeded = true, LacksBasis = true } },
        { 5, "offen", new() { IsBeforeFirstDay = true, LacksBasis = true, IsMet = true } },
        { 6, "noch-nicht-bewertbar", new() { LacksBasis = true, IsMet = true } },
        { 7, "erreicht", new() { IsMet = true, OnlyDocumentsMissing = true } },
        { 7, "erreicht", Ended with { IsMet = true, IsUndoable = true } },
        { 7, "umgesetzt", new() { IsMet = true, IsPromise = true } },
        { 8, "beleg-fehlt", new() { OnlyDocumentsMissing = true, IsMetWithPlanned = true } },
        { 8, "beleg-fehlt", Ended with { OnlyDocumentsMissing = true, HasSomething = true } },
        { 9, "gefaehrdet", new() { IsUndoable = true, IsMet = true, BreaksWithPlanned = true, IsPlanningOpen = true } },
        { 10, "im-plan", new() { IsUndoable = true, IsMet = true, IsMetWithPlanned = true } },
        { 10, "im-plan", new() { IsMetWithPlanned = true, IsMetWithUnsettledOrWaiting = true } },
        { 11, "noch-nicht-bewertbar", new() { IsMetWithUnsettledOrWaiting = true, IsPlanningOpen = true } },
        { 12, "offen", new() { IsPlanningOpen = true, HasSomething = true } },
        { 13, "gefaehrdet", new() { HasSomething = true } },
        { 14, "noch-nicht-bewertbar", new() { HasEnded = true, HasSomething = true } },
        { 14, "noch-nicht-bewertbar", new() { HasEnded = true, IsMet = true, IsUndoable = true } },
        { 14, "noch-nicht-bewertbar", Ended with { IsMetWithWaiting = true } },
        { 15, "teilweise-erreicht", Ended with { HasSomething = true, IsMetWithUnsettledOrWaiting = true, IsMetWithPlanned = true } },
        { 16, "nicht-erreicht", Ended },
    };

    [Theory]
    [MemberData(nameof(Examples))]
    public void StatusTable_Facts_LeadToTheFirstRowThatApplies(int number, string code, StatusFacts facts)
    {
        StatusRow row = StatusTable.First(facts);

        row.Number.ShouldBe(number);
        row.Result(facts).Code().ShouldBe(code);
    }

    [Fact]
    public void StatusTable_Examples_ReachEveryRow() =>
        Examples.Select(example => example.Data.Item1).Distinct().ShouldBe(Enumerable.Range(1, 16));

    [Fact]
    public void StatusTable_Rows_AreNumberedInOrder() =>
        StatusTable.Rows.Select(row => row.Number).ShouldBe(Enumerable.Range(1, 16));

    [Fact]
    public void StatusWords_ZeroValue_IsNeverPrinted()
    {
        default(Status).ShouldBe(Status.NotRated);
        Should.Throw<ArgumentOutOfRangeException>(() => Status.NotRated.Code());
        Should.Throw<ArgumentOutOfRangeException>(() => Status.NotRated.Printed());
    }

    [Fact]
    public void StatusWords_AllOthers_HaveACodeAndAWordOfTheirOwn()
    {
        Status[] all = [.. Enum.GetValues<Status>().Where(status => status != Status.NotRated)];

        all.Select(status => status.Code()).Distinct().Count().ShouldBe(12);
        all.Select(status => status.Printed()).Distinct().Count().ShouldBe(12);
    }
}
