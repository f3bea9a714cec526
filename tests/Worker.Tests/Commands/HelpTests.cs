using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

public sealed partial class HelpTests(DemoFixture demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_NamesTheCommandsThatTheReadmeExplains()
    {
        string help = (await Program.RunAsync(demo.WorkingDirectory, Cancellation, ["--help"])).Output;
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        string[] commands = [.. CommandLine().Matches(help[help.IndexOf("Befehle:", StringComparison.Ordinal)..])
            .Select(match => match.Groups["name"].Value)];
        commands.ShouldBe(
            ["demo", "report", "indicators", "explain", "compare", "activities", "meetings", "baseline", "ledger", "verify", "db", "run"]);
        commands.ShouldAllBe(command => readme.Contains($"`{command}"));
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
        ProgramResult result = await Program.RunAsync(demo.WorkingDirectory, Cancellation, [.. command.Split(' '), "--help"]);
        result.ExitCode.ShouldBe(0);
        foreach (string english in new[] { "Usage", "Options", "REQUIRED", "Show help", "Description" })
        {
            result.Output.ShouldNotContain(english, Case.Sensitive);
        }
    }

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
