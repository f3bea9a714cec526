using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

[Slow(Because.StartsTheProgram)]
public sealed class CompareCommandTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    [Fact]
    public async Task Compare_OfAnUnknownNumber_IsRefused()
    {
        ProgramResult result = await Program.RunAsync(
            demo.WorkingDirectory, TestContext.Current.CancellationToken, ["compare", "SGS-1999-01-01-1"], demo.UsesDemoDatabase);
        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(
            "Die Auswertung „SGS-1999-01-01-1“ ist nicht verzeichnet. Verzeichnet sind: SGS-2026-02-26-1, SGS-2026-09-03-1, D-2026-07-1.");
    }

    [Fact]
    public async Task Compare_OfTheRecordedRuns_AnswersFromTheirRecords()
    {
        ProgramResult result = await Program.RunAsync(
            demo.WorkingDirectory, TestContext.Current.CancellationToken, ["compare", "SGS-2026-02-26-1", "sgs-2026-09-03-1"],
            demo.UsesDemoDatabase);
        result.Errors.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldStartWith("SGS-2026-02-26-1 (Stichtag 08.02.2026) verglichen mit SGS-2026-09-03-1 (Stichtag 16.08.2026).");
        result.Output.ShouldContain("nachgetragen");
        result.Output.ShouldNotContain("ohne erkennbaren Grund");
    }
}
