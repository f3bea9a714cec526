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
        commands.ShouldBe(["demo", "report", "indicators", "compare", "activities", "meetings", "db", "run"]);
        commands.ShouldAllBe(command => readme.Contains($"`{command}"));
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("report")]
    [InlineData("indicators")]
    [InlineData("activities import")]
    [InlineData("meetings add")]
    [InlineData("meetings list")]
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
