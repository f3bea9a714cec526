namespace KiIndicators.Worker.Reports.Typst;

/// <summary>
/// Sets documents with Typst and gives each the marks of both standards, PDF/UA-1 and PDF/A-2a.
/// The same document gives the same bytes. Several at the same time do not disturb each other.
/// </summary>
/// <remarks>
/// Node.js comes up in the background from the moment a compiler is created: create it before the work that makes the
/// documents. It sets one request; disposed without one, the child process is killed.
/// </remarks>
internal sealed class TypstCompiler : IDisposable
{
    private readonly TypstOptions options;
    private readonly NodeProcess node;

    /// <summary>Starts the engine.</summary>
    /// <param name="options">Where it lies and how long a request may take.</param>
    /// <param name="time">Measures the time limit.</param>
    /// <exception cref="UserError">The engine or Node.js is missing.</exception>
    public TypstCompiler(TypstOptions options, TimeProvider time)
    {
        this.options = options;
        RequireEngine();
        node = new NodeProcess(options, time);
    }

    /// <summary>Sets one document.</summary>
    /// <inheritdoc cref="CompileAsync(IReadOnlyList{TypstDocument}, CancellationToken)"/>
    public async Task<byte[]> CompileAsync(TypstDocument document, CancellationToken cancellation) =>
        (await CompileAsync([document], cancellation))[0];

    /// <summary>Sets several documents in one child process: its start costs more than a document.</summary>
    /// <returns>The PDF files, in the order of the documents.</returns>
    /// <exception cref="UserError">
    /// The engine does not fit the machine or Node.js is too old, Typst refused a document, or the time limit was exceeded.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the child process is dead.</exception>
    public async Task<IReadOnlyList<byte[]>> CompileAsync(
        IReadOnlyList<TypstDocument> documents, CancellationToken cancellation)
    {
        using TypstWorkspace workspace = new();
        TypstRequest request = new(options.FontFolder, [.. documents.Select((document, index) => new TypstRequest.Entry(
            workspace.Lay(index, document),
            document.Main,
            document.Title,
            document.CreatedAt.ToUnixTimeSeconds(),
            workspace.Output(index)))]);

        (int exitCode, string errors) = await node.RunAsync(request.ToJson(), cancellation);
        if (exitCode != 0)
        {
            throw Fault(exitCode, errors, string.Join(", ", documents.Select(document => $"„{document.Title}“")));
        }

        if (!documents.Select((_, index) => workspace.Output(index)).All(File.Exists))
        {
            throw new UserError("Die PDF-Maschine hat keine Datei geschrieben. Ist das Programm unter Typst:NodePath wirklich Node.js?", 2);
        }

        return [.. documents.Select((_, index) => PdfUaIdentification.Add(File.ReadAllBytes(workspace.Output(index))))];
    }

    /// <inheritdoc/>
    public void Dispose() => node.Dispose();

    private void RequireEngine()
    {
        if (!File.Exists(Path.Combine(options.EngineFolder, "compile.mjs")))
        {
            throw new UserError(
                $"Die PDF-Maschine fehlt in „{options.EngineFolder}“. Der Programmordner ist unvollständig: "
                + "Bauen oder veröffentlichen Sie das Programm neu (dotnet build, dotnet publish).");
        }
    }

    private static UserError Fault(int exitCode, string errors, string titles) => exitCode switch
    {
        1 when errors.Length > 0 => new($"{titles} konnte nicht gesetzt werden. Typst meldet:\n{errors}"),
        3 => new(
            $"Für diesen Rechner liegt keine PDF-Maschine bei ({errors.Split('\n')[0]}). "
            + "Bauen Sie das Programm auf diesem Rechner neu; welche Systeme unterstützt werden, steht in der README."),
        4 => new(
            $"Node.js {errors} ist zu alt: Installieren Sie Node.js 20 oder neuer, oder setzen Sie Typst:NodePath darauf.",
            exitCode: 2),
        _ => new($"Die PDF-Maschine ist unerwartet beendet worden (Code {exitCode}), {titles} fehlt. "
            + $"Bitte prüfen, ob Typst:NodePath auf Node.js 20 oder neuer zeigt.\n{errors}"),
    };
}
