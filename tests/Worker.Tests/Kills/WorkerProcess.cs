using System.Diagnostics;
using System.Globalization;

namespace KiIndicators.Worker.Tests.Kills;

/// <summary>The program as a process of its own.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly System.Text.StringBuilder said = new();

    public WorkerProcess(string program, string folder, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["KIINDICATORS_Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "kiindicators.db")}";
        start.Environment["KIINDICATORS_Reports__Folder"] = folder;
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>Whether it has got so far that it can be stopped in order.</summary>
    public bool HasStarted => Said.Contains("Worker gestartet", StringComparison.Ordinal);

    public bool HasExited => process.HasExited;

    public int ExitCode => process.ExitCode;

    /// <summary>SIGKILL, to this process alone: what it has started ends by itself.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit(Patience);
    }

    /// <summary>SIGTERM.</summary>
    public void Stop()
    {
        using Process stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        stop.WaitForExit(Patience);
    }

    public async Task EndAsync(TimeSpan patience, CancellationToken cancellation) =>
        await process.WaitForExitAsync(cancellation).WaitAsync(patience, cancellation);

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }

    private void Hear(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
