using KiIndicators.Indicators.Evaluation;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>The general counting rules in short, for the public annex.</summary>
internal static class CountingRules
{
    /// <summary>The rules by number.</summary>
    public static IReadOnlyList<Labelled> All { get; } =
    [
        .. new[]
        {
            "Gezählt wird, was bis zum Stichtag begonnen hat und als durchgeführt erfasst ist. Der erste Tag entscheidet über den Zeitraum.",
            "Geplant ist, was nach dem Stichtag im Zeitraum beginnt; die Spalte „geplant“ nennt, was dadurch hinzukäme.",
            "Ist ein Termin verstrichen und noch als geplant erfasst, ist seine Durchführung ungeklärt. Er zählt nicht und wird genannt.",
            "Abgesagtes zählt nicht.",
            $"Nach dem Ende eines Zeitraums wird {Deadlines.RecordingDays} Tage lang nacherfasst (Erfassungsfrist); erst danach gilt ein Zielwert als verfehlt.",
            "Bis zur Planungsfrist (in der Regel die Mitte des Zeitraums) ist eine Planungslücke offen, danach gilt die Zielerreichung als gefährdet.",
            "Fehlende Angaben sind keine Null: Ohne Angabe wird nichts gerechnet, und es wird gesagt, bei wie vielen Zeilen sie vorliegt.",
            "Anteile werden auf eine Nachkommastelle gerundet, zur ungünstigen Seite des Zielwerts; verglichen wird ungerundet.",
            "Ein Zuwachs ist erst erreicht, wenn Neues hinzukommt und vom Ausgangswert nichts entfällt.",
            "Kleine Personenzahlen werden nicht genannt, sondern als „unter …“ gedruckt. Teilnahmen sind keine Personen.",
            "Jede Zeile wird einzeln geprüft: Gezählte und nicht gezählte ergeben zusammen alle betrachteten.",
        }.Select((text, index) => new Labelled($"Z-{index + 1}", text)),
    ];
}
