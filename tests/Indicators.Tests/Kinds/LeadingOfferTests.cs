using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

/// <summary>
/// Z-13, Z-34: the table of offers, computed by hand. "F" is a result with the stages entwickelt and erprobt at one offer, "K" counts the
/// municipalities of its events, "E" those of offers that are erprobt; all for 2025.
/// </summary>
public class LeadingOfferTests
{
    private static readonly Outcome Offer = new(
        [
            Lines.Stage("entwickelt", "typ=ergebnis stufe=entwickelt"),
            new Stage("erprobt",
                [new StagePart(Lines.Where("typ=veranstaltung"), 1), new StagePart(Lines.Where("typ=ergebnis stufe=ausgewertet"), 1)], true),
        ], "angebot");

    private static readonly ValueRule Places = new("kommune", []);

    /// <remarks>
    /// rows | Stichtag | F | K | E. "2 von 2 +0 ?0 erreicht" is actual, planned, unsettled, state; "led" is the offer that leads.
    /// 1 two events of A: nothing is entwickelt or erprobt, A leads with its first day; K counts both places, E none.
    /// 2 and 3: one more planned, or unsettled, event of B changes nothing of it.
    /// 4 the concept of A is held, B is wholly planned: 1 now, 2 with B.
    /// 5 the same with both of B's dates passed unsettled: 1 now, and 2 if they took place.
    /// 6 B is complete, A was first: B leads since it has more; K still counts A's place, E only B's.
    /// 7 A and B have one stage each: A had it first. 8 On the same day: the first by name.
    /// 9 A's event is held, its evaluation planned: E's place is planned.
    /// 10 nothing is held: no offer leads.
    /// 11 A and B are both complete, A is always first: K counts A's place only, E both, for both are erprobt.
    /// 12 A is erprobt without a concept, B has only a concept and had it first: B leads, E counts A's place.
    /// 13 the same rows, only B's concept later: A leads until B has both stages; E counts both in either order.
    /// 14 B's concept first: B leads from its first day on, A never does, and is erprobt all the same.
    /// </remarks>
    [Theory]
    [InlineData("V1 01.02.2025 durchgeführt angebot=A kommune=Alsdorf; V2 01.03.2025 durchgeführt angebot=A kommune=Eschweiler",
        "31.05.2025", "0 von 2 +0 ?0 offen", "2 +0 ?0 erreicht", "0 +0 ?0 offen", "A")]
    [InlineData("V1 01.02.2025 durchgeführt angebot=A kommune=Alsdorf; V2 01.03.2025 durchgeführt angebot=A kommune=Eschweiler; V3 01.09.2025 geplant angebot=B kommune=Würselen",
        "31.05.2025", "0 von 2 +0 ?0 offen", "2 +0 ?0 erreicht", "0 +0 ?0 offen", "A")]
    [InlineData("V1 01.02.2025 durchgeführt angebot=A kommune=Alsdorf; V2 01.03.2025 durchgeführt angebot=A kommune=Eschweiler; V3 01.01.2025 geplant angebot=B kommune=Würselen",
        "31.05.2025", "0 von 2 +0 ?0 offen", "2 +0 ?0 erreicht", "0 +0 ?0 offen", "A")]
    [InlineData("E1 01.02.2025 durchgeführt stufe=entwickelt angebot=A; E2 01.09.2025 geplant stufe=entwickelt angebot=B; V1 02.09.2025 geplant angebot=B kommune=Alsdorf; E3 03.09.2025 geplant stufe=ausgewertet angebot=B",
        "31.08.2025", "1 von 2 +1 ?0 im-plan", "0 +1 ?0 im-plan", "0 +1 ?0 im-plan", "A")]
    [InlineData("E1 01.02.2025 durchgeführt stufe=entwickelt angebot=A; E2 01.03.2025 geplant stufe=entwickelt angebot=B; V1 02.03.2025 geplant angebot=B kommune=Alsdorf; E3 03.03.2025 geplant stufe=ausgewertet angebot=B",
        "31.08.2025", "1 von 2 +0 ?1 noch-nicht-bewertbar", "0 +0 ?1 noch-nicht-bewertbar", "0 +0 ?1 noch-nicht-bewertbar", "A")]
    [InlineData("V1 01.02.2025 durchgeführt angebot=A kommune=Alsdorf; E1 02.03.2025 durchgeführt stufe=entwickelt angebot=B; V2 03.03.2025 durchgeführt angebot=B kommune=Eschweiler; E2 04.03.2025 durchgeführt stufe=ausgewertet angebot=B",
        "31.05.2025", "2 von 2 +0 ?0 erreicht", "2 +0 ?0 erreicht", "1 +0 ?0 erreicht", "B")]
    [InlineData("E1 02.02.2025 durchgeführt stufe=entwickelt angebot=B; E2 01.02.2025 durchgeführt stufe=entwickelt angebot=A",
        "31.08.2025", "1 von 2 +0 ?0 gefaehrdet", "0 +0 ?0 gefaehrdet", "0 +0 ?0 gefaehrdet", "A")]
    [InlineData("E1 01.02.2025 durchgeführt stufe=entwickelt angebot=B; E2 01.02.2025 durchgeführt stufe=entwickelt angebot=A",
        "31.08.2025", "1 von 2 +0 ?0 gefaehrdet", "0 +0 ?0 gefaehrdet", "0 +0 ?0 gefaehrdet", "A")]
    [InlineData("E1 01.02.2025 durchgeführt stufe=entwickelt angebot=A; V1 01.03.2025 durchgeführt angebot=A kommune=Alsdorf; E2 01.10.2025 geplant stufe=ausgewertet angebot=A",
        "31.08.2025", "1 von 2 +1 ?0 im-plan", "1 +0 ?0 erreicht", "0 +1 ?0 im-plan", "A")]
    [InlineData("V1 01.10.2025 geplant angebot=A kommune=Alsdorf",
        "31.08.2025", "0 von 2 +0 ?0 gefaehrdet", "0 +1 ?0 im-plan", "0 +0 ?0 gefaehrdet", null)]
    [InlineData("E1 01.02.2025 durchgeführt stufe=entwickelt angebot=A; V1 01.03.2025 durchgeführt angebot=A kommune=Alsdorf; E2 01.04.2025 durchgeführt stufe=ausgewertet angebot=A;"
        + "E3 02.02.2025 durchgeführt stufe=entwickelt angebot=B; V2 02.03.2025 durchgeführt angebot=B kommune=Eschweiler; E4 02.04.2025 durchgeführt stufe=ausgewertet angebot=B",
        "31.05.2025", "2 von 2 +0 ?0 erreicht", "1 +0 ?0 erreicht", "2 +0 ?0 erreicht", "A")]
    [InlineData("V1 01.03.2025 durchgeführt angebot=A kommune=Alsdorf; E1 01.04.2025 durchgeführt stufe=ausgewertet angebot=A; E2 01.02.2025 durchgeführt stufe=entwickelt angebot=B",
        "31.05.2025", "1 von 2 +0 ?0 offen", "0 +0 ?0 offen", "1 +0 ?0 erreicht", "B")]
    [InlineData("V1 01.03.2025 durchgeführt angebot=A kommune=Alsdorf; E1 01.04.2025 durchgeführt stufe=ausgewertet angebot=A;"
        + "E2 02.04.2025 durchgeführt stufe=entwickelt angebot=B; V2 05.05.2025 durchgeführt angebot=B kommune=Eschweiler; E3 10.05.2025 durchgeführt stufe=ausgewertet angebot=B",
        "31.05.2025", "2 von 2 +0 ?0 erreicht", "2 +0 ?0 erreicht", "2 +0 ?0 erreicht", "B")]
    [InlineData("V1 01.03.2025 durchgeführt angebot=A kommune=Alsdorf; E1 01.04.2025 durchgeführt stufe=ausgewertet angebot=A;"
        + "E2 01.02.2025 durchgeführt stufe=entwickelt angebot=B; V2 05.05.2025 durchgeführt angebot=B kommune=Eschweiler; E3 10.05.2025 durchgeführt stufe=ausgewertet angebot=B",
        "31.05.2025", "2 von 2 +0 ?0 erreicht", "1 +0 ?0 erreicht", "2 +0 ?0 erreicht", "B")]
    public void Offers_ByHand(string rows, string asOf, string stages, string places, string triedPlaces, string? led)
    {
        Dictionary<string, Measurement> lines = Evaluator.Evaluate(Programmes.Input(
            asOf, rows,
            Lines.Line(Offer, "alle", "F", Lines.Year2025),
            Lines.Line(Counted(new SharesWith("angebot", "F")), "mindestens 1", "K", Lines.Year2025),
            Lines.Line(Counted(new SharesWith("angebot", "F", "erprobt")), "mindestens 1", "E", Lines.Year2025)))
            .Measurements.ToDictionary(line => line.Line.Id);

        lines["F"].InShort().ShouldBe(stages);
        lines["K"].InShort().ShouldBe(places);
        lines["E"].InShort().ShouldBe(triedPlaces);
        ((Outcome)lines["F"].Line.Measure).SharedValue.ShouldBe(led);
    }

