using System.Collections.Immutable;

namespace KiIndicators.Worker.Reports.Typst;

/// <summary>
/// Sets documents with Typst and gives each the marks of both standards, PDF/UA-1 and PDF/A-2a.
/// The same document gives the same bytes. Several at the same time do not disturb each other.
/// </summary>
/// <remarks>
/// Each document that is set at the same time has a process of its own. They come up in the background from the moment a
/// compiler is created: create it before the work that makes the documents. They stay for the next document, until the
/// compiler is disposed or has had nothing to do for a while.
/// </remarks>
internal sealed class TypstCompiler : IDisposable
{
    /// <summary>After so long without a document its processes end: a worker has nothing to do for weeks.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TypstOptions options;
    private readonly TimeProvider time;
    private readonly int engines;
    private readonly Lock door = new();
    private readonly List<NodeProcess> idle = [];
    private readonly ITimer rest;
    private bool isDisposed;

    /// <summary>Starts the engine.</summary>
    /// <param name="options">Where it lies and how long a document may take.</param>
    /// <param name="time">Measures time limit and <see cref="Patience"/>.</param>
    /// <param name="engines">How many documents are usually set at the same time: so many processes come up, and stay.</param>
    /// <exception cref="UserError">The engine or Node.js is missing.</exception>
    public TypstCompiler(TypstOptions options, TimeProvider time, int engines = 1)
    {
        (this.options, this.time, this.engines) = (options, time, engines);
        RequireEngine();
        rest = time.CreateTimer(_ => EndIdle(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        ComeUp();
    }

    /// <summary>Starts what is not running, or no longer.</summary>
    /// <exception cref="UserError">Node.js is missing.</exception>
    public void ComeUp()
    {
        lock (door)
        {
            RemoveDead();
            while (idle.Count < engines)
            {
                idle.Add(new NodeProcess(options, time));
            }

            rest.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Sets several documents at the same time.</summary>
    /// <returns>The PDF files, in the order of the documents.</returns>
    /// <inheritdoc cref="CompileAsync(TypstDocument, CancellationToken)"/>
    public async Task<IReadOnlyList<byte[]>> CompileAsync(IReadOnlyList<TypstDocument> documents, CancellationToken cancellation) =>
        await Task.WhenAll(documents.Select(document => CompileAsync(document, cancellation)));

    /// <summary>Sets one document.</summary>
    /// <exception cref="UserError">
    /// The engine does not fit the machine or Node.js is too old, Typst refused the document, or the time limit was exceeded.
    /// </exception>
    /// <exception cref="OperationCanceledException">The caller cancelled; the child process is dead.</exception>
    public async Task<byte[]> CompileAsync(TypstDocument document, CancellationToken cancellation) => (await SetAsync(document, cancellation)).Pdf;

    /// <summary>Sets one document and tells on which pages its parts stand, for another that leads to them.</summary>
    /// <inheritdoc cref="CompileAsync(TypstDocument, CancellationToken)"/>
    public async Task<SetDocument> SetAsync(TypstDocument document, CancellationToken cancellation)
    {
        using TypstWorkspace workspace = new();
        TypstRequest request = new(
            options.FontFolder, workspace.Lay(document), document.Main, document.Title, document.CreatedAt.ToUnixTimeSeconds(),
            workspace.Output);
        NodeProcess node = Take();
        TypstAnswer answer;
        try
        {
            answer = await AskAsync(node, request, cancellation);
        }
        finally
        {
            Return(node);
        }

        return new SetDocument(
            await File.ReadAllBytesAsync(workspace.Output, cancellation), answer.Pages ?? ImmutableDictionary<string, int>.Empty);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (door)
        {
            isDisposed = true;
            rest.Dispose();
        }

        EndIdle();
    }

    // Whoever has ended without an answer does not get another document.
    private static async Task<TypstAnswer> AskAsync(NodeProcess node, TypstRequest request, CancellationToken cancellation)
    {
        TypstAnswer? answer = await node.AskAsync(request, cancellation);
        if (answer is null)
        {
            (int exitCode, string errors) = await node.EndAsync();
            throw Fault(exitCode, errors, request.Title);
        }

        if (answer.Fault is string fault)
        {
            throw new UserError($"„{request.Title}“ konnte nicht gesetzt werden. Typst meldet:\n{fault}");
        }

        return answer;
    }

    private NodeProcess Take()
    {
        lock (door)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            RemoveDead();
            return idle.FirstOrDefault() is NodeProcess free && idle.Remove(free) ? free : new NodeProcess(options, time);
        }
    }

    private void Return(NodeProcess node)
    {
        lock (door)
        {
            if (!isDisposed && node.IsAlive && idle.Count < engines)
            {
                idle.Add(node);
                rest.Change(Patience, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        node.Dispose();
    }

    private void RemoveDead()
    {
        foreach (NodeProcess dead in idle.Where(node => !node.IsAlive).ToArray())
        {
            idle.Remove(dead);
            dead.Dispose();
        }
    }

    private void EndIdle()
    {
        lock (door)
        {
            idle.ForEach(node => node.Dispose());
            idle.Clear();
        }
    }

    private void RequireEngine()
    {
        if (!File.Exists(Path.Combine(options.EngineFolder, "compile.mjs")))
        {
            throw new UserError(
                $"Die PDF-Maschine fehlt in „{options.EngineFolder}“. Der Programmordner ist unvollständig: "
                + "Bauen oder veröffentlichen Sie das Programm neu (dotnet build, dotnet publish).");
        }
    }

    private static UserError Fault(int exitCode, string errors, string title) => exitCode switch
    {
        0 => new("Die PDF-Maschine hat keine Datei geschrieben. Ist das Programm unter Typst:NodePath wirklich Node.js?", 2),
        3 => new(
            $"Für diesen Rechner liegt keine PDF-Maschine bei ({errors.Split('\n')[0]}). "
            + "Bauen Sie das Programm auf diesem Rechner neu; welche Systeme unterstützt werden, steht in der README."),
        4 => new(
            $"Node.js {errors} ist zu alt: Installieren Sie Node.js 20 oder neuer, oder setzen Sie Typst:NodePath darauf.",
            exitCode: 2),
        _ => new($"Die PDF-Maschine ist unerwartet beendet worden (Code {exitCode}), „{title}“ fehlt. "
            + $"Bitte prüfen, ob Typst:NodePath auf Node.js 20 oder neuer zeigt.\n{errors}"),
    };
}

/// <summary>A document that was set.</summary>
/// <param name="Pdf">The file.</param>
/// <param name="Pages">Pages of its parts by their names, where its template tells them.</param>
internal sealed record SetDocument(byte[] Pdf, IReadOnlyDictionary<string, int> Pages);
