using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Several values in one cell as people write them: with comma, semicolon, slash, line break or "und". Only | separates, so
/// such a cell is one value that nothing asks for.
/// </summary>
internal static partial class SeveralValues
{
    /// <summary>A sentence for a cell of which a part is known on its own: "enthält Lehrkräfte; mehrere Werte trennt |"; null: none is.</summary>
    /// <param name="value">The cell's value, which is not known itself.</param>
    /// <param name="isKnown">Whether a part is.</param>
    public static string? Containing(string value, Func<string, bool> isKnown)
    {
        string[] parts = Separator().Split(value);
        return parts.Length > 1 && parts.FirstOrDefault(isKnown) is string part
            ? $"enthält {part}; mehrere Werte trennt {AttributeColumns.ValueSeparator} (in attributes.csv: eine Zeile je Wert)."
            : null;
    }

    [GeneratedRegex(@"\s*(?:[,;/|+&\n]|\b(?:und|oder|sowie|bzw\.)\s|\bu\.\s)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Separator();
}
