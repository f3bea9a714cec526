using System.Text;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// A header in plain form: "Geändert am" and "geaendert_am" are the same column.
/// </summary>
internal static class PlainHeader
{
    /// <summary>Trimmed, NFC, lower case, umlauts written out, blanks and hyphens as underscores.</summary>
    public static string Of(string header) =>
        header.Trim().Normalize(NormalizationForm.FormC).ToLowerInvariant()
            .Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal)
            .Replace(' ', '_')
            .Replace('-', '_');
}
