using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace KiIndicators.Worker.Reports.Typst;

/// <summary>
/// The script in a child process, which sets one document after the other and ends with its parent: it reads the end of
/// its standard input then. It starts at once, so that Node.js comes up while its first request is still being prepared.
/// </summary>
internal sealed class NodeProcess : IDisposable
{
    private readonly TypstOptions options;
    private readonly TimeProvider time;
    private readonly Process process;
    private readonly Task<string> errors;
    private bool isDisposed;

    /// <summary>Starts <c>compile.mjs</c>, which waits for requests.</summary>
    /// <param name="options">Node.js, the script's folder and the time limit of a request.</param>
    /// <param name="time">Measures the time limit.</param>
    /// <exception cref="UserError">Node.js is missing.</exception>
    public NodeProcess(TypstOptions options, TimeProvider time)
    {
        (this.options, this.time) = (options, time);
        process = Start(options);
        errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Whether it can take a request; one that was killed or has crashed cannot.</summary>
    public bool IsAlive => !isDisposed && !process.HasExited;

    /// <summary>Hands over a request and waits for its answer; one at a time.</summary>
    /// <param name="request">The document.</param>
    /// <param name="cancellation">Kills the child process.</param>
    /// <returns>The answer; null where the process has ended without one, see <see cref="EndAsync"/>, or wrote something else.</returns>
    /// <exception cref="UserError">The time limit was exceeded; the child process is dead.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the child process is dead.</exception>
    public async Task<TypstAnswer?> AskAsync(TypstRequest request, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(options.TimeLimitSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await WriteAsync(request.ToJson(), either.Token);
            return await process.StandardOutput.ReadLineAsync(either.Token) is string line ? TypstAnswer.Read(line) : null;
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

    /// <summary>Ends the process, if it has not ended by itself.</summary>
    /// <returns>Its exit code, and what it wrote to standard error.</returns>
    public async Task<(int ExitCode, string Errors)> EndAsync()
    {
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(options.TimeLimitSeconds), time);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Kill();
        }

        return (process.ExitCode, (await errors).Trim());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        isDisposed = true;
        process.Dispose();
    }

    private void Kill()
    {
        if (IsAlive)
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
            StandardOutputEncoding = Encoding.UTF8,
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
            await process.StandardInput.WriteAsync($"{request}\n".AsMemory(), cancellation);
            await process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            // The child ended before it read its request; its exit code and standard error tell why.
        }
    }
}
