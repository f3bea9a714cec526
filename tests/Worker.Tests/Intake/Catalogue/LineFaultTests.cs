using System.Collections.Immutable;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

public sealed class LineFaultTests
{
    private const string Count = "messung: anzahl\nauswahl: { typ: veranstaltung }\n";
    private const string Stages = "messung: ergebnis\nstufen:\n  - { name: fertig, auswahl: { typ: ergebnis } }\n";
    private const string Reach = "messung: verschiedene\nmerkmal: kommune\nauswahl: { typ: veranstaltung }\n";
    private const string ShareOf = "messung: anteil\nbasis: { typ: veranstaltung }\ndavon: { art: Fortbildung }\n";

    [Theory]
    // Keys and kinds
    [InlineData("mesung: anzahl\nauswahl: { typ: beratung }", "unbekannter Schlüssel bei messung anzahl „mesung“ – gemeint war „messung“?")]
    [InlineData("messung: anzal\nauswahl: { typ: beratung }", "unbekannte messung „anzal“ – gemeint war „anzahl“?; erwartet: anzahl, ")]
    [InlineData(Count + "merkmal: kommune", "unbekannter Schlüssel bei messung anzahl „merkmal“")]
    [InlineData(Count + "messung: summe", "Schlüssel „messung“ doppelt; er steht schon in Zeile 30")]
    [InlineData("auswahl: { typ: beratung }", "Schlüssel „messung“ fehlt")]
    [InlineData("messung: anzahl", "Schlüssel „auswahl“ fehlt")]
    [InlineData("messung: summe\nauswahl: { typ: beratung }", "Schlüssel „feld“ fehlt")]
    [InlineData("messung: summe\nauswahl: { typ: beratung }\nfeld: notiz", "feld „notiz“ enthält keine Zahl")]
    [InlineData(Count + "hinweis:", "kein Wert; erwartet: ein Text")]
    [InlineData(Count + "hinweis: \" am Rand\"", "hat Leerzeichen am Rand")]
    [InlineData(Count + "hinweis: \"u\u0308ber\"", "enthält zerlegte Zeichen")]
    [InlineData(Count + "personenzahl: vielleicht", "„vielleicht“; erwartet: ja oder nein")]
    [InlineData(Count + "je: woche", "unbekannter Abschnitt „woche“; erwartet: monat, quartal, halbjahr, jahr")]
    [InlineData(Count + "deckung: \"80 %\"", "unbekannter Schlüssel bei messung anzahl „deckung“")]
    [InlineData(ShareOf + "deckung: \"180 %\"", "„180 %“; erwartet: ganze Prozent von 1 bis 100")]
    [InlineData("messung: keine\nbegruendung: nichts\ndatenhalter: [Jobcenter]\nsoll: zugesagt", "unbekannter Schlüssel bei messung keine „soll“")]
    [InlineData("messung: keine\nbegruendung: nichts\ndatenhalter: []", "leere Liste")]
    [InlineData(Count + "sol: { mindestens: 3 }", "unbekannter Schlüssel bei messung anzahl „sol“ – gemeint war „soll“?")]
    [InlineData(Count + "soll: { mindesten: 3 }", "unbekannter Schlüssel im soll „mindesten“ – gemeint war „mindestens“?")]
    // Numbers
    [InlineData(Count + "soll:\n  mindestens: 1,5", "„1,5“ hat Nachkommastellen; erwartet: eine ganze Zahl von 1 bis 1000000, ohne Komma")]
    [InlineData(Count + "soll:\n  mindestens: 1.5", "„1.5“ hat Nachkommastellen")]
    [InlineData(Count + "soll:\n  mindestens: 1.500", "„1.500“ hat Tausenderzeichen; erwartet: eine ganze Zahl von 1 bis 1000000, nur Ziffern")]
    [InlineData(Count + "soll: { mindestens: 1,5 }", "„1,5“: das Komma trennt hier zwei Angaben; erwartet: eine ganze Zahl ohne Nachkommastellen")]
    [InlineData(Count + "soll: { korridor: [1,5, 4] }", "3 Angaben (ein Komma trennt Angaben; Nachkommastellen gibt es nicht); erwartet: zwei Grenzen")]
    [InlineData(ShareOf + "soll: { mindestens: \"49,5 %\" }", "„49,5 %“ hat Nachkommastellen; erwartet: ganze Prozent von 1 bis 100")]
    // Conditions
    [InlineData("messung: anzahl\nauswahl: {}", "leere Auswahl")]
    [InlineData("messung: anzahl\nauswahl: { typ: veranstalung }", "unbekannter typ „veranstalung“ – gemeint war „veranstaltung“?")]
    [InlineData("messung: anzahl\nauswahl: { zielgrupe: Vereine }", "unbekanntes Merkmal „zielgrupe“ – gemeint war „zielgruppe“?")]
    [InlineData("messung: anzahl\nauswahl: { Zielgruppe: Vereine }", "„Zielgruppe“ ist kein Merkmal")]
    [InlineData("messung: anzahl\nauswahl: { status: held }", "„status“ ist kein Merkmal")]
    [InlineData("messung: anzahl\nauswahl: { art: { alles: [A] } }", "unbekannter Schlüssel einer Bedingung „alles“ – gemeint war „alle“?")]
    [InlineData("messung: anzahl\nauswahl: { art: [A, A] }", "„A“ steht zweimal")]
    [InlineData("messung: anzahl\nauswahl: { art: [] }", "leere Liste")]
    [InlineData("messung: anzahl\nauswahl: { beleg: ja }", "erwartet: beleg: { vorhanden: ja }")]
    [InlineData("messung: anzahl\nauswahl: { kommune: Aldorf }", "unbekannter Ort „Aldorf“ – gemeint war „Alsdorf“?")]
    [InlineData("messung: anzahl\nauswahl: { eine_von: { art: A } }", "ein Block mit Schlüsseln; erwartet: eine Liste")]
    [InlineData("messung: einschaetzung\nauswahl: { typ: ergebnis }", "typ ist hier immer einschaetzung")]
    // Kinds
    [InlineData("messung: ergebnis\nstufen: []", "leere Liste")]
    [InlineData("messung: ergebnis\nstufen: [{ name: a, auswahl: { typ: ergebnis }, bewertet: nein }]", "keine Stufe wird bewertet")]
    [InlineData("messung: ergebnis\nstufen: [{ name: a, auswahl: { art: A }, teile: [{ auswahl: { art: B } }] }]", "auswahl neben teile")]
    [InlineData("messung: ergebnis\nstufen: [{ name: a, auswahl: { art: A } }, { name: a, auswahl: { art: B } }]", "die Stufe „a“ gibt es zweimal")]
    [InlineData("messung: verschiedene\nmerkmal: kommune\npartnertyp: KMU\nauswahl: { art: A }", "partnertyp bei merkmal kommune")]
    [InlineData(Reach + "je_wert: { mindestens: 0 }", "„0“; erwartet: eine ganze Zahl von 1")]
    [InlineData("messung: zuwachs\nauswahl: { art: A }\npartnertyp: KMU\nausgangswert: { von: 2025-01-01, bis: 2025-12-31 }", "partnertyp ohne merkmal")]
    [InlineData("messung: zuwachs\nauswahl: { art: A }\nausgangswert: { von: 2025-01-01, bis: 2026-01-01 }", "reicht bis 01.01.2026; erwartet: ein Ende vor dem ersten Tag der Zeile (01.01.2026)")]
    [InlineData("messung: anteil\nbasis: { art: A }", "Schlüssel „davon“ fehlt")]
    [InlineData("messung: anteil\nbasis: { art: A }\nquellen: [{ basis: { art: A }, davon: { art: B } }]", "basis neben quellen")]
    // Targets
    [InlineData(Count + "soll: { mindestens: \"50 %\" }", "Prozent bei messung anzahl; erwartet: eine ganze Zahl")]
    [InlineData(ShareOf + "soll: { mindestens: 50 }", "„50“; erwartet: ganze Prozent von 1 bis 100")]
    [InlineData(ShareOf + "soll: { mindestens: \"150 %\" }", "„150 %“; erwartet: ganze Prozent")]
    [InlineData(ShareOf + "soll: { genau: \"50 %\" }", "genau bei messung anteil")]
    [InlineData(Count + "soll: { korridor: [6, 4] }", "leerer Korridor [6, 4]")]
    [InlineData(Count + "soll: { korridor: [-4, 6] }", "„-4“; erwartet: eine ganze Zahl von 1")]
    [InlineData(Count + "soll: { korridor: [4] }", "erwartet: zwei Grenzen")]
    [InlineData(Count + "soll: { mindestens: 0 }", "„0“; erwartet: eine ganze Zahl von 1")]
    [InlineData(Count + "soll: alle", "alle bei messung anzahl")]
    [InlineData(Count + "soll: { alle: [A, B] }", "alle mit Werten bei messung anzahl")]
    [InlineData(Count + "soll: zugesgt", "unbekanntes soll „zugesgt“ – gemeint war „zugesagt“?")]
    [InlineData(Count + "soll: { mindestens: 1, genau: 2 }", "mehrere Arten von soll")]
    [InlineData(Count + "soll: { zugesagt: nein }", "nein; erwartet: ja, oder der Schlüssel entfällt")]
    [InlineData(Count + "soll: { ab: 2026-01-01, mindestens: 1 }", "ab an einem einzelnen Soll")]
    [InlineData(Count + "soll: [{ ab: 2026-02-01, mindestens: 1 }, { ab: 2026-01-01, mindestens: 2 }]", "die Fassung ab 01.01.2026 steht nicht nach der vorigen")]
    [InlineData(Count + "soll: [{ ab: 2027-01-01, mindestens: 1 }]", "keine Fassung gilt am letzten Tag der Zeile (31.12.2026)")]
    [InlineData(Count + "soll: [{ mindestens: 1 }]", "Schlüssel „ab“ fehlt")]
    [InlineData(Stages + "soll: { mindestens: 2 }", "unerreichbares soll: verlangt sind 2, möglich sind 1 (bewertete Stufen)")]
    [InlineData(Reach + "soll: { mehr_als: 2 }", "unerreichbares soll: verlangt sind 3, möglich sind 2 (Kommunen des Bezugsraums)")]
    [InlineData(Reach + "soll: { alle: [Alsdorf, Aachen] }", "„Aachen“ zählt nicht")]
    [InlineData(Reach + "soll: { mindestens: 3, von: [Alsdorf, Eschweiler] }", "unerreichbares soll: verlangt sind 3, genannt sind 2")]
    [InlineData(Reach + "soll: { mindestens: 1, von: [Aachen] }", "„Aachen“ zählt nicht")]
    [InlineData(Reach + "soll: { zugesagt: ja, von: [Alsdorf] }", "von neben zugesagt")]
    [InlineData(Count + "soll: { mindestens: 1, von: [A] }", "von mit Werten bei messung anzahl")]
    [InlineData(Reach + "soll: { alle: ja, ausser: [Aachen] }", "„Aachen“ zählt nicht")]
    [InlineData(Stages + "soll: { alle: ja, ausser: [Alsdorf] }", "ausser ohne Kommunen")]
    [InlineData("messung: verschiedene\nmerkmal: stufe\nauswahl: { typ: veranstaltung, stufe: { nicht: B } }\nsoll: { alle: [A, B] }", "unerreichbares soll: „B“ schließt die auswahl der Zeile aus")]
    [InlineData("messung: anzahl\nauswahl: { typ: veranstaltung, alle_von: [{ typ: ergebnis }, { art: A }] }", "keine Aktivität kann „typ: veranstaltung“ und „typ: ergebnis“ zugleich erfüllen")]
    [InlineData("messung: anzahl\nauswahl: { art: A, alle_von: [{ art: { nicht: [A, B] } }] }", "keine Aktivität kann „art: A“ und „art: nicht: A, B“ zugleich erfüllen")]
    [InlineData("messung: anteil\nbasis: { art: A }\ndavon: { art: { vorhanden: nein } }", "zugleich erfüllen")]
    [InlineData("messung: zuwachs\nauswahl: { art: A }\nausgangswert: { von: 2025-01-01, bis: 2025-12-31 }\nohne_verlust: nein", "ohne_verlust ohne merkmal")]
    [InlineData("messung: kennzahlzuwachs\nauswahl: { art: A }", "Schlüssel „ausgangswert“ fehlt")]
    [InlineData("messung: kennzahlzuwachs\nauswahl: { typ: veranstaltung }\nausgangswert: { von: 2025-01-01, bis: 2025-12-31 }", "typ")]
    [InlineData("messung: kennzahlzuwachs\nauswahl: { art: A }\nmerkmal: kommune\nausgangswert: { von: 2025-01-01, bis: 2025-12-31 }", "unbekannter Schlüssel bei messung kennzahlzuwachs „merkmal“")]
    [InlineData("messung: kennzahlzuwachs\nauswahl: { art: A }\nausgangswert: { von: 2025-01-01, bis: 2025-12-31 }\nsoll: { mindestens: \"10 %\" }", "Prozent bei messung kennzahlzuwachs")]
    [InlineData("messung: kennzahlzuwachs\nauswahl: { art: A }\nausgangswert: { von: 2025-01-01, bis: 2026-06-30 }", "der Ausgangswert reicht bis 30.06.2026")]
    // Days
    [InlineData(Count + "zeitraum: { von: 2026-02-30, bis: 2026-12-31 }", "den Tag „2026-02-30“ gibt es nicht")]
    [InlineData(Count + "zeitraum: { von: 01.02.2026, bis: 2026-12-31 }", "„01.02.2026“; erwartet: ein Datum in der Form JJJJ-MM-TT")]
    [InlineData(Count + "zeitraum: { von: 2026-05-01, bis: 2026-04-30 }", "bis 30.04.2026 liegt vor von 01.05.2026")]
    [InlineData(Count + "zeitraum: { von: 2024-05-01, bis: 2026-04-30 }", "liegt nicht im Programm; erwartet: innerhalb 01.01.2025 bis 31.12.2026")]
    [InlineData(Count + "frist: 2025-12-31", "frist 31.12.2025 liegt vor dem ersten Tag der Zeile")]
    [InlineData(Count + "frist: 2062-12-31", "frist 31.12.2062 liegt nach dem Programm; erwartet: bis")]
    [InlineData(Count + "planung_bis: 2027-01-01", "planung_bis 01.01.2027 liegt außerhalb der Zeile")]
    // References
    [InlineData("messung: anzahl\nauswahl: { art: A, nicht_in: L-9 }", "unbekannte Zeile „L-9“")]
    [InlineData("messung: anzahl\nauswahl: { art: A, nicht_in: L-1 }", "Verweis im Kreis: L-1 → L-1")]
    [InlineData("messung: anzahl\nauswahl: { art: A, gleich: { merkmal: angebot, zeile: L-9 } }", "unbekannte Zeile „L-9“")]
    [InlineData("messung: anzahl\nauswahl: { art: A, nach: L-9 }", "unbekannte Zeile „L-9“")]
    [InlineData("messung: anzahl\nauswahl: { art: A, gleich: { merkmal: angebot, zeile: L-9, stufe: erprobt } }", "unbekannte Zeile „L-9“")]
    [InlineData("messung: anteil\nbasis: { zeile: L-9 }\ndavon: { art: A }", "unbekannte Zeile „L-9“")]
    [InlineData("messung: fortbestand\nmitglieder: L-9\nmerkmal: partner\naktiv: [{ auswahl: { art: A } }]", "unbekannte Zeile „L-9“")]
    [InlineData(Count + "auslegungen: [A-1]", "unbekannte Auslegung „A-1“")]
    public void Line_WithOneSlip_NamesItAndNothingElse(string keys, string expected)
    {
        string fault = CatalogueFolder.FaultsOfLine(keys).ShouldHaveSingleItem();

        fault.ShouldContain(expected);
    }

