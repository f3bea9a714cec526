using System.Collections.Immutable;

namespace KiIndicators.Worker.Intake.Yaml;

/// <summary>Why a text is no YAML, in German: the library says it in English.</summary>
internal static class YamlReasons
{
    private const string SecondColon =
        "ein zweiter Doppelpunkt in einer Zeile (Texte mit Doppelpunkt gehören in Anführungszeichen), oder in der Zeile davor fehlt einer";

    private const string Unknown = "hier ist der Aufbau gestört";

    /// <summary>A part of the library's sentence, and what it means for whoever wrote the catalogue; the first that fits counts.</summary>
    private static readonly ImmutableArray<(string Part, string Meaning)> Meanings =
    [
        ("zu tief geschachtelt", "zu tief geschachtelt"),
        ("hier fehlt ein Wert", "hier fehlt ein Wert"),
        ("did not find expected ',' or '}'", "eine geschweifte Klammer ist nicht geschlossen, oder zwischen zwei Einträgen fehlt ein Komma"),
        ("did not find expected ',' or ']'", "eine eckige Klammer ist nicht geschlossen, oder zwischen zwei Einträgen fehlt ein Komma"),
        ("did not find expected '-' indicator", "in einer Liste beginnt ein Eintrag nicht mit einem Strich auf gleicher Höhe"),
        ("Block sequence entries are not allowed", "ein Listenstrich steht, wo keiner stehen darf"),
        ("did not find expected key", "ein Schlüssel steht nicht auf gleicher Höhe wie die anderen seines Blocks"),
        ("Mapping keys are not allowed", "ein Schlüssel steht, wo keiner stehen darf"),
        ("Mapping values are not allowed", SecondColon),
        ("found invalid mapping", SecondColon),
        ("could not find expected ':'", "hinter einem Schlüssel fehlt der Doppelpunkt"),
        ("invalid tab", "mit einem Tabulator eingerückt; erwartet: Leerzeichen"),
        ("a tab character", "mit einem Tabulator eingerückt; erwartet: Leerzeichen"),
        ("unknown escape character", "unbekannte Zeichenfolge nach \\ in Anführungszeichen"),
        ("Unicode", "unmögliche Zeichennummer nach \\ in Anführungszeichen"),
        ("hexadecimal", "unmögliche Zeichennummer nach \\ in Anführungszeichen"),
        ("quoted scalar, found unexpected end", "ein Anführungszeichen ist nicht geschlossen"),
        ("quoted scalar, found unexpected document", "ein Anführungszeichen ist nicht geschlossen"),
        ("multi-line double-quoted", "die Fortsetzung eines Textes in Anführungszeichen ist nicht eingerückt"),
        ("cannot start any token", "ein Zeichen, mit dem kein Wert beginnen darf; solche Texte gehören in Anführungszeichen"),
        ("block scalar", "hinter | oder > steht etwas, oder der Text darunter ist nicht gleichmäßig eingerückt"),
        ("an alias", "ein Verweis (*…)"),
        ("anchor", "ein Anker (&…) oder Verweis (*…)"),
        ("tag", "eine Typangabe (!…)"),
        ("directive", "eine Anweisung (%…)"),
        ("document", "ein Rest hinter dem Ende des Dokuments"),
        ("node content", "hier fehlt ein Wert"),
    ];

    /// <summary>The reason in German; without a word of its own for it, that something is wrong at this place.</summary>
    public static string Of(string reason) =>
        Meanings.FirstOrDefault(meaning => reason.Contains(meaning.Part, StringComparison.OrdinalIgnoreCase)).Meaning ?? Unknown;
}
