using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Worker.Audit.Record;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

/// <summary>The Prüfleitfaden names what an auditor can meet: every state and file; kinds and their rules stand elsewhere, its commands are tested with their help.</summary>
public sealed class AuditGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "pruefleitfaden.md"));

    [Fact]
    public void Guide_NamesEveryStateWithTheRowsThatLeadToIt()
    {
        StatusFacts plain = new();
        foreach (Status status in Enum.GetValues<Status>().Where(status => status != Status.NotRated))
        {
            string rows = string.Join(", ", StatusTable.Rows
                .Where(row => row.Result(plain) == status || row.Result(plain with { IsPromise = true }) == status)
                .Select(row => row.Number));
            Guide.ShouldContain($"| {status.Printed()} | `{status.Code()}` | {rows} |");
        }
    }

    [Fact]
    public void Guide_NamesEveryFileOfAReport() =>
        AuswertungFiles.Names.Where(name => !Guide.Contains($"| `{name}` |")).ShouldBeEmpty();

    /// <summary>A rule stands once: the guide points to the counting rules and repeats none of their sentences.</summary>
    [Fact]
    public void Guide_RepeatsNoCountingRule() =>
        CountingRules.All.Where(rule => Guide.Contains(rule.Sentence, StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Guide_OnKinds_PointsToTheirRules()
    {
        Guide.ShouldContain("(../src/Indicators/README.md#die-messungen)");
        File.ReadLines(Path.Combine(Repository.Root, "src", "Indicators", "README.md")).ShouldContain("## Die Messungen");
        IndicatorKinds.Words.Where(word => Guide.Contains($"| `{word}` |")).ShouldBeEmpty("docs/pruefleitfaden.md lists kinds again");
    }
}
