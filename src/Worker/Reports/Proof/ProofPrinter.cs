using System.Text.Encodings.Web;
using System.Text.Json;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports.Typst;

namespace KiIndicators.Worker.Reports.Proof;

/// <summary>
/// From the results to Pruefnachweis.pdf, which is set at the same time as the report; the engine comes up while the rows
/// are read.
/// </summary>
internal sealed class ProofPrinter
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly TypstOptions options;
    private readonly TypstCompiler compiler;

    /// <summary>Starts the engine.</summary>
    /// <param name="options">Where the templates lie.</param>
    /// <param name="compiler">The engine, which others may use at the same time.</param>
    /// <exception cref="UserError">Node.js is missing.</exception>
    public ProofPrinter(TypstOptions options, TypstCompiler compiler)
    {
        (this.options, this.compiler) = (options, compiler);
        compiler.ComeUp();
    }

    /// <summary>Builds the model and sets it.</summary>
    /// <param name="auswertung">The Auswertung; everything in the file follows from it.</param>
    /// <param name="checksum">SHA-256 of its Nachweis.json.</param>
    /// <param name="cancellation">Ends the child process.</param>
    /// <exception cref="UserError">It cannot be set.</exception>
    public Task<byte[]> PrintAsync(Auswertung auswertung, string checksum, CancellationToken cancellation)
    {
        ProofModel model = ProofBuilder.Build(auswertung, checksum);
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["model.json"] = JsonSerializer.SerializeToUtf8Bytes(model, Form),
        };
        return compiler.CompileAsync(new TypstDocument(options.TemplateFolder, "proof.typ", model.Title, auswertung.ReadyAt, files), cancellation);
    }
}