    [Fact]
    public void Fault_OfAKey_NamesFileLineAndColumn() =>
        CatalogueFolder.FaultsOfLine(Count + "sol: zugesagt").ShouldHaveSingleItem()
            .ShouldStartWith("k.yaml:32:17: unbekannter Schlüssel bei messung anzahl „sol“ – gemeint war „soll“?; erwartet: auswahl, je, soll, id");

    [Fact]
    public void Fault_OfAValue_NamesTheColumnOfTheValue() =>
        CatalogueFolder.FaultsOfLine(Count + "frist: morgen").ShouldHaveSingleItem().ShouldStartWith("k.yaml:32:24: „morgen“");

    /// <summary>A fault shows a control or direction character by its code, never itself.</summary>
    [Fact]
    public void Fault_OfAValueWithControlCharacters_ShowsTheirCodes()
    {
        ImmutableArray<string> faults = [.. CatalogueFolder.FaultsOfLine(Count + "personenzahl: \"\\e[31mrot\\u202E\"")];

        faults.ShouldContain(fault => fault.Contains("„[U+001B][31mrot[U+202E]“; erwartet: ja oder nein", StringComparison.Ordinal));
        faults.ShouldAllBe(fault => !fault.Any(char.IsControl) && !fault.Contains('\u202E'));
    }

