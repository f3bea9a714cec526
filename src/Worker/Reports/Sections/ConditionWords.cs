using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>A missing condition as the public reads it; recorded values only where they can name neither title nor partner nor person.</summary>
internal static partial class ConditionWords
{
    /// <summary>Conditions whose recorded value comes from a fixed list of words, a date or the rule itself.</summary>
    private static readonly ImmutableHashSet<string> Tellable =
    [
        "typ", "art", "zielgruppe", "thema", "schulstufe", "stufe", "branche", "programm", "partnertyp", "kommune",
        "nach", "nicht_in", "dauer", "gemeinsame_aktivitaeten", "kennzahl", "partei", "gleiche_partner",
    ];

    private static readonly ImmutableDictionary<string, string> Names = new Dictionary<string, string>
    {
        ["typ"] = "Typ",
        ["nicht_in"] = "Zuordnung",
        ["nach"] = "Reihenfolge",
        ["eine_von"] = "eine der Bedingungen",
        ["alle_von"] = "alle der Bedingungen",
        ["nicht"] = "Ausschluss",
        ["gleich"] = "Zusammengehörigkeit",
        ["je_wert"] = "Häufigkeit",
        ["je_mitglied"] = "Häufigkeit",
        ["gleiche_partner"] = "Partner",
        ["gemeinsame_aktivitaeten"] = "gemeinsame Aktivitäten",
        ["kooperation"] = "Vereinbarung",
        ["plaetze"] = "Plätze",
        ["mehrfach"] = "mehrfach zugeordnet",
    }.ToImmutableDictionary();

    /// <summary>"Zielgruppe: Lehrkräfte (erfasst: Schulsozialarbeit)".</summary>
    public static string Of(FailedCondition failed, ReferenceArea area)
    {
        string name = NameOf(failed.Name);
        return failed.Name switch
        {
            "status" => $"Status: {failed.Found}",
            "zeitraum" => $"Zeitraum: {failed.Required}",
            // The value is a recorded name, e.g. of an offer.
            "gleich" when failed.Required.Contains('„') => $"{name}: anderes Merkmal „{NameOf(failed.Required.Split(' ')[0])}“",
            _ when failed.Required == "vorhanden" => $"{name}: nicht erfasst",
            _ when Tellable.Contains(failed.Name) => $"{Public($"{name}: {failed.Required}", area)} (erfasst: {Public(failed.Found, area)})",
            _ => Public($"{name}: {failed.Required}", area),
        };
    }

    /// <summary>A corrected value: "Zielgruppe Ehrenamt, Vereine statt Vereine"; only the name where the value could tell too much.</summary>
    public static string Changed(string name, string before, string after, ReferenceArea area) => Tellable.Contains(name)
        ? $"{NameOf(name)} {Public(after, area)} statt {Public(before, area)}"
        : NameOf(name);

    /// <summary>A text of the catalogue with names of Kommunen instead of their keys, and the catalogue's keys as words.</summary>
    public static string Public(string text, ReferenceArea area)
    {
        string named = area.Places.Aggregate(text, (current, place) => current.Replace(place.Ags, place.Name, StringComparison.Ordinal));
        string spelt = Choice().Replace(Key().Replace(named, match => NameOf(match.Value)), "$1 (eines davon): ");
        spelt = Part().Replace(spelt, match => $"Abschnitt ({Phrases.Capital(match.Groups[1].Value)})");
        return Kind().Replace(spelt, match => match.Value == "einschaetzung" ? "Einschätzung" : Phrases.Capital(match.Value));
    }

    /// <summary>A counting rule whose sentence may begin with the catalogue's word for a kind: "Einschätzung: …".</summary>
    public static string PublicRule(string sentence) => Phrases.Capital(sentence)
        .Replace("Einschaetzung:", "Einschätzung:", StringComparison.Ordinal);

    private static string NameOf(string key) => Names.GetValueOrDefault(key) ?? Phrases.Capital(key.Replace('_', ' '));

    // A key stands before a colon, in quotation marks or before a line; "eine von:", "alle:", "nicht:" and "sind:" are words of the sentence.
    [GeneratedRegex(@"(?<![\w-])(?!(?:von|alle|nicht|sind):)[a-zäöü_]+(?=: )|(?<=„)[a-z_]+(?=“)|[a-zäöü_]+(?= wie unter | aus [A-Z])")]
    private static partial Regex Key();

    [GeneratedRegex(@"(?<![\w-])([\w-]+): eine von: ")]
    private static partial Regex Choice();

    [GeneratedRegex(@"Abschnitt \((monat|quartal|halbjahr)\)")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<![\w-])(?:veranstaltung|kooperation|ergebnis|beratung|kennzahl|einschaetzung)(?![\w-])")]
    private static partial Regex Kind();
}
