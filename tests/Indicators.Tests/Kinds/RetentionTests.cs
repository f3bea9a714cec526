using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class RetentionTests
{
    private const string Members2025 = "V1 01.03.2025 durchgeführt art=I partner=kmu-a|verein-a;";

    private static readonly Indicator Source = Lines.Line(new Count(Lines.Where("art=I"), null), id: "A", period: Lines.Year2025);

    private static readonly Indicator Kept = Lines.Line(
        new Retention(
            new ValueRule("partner", []), "A",
            [new StagePart(Lines.Where("typ=kooperation"), 1), new StagePart(Lines.Where("typ=veranstaltung"), 2)]),
        "zugesagt");

    /// <summary>Z-15: members kmu-a and verein-a of 2025; who is still active in 2026.</summary>
    [Theory]
    [InlineData("12.02.2027", "V2 01.02.2026 durchgeführt partner=kmu-a; V3 01.03.2026 durchgeführt partner=kmu-a", "1 von 2 +0 ?0 umgesetzt")]
    [InlineData("12.02.2027", "V2 01.02.2026 durchgeführt partner=kmu-a; V3 01.03.2026 durchgeführt partner=verein-a", "0 von 2 +0 ?0 nicht-erreicht")]
    [InlineData("12.02.2027", "K1 01.02.2026 durchgeführt partner=kmu-a", "1 von 2 +0 ?0 umgesetzt")]
    [InlineData("12.02.2027", "K1 01.02.2024-01.01.2026 durchgeführt partner=kmu-a", "1 von 2 +0 ?0 umgesetzt")]
    [InlineData("12.02.2027", "K1 01.02.2024-31.12.2025 durchgeführt partner=kmu-a", "0 von 2 +0 ?0 nicht-erreicht")]
    [InlineData("12.02.2027", "K1 31.12.2026 durchgeführt partner=kmu-a", "1 von 2 +0 ?0 umgesetzt")]
    [InlineData("12.02.2027", "K1 01.01.2027 durchgeführt partner=kmu-a", "0 von 2 +0 ?0 nicht-erreicht")]
    [InlineData("12.02.2027", "K1 01.02.2026 durchgeführt partner=kmu-b", "0 von 2 +0 ?0 nicht-erreicht")]
    [InlineData("11.02.2027", "K1 01.02.2026 durchgeführt partner=kmu-a", "1 von 2 +0 ?0 noch-nicht-bewertbar")]
    [InlineData("01.08.2026", "K1 01.02.2026 durchgeführt partner=kmu-a; K2 01.09.2026 geplant partner=verein-a", "1 von 2 +1 ?0 im-plan")]
    [InlineData("31.12.2025", "K1 01.02.2024 durchgeführt partner=kmu-a", "0 von 2 +0 ?0 offen")]
    public void Retention_OfMembers_FollowsTheTable(string asOf, string rows, string expected) =>
        Programmes.Measure(asOf, Members2025 + rows, Source, Kept).InShort().ShouldBe(expected);

    [Fact]
    public void Retention_WithoutMembers_HasNoBasis() =>
        Programmes.Measure("12.02.2027", "K1 01.02.2026 durchgeführt partner=kmu-a", Source, Kept)
            .Printed().ShouldBe("noch nicht bewertbar: keine Grundmenge");

    /// <summary>Z-21.</summary>
    [Fact]
    public void Retention_WithoutMembers_IsKeineAngabe() =>
        Programmes.Measure("12.02.2027", "K1 01.02.2026 durchgeführt partner=kmu-a", Source, Kept)
            .InShort().ShouldBe("keine Angabe +0 ?0 noch-nicht-bewertbar");

    [Theory]
    [InlineData("01.07.2025-31.12.2025", "01.07.2025 bis 31.12.2025")]
    [InlineData("01.01.2027", "ab 01.01.2027")]
    public void Retention_AgreementNotInForce_NamesItsTerm(string term, string found) =>
        Programmes.Measure("12.02.2027", Members2025 + $"K1 {term} durchgeführt partner=kmu-a", Source, Kept)
            .Evidence.NearMisses.Single(row => row.Activity.Id == "K1").Failed.Single().ToString()
            .ShouldBe($"zeitraum: gilt an einem Tag des Zeitraums 01.01.2026 bis 31.12.2026 (erfasst: {found})");

    [Fact]
    public void Retention_TooFewActivitiesOfAMember_AreANearMiss()
    {
        Measurement result = Programmes.Measure("12.02.2027", Members2025 + "V2 01.02.2026 durchgeführt partner=kmu-a", Source, Kept);

        result.NearMisses().ShouldContain("V2 je_mitglied");
        result.Evidence.Counted.ShouldBeEmpty();
    }

    [Fact]
    public void Retention_AllOfTheBasis_IsReachedWhenEachMemberIsActive() =>
        Programmes.Measure(
            "12.02.2027", Members2025 + "K1 01.02.2026 durchgeführt partner=kmu-a|verein-a", Source,
            Kept with { Targets = [new TargetVersion(DateOnly.MinValue, new All([]), null)] })
            .InShort().ShouldBe("2 von 2 +0 ?0 erreicht");
}
