using System.Diagnostics;

namespace KiIndicators.Benchmarks.Measuring;

/// <summary>A whole process, from its start to its end.</summary>
/// <param name="Seconds">Wall time.</param>
/// <param name="Output">What it printed.</param>
internal sealed record ProgramRun(double Seconds, string Output)
{
    /// <summary>Runs a program and waits for it.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="watch">Watches its memory.</param>
    /// <param name="limit">After so long it is killed; null: it takes as long as it takes.</param>
    /// <exception cref="TimeoutException">It was killed.</exception>
    /// <exception cref="InvalidOperationException">Its exit code is not 0; with what it said.</exception>
    public static async Task<ProgramRun> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null, MemoryWatch? watch = null,
        TimeSpan? limit = null)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        watch?.Add(process.Id);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using CancellationTokenSource patience = new(limit ?? Timeout.InfiniteTimeSpan);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{Path.GetFileName(program)} was given up after {limit!.Value.TotalSeconds:0} s.", exception);
        }
        finally
        {
            watch?.Remove(process.Id);
        }

        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return process.ExitCode == 0
            ? new ProgramRun(seconds, await output)
            : throw new InvalidOperationException(
                $"{Path.GetFileName(program)} {string.Join(' ', start.ArgumentList)} ended with {process.ExitCode}: {await errors}");
    }
}
