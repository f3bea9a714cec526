namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>A stored Nachweis.json.</summary>
/// <param name="RunNumber">Auswertungsnummer.</param>
/// <param name="Sha256">The checksum that the ledger holds of it.</param>
/// <param name="Json">Its bytes.</param>
internal sealed record LedgerRecord(string RunNumber, string Sha256, byte[] Json);
