using System.Diagnostics;
using System.Text.Json;

namespace KiIndicators.Benchmarks.Measuring;

/// <summary>A stage measured in a process of its own, whose memory is then that of the stage.</summary>
/// <param name="Seconds">Each repetition.</param>
/// <param name="PeakBytes">The most memory that the process ever held.</param>
internal sealed record StageRun(double[] Seconds, long PeakBytes)
{
    // What takes long is measured well enough by fewer repetitions.
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(1);

    /// <summary>Measures a stage here and now, not again once a minute has passed: the child's side.</summary>
    /// <param name="stage">The work.</param>
    /// <param name="warmUps">How often it is done before.</param>
    /// <param name="runs">How often it is measured at most.</param>
    public static StageRun Measure(Action stage, int warmUps, int runs)
    {
        for (int run = 0; run < warmUps; run++)
        {
            stage();
        }

        List<double> seconds = [];
        while (seconds.Count < runs && (seconds.Count == 0 || seconds.Sum() < Enough.TotalSeconds))
        {
            long began = Stopwatch.GetTimestamp();
            stage();
            seconds.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        using Process self = Process.GetCurrentProcess();
        return new StageRun([.. seconds], self.PeakWorkingSet64);
    }

    /// <summary>Has a stage measured by a child of this program: the parent's side.</summary>
    /// <param name="limit">After so long it is given up.</param>
    /// <param name="arguments">Name of the stage, and what it needs.</param>
    /// <returns>What was measured; null: given up.</returns>
    public static async Task<StageRun?> InChildAsync(TimeSpan limit, params string[] arguments)
    {
        string self = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Benchmarks.exe" : "Benchmarks");
        try
        {
            ProgramRun run = await ProgramRun.RunAsync(self, ["stage", .. arguments], limit: limit);
            return JsonSerializer.Deserialize<StageRun>(run.Output)!;
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    /// <summary>What the child prints for its parent.</summary>
    public string ToJson() => JsonSerializer.Serialize(this);
}
