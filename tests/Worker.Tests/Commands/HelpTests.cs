using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

[Slow(Because.StartsTheProgram)]
public sealed partial class HelpTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Help_NamesTheCommandsThatTheReadmeExplains()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string[] commands = await NamesInAsync([]);
        commands.ShouldBe(
            ["demo", "report", "indicators", "explain", "compare", "activities", "meetings", "baseline", "ledger", "verify", "db", "run"]);
        commands.ShouldAllBe(command => readme.Contains($"`{command}"));
    }

    [Fact]
    public async Task Help_NamesTheCommandsThatTheAuditGuideExplains()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "pruefleitfaden.md"));
        List<string> commands = [];
        foreach (string group in await NamesInAsync([]))
        {
            string[] below = await NamesInAsync([group]);
            commands.AddRange(below.Length == 0 ? [group] : below.Select(name => $"{group} {name}"));
        }

        commands.Count.ShouldBeGreaterThan(10);
        commands.Where(command => !guide.Contains($"`{command}`")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("report")]
    [InlineData("indicators")]
    [InlineData("explain")]
    [InlineData("activities import")]
    [InlineData("meetings add")]
    [InlineData("meetings list")]
    [InlineData("baseline freeze")]
    [InlineData("baseline list")]
    [InlineData("ledger list")]
    [InlineData("ledger verify")]
    [InlineData("ledger export")]
    [InlineData("verify")]
    [InlineData("db upgrade")]
    [InlineData("db status")]
    [InlineData("run")]
    public async Task Help_OfEachCommand_IsGerman(string command)
    {
        ProgramResult result = await HelpAsync(command.Split(' '));
        result.ExitCode.ShouldBe(0);
        foreach (string english in new[] { "Usage", "Options", "REQUIRED", "Show help", "Description" })
        {
            result.Output.ShouldNotContain(english, Case.Sensitive);
        }
    }

    private Task<ProgramResult> HelpAsync(string[] command) => Program.RunAsync(folder.Path, Cancellation, [.. command, "--help"]);

    private async Task<string[]> NamesInAsync(string[] command)
    {
        string help = (await HelpAsync(command)).Output;
        int at = help.IndexOf("Befehle:", StringComparison.Ordinal);
        return at < 0 ? [] : [.. CommandLine().Matches(help[at..]).Select(match => match.Groups["name"].Value)];
    }

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
