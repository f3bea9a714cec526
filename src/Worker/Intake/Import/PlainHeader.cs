using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// A header in plain form: "Geändert am" and "geaendert_am" are the same column, "Nr." and "nr", "Dauer (Minuten)*" and "dauer_minuten".
/// </summary>
internal static class PlainHeader
{
    private static readonly char[] Marks = ['.', '(', ')', '*', ':', '[', ']'];

    /// <summary>
    /// Without what nobody sees and without marks, NFC, lower case, umlauts written out, blanks, line breaks and hyphens as underscores.
    /// </summary>
    public static string Of(string header) =>
        string.Join(' ', string.Concat(DeliveredText.Mended(header).Where(letter => !Marks.Contains(letter)))
            .Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant()
            .Replace("ä", "ae", StringComparison.Ordinal)
            .Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal)
            .Replace(' ', '_')
            .Replace('-', '_');
}
