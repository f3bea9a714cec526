using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

/// <summary>The Prüfleitfaden names what an auditor can meet: every command, kind, state and file.</summary>
public sealed partial class AuditGuideTests(DemoFixture demo)
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "pruefleitfaden.md"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guide_NamesEveryCommand()
    {
        List<string> commands = [];
        foreach (string group in await NamesIn([]))
        {
            ImmutableArray<string> below = await NamesIn([group]);
            commands.AddRange(below.IsEmpty ? [group] : below.Select(name => $"{group} {name}"));
        }

        commands.Count.ShouldBeGreaterThan(10);
        commands.Where(command => !Guide.Contains($"`{command}`")).ShouldBeEmpty();
    }

    [Fact]
    public void Guide_NamesEveryKindWithItsRule() => IndicatorKinds.Words.Where(word => !Guide.Contains(
        $"| {CountingRules.All.Single(rule => rule.Sentence.StartsWith(word + ":", StringComparison.Ordinal)).Number} |",
        StringComparison.Ordinal) || !Guide.Contains($"| `{word}` |")).ShouldBeEmpty();

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

    private async Task<ImmutableArray<string>> NamesIn(string[] command)
    {
        string help = (await Commands.Program.RunAsync(demo.WorkingDirectory, Cancellation, [.. command, "--help"])).Output;
        int at = help.IndexOf("Befehle:", StringComparison.Ordinal);
        return at < 0 ? [] : [.. CommandLine().Matches(help[at..]).Select(match => match.Groups["name"].Value)];
    }

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
