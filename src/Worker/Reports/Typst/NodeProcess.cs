using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using KiIndicators.Worker.Commands;

namespace KiIndicators.Worker.Reports.Typst;

/// <summary>Runs the script in a child process that never outlives its time limit.</summary>
internal sealed class NodeProcess(TypstOptions options, TimeProvider time)
{
    private readonly TimeSpan _limit = TimeSpan.FromSeconds(options.TimeLimitSeconds);

    /// <summary>Runs <c>compile.mjs</c> to its end.</summary>
    /// <param name="request">The text for its standard input.</param>
    /// <param name="cancellation">Kills the child process.</param>
    /// <returns>Its exit code and what it wrote to standard error.</returns>
    /// <exception cref="UserError">Node.js is missing, or the time limit was exceeded.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the child process is dead.</exception>
    public async Task<(int ExitCode, string Errors)> RunAsync(string request, CancellationToken cancellation)
    {
        using Process process = Start();
        using CancellationTokenSource limit = new(_limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(either.Token);
            Task<string> output = process.StandardOutput.ReadToEndAsync(either.Token);
            await WriteAsync(process, request, either.Token);
            await process.WaitForExitAsync(either.Token);
            await output;
            return (process.ExitCode, (await errors).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancellation.ThrowIfCancellationRequested();
            throw new UserError(
                $"Die PDF-Erzeugung wurde nach {options.TimeLimitSeconds} Sekunden abgebrochen. "
                + "Erhöhen Sie Typst:TimeLimitSeconds, wenn der Bericht ungewöhnlich groß ist.");
        }
    }

    private Process Start()
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

    private static async Task WriteAsync(Process process, string request, CancellationToken cancellation)
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
