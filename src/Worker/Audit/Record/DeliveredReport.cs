namespace KiIndicators.Worker.Audit.Record;

/// <summary>The last delivered report: the anchor of the next one.</summary>
/// <param name="Number">Its Auswertungsnummer.</param>
/// <param name="Sha256">SHA-256 of its Nachweis.json, 64 hexadecimal digits in lower case.</param>
internal sealed record DeliveredReport(RunNumber Number, string Sha256)
{
    /// <summary>As the next report prints it.</summary>
    public override string ToString() => $"{Number}, Prüfsumme {ShortChecksum.Of(Sha256)}";
}
