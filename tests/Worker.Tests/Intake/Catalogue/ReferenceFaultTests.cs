using KiIndicators.Worker.Intake.Catalogue;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

public sealed class ReferenceFaultTests
{
    [Fact]
    public void Lines_ThatDependOnEachOtherInACircle_AreNamedInOrder()
    {
        string lines = """
            - { id: L-1, titel: A, messung: anzahl, auswahl: { art: A, nicht_in: L-2 } }
            - { id: L-2, titel: B, messung: anzahl, auswahl: { art: B, gleich: { merkmal: angebot, zeile: L-3 } } }
            - { id: L-3, titel: C, messung: anteil, basis: { zeile: L-1 }, davon: { art: C } }
            """;

        CatalogueFolder.Faults(CatalogueFolder.Programme(lines)).ShouldHaveSingleItem()
            .ShouldContain("Verweis im Kreis: L-1 → L-2 → L-3 → L-1");
    }

    [Fact]
    public void OtherReading_ThatClosesACircle_IsNamed()
    {
        string rulings = """
            - id: A-1
              wortlaut: Treffen
              gezaehlt: alle
              andere_lesart: { text: ohne die anderen, aenderung: { auswahl: { art: A, nicht_in: L-2 } } }
            """;
        string lines = """
            - { id: L-1, titel: A, messung: anzahl, auswahl: { art: A }, auslegungen: [A-1] }
            - { id: L-2, titel: B, messung: anzahl, auswahl: { art: B, nicht_in: L-1 } }
            """;

        CatalogueFolder.Faults(CatalogueFolder.Programme(lines, rulings)).ShouldHaveSingleItem()
            .ShouldContain("Verweis im Kreis: L-1 → L-2 → L-1");
    }

    [Theory]
    [InlineData("messung: anzahl, auswahl: { nach: L-2 }", "messung: anzahl, auswahl: { art: B }", "die Zeile L-2 hat kein soll")]
    [InlineData("messung: anzahl, auswahl: { nicht_in: L-2 }", "messung: keine, begruendung: x, datenhalter: [y]", "die Zeile L-2 zählt nichts")]
    [InlineData("messung: zuwachs, auswahl: { art: A }, ausgangswert: { zeile: L-2 }", "messung: anzahl, auswahl: { art: B }", "die Zeile L-2 endet am 31.12.2026")]
    [InlineData("messung: kennzahlzuwachs, auswahl: { art: A }, ausgangswert: { zeile: L-2 }", "messung: anzahl, auswahl: { art: B }", "die Zeile L-2 ist keine Kennzahl (messung anzahl); erwartet: eine Zeile der messung kennzahl")]
    [InlineData("messung: zuwachs, auswahl: { art: A }, ausgangswert: { zeile: L-2 }", "messung: kennzahl, auswahl: { art: B }", "die Zeile L-2 ist eine Kennzahl; erwartet: messung kennzahlzuwachs")]
    [InlineData("messung: kennzahlzuwachs, auswahl: { art: A }, ausgangswert: { zeile: L-2 }", "messung: kennzahl, auswahl: { art: B }", "die Zeile L-2 endet am 31.12.2026")]
    [InlineData("messung: anzahl, auswahl: { nicht_in: [L-2, L-1b] }", "messung: anzahl, auswahl: { art: B }", "unbekannte Zeile „L-1b“ – gemeint war „L-1“?")]
    public void Reference_ToALineThatCannotServe_IsNamed(string first, string second, string expected) =>
        CatalogueFolder.Faults(CatalogueFolder.Programme($$"""
            - { id: L-1, titel: A, {{first}} }
            - { id: L-2, titel: B, {{second}} }
            """)).ShouldHaveSingleItem().ShouldContain(expected);

    [Fact]
    public void Reference_ToALineWithASlip_AddsNoFaultThatFollowsFromIt() =>
        CatalogueFolder.Faults(CatalogueFolder.Programme("""
            - { id: L-1, titel: A, messung: anzahl, auswahl: { nach: L-2 } }
            - { id: L-2, titel: B, mesung: anzahl, auswahl: { art: B }, soll: zugesagt }
            """)).ShouldHaveSingleItem().ShouldContain("unbekannter Schlüssel bei messung anzahl „mesung“");

    [Fact]
    public void Ids_GivenTwiceInOneFile_AreNamedWithTheFirstPlace() =>
        CatalogueFolder.Faults(CatalogueFolder.Programme(CatalogueFolder.OneLine + "\n" + CatalogueFolder.OneLine))
            .ShouldHaveSingleItem().ShouldBe(
                "k.yaml:33:21: Zeile „L-1“ gibt es schon (k.yaml:28:21); erwartet: eine id, die nur einmal vorkommt");

    [Fact]
    public void Ids_GivenTwiceOverTwoProgrammes_AreNamed()
    {
        using CatalogueFolder folder = new();
        folder.Write(CatalogueFolder.Programme(), "a.yaml");
        folder.Write(CatalogueFolder.Programme(), "b.yaml");

        var error = Should.Throw<CatalogueError>(() => CatalogueLoader.Load(folder.Path));

        error.Faults.Select(fault => fault.Message.Split(' ')[0]).ShouldBe(["Programm", "Meilenstein", "Zeile"]);
        error.Faults.ShouldAllBe(fault => fault.At.File == "b.yaml");
    }

    [Theory]
    [InlineData("kommunen: [\"05334004\"", "kommunen: [\"5334004\"", "AGS „5334004“; erwartet: acht Ziffern")]
    [InlineData("kommunen: [\"05334004\"", "kommunen: [\"05334032\"", "AGS „05334032“ steht nicht unter orte")]
    [InlineData("kommunen: [\"05334004\", \"05334012\"]", "kommunen: []", "leere Liste")]
    [InlineData("name: Eschweiler", "name: Hoengen", "Ort „Hoengen“ gibt es schon")]
    [InlineData("ohne_reichweite: [online]", "ohne_reichweite: [Aachen]", "Ort „Aachen“ gibt es schon")]
    [InlineData("  kurz: Schwerpunkte\n  traeger", "  kurz: Schwerpunkte\n  mindestfallzahl: 2\n  traeger", "„2“; erwartet: eine ganze Zahl von 3 bis 10")]
    [InlineData("  traeger: Kreis\n", "", "Schlüssel „traeger“ fehlt")]
    [InlineData("von: 2026-01-01", "von: 2024-01-01", "der Zeitraum 01.01.2024 bis 31.12.2026 liegt nicht im Programm")]
    [InlineData("programm:\n", "programm:\n  farbe: blau\n", "unbekannter Schlüssel „farbe“")]
    public void Programme_WithOneSlip_NamesIt(string right, string wrong, string expected)
    {
        string text = CatalogueFolder.Programme();
        text.ShouldContain(right);

        CatalogueFolder.Faults(text.Replace(right, wrong, StringComparison.Ordinal))
            .ShouldHaveSingleItem().ShouldContain(expected);
    }
}
