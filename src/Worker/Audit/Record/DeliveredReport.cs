namespace KiIndicators.Worker.Audit.Record;

/// <summary>A report that was delivered: the anchor of the next one.</summary>
/// <param name="Number">Its Auswertungsnummer.</param>
/// <param name="Sha256">SHA-256 of its Nachweis.json, 64 hexadecimal digits in lower case.</param>
internal sealed record DeliveredReport(string Number, string Sha256);