    /// <summary>Z-34: what holds the places of an offer back is an evaluation of another line, and the reason says of which.</summary>
    [Fact]
    public void Offer_WhoseEvaluationIsUnsettledElsewhere_SaysWhere() => Programmes.Measure(
        "31.08.2025",
        "E1 01.02.2025 durchgeführt stufe=entwickelt angebot=A; V1 01.03.2025 durchgeführt angebot=A kommune=Alsdorf; E2 10.07.2025 geplant stufe=ausgewertet angebot=A",
        Lines.Line(Offer, "alle", "F", Lines.Year2025),
        Lines.Line(Counted(new SharesWith("angebot", "F", "erprobt")), "mindestens 1", "E", Lines.Year2025))
        .Printed().ShouldBe("noch nicht bewertbar: Durchführung von 1 Termin ungeklärt (unter F)");

    /// <summary>Z-34: a row whose offer has not reached the stage says so, with its offer.</summary>
    [Fact]
    public void Offer_ThatHasNotReachedTheStage_IsNamedInTheNearMiss()
    {
        ExaminedRow near = Programmes.Measure(
            "31.08.2025", "V1 01.03.2025 durchgeführt angebot=A kommune=Alsdorf",
            Lines.Line(Offer, "alle", "F", Lines.Year2025),
            Lines.Line(Counted(new SharesWith("angebot", "F", "erprobt")), "mindestens 1", "E", Lines.Year2025)).Evidence.NearMisses.ShouldHaveSingleItem();

        near.Failed.ShouldHaveSingleItem().ShouldBe(new FailedCondition("gleich", "angebot, mit dem unter F Stufe „erprobt“ erreicht ist", "A: Stufe nicht erreicht"));
    }

    private static Distinct Counted(Condition shared) => new(Lines.Where(new HasAny("typ", ["veranstaltung"]), shared), Places, 1, null);
}
