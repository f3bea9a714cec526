using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class DistinctTests
{
    private static Distinct Of(string attribute, string types = "", int perValue = 1, string? or = null) => new(
        Lines.Where(""), new ValueRule(attribute, [.. types.Split('|', StringSplitOptions.RemoveEmptyEntries)]), perValue, or);

    /// <summary>Z-12: each value once; Kommunen only of the reference set, partners only of the types named.</summary>
    [Theory]
    [InlineData("schulstufe", "", "V1 01.02.2026 durchgeführt schulstufe=P|S1; V2 02.02.2026 durchgeführt schulstufe=S1", "P S1")]
    [InlineData("kommune", "", "V1 01.02.2026 durchgeführt kommune=Alsdorf; V2 02.02.2026 durchgeführt kommune=Aachen; V3 03.02.2026 durchgeführt kommune=online", "05334004")]
    [InlineData("partner", "KMU", "V1 01.02.2026 durchgeführt partner=kmu-a|verein-a; V2 02.02.2026 durchgeführt partner=unbekannt", "kmu-a")]
    [InlineData("eingeladen", "KMU", "V1 01.02.2026 durchgeführt eingeladen=kmu-a|kmu-b|firma", "kmu-a kmu-b")]
    [InlineData("partnertyp", "", "V1 01.02.2026 durchgeführt partner=kmu-a|kmu-b|verein-a", "KMU Verein")]
    [InlineData("schulstufe", "", "V1 01.02.2026 geplant schulstufe=P; V2 02.02.2026 abgesagt schulstufe=S1", "")]
    public void Distinct_Values_AreCountedOnce(string attribute, string types, string rows, string expected) =>
        string.Join(" ", Programmes.Measure("31.12.2026", rows, Lines.Line(Of(attribute, types))).Actual.Values
            .Select(value => value.Value)).ShouldBe(expected);

    /// <summary>Z-12: with je_wert a value counts from its second activity on, or at once where a contribution is recorded.</summary>
    [Theory]
    [InlineData("V1 01.02.2026 durchgeführt partner=kmu-a", 0)]
    [InlineData("V1 01.02.2026 durchgeführt partner=kmu-a; V2 02.02.2026 durchgeführt partner=kmu-a", 1)]
    [InlineData("V1 01.02.2026 durchgeführt partner=kmu-a; V2 02.02.2026 geplant partner=kmu-a", 0)]
    [InlineData("V1 01.02.2026 durchgeführt partner=kmu-a|kmu-b beitrag=kmu-b", 1)]
    [InlineData("V1 01.02.2026 durchgeführt partner=verein-a beitrag=kmu-b", 1)]
    [InlineData("V1 01.02.2026 durchgeführt beitrag=kmu-b|verein-a", 1)]
    [InlineData("V1 01.02.2026 durchgeführt partner=kmu-b; V2 02.02.2026 geplant beitrag=kmu-b", 0)]
    [InlineData("V1 01.02.2026 durchgeführt partner=kmu-a|kmu-a", 0)]
    public void Distinct_JeWert_AsksForTheSecondActivity(string rows, int expected) =>
        Programmes.Measure("31.12.2026", rows, Lines.Line(Of("partner", "KMU", 2, "beitrag"))).Actual.Number.ShouldBe(expected);

    [Fact]
    public void Distinct_PlaceOutsideTheReferenceSet_IsANearMissAndNoReach()
    {
        Measurement result = Programmes.Measure(
            "31.12.2026", "V1 01.02.2026 durchgeführt kommune=Aachen", Lines.Line(Of("kommune"), "mindestens 1"));

        result.Actual.Number.ShouldBe(0);
        result.NearMisses().ShouldBe(["V1 kommune"]);
    }

    /// <summary>Z-7: the reference set in force on the last day decides, also for events before it came into force.</summary>
    [Theory]
    [InlineData(2025, 0)]
    [InlineData(2026, 1)]
    public void Distinct_Kommunen_AreJudgedByTheSetInForceOnTheLastDay(int year, int expected) =>
        Programmes.Measure(
            "31.12.2026", $"V1 01.02.{year} durchgeführt kommune=Herzogenrath",
            Lines.Line(Of("kommune"), period: year == 2025 ? Lines.Year2025 : Lines.Year2026)).Actual.Number.ShouldBe(expected);

    /// <summary>Z-12, Z-20: all three named Schulstufen.</summary>
    [Theory]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt schulstufe=P|S1|S2", "3 von 3 +0 ?0 erreicht")]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt schulstufe=P|S1|X", "2 von 3 +0 ?0 teilweise-erreicht")]
    [InlineData("12.02.2027", "V1 01.02.2026 durchgeführt schulstufe=X", "0 von 3 +0 ?0 nicht-erreicht")]
    [InlineData("01.08.2026", "V1 01.02.2026 durchgeführt schulstufe=P|S1; V2 01.09.2026 geplant schulstufe=S2", "2 von 3 +1 ?0 im-plan")]
    [InlineData("01.08.2026", "V1 01.02.2026 durchgeführt schulstufe=P|S1; V2 01.07.2026 geplant schulstufe=S2", "2 von 3 +0 ?1 noch-nicht-bewertbar")]
    public void Distinct_AllNamedValues_FollowsTheTable(string asOf, string rows, string expected) =>
        Programmes.Measure(asOf, rows, Lines.Line(Of("schulstufe"), "alle P|S1|S2")).InShort().ShouldBe(expected);

    /// <summary>Z-12: of a list of named values the named ones are counted; others are listed beside them.</summary>
    [Fact]
    public void Distinct_AllNamed_CountsTheNamedOnes()
    {
        Measurement result = Programmes.Measure(
            "30.06.2026", "V1 01.02.2026 durchgeführt schulstufe=P|Kita; V2 01.09.2026 geplant schulstufe=S1|Abend",
            Lines.Line(Of("schulstufe"), "alle P|S1|S2"));
        (result.Actual.Number, result.Actual.Numerator, result.Actual.Denominator, result.Planned).ShouldBe((1, 1, 3, 1));
        result.Actual.Values.Select(value => value.Value).ShouldBe(["Kita", "P"]);
    }

    /// <summary>Z-12: "x von n" of a named list counts the named values only.</summary>
    [Theory]
    [InlineData("mindestens 2 von A|B|C", "A B", "2 von 3 +0 ?0 erreicht")]
    [InlineData("mindestens 2 von A|B|C", "A X Y", "1 von 3 +0 ?0 teilweise-erreicht")]
    [InlineData("mindestens 2 von A|B|C", "X Y Z", "0 von 3 +0 ?0 nicht-erreicht")]
    [InlineData("mindestens 2 von A|B|C", "", "0 von 3 +0 ?0 nicht-erreicht")]
    [InlineData("hoechstens 1 von A|B|C", "A X Y", "1 von 3 +0 ?0 erreicht")]
    [InlineData("hoechstens 1 von A|B|C", "A B", "2 von 3 +0 ?0 nicht-erreicht")]
    [InlineData("genau 1 von A|B|C|D", "D X", "1 von 4 +0 ?0 erreicht")]
    [InlineData("mehr_als 1 von A|B", "A X", "1 von 2 +0 ?0 teilweise-erreicht")]
    public void Distinct_OfANamedList_CountsTheNamedValuesOnly(string target, string values, string expected)
    {
        string rows = string.Join(';', values.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((value, index) => $"V{index + 1} 01.02.2026 durchgeführt gruppe={value}"));
        Measurement result = Programmes.Measure(
            "12.02.2027", rows, Lines.Line(new Distinct(Lines.Where(""), new ValueRule("gruppe", []), 1, null), target));
        result.InShort().ShouldBe(expected);
    }

    [Fact]
    public void Target_OfANamedList_SaysHowManyOfHowMany()
    {
        Wording.Of(Lines.Target("mindestens 2 von A|B|C")).ShouldBe("mindestens 2 von 3");
        Wording.Of(Lines.Target("korridor 1 2 von A|B|C")).ShouldBe("1 bis 2 von 3");
        Wording.Of(Lines.Target("hoechstens 0 von A|B")).ShouldBe("keine von 2");
    }
}
