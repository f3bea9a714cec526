using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Kills;

/// <summary>Any number of kills: `dotnet run -c Release --project tests/Benchmarks -- mail-kills --count 200`.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class MailKillTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Worker_KilledAtEveryStageOfSending_SendsNoMailTwiceAndLosesNoneUnseen()
    {
        demo.CopyTo(folder.Path);

        MailKillCounts counts = await new MailKillHarness(Path.Combine(AppContext.BaseDirectory, "kiindicators.dll"), folder.Path)
            .RunAsync(20, TestContext.Current.CancellationToken);

        foreach (string line in counts.Lines())
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        counts.Faults.ShouldBeEmpty();
        counts.Sent.ShouldBeGreaterThan(0);
        counts.UnclearAndArrived.ShouldBeGreaterThan(0, "some were killed after the final dot");
        counts.UnclearAndMissing.ShouldBeGreaterThan(0, "some were killed before it");
    }
}
