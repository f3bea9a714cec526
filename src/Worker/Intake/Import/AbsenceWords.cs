using System.Collections.Frozen;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Words that people write where nothing is: "nein", "folgt", "-". Where a line asks only that something stands there, such a word would count as if it did.
/// </summary>
internal static class AbsenceWords
{
    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        [
            "nein", "kein", "keine", "keiner", "keines", "nicht", "nichts", "ohne", "fehlt", "fehlt noch", "folgt", "wird nachgereicht", "steht aus", "noch nicht",
            "noch offen", "offen", "unbekannt", "leer", "entfällt", "nicht vorhanden", "nicht zutreffend", "n/a", "na", "n.a", "k.a", "k. a", "keine angabe", "tbd", "0", "",
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a value says that there is none: one of the words, or nothing but signs ("-", "?", "/").</summary>
    public static bool Has(string value) => Known.Contains(value.Trim().TrimEnd('.', '!', '?')) || !value.Any(char.IsLetterOrDigit);
}
