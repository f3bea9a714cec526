using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// A header in plain form: "Geändert am" and "geaendert_am" are the same column.
/// </summary>
internal static class PlainHeader
{
    /// <summary>Without what nobody sees, NFC, lower case, umlauts written out, blanks and hyphens as underscores.</summary>
    public static string Of(string header) =>
        DeliveredText.Mended(header).ToLowerInvariant()
            .Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal)
            .Replace(' ', '_')
            .Replace('-', '_');
}
