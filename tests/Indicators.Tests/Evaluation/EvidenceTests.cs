using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Evaluation;

public class EvidenceTests
{
    /// <summary>Z-6: every row looked at stands in exactly one group.</summary>
    [Fact]
    public void Evidence_OfALine_SortsEveryRowIntoOneGroup()
    {
        EvaluationInput input = Programmes.Input(
            "01.08.2026",
            "V1 01.02.2026 durchgeführt art=N; V2 01.09.2026 geplant art=N; V3 01.03.2026 geplant art=N; V4 01.03.2026 abgesagt art=N; V5 01.03.2026 durchgeführt art=M; V6 01.03.2026 abgesagt art=M; V7 01.09.2026 geplant art=M",
            Lines.Line(new Count(Lines.Where("art=N"), null), "mindestens 1"));
        Evidence evidence = Evaluator.Evaluate(input.NamingOthers()).Measurements.Single().Evidence;

        Programmes.Ids(evidence.Counted).ShouldBe("V1");
        Programmes.Ids(evidence.Planned).ShouldBe("V2");
        Programmes.Ids(evidence.Unsettled).ShouldBe("V3");
        Programmes.Ids(evidence.NearMisses.Select(row => row.Activity)).ShouldBe("V4 V5");
        Programmes.Ids(evidence.Others.Select(row => row.Activity)).ShouldBe("V6 V7");
        evidence.Examined.ShouldBe(7);

        Evidence counting = Evaluator.Evaluate(input).Measurements.Single().Evidence;
        counting.Others.ShouldBeEmpty("they are a number, unless somebody asks");
        (counting.Examined, counting.OtherCount).ShouldBe((7, 2));
    }

    /// <summary>Z-6: a year beside programme and period is a slip that somebody may have made; more is another time.</summary>
    [Theory]
    [InlineData("31.12.2023", false)]
    [InlineData("01.01.2024", true)]
    [InlineData("31.12.2027", true)]
    [InlineData("01.01.2028", false)]
    public void NearMiss_OfThePeriodAlone_IsWithinAYear(string start, bool isNear)
    {
        Evidence evidence = Programmes.Measure(
            "31.12.2028", $"V1 {start} durchgeführt art=N", Lines.Line(new Count(Lines.Where("art=N"), null), "mindestens 1")).Evidence;

        (evidence.NearMisses.Length, evidence.OtherCount).ShouldBe(isNear ? (1, 0) : (0, 1));
    }

    /// <summary>Z-30: the other reading is the same line counted differently.</summary>
    [Fact]
    public void OtherReading_OfARuling_StandsBesideTheResult()
    {
        Indicator line = Lines.Line(new Count(Lines.Where("art=N"), null), "zugesagt") with { Rulings = ["A-5"] };
        Measurement result = Programmes.Measure(
            "12.02.2027", "V1 01.02.2026 durchgeführt art=N",
            line with { Alternatives = [new AlternativeReading("A-5", line with { Targets = [new(DateOnly.MinValue, new AtLeast(2), null)] })] });

        result.Status.ShouldBe(Status.Implemented);
        result.OtherReadings.Single().Ruling.ShouldBe("A-5");
        result.OtherReadings.Single().Result.Status.ShouldBe(Status.PartlyReached);
    }

    /// <summary>Z-29: a differing recount holds back the line and every line whose basis or baseline it is.</summary>
    [Fact]
    public void Withheld_Line_HoldsBackWhatIsBuiltOnIt()
    {
        EvaluationInput input = Programmes.Input(
            "12.02.2027", "V1 01.02.2026 durchgeführt art=N kommune=Alsdorf",
            Lines.Line(new Count(Lines.Where("art=N"), null), "mindestens 1", "A"),
            Lines.Line(new Share([new RowShare(Selection.Everything, "A", Lines.Where("art=N"))]), "alle", "B"),
            Lines.Line(new Growth(Lines.Where(""), new ValueRule("kommune", []), new BaselineSource("A", null)), "zugesagt", "C"),
            Lines.Line(new Share([new RowShare(Selection.Everything, "B", Lines.Where("art=N"))]), "alle", "D"),
            Lines.Line(new Count(Lines.Where(new NotCountedIn("A")), null), "hoechstens 1", "E")) with
        {
            Withheld = new HashSet<string> { "A" },
        };

        Evaluator.Evaluate(input).Measurements.Select(line => line.Status.Code()).ShouldBe(
            ["zurueckgehalten", "zurueckgehalten", "zurueckgehalten", "zurueckgehalten", "erreicht"]);
    }

    /// <summary>Z-29, Z-28: a number without a target is held back as well, and does not weigh on the milestone.</summary>
    [Fact]
    public void Withheld_ContextNumber_IsHeldBackAndStaysOutsideTheRating()
    {
        EvaluationInput input = Programmes.Input(
            "12.02.2027", "V1 01.02.2026 durchgeführt art=N",
            Lines.Line(new Count(Lines.Where("art=N"), null), "mindestens 1", "A"),
            Lines.Line(new Count(Lines.Where("art=N"), null), "-", "B")) with
        {
            Withheld = new HashSet<string> { "B" },
        };

        MilestoneResult result = Evaluator.Evaluate(input).Milestones.Single();

        result.Lines.Select(line => line.Status.Code()).ShouldBe(["erreicht", "zurueckgehalten"]);
        result.Status.ShouldBe(Status.Reached);
    }

    [Fact]
    public void SideCounts_OfTheLinesPeriod_AreNeverJudged()
    {
        Indicator line = Lines.Line(new Count(Lines.Where("art=N"), null), "mindestens 1") with
        {
            SideCounts =
            [
                new SideCount("davon durchgeführt", Lines.Where("stufe=durchgeführt"), null, false),
                new SideCount("Teilnahmen", Lines.Where("art=N"), "teilnahmen", true),
                new SideCount("Plätze", Lines.Where("art=X"), "plaetze", false),
            ],
        };

        Programmes.Measure(
            "12.02.2027",
            "V1 01.02.2026 durchgeführt art=N stufe=durchgeführt teilnahmen=4; V2 02.02.2026 durchgeführt art=N; V3 02.02.2025 durchgeführt art=N stufe=durchgeführt",
            line).SideResults.Select(side => side.Number).ShouldBe([1, 4, null]);
    }

    [Fact]
    public void Evaluation_DataAsOf_IsTheLatestChange()
    {
        EvaluationInput input = Programmes.Input("12.02.2027", "V1 01.02.2026 durchgeführt; V2 02.02.2026 durchgeführt");
        Activity[] rows = [.. input.Reading.Activities];

        Evaluator.Evaluate(input).DataAsOf.ShouldBeNull();
        Evaluator.Evaluate(input with
        {
            Reading = new ActivityReading([rows[0] with { ChangedOn = Rows.Day("03.02.2026") }, rows[1]], []),
        }).DataAsOf.ShouldBe(Rows.Day("03.02.2026"));
    }

    [Theory]
    [InlineData("B", "A", "Verweis im Kreis oder ins Leere: A → B → A")]
    [InlineData("C", "A", "Verweis im Kreis oder ins Leere: A → C")]
    public void Evaluation_LinesInACircleOrMissing_AreRefused(string first, string second, string message) =>
        Should.Throw<ArgumentException>(() => Programmes.Measure(
            "12.02.2027", "",
            Lines.Line(new Count(Lines.Where(new NotCountedIn(first)), null), id: "A"),
            Lines.Line(new Count(Lines.Where(new NotCountedIn(second)), null), id: "B"))).Message.ShouldBe(message);
}
