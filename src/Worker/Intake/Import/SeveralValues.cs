using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Several values in one cell as people write them: with comma, semicolon, slash, line break or "und". They are understood where every
/// part is known; else only | separates, and such a cell is one value that nothing asks for.
/// </summary>
internal static partial class SeveralValues
{
    /// <summary>The parts of a value that is not known itself, where each of them is; empty: it is one value.</summary>
    /// <param name="value">The cell's value.</param>
    /// <param name="known">The value that a part stands for; null: it is not known.</param>
    public static ImmutableArray<string> In(string value, Func<string, string?> known)
    {
        string?[] parts = [.. Separator().Split(value).Select(known)];
        return parts.Length > 1 && parts.All(part => part is not null) ? [.. parts.Select(part => part!)] : [];
    }

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
