using System.Collections.Immutable;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>How a messung is read.</summary>
/// <param name="Word">The catalogue's word.</param>
/// <param name="Keys">Keys that stand at a line of this messung beside <see cref="CatalogueKeys.Line"/>.</param>
/// <param name="Read">Makes the measure; what cannot be read is a fault and stands in empty.</param>
internal sealed record KindEntry(string Word, ImmutableArray<string> Keys, Func<Fields, LineScope, Measure> Read)
{
    /// <summary>All keys of such a line.</summary>
    public ImmutableArray<string> LineKeys => [.. Keys, .. CatalogueKeys.Line];
}

/// <summary>The kinds of measurement: a new kind is one line here and its reader.</summary>
internal static class KindTable
{
    /// <summary>The kinds in the order of the counting rules.</summary>
    public static readonly ImmutableArray<KindEntry> Entries =
    [
        new("anzahl", ["auswahl", "je", "soll"], CountingKinds.Count),
        new("summe", ["auswahl", "feld", "deckung", "soll"], CountingKinds.Sum),
        new("verschiedene", ["auswahl", "merkmal", "partnertyp", "je_wert", "soll"], CountingKinds.Distinct),
        new("zuwachs", ["auswahl", "merkmal", "partnertyp", "ausgangswert", "ohne_verlust", "soll"], CountingKinds.Growth),
        new("ergebnis", ["stufen", "gleich", "soll"], StageKinds.Outcome),
        new("kooperationen", ["auswahl", "parteien", "gemeinsame_aktivitaeten", "dauer_monate", "soll"], StageKinds.Cooperations),
        new("fortbestand", ["mitglieder", "merkmal", "partnertyp", "aktiv", "soll"], StageKinds.Retention),
        new("anteil", ["basis", "davon", "quellen", "deckung", "soll"], ShareKind.Share),
        new("einschaetzung", ["auswahl", "soll"], CountingKinds.Judgement),
        new("keine", ["begruendung", "datenhalter"], CountingKinds.NoMeasure),
        new("kennzahl", ["auswahl", "soll"], CountingKinds.Figure),
        new("kennzahlzuwachs", ["auswahl", "ausgangswert", "soll"], CountingKinds.FigureGrowth),
    ];

    /// <summary>The keys of a line whose messung is not known.</summary>
    public static ImmutableArray<string> AllKeys => [.. CatalogueKeys.Line, .. Entries.SelectMany(entry => entry.Keys).Distinct()];

    /// <summary>The words of the kinds.</summary>
    public static ImmutableArray<string> Words => [.. Entries.Select(entry => entry.Word)];

    /// <summary>The kind that a line names; null after a fault.</summary>
    public static KindEntry? Find(Mapping line, FaultList faults)
    {
        if (line.Meant(AllKeys).Find("messung") is not Node node)
        {
            faults.Add(line.At, $"Schlüssel „messung“ fehlt; erwartet: {string.Join(", ", Words)}");
            return null;
        }

        string? word = node.Meant(faults, "unbekannte messung", Words);
        return Entries.FirstOrDefault(entry => entry.Word == word);
    }
}
