using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Text that looks like the name of a person. A hint to whoever imports; no names of people belong into the reports.
/// </summary>
internal static partial class PersonNames
{
    /// <summary>The words that look like a name, e.g. "Frau Dr. Muster"; null: none.</summary>
    public static string? Find(string? text) =>
        text is not null && Pattern().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"\b(?:Frau|Herrn?|Fr\.|Hr\.)\s+(?:(?:Prof|Dr)\.\s*)*\p{Lu}[\p{L}'-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
