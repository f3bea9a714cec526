using System.Collections.Immutable;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>The keys of the catalogue, block by block; catalogues/README.md explains each of them (a test holds that).</summary>
internal static class CatalogueKeys
{
    /// <summary>The file.</summary>
    public static readonly ImmutableArray<string> File = ["programm", "bezugsraum", "auslegungen", "schwerpunkte"];

    /// <summary>programm.</summary>
    public static readonly ImmutableArray<string> Programme =
        ["id", "titel", "kurz", "traeger", "federfuehrung", "federfuehrung_genitiv", "beschluss", "zeitraum", "mindestfallzahl", "erfassungsfrist"];

    /// <summary>programm.erfassungsfrist.</summary>
    public static readonly ImmutableArray<string> RecordingTime = ["ab", "tage", "quelle"];

    /// <summary>programm.beschluss.</summary>
    public static readonly ImmutableArray<string> Resolution = ["vorlage", "fassung", "gremium", "datum"];

    /// <summary>zeitraum, and ausgangswert as a period.</summary>
    public static readonly ImmutableArray<string> Period = ["von", "bis"];

    /// <summary>bezugsraum.</summary>
    public static readonly ImmutableArray<string> Area = ["hinweis", "fassungen", "orte", "bezirke", "ohne_reichweite"];

    /// <summary>bezugsraum.fassungen.</summary>
    public static readonly ImmutableArray<string> AreaVersion = ["ab", "kommunen", "quelle"];

    /// <summary>bezugsraum.orte.</summary>
    public static readonly ImmutableArray<string> Place = ["ags", "name", "auch", "nachfolger"];

    /// <summary>bezugsraum.bezirke.</summary>
    public static readonly ImmutableArray<string> District = ["name", "gehoert_zu"];

    /// <summary>auslegungen.</summary>
    public static readonly ImmutableArray<string> Ruling =
        ["id", "wortlaut", "gezaehlt", "andere_lesart", "stand", "zur_kenntnis"];

    /// <summary>auslegungen.andere_lesart.</summary>
    public static readonly ImmutableArray<string> OtherReading = ["text", "aenderung", "je_zeile"];

    /// <summary>auslegungen.zur_kenntnis.</summary>
    public static readonly ImmutableArray<string> Noted = ["gremium", "datum"];

    /// <summary>schwerpunkte.</summary>
    public static readonly ImmutableArray<string> Topic = ["id", "titel", "kurz", "handlungsfeld", "ziele"];

    /// <summary>ziele.</summary>
    public static readonly ImmutableArray<string> Goal = ["kurz", "zieldimension", "zielbezug", "ziel", "meilensteine"];

    /// <summary>meilensteine.</summary>
    public static readonly ImmutableArray<string> Milestone =
        ["id", "titel", "art", "beschluss", "quelle", "zeitraum", "indikatoren"];

    /// <summary>indikatoren, whatever their messung; the keys of each messung stand in <see cref="KindTable"/>.</summary>
    public static readonly ImmutableArray<string> Line =
    [
        "id", "titel", "beschluss", "quelle", "messung", "auslegungen", "zeitraum", "frist", "planung_bis", "einheit",
        "personenzahl", "ohne_grundmenge", "hinweis", "dazu",
    ];

    /// <summary>dazu.</summary>
    public static readonly ImmutableArray<string> SideCount = ["text", "auswahl", "feld", "personenzahl"];

    /// <summary>soll as a block.</summary>
    public static readonly ImmutableArray<string> Target = [.. TargetReader.Words, "ausser", "von", "ab", "quelle"];

    /// <summary>je_wert.</summary>
    public static readonly ImmutableArray<string> PerValue = ["mindestens", "oder"];

    /// <summary>ausgangswert.</summary>
    public static readonly ImmutableArray<string> Baseline = ["zeile", .. Period];

    /// <summary>stufen.</summary>
    public static readonly ImmutableArray<string> Stage = ["name", "auswahl", "mindestens", "teile", "bewertet"];

    /// <summary>stufen.teile, and aktiv.</summary>
    public static readonly ImmutableArray<string> Part = ["auswahl", "mindestens"];

    /// <summary>parteien.</summary>
    public static readonly ImmutableArray<string> Party = ["partnertyp", "ehrenamtlich"];

    /// <summary>quellen.</summary>
    public static readonly ImmutableArray<string> ShareSource = ["kennzahl", "feld", "basis", "davon"];

    /// <summary>quellen.kennzahl.</summary>
    public static readonly ImmutableArray<string> Figures = ["zaehler", "nenner", "ueber_hundert"];

    /// <summary>Forms of a condition on a recorded attribute.</summary>
    public static readonly ImmutableArray<string> AttributeForms = ["alle", "nicht", "vorhanden"];

    /// <summary>Forms of the condition partnertyp.</summary>
    public static readonly ImmutableArray<string> PartnerForms = ["alle", "nicht"];

    /// <summary>The condition gleich.</summary>
    public static readonly ImmutableArray<string> Same = ["merkmal", "zeile", "stufe"];

    /// <summary>Every key that the loader knows.</summary>
    public static ImmutableArray<string> All =>
    [
        .. new[]
        {
            File, Programme, RecordingTime, Resolution, Period, Area, AreaVersion, Place, District, Ruling, OtherReading, Noted, Topic, Goal, Milestone,
            Line, SideCount, Target, PerValue, Baseline, Stage, Part, Party, ShareSource, Figures, AttributeForms, PartnerForms,
            Same, SelectionReader.Words, [.. KindTable.Entries.SelectMany(entry => entry.Keys)],
        }.SelectMany(keys => keys).Distinct(),
    ];
}
