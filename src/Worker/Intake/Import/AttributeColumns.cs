using System.Collections.Frozen;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// Which columns of activities.csv are attributes: known ones by their name, all others only as "merkmal:NAME",
/// so that a slip of the pen in a header stays a fault.
/// </summary>
internal static class AttributeColumns
{
    /// <summary>Separates several values in one cell.</summary>
    public const char ValueSeparator = '|';

    private const string Prefix = "merkmal:";

    private static readonly FrozenSet<string> Known = FrozenSet.ToFrozenSet(
        [
            "angebot", "art", "beitrag", "beleg", "bezirk", "bezug", "branche", "eingeladen", "einrichtung", "form", "kommune", "kooperation",
            "methode", "mitveranstalter", "ort", "partner", "plaetze", "programm", "quelle", "rolle", "schulstufe", "schwerpunkt", "standort",
            "stufe", "thema", "ursprung", "urteil", "zielgruppe", "zuordnung",
        ],
        StringComparer.Ordinal);

    // What stands over such a column in lists that nobody wrote for this program.
    private static readonly FrozenDictionary<string, string> OtherNames = new Dictionary<string, string>
    {
        ["kommunen"] = "kommune", ["gemeinde"] = "kommune", ["gemeinden"] = "kommune", ["stadt"] = "kommune", ["zielgruppen"] = "zielgruppe",
        ["schulstufen"] = "schulstufe", ["themen"] = "thema", ["belege"] = "beleg", ["aktenzeichen"] = "beleg", ["branchen"] = "branche",
        ["einrichtungen"] = "einrichtung", ["angebote"] = "angebot", ["stufen"] = "stufe", ["arten"] = "art", ["programme"] = "programm",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The known attributes.</summary>
    public static IEnumerable<string> Names => Known;

    /// <summary>Why an attribute cannot be called so; null: it can.</summary>
    public static string? WhyRefused(string name, ImportVocabulary vocabulary) =>
        name.Any(char.IsWhiteSpace) ? "Der Name eines Merkmals ist ein Wort ohne Leerzeichen."
        : DeliveredText.WhyUnreadable(name) is string reason ? $"Der Name des Merkmals ist unlesbar: {reason}."
        : vocabulary.MeantAttribute(name) is string meant
            ? $"Dieses Merkmal ist nicht bekannt; gemeint: {meant}? Ein eigenes Merkmal braucht einen Namen, der weniger ähnlich ist."
        : null;

    /// <summary>Whether an attribute may be named without its prefix.</summary>
    public static bool IsKnown(string attribute) => Known.Contains(attribute);

    /// <summary>The attribute of a header; null: the header names none.</summary>
    public static string? AttributeOf(string header)
    {
        string name = DeliveredText.Mended(header).ToLowerInvariant();
        if (name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return name[Prefix.Length..].Trim() is { Length: > 0 } attribute ? attribute : null;
        }

        string plain = PlainHeader.Of(header);
        return Known.Contains(plain) ? plain : OtherNames.GetValueOrDefault(plain);
    }
}