    /// <summary>What stands behind a mistyped word is read as the word that was meant: one run names all there is to mend.</summary>
    [Theory]
    [InlineData("messung: anzahl\nauswahl: { typ: veranstaltung }\nsol: { mindestens: viele }", "„sol“", "„viele“")]
    [InlineData("mesung: anzahl\nauswahl: { typ: kurs }\nsoll: { mindestens: viele }", "„mesung“", "„kurs“", "„viele“")]
    [InlineData("messung: anzal\nauswahl: { typ: kurs }\nmerkmal: kommune", "„anzal“", "„kurs“", "bei messung anzahl „merkmal“")]
    [InlineData("messung: anzahl\nauswal: { kommun: Köln }\nfrisst: morgen", "„auswal“", "„kommun“", "unbekannter Ort „Köln“", "„frisst“", "„morgen“")]
    [InlineData("messung: anzahl\nauswahl: { typ: veranstaltung }\nsoll: { mindesten: viele }", "„mindesten“", "„viele“")]
    [InlineData("messung: anzahl\nauswahl: { typ: veranstaltung, art: { nich: [] } }", "„nich“", "leere Liste")]
    [InlineData("messung: verschiedene\nmerkmal: kommun\nauswahl: { typ: veranstaltung }\nsoll: { alle: [Köln] }", "„kommun“", "„Köln“")]
    [InlineData("messung: ergebnis\nstufn:\n  - { nam: fertig, auswahl: { typ: kurs } }", "„stufn“", "„nam“", "„kurs“")]
    public void Line_WithAMistypedWord_NamesTheFaultsBehindItToo(string keys, params string[] expected)
    {
        string[] faults = [.. CatalogueFolder.FaultsOfLine(keys)];

        faults.Length.ShouldBe(expected.Length, string.Join('\n', faults));
        expected.ShouldAllBe(words => faults.Count(fault => fault.Contains(words)) >= 1);
    }

    [Fact]
    public void MistypedKey_OutsideALine_NamesTheFaultsBehindItToo() =>
        CatalogueFolder.Faults(CatalogueFolder.Programme()
                .Replace("beschluss: { vorlage", "beschlus: { vorlag").Replace("fassung: Entwurf }", "fassung: Entwurf, datum: gestern }"))
            .Length.ShouldBe(3);

    [Fact]
    public void Line_WithSeveralSlips_NamesThemAllInTheOrderOfTheFile()
    {
        var faults = CatalogueFolder.FaultsOfLine(
            "messung: anzahl\nauswahl: { typ: kurs, kommune: Köln }\nfrist: morgen\nsoll: { mindestens: viele }");

        faults.Length.ShouldBe(4);
        faults[0].ShouldContain("unbekannter typ „kurs“");
        faults[1].ShouldContain("unbekannter Ort „Köln“");
        faults[2].ShouldContain("„morgen“");
        faults[3].ShouldContain("„viele“");
    }
}
