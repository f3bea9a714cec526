using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Kills;

/// <summary>Any number of kills: `dotnet run -c Release --project tests/Benchmarks -- kills --count 300`.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class KillTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    /// <summary>Also the proof of the wiring: real workers, on the real clock, one or two at the same time.</summary>
    [Fact]
    public async Task Worker_KilledThirtyTimes_LeavesEachReportOnceAndTheLedgerIntact()
    {
        demo.CopyTo(folder.Path);

        KillCounts counts = await new KillHarness(Path.Combine(AppContext.BaseDirectory, "kiindicators.dll"), folder.Path)
            .RunAsync(30, TestContext.Current.CancellationToken);

        foreach (string line in counts.Lines())
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }

        counts.Faults.ShouldBeEmpty();
        counts.Found.Values.Sum().ShouldBe(30);
        counts.Found.Count.ShouldBeGreaterThan(2, "the kills hit different points");
    }
}
