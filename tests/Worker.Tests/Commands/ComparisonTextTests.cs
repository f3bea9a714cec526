using System.Text.Json;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Tests.Building;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Contracts;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>What `compare` prints, as text and as JSON.</summary>
public sealed class ComparisonTextTests
{
    [Fact]
    public void Text_NamesBothResultsAndTheReason()
    {
        string text = ComparisonText.Write(RunComparer.Compare(Run("", "A"), Run("V1 01.03.2026 durchgeführt art=N", "B")));
        text.ShouldStartWith("A (Stichtag 16.08.2026) verglichen mit B (Stichtag 16.08.2026).");
        text.ShouldContain("  damals: 0, geplant 0, ungeklärt 0; Zielerreichung gefährdet: nicht genug eingeplant");
        text.ShouldContain("  jetzt:  1, geplant 0, ungeklärt 0; erreicht");
        text.ShouldContain("  - + V1 „“ (01.03.2026): nachgetragen");
    }

    [Fact]
    public void Json_HoldsBothResultsAndTheReasons()
    {
        using JsonDocument json = JsonDocument.Parse(ComparisonDocument.Write(
            RunComparer.Compare(Run("", "A"), Run("V1 01.03.2026 durchgeführt art=N", "B"))));
        JsonElement line = json.RootElement.GetProperty("indicators")[0];
        line.GetProperty("before").GetProperty("status").GetString().ShouldBe("gefaehrdet");
        line.GetProperty("after").GetProperty("actual").GetString().ShouldBe("1");
        line.GetProperty("reasons")[0].GetProperty("activity").GetString().ShouldBe("V1");
    }

    private static ComparedRun Run(string rows, string number) => new(
        number,
        Evaluator.Evaluate(Programmes.Input("16.08.2026", rows, Lines.Line(new Count(Lines.Where("art=N"), null), "mindestens 1"))),
        [.. Places.Partners]);
}
