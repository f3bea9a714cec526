using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Rating;

/// <summary>Z-28.</summary>
public class MilestoneRuleTests
{
    private static readonly Milestone Year = Programmes.Of().Milestones.Single();

    private static string Of(string lines, string asOf) => MilestoneRules.Of(
        Year.Period.To,
        lines.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(code => Enum.GetValues<Status>().Single(status => status != Status.NotRated && status.Code() == code))
            .Select(status => new LineState(status, false)),
        Rows.Day(asOf)).Code();

    [Theory]
    [InlineData("erreicht umgesetzt", "erreicht")]
    [InlineData("erreicht kontext keine-datengrundlage", "erreicht")]
    [InlineData("erreicht im-plan", "im-plan")]
    [InlineData("im-plan offen", "offen")]
    [InlineData("offen noch-nicht-bewertbar im-plan", "noch-nicht-bewertbar")]
    [InlineData("offen zurueckgehalten im-plan", "noch-nicht-bewertbar")]
    [InlineData("noch-nicht-bewertbar beleg-fehlt", "beleg-fehlt")]
    [InlineData("beleg-fehlt gefaehrdet erreicht", "gefaehrdet")]
    [InlineData("erreicht nicht-erreicht", "gefaehrdet")]
    [InlineData("erreicht teilweise-erreicht beleg-fehlt", "gefaehrdet")]
    [InlineData("kontext", "noch-nicht-bewertbar")]
    [InlineData("", "noch-nicht-bewertbar")]
    public void Milestone_Running_TakesTheWorstOfItsLines(string lines, string expected)
    {
        Of(lines, "01.01.2026").ShouldBe(expected);
        Of(lines, "30.12.2026").ShouldBe(expected);
    }

    [Theory]
    [InlineData("erreicht umgesetzt", "erreicht")]
    [InlineData("erreicht noch-nicht-bewertbar", "noch-nicht-bewertbar")]
    [InlineData("noch-nicht-bewertbar", "noch-nicht-bewertbar")]
    [InlineData("zurueckgehalten erreicht", "noch-nicht-bewertbar")]
    [InlineData("erreicht nicht-erreicht noch-nicht-bewertbar", "teilweise-erreicht")]
    [InlineData("nicht-erreicht noch-nicht-bewertbar", "noch-nicht-bewertbar")]
    [InlineData("teilweise-erreicht zurueckgehalten", "teilweise-erreicht")]
    [InlineData("beleg-fehlt noch-nicht-bewertbar", "noch-nicht-bewertbar")]
    [InlineData("beleg-fehlt erreicht", "beleg-fehlt")]
    [InlineData("beleg-fehlt nicht-erreicht", "teilweise-erreicht")]
    [InlineData("teilweise-erreicht nicht-erreicht", "teilweise-erreicht")]
    [InlineData("erreicht nicht-erreicht", "teilweise-erreicht")]
    [InlineData("nicht-erreicht kontext", "nicht-erreicht")]
    [InlineData("nicht-erreicht nicht-erreicht", "nicht-erreicht")]
    [InlineData("erreicht im-plan", "noch-nicht-bewertbar")]
    [InlineData("keine-datengrundlage kontext", "noch-nicht-bewertbar")]
    public void Milestone_Ended_IsSettledUnlessUndecidedLinesCanChangeIt(string lines, string expected) =>
        Of(lines, "31.12.2026").ShouldBe(expected);

    [Fact]
    public void Milestone_Beside_CountsTargetsPromisesContextAndNoData()
    {
        MilestoneResult result = Evaluator.Evaluate(Programmes.Input(
            "12.02.2027", "V1 01.02.2026 durchgeführt",
            Lines.Line(new Count(Lines.Where(""), null), "mindestens 1", "A"),
            Lines.Line(new Count(Lines.Where(""), null), "mindestens 2", "B"),
            Lines.Line(new Count(Lines.Where(""), null), "zugesagt", "C"),
            Lines.Line(new Count(Lines.Where("art=X"), null), "zugesagt", "D"),
            Lines.Line(new Count(Lines.Where(""), null), "-", "E"),
            Lines.Line(new NoMeasure("Jobcenter", []), "zugesagt", "F"))).Milestones.Single();

        (result.TargetsMet, result.Targets, result.PromisedDone, result.Promised, result.Context, result.NoData)
            .ShouldBe((1, 2, 1, 2, 1, 1));
        result.Status.ShouldBe(Status.PartlyReached);
    }

    /// <summary>A line that has something done cannot fall back to nicht erreicht, an upper limit can.</summary>
    [Theory]
    [InlineData("mindestens 3", "V1 01.02.2026 durchgeführt", "teilweise-erreicht")]
    [InlineData("mindestens 3", "", "noch-nicht-bewertbar")]
    [InlineData("genau 1", "V1 01.02.2026 durchgeführt", "noch-nicht-bewertbar")]
    public void Milestone_EndedWithAnUndecidedLine_KeepsWhatIsDoneInIt(string target, string rows, string expected)
    {
        Indicator lost = Lines.Line(new Count(Lines.Where("art=X"), null), "hoechstens 0", "A");
        MilestoneResult result = Evaluator.Evaluate(Programmes.Input(
            "31.01.2027", rows + "; V9 01.02.2026 durchgeführt art=X", lost,
            Lines.Line(new Count(Lines.Where(new HasNone("art", ["X"])), null), target, "B"))).Milestones.Single();

        result.Lines.Select(line => line.Status).ShouldBe([Status.NotReached, Status.NotYetAssessable]);
        result.Status.Code().ShouldBe(expected);
    }
}
