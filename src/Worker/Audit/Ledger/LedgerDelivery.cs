namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>A delivery as report_occurrence has it.</summary>
/// <param name="Expected">The Auswertungsnummer that belongs to its meeting.</param>
/// <param name="Number">The Auswertungsnummer that it names.</param>
/// <param name="Sequence">The place in the ledger that it names.</param>
internal sealed record LedgerDelivery(string Expected, string? Number, int Sequence);
