using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Words;

/// <summary>Conditions in plain German: for the public, and with all recorded values for auditors.</summary>
internal static partial class ConditionWords
{
    /// <summary>Conditions whose recorded value comes from a fixed list of words, a date or the rule itself.</summary>
    private static readonly ImmutableHashSet<string> Tellable =
    [
        "typ", "art", "zielgruppe", "thema", "schulstufe", "stufe", "branche", "programm", "partnertyp", "kommune",
        "nach", "nicht_in", "dauer", "gemeinsame_aktivitaeten", "kennzahl", "partei", "gleiche_partner",
    ];

    /// <summary>Nested conditions: what is recorded for them stands behind the catalogue's keys.</summary>
    private static readonly ImmutableHashSet<string> Blocks = ["eine_von", "alle_von", "nicht"];

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

    /// <summary>
    /// A missing condition for the public: "Zielgruppe: Lehrkräfte (erfasst: Schulsozialarbeit)". What is recorded is told
    /// only where it can name neither title nor partner nor person.
    /// </summary>
    public static string Of(FailedCondition failed, ReferenceArea area)
    {
        string name = NameOf(failed.Name);
        return failed.Name switch
        {
            "status" => $"Status: {failed.Found}",
            "zeitraum" => $"Zeitraum: {failed.Required}",
            // The value is a recorded name, e.g. of an offer.
            "gleich" when failed.Required.Contains('„') => $"{name}: anderes Merkmal „{NameOf(failed.Required.Split(' ', ',')[0])}“",
            _ when failed.Required == "vorhanden" => $"{name}: nicht erfasst",
            _ when Tellable.Contains(failed.Name) => $"{Public($"{name}: {failed.Required}", area)} (erfasst: {Public(failed.Found, area)})",
            _ => Public($"{name}: {failed.Required}", area),
        };
    }

    /// <summary>A missing condition for auditors: always with what is recorded, partners by name.</summary>
    /// <param name="failed">The condition.</param>
    /// <param name="area">Names for places.</param>
    /// <param name="partner">The name of a partner for its number; other texts come back as they are.</param>
    public static string Exact(FailedCondition failed, ReferenceArea area, Func<string, string> partner)
    {
        bool namesPartners = failed.Name == "mitglied" || ActivityFields.PartnerAttributes.Contains(failed.Name);
        string Named(string text) => namesPartners ? Item().Replace(text, item => partner(item.Value)) : text;
        string condition = failed.Required.Contains('„')
            ? $"{NameOf(failed.Name)}: {Phrases.Capital(failed.Required)}"
            : Public($"{NameOf(failed.Name)}: {failed.Required}", area);
        return $"{Named(condition)} (erfasst: {Named(Recorded(failed, area))})";
    }

    // Free texts stay as they were recorded; only what comes from a list of words or keys is spelt out.
    private static string Recorded(FailedCondition failed, ReferenceArea area) =>
        Tellable.Contains(failed.Name) || Blocks.Contains(failed.Name) ? Public(failed.Found, area) : failed.Found;

    /// <summary>A corrected value: "Zielgruppe Ehrenamt, Vereine statt Vereine"; only the name where the value could tell too much.</summary>
    public static string Changed(string name, string before, string after, ReferenceArea area) => Tellable.Contains(name)
        ? $"{NameOf(name)} {Public(after, area)} statt {Public(before, area)}"
        : NameOf(name);

    /// <summary>A text of the catalogue with names of Kommunen instead of their keys, and the catalogue's keys as words.</summary>
    public static string Public(string text, ReferenceArea area)
    {
        string named = area.Places.Aggregate(text, (current, place) => current.Replace(place.Ags, place.Name, StringComparison.Ordinal));
        string spelt = Choice().Replace(Key().Replace(named, match => NameOf(match.Value)), "$1 (eines davon): ");
        // The rule's own sentence stands in records that must not change; one of a thing is put right where it is read.
        spelt = spelt.Replace("mindestens 1 gemeinsamen Aktivitäten", "mindestens einer gemeinsamen Aktivität", StringComparison.Ordinal)
            .Replace(" 1 Monaten Dauer", " einem Monat Dauer", StringComparison.Ordinal);
        spelt = Part().Replace(spelt, match => $"Abschnitt ({Phrases.Capital(match.Groups[1].Value)})");
        return Kind().Replace(spelt, match => match.Value == "einschaetzung" ? "Einschätzung" : Phrases.Capital(match.Value));
    }

    /// <summary>A counting rule whose sentence may begin with the catalogue's word for a kind: "Einschätzung: …".</summary>
    public static string PublicRule(string sentence) => Phrases.Capital(sentence)
        .Replace("Einschaetzung:", "Einschätzung:", StringComparison.Ordinal);

    private static string NameOf(string key) => Names.GetValueOrDefault(key) ?? Phrases.Capital(key.Replace('_', ' '));

    // A key stands before a colon, in quotation marks (there a stage is a name, not a key) or before a line; "eine von:", "alle:", "nicht:" and "sind:" are words of the sentence.
    [GeneratedRegex(@"(?<![\w-])(?!(?:von|alle|nicht|sind):)[a-zäöü_]+(?=: )|(?<=(?<!Stufe )„)[a-z_]+(?=“)|[a-zäöü_]+(?= wie unter |, mit dem unter | aus [A-Z])")]
    private static partial Regex Key();

    [GeneratedRegex(@"[^,:;\s][^,:;]*")]
    private static partial Regex Item();

    [GeneratedRegex(@"(?<![\w-])([\w-]+): eine von: ")]
    private static partial Regex Choice();

    [GeneratedRegex(@"Abschnitt \((monat|quartal|halbjahr|jahr)\)")]
    private static partial Regex Part();

    [GeneratedRegex(@"(?<![\w-])(?:veranstaltung|kooperation|ergebnis|beratung|kennzahl|einschaetzung)(?![\w-])")]
    private static partial Regex Kind();
}
