using KiIndicators.Worker.Audit.Ledger;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>The PDF files of an Auswertung, set anew from its stored record by this program.</summary>
/// <param name="Files">Name to content.</param>
/// <param name="Hindrance">Why they cannot be set, as a sentence; null: they are.</param>
internal sealed record RebuiltPapers(IReadOnlyDictionary<string, byte[]> Files, string? Hindrance = null)
{
    /// <summary>Papers that cannot be set.</summary>
    public static RebuiltPapers Not(string hindrance) => new(new Dictionary<string, byte[]>(), hindrance);
}

/// <summary>Sets the PDF files of an entry anew.</summary>
/// <param name="entry">The entry; its record is read from the ledger.</param>
/// <param name="cancellation">Ends the engine.</param>
internal delegate Task<RebuiltPapers> RebuildPapers(LedgerEntry entry, CancellationToken cancellation);
