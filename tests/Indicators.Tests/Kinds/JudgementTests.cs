using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Kinds;

public class JudgementTests
{
    /// <summary>Z-18: complete is a judgement with role, reason and Beleg; its verdict never changes the state.</summary>
    [Theory]
    [InlineData("S1 01.02.2026 durchgeführt rolle=Leitung notiz=Gründe beleg=a urteil=gelungen", "1 +0 ?0 umgesetzt")]
    [InlineData("S1 01.02.2026 durchgeführt rolle=Leitung notiz=Gründe beleg=a urteil=misslungen", "1 +0 ?0 umgesetzt")]
    [InlineData("S1 01.02.2026 durchgeführt rolle=Leitung notiz=Gründe urteil=gelungen", "0 +0 ?0 beleg-fehlt")]
    [InlineData("S1 01.02.2026 durchgeführt rolle=Leitung beleg=a", "0 +0 ?0 nicht-erreicht")]
    [InlineData("S1 01.02.2026 durchgeführt notiz=Gründe beleg=a", "0 +0 ?0 nicht-erreicht")]
    [InlineData("E1 01.02.2026 durchgeführt rolle=Leitung notiz=Gründe beleg=a", "0 +0 ?0 nicht-erreicht")]
    public void Judgement_Complete_SetsTheState(string rows, string expected) =>
        Programmes.Measure("12.02.2027", rows, Lines.Line(new Judgement(Lines.Where("")), "zugesagt")).InShort().ShouldBe(expected);

    [Fact]
    public void Judgement_Verdict_IsQuoted() =>
        Programmes.Measure(
            "12.02.2027", "S1 01.02.2026 durchgeführt rolle=Leitung notiz=Gründe beleg=a urteil=gelungen",
            Lines.Line(new Judgement(Lines.Where("")), "zugesagt")).Actual.Values.Single().Value.ShouldBe("gelungen");
}

public class NoMeasureTests
{
    /// <summary>Z-19: nothing is counted, whatever the rows say.</summary>
    [Fact]
    public void NoMeasure_AnyRows_SaysThatThereIsNoDataAndWhy()
    {
        Measurement result = Programmes.Measure(
            "12.02.2027", "V1 01.02.2026 durchgeführt", Lines.Line(new NoMeasure("Daten führt das Jobcenter.", ["Jobcenter"]), "zugesagt"));

        result.Printed().ShouldBe("keine Datengrundlage: Daten führt das Jobcenter.");
        result.Actual.Number.ShouldBeNull();
        result.Evidence.Examined.ShouldBe(0);
    }
}
