using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>A finished Auswertung as the ledger takes it in.</summary>
/// <param name="Number">Auswertungsnummer.</param>
/// <param name="Kind">What was made.</param>
/// <param name="Committee">Id of the committee.</param>
/// <param name="Files">Name to content, Nachweis.json among them.</param>
internal sealed record RunFiles(string Number, RunKind Kind, string Committee, IReadOnlyDictionary<string, byte[]> Files)
{
    /// <summary>Name of the record.</summary>
    public const string Record = "Nachweis.json";
}
