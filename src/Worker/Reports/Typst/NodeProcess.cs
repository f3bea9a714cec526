using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace KiIndicators.Worker.Reports.Typst;

/// <summary>
/// The script in a child process that never outlives its time limit. It starts at once, so that Node.js comes up
/// while its request is still being prepared; disposed before it has ended, it is killed.
/// </summary>
internal sealed class NodeProcess : IDisposable
{
    private bool isDisposed;
    private readonly TypstOptions options;
    private readonly Process process;
    private readonly CancellationTokenSource limit;

    /// <summary>Starts <c>compile.mjs</c>, which waits for its request.</summary>
    /// <param name="options">Node.js, the script's folder and the time limit, which begins with the request.</param>
    /// <param name="time">Measures the time limit.</param>
    /// <exception cref="UserError">Node.js is missing.</exception>
    public NodeProcess(TypstOptions options, TimeProvider time)
    {
        this.options = options;
        limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        process = Start(options);
    }

    /// <summary>Hands over the request and waits for the end.</summary>
    /// <param name="request">The text for its standard input.</param>
    /// <param name="cancellation">Kills the child process.</param>
    /// <returns>Its exit code and what it wrote to standard error.</returns>
    /// <exception cref="UserError">The time limit was exceeded; the child process is dead.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the child process is dead.</exception>
    public async Task<(int ExitCode, string Errors)> RunAsync(string request, CancellationToken cancellation)
    {
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeLimitSeconds));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(either.Token);
            Task<string> output = process.StandardOutput.ReadToEndAsync(either.Token);
            await WriteAsync(request, either.Token);
            await process.WaitForExitAsync(either.Token);
            await output;
            return (process.ExitCode, (await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            Kill();
            cancellation.ThrowIfCancellationRequested();
            throw new UserError(
                $"Die PDF-Erzeugung wurde nach {options.TimeLimitSeconds} Sekunden abgebrochen. "
                + "Erhöhen Sie Typst:TimeLimitSeconds, wenn der Bericht ungewöhnlich groß ist.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        isDisposed = true;
        process.Dispose();
        limit.Dispose();
    }

    private void Kill()
    {
        if (!isDisposed && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
    }

    private static Process Start(TypstOptions options)
    {
        ProcessStartInfo start = new(options.NodePath ?? "node")
        {
            ArgumentList = { Path.Combine(options.EngineFolder, "compile.mjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardErrorEncoding = Encoding.UTF8,
            CreateNoWindow = true,
        };
        start.Environment["FONTCONFIG_FILE"] = Path.Combine(options.EngineFolder, "fonts.conf");
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception fault)
        {
            string what = options.NodePath is null ? "Node.js wurde nicht gefunden" : $"„{options.NodePath}“ lässt sich nicht starten";
            throw new UserError(
                $"{what}: Installieren Sie Node.js 20 oder neuer, oder setzen Sie Typst:NodePath auf das Programm.",
                exitCode: 2,
                fault);
        }
    }

    private async Task WriteAsync(string request, CancellationToken cancellation)
    {
        try
        {
            await process.StandardInput.WriteAsync(request.AsMemory(), cancellation);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The child ended before it read its request; its exit code and standard error tell why.
        }
    }
}
