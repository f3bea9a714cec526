using System.Collections.Immutable;

namespace KiIndicators.Indicators.Rating;

/// <summary>Zählregel: ein Satz mit Nummer; die Erläuterung steht im README der Auswertung.</summary>
/// <param name="Number">Number, e.g. "Z-1"; cited in comments and test names.</param>
/// <param name="Sentence">The rule in one German sentence, without formatting.</param>
public sealed record CountingRule(string Number, string Sentence);

/// <summary>
/// Zählregeln, wie der Anhang des Berichts sie druckt; ein Test hält sie gleich mit dem README der Auswertung.
/// </summary>
public static class CountingRules
{
    /// <summary>All rules in the order of their numbers.</summary>
    public static ImmutableArray<CountingRule> All { get; } =
    [
        new("Z-1", "Eine Aktivität zählt für eine Zeile nur, wenn sie alle Bedingungen der Zeile erfüllt."),
        new("Z-2", "Gezählt wird, was durchgeführt ist und bis zum Stichtag begonnen hat."),
        new("Z-3", "Der Beginn entscheidet, zu welchem Zeitraum eine Aktivität gehört."),
        new("Z-4", "Geplant ist, was alle Bedingungen erfüllt und nach dem Stichtag beginnt."),
        new("Z-5", "Ungeklärt ist, was bis zum Stichtag begonnen haben müsste und noch als geplant geführt wird."),
        new("Z-6", "Jede betrachtete Aktivität steht im Nachweis in genau einer Gruppe."),
        new("Z-7", "Reichweite zählen nur Kommunen des Bezugsraums, der am letzten Tag des Zeitraums gilt."),
        new("Z-8", "Ein Beleg wird verlangt, sobald durchgeführt ist."),
        new("Z-9", "Ein festgeschriebener Ausgangswert gilt; ohne ihn wird er aus den heutigen Daten berechnet."),
        new("Z-10", "anzahl: Jede Aktivität zählt eins."),
        new("Z-11", "summe: Addiert wird, was erfasst ist; fehlende Angaben werden nicht angenommen."),
        new("Z-12", "verschiedene: Jeder Wert eines Merkmals zählt einmal."),
        new("Z-13", "ergebnis: Gezählt werden die Stufen, deren Teile im Zeitraum oft genug durchgeführt und belegt sind."),
        new("Z-14", "kooperationen: Eine Vereinbarung zählt einmal, wenn Parteien, Dauer und gemeinsame Aktivitäten stimmen."),
        new("Z-15", "fortbestand: Gezählt werden Mitglieder einer festen Menge, die im Zeitraum noch aktiv sind."),
        new("Z-16", "zuwachs: Gezählt werden Werte, die im Ausgangswert fehlen; solange ein früherer Wert fehlt, ist das Soll nicht erreicht."),
        new("Z-17", "anteil: Der Teil einer Grundmenge, der eine weitere Bedingung erfüllt; ohne Grundmenge gibt es keinen Anteil."),
        new("Z-18", "einschaetzung: Gezählt wird jede Einschätzung mit Rolle, Begründung und Beleg."),
        new("Z-19", "keine: Es wird nichts gezählt; die Zeile sagt, warum, und wer die Daten führt."),
        new("Z-20", "Die Bewertungen werden in fester Reihenfolge geprüft; die erste, deren Bedingung zutrifft, gilt."),
        new("Z-21", "Fehlendes ist nie null."),
        new("Z-22", "Es gilt die Fassung des Solls, die am letzten Tag des Zeitraums in Kraft ist."),
        new("Z-23", "Liegt die Abdeckung unter der verlangten, ist die Zeile noch nicht bewertbar."),
        new("Z-24", "Gerundet wird zur ungünstigen Seite des Solls: 49,96 % wird nie zu 50,0 %."),
        new("Z-25", "Nach dem letzten Tag läuft die Erfassungsfrist des Zielkatalogs, ohne Angabe dort 42 Tage; bis dahin wird Durchgeführtes erfasst."),
        new("Z-26", "Bis zur Planungsfrist ist eine Planungslücke offen, danach gefährdet sie das Ziel."),
        new("Z-27", "Was weitere Aktivitäten noch verletzen können, ist erst nach der Erfassungsfrist erreicht."),
        new("Z-28", "Ein Meilenstein ist erreicht, wenn alle bewerteten Zeilen erreicht oder umgesetzt sind."),
        new("Z-29", "Weicht die Nachzählung ab, wird die Zeile zurückgehalten, ebenso jede, deren Grundmenge oder Ausgangswert sie ist."),
        new("Z-30", "Wo der Beschluss Raum lässt, sagt eine Auslegung, wie gezählt wird; die andere Lesart steht daneben."),
        new("Z-31", "Unlesbares wird zurückgewiesen, gezählt und gedruckt."),
        new("Z-32", "Personenzahlen über null und unter der Mindestfallzahl werden als „unter …“ gedruckt."),
        new("Z-33", "Wartend ist eine Vereinbarung, der nur noch die Dauer fehlt."),
        new("Z-34", "Zeilen können sich aufeinander berufen: gleiches Merkmal, keine doppelte Zählung, zeitliche Folge."),
        new("Z-35", "kennzahl: Es gilt die jüngste Kennzahl bis zum Stichtag; ihr Tag wird genannt."),
        new("Z-36", "kennzahlzuwachs: Von der jüngsten Kennzahl wird die des Ausgangswerts abgezogen, nie über Einheiten hinweg; beide Tage werden genannt."),
    ];
}
