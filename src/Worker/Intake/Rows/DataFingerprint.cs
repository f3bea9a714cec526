namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Fingerprint of the delivered rows: two readings with the same fingerprint saw the same rows, value by value.
/// </summary>
/// <param name="Sha256">SHA-256 over all rows, 64 hexadecimal digits in lower case.</param>
/// <param name="Rows">How many rows the four views delivered.</param>
internal sealed record DataFingerprint(string Sha256, int Rows);
