using System.Text.Json;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>`doctor` as it is typed, on a copy of the demo and where there is nothing.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class DoctorCommandTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Doctor_OfTheDemo_FindsNoFault()
    {
        demo.CopyTo(folder.Path);
        using JsonDocument json = JsonDocument.Parse(await RunAsync(1, "doctor", "--format", "json"));
        var checks = json.RootElement.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("id").GetString()!, check => check.GetProperty("verdict").GetString());
        checks.ShouldNotContain(check => check.Value == "fault" || check.Value == "unexamined");
        (checks["pdf"], checks["schema"], checks["mail"]).ShouldBe(("ok", "ok", "hint"));
    }

    [Fact]
    public async Task Doctor_WithoutADatabase_SaysSoAndLooksAtNothingThatStandsOnIt()
    {
        string text = await RunAsync(2, "doctor");
        text.ShouldContain("gibt es nicht");
        text.ShouldContain("nicht geprüft");
        File.Exists(Path.Combine(folder.Path, "kiindicators.db")).ShouldBeFalse();
    }

    private async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        ProgramResult result = await Program.RunAsync(
            folder.Path, TestContext.Current.CancellationToken, arguments,
            ("KIINDICATORS_Database__ConnectionString", $"Data Source={Path.Combine(folder.Path, "kiindicators.db")}"));
        result.ExitCode.ShouldBe(exitCode, result.Output + result.Errors);
        return result.Output;
    }
}
