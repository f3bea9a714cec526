using System.Diagnostics;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>The program as a user starts it: a process with arguments, environment and working directory.</summary>
internal static class Program
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Runs the program and waits for its end.</summary>
    public static async Task<ProgramResult> RunAsync(
        string workingDirectory, CancellationToken cancellation, string[] arguments, params (string Name, string Value)[] environment)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "kiindicators.dll"), .. arguments])
        {
            WorkingDirectory = workingDirectory, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation).WaitAsync(Limit, cancellation);
        return new ProgramResult(process.ExitCode, await output, await errors);
    }
}

/// <summary>What a run of the program left.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Errors);
