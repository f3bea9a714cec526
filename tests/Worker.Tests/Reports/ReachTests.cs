using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>What is said of the reach: also in a county of one Kommune, and where the resolution asks for each of them.</summary>
public class ReachTests
{
    private const string NoTarget = "Ein Zielwert je Kommune ist nicht beschlossen.";

    [Theory]
    [InlineData(1, 0, "In Alsdorf gab es keine gezählte Veranstaltung.", "In Alsdorf gab es keine gezählte Veranstaltung.")]
    [InlineData(1, 1, "In Alsdorf gab es mindestens eine gezählte Veranstaltung.", "In Alsdorf gab es mindestens eine gezählte Veranstaltung.")]
    [InlineData(2, 0, "In keiner der zwei Kommunen gab es eine gezählte Veranstaltung.", "In keiner von zwei Kommunen gab es eine gezählte Veranstaltung.")]
    [InlineData(2, 1, "In einer der zwei Kommunen gab es mindestens eine gezählte Veranstaltung.", "In einer von zwei Kommunen gab es mindestens eine gezählte Veranstaltung.")]
    [InlineData(2, 2, "In beiden Kommunen gab es mindestens eine gezählte Veranstaltung.", "In beiden Kommunen gab es mindestens eine gezählte Veranstaltung.")]
    [InlineData(9, 2, "In zwei der neun Kommunen gab es mindestens eine gezählte Veranstaltung.", "In zwei von neun Kommunen gab es mindestens eine gezählte Veranstaltung.")]
    public void Headline_OfACountyOfAnySize_IsGoodGerman(int places, int reached, string headline, string onPageOne)
    {
        string[] reference = [.. Enumerable.Range(1, places).Select(place => $"053340{4 * place:00}")];
        Programme programme = Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1)));
        programme = programme with { Area = programme.Area with { Versions = [new ReferenceSet(new(2025, 1, 1), [.. reference], null)] } };

        EvaluationResult result = Sample.Evaluate(
            programme, reference.Take(reached).Select((place, index) => Sample.Event($"V-{index}", new(2025, 3, 1), place: place)));

        Sample.Model(result).Reach.ShouldHaveSingleItem().Headline.ShouldBe(headline);
        Sample.Glance(result).ShouldContain($" {onPageOne} ");
    }

    public static TheoryData<string> LinesForEach => ["alle", "benannt", "einzeln"];

    [Theory]
    [MemberData(nameof(LinesForEach))]
    public void Target_ThatAsksForEachKommune_IsReferredTo(string kind)
    {
        Selection all = Sample.Events("Treffen");
        Indicator line = kind switch
        {
            "alle" => Sample.Line("B25-1", Places(), new All([])),
            "benannt" => Sample.Line("B25-1", Places(), new All(["05334004"])),
            _ => Sample.Line("B25-1", new Count(new Selection([.. all.Conditions, new HasAny("kommune", ["05334004"])]), null), new AtLeast(1)),
        };

        Sentences(line).ShouldContain("Was je Kommune beschlossen ist, steht unter B25-1; die Tabelle zeigt alle gezählten Veranstaltungen.");
        Sentences(line).ShouldNotContain(NoTarget);
    }

    [Fact]
    public void Target_ThatAsksForANumberOfKommunen_AsksForNoneOfThem() =>
        Sentences(Sample.Line("B25-1", Places(), new AtLeast(5)), Sample.Line("B25-2", Places(), null)).ShouldContain(NoTarget);

    private static Distinct Places() => new(Sample.Events("Treffen"), new ValueRule("kommune", []), 1, null);

    private static IReadOnlyList<string> Sentences(params Indicator[] lines) => Sample.Model(
        Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, lines)), ImmutableArray<Activity>.Empty).Reach.ShouldHaveSingleItem().Sentences;
}
