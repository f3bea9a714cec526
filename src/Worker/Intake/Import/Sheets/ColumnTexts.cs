using System.Collections.Frozen;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// What the columns of the Erfassungsvorlage mean, in the words of the staff, and what may stand in them as an example.
/// </summary>
internal static class ColumnTexts
{
    private static readonly FrozenDictionary<string, (string Meaning, string Example)> Texts = new Dictionary<string, (string, string)>
    {
        ["id"] = ("Eine Nummer, die es nur einmal gibt, auch in keiner anderen Liste; am besten mit einem Kürzel davor: V-17. Sie bleibt, wenn die Zeile geändert wird.", "Beispiel"),
        ["title"] = ("Wie es heißt. Keine Namen von Personen.", "Netzwerktreffen Frühjahr"),
        ["start_date"] = ("Erster Tag, TT.MM.JJJJ.", ""),
        ["end_date"] = ("Letzter Tag, wenn es länger als einen Tag dauert; bei einer Kooperation leer, solange sie läuft.", ""),
        ["status"] = ("geplant, durchgeführt oder abgesagt. Nach dem Termin bitte ändern.", "geplant"),
        ["organiser"] = ("KI, sonst der Name der Stelle.", "KI"),
        ["participants"] = ("Zahl der Teilnahmen, ganz; wer zweimal kommt, zählt zweimal.", "18"),
        ["minutes"] = ("Arbeitszeit oder Dauer in ganzen Minuten: anderthalb Stunden sind 90.", "90"),
        ["quantity"] = ("Die Zahl selbst, ganz; Bruchteile in der kleineren Einheit: 0,75 Stellen sind 75 (Einheit VZÄ/100).", "75"),
        ["unit"] = ("Was die Zahl zählt.", "VZÄ/100"),
        ["recorded_at"] = ("Tag, an dem die Zeile in diese Liste kam; leer gilt der Tag, an dem sie zum ersten Mal eingelesen wird. Was mehr als 30 Tage nach dem Termin erfasst ist, nennt der Bericht.", ""),
        ["note"] = ("Für die eigenen Notizen; erscheint in keinem Bericht.", ""),
        ["art"] = ("Was es ist; die Wörter der Liste zählen für die Vorhaben.", ""),
        ["zielgruppe"] = ("Für wen.", ""),
        ["kommune"] = ("Wo: Kommune, online oder regionsweit.", ""),
        ["schulstufe"] = ("Für welche Schulstufe.", ""),
        ["stufe"] = ("Wie weit das Ergebnis ist.", ""),
        ["thema"] = ("Worum es geht.", ""),
        ["partner"] = ("Nummern der Partner, die dabei waren (Blatt Partner).", "P-1"),
        ["eingeladen"] = ("Nummern der eingeladenen Partner.", "P-1"),
        ["beitrag"] = ("Nummern der Partner, deren Beitrag festgehalten ist.", "P-1"),
        ["mitveranstalter"] = ("KI oder der Name der Stelle, die mit veranstaltet.", "KI"),
        ["angebot"] = ("Name des Angebots, bei jeder Aktivität desselben Angebots gleich.", "Sprachcafé"),
        ["programm"] = ("Name des Programms.", ""),
        ["einrichtung"] = ("Name der begleiteten Einrichtung; der Bericht kann ihn nennen.", "Kita Beispielweg"),
        ["ort"] = ("Art des Ortes.", ""),
        ["standort"] = ("Name der Unterkunft oder des Kursortes.", "Unterkunft Beispielstraße"),
        ["plaetze"] = ("Zahl der Plätze, ganz.", "20"),
        ["branche"] = ("Name der Branche; der Bericht kann ihn nennen.", ""),
        ["bezirk"] = ("Stadtteil oder Bezirk.", "Nord"),
        ["ursprung"] = ("Woraus es entstanden ist.", ""),
        ["form"] = ("Form der Vereinbarung.", ""),
        ["kooperation"] = ("Nummer der Vereinbarung, zu der die gemeinsame Aktivität gehört.", ""),
        ["methode"] = ("Wie ein Bedarf ermittelt wurde.", "Befragung"),
        ["beleg"] = ("Aktenzeichen oder Ablage des Belegs; ohne Beleg zählen manche Vorhaben nicht.", "46-3/2026"),
        ["rolle"] = ("Wer einschätzt: Funktion, kein Name.", "Fachaufsicht"),
        ["urteil"] = ("Wie geurteilt wird.", ""),
        ["zuordnung"] = ("mehrfach: zählt auch unter der zweiten Zeile.", ""),
        ["bezug"] = ("Worauf sich die Zahl bezieht.", ""),
        ["quelle"] = ("Wer die Zahl führt.", "Statistikstelle"),
        ["schwerpunkt"] = ("Bei Arbeitszeit an einem Schwerpunkt: an welchem; leer, wenn an keinem.", "Bildung"),
        ["name"] = ("Name der Organisation.", "Verein Beispiel e. V."),
        ["type"] = ("Art des Partners; die Wörter der Liste zählen für die Vorhaben.", ""),
        ["voluntary"] = ("ja, wenn Ehrenamtliche ihn tragen.", "ja"),
        ["indicator"] = ("Nummer des Vorhabens im Zielkatalog, z. B. B25-2.", ""),
        ["written_on"] = ("Tag der Stellungnahme.", ""),
        ["role"] = ("Funktion, kein Name.", "Leitung des KI"),
        ["cause"] = ("Warum es nicht wie beschlossen kam.", "Eine Veranstaltung fiel krankheitsbedingt aus."),
        ["measure"] = ("Was getan wird.", "Nachholtermin im Herbst"),
        ["new_date"] = ("Bis wann.", ""),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the example of a column is of such a kind that it stands in a row only where it was left there.</summary>
    public static bool IsTelling(string name) => name is "participants" or "minutes" or "quantity" or "plaetze" or "beleg" or "einrichtung" or "standort";

    /// <summary>What a column or an attribute means; one that is not known is only named.</summary>
    public static string MeaningOf(string name) => Texts.TryGetValue(name, out (string Meaning, string Example) text) ? text.Meaning : "Merkmal, das der Zielkatalog liest.";

    /// <summary>An example; empty where a list or a day gives one.</summary>
    public static string ExampleOf(string name) => Texts.TryGetValue(name, out (string Meaning, string Example) text) ? text.Example : "";
}
