using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

[Slow(Because.StartsTheProgram)]
public sealed class ExportCommandTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    [Theory]
    [InlineData("2026-06-30", "2026-04-01", "Der Zeitraum endet vor seinem Anfang: --from 30.06.2026, --to 01.04.2026.")]
    [InlineData("2026-04-01", "2098-12-31", "--to 31.12.2098 liegt nach heute")]
    [InlineData("2026-02-30", "2026-06-30", "„2026-02-30“ ist kein Datum")]
    [InlineData("2019-01-01", "2019-12-31", "gilt kein Zielkatalog; es gibt 2025-2026")]
    public async Task WrongDates_AreRefused(string from, string to, string expected)
    {
        using TemporaryFolder folder = new();
        ProgramResult result = await RunAsync(folder, "--from", from, "--to", to);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(expected);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Export_OfADemo_LiesInItsFolder()
    {
        using TemporaryFolder folder = new();
        ProgramResult result = await RunAsync(folder, "--from", "01.04.2026", "--to", "30.06.2026");

        result.ExitCode.ShouldBe(0);
        result.Output.ReplaceLineEndings(" ").ShouldContain("34 durchgeführte Aktivitäten");
        Directory.EnumerateFiles(Path.Combine(folder.Path, "exporte", "Foerderprogrammcontrolling-2026-04-01-bis-2026-06-30")).Count().ShouldBe(5);
    }

    private Task<ProgramResult> RunAsync(TemporaryFolder folder, params string[] arguments) =>
        Program.RunAsync(folder.Path, TestContext.Current.CancellationToken, ["export", .. arguments], demo.UsesDemoDatabase);
}
