using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

public sealed class CsvImportSlipTests : IDisposable
{
    private const string Activities = "Nummer;Typ;Titel;Beginn;Status;Kommune;Art\n";
    private const string Row = "A-1;Veranstaltung;T;01.03.2025;durchgeführt;;\n";

    private readonly ImportFolder import = new();

    public void Dispose() => import.Dispose();

    [OnEachDialect]
    public void Folder_WithGermanFileNames_ReadsEveryCsvAndHintsAtTheRest()
    {
        import.With("partners.csv", "id;name;type\nP-1;A;Verein\n").With("Aktivitäten.csv", Activities + Row).With("Liste.ods", "PK");

        ImportResult result = import.Import();

        result.Counts.ShouldBe([new ImportCount("Partner", 1, 0, 0), new ImportCount("Aktivitäten", 1, 0, 0)]);
        result.Warnings.ShouldHaveSingleItem().ToString().ShouldBe(
            "Liste.ods: Nicht gelesen. Sollen die Zeilen mit eingelesen werden, bitte als XLSX oder CSV speichern.");
    }

    [OnEachDialect]
    public void Folder_WithACsvThatIsNone_IsAFaultThatNamesIt()
    {
        import.With("partners.csv", "id;name;type\nP-1;A;Verein\n").With("Urlaub.csv", "Wer;Wann\nx;y\n");

        import.Import().Faults.ShouldHaveSingleItem().File.ShouldBe("Urlaub.csv");
    }

    [OnEachDialect]
    public void Folder_WithTheSameIdInTwoFiles_NamesTheOtherFile()
    {
        import.With("a.csv", Activities + Row).With("b.csv", Activities + Row);

        import.Import().Faults.ShouldHaveSingleItem().ToString().ShouldContain("Steht schon in a.csv, Zeile 2");
    }

    [OnEachDialect]
    public void Remark_OnALineThatNoProgrammeHas_IsAFault()
    {
        import.With("remarks.csv", "Zeile;Geschrieben am;Rolle;Ursache\nB25-9;01.08.2026;Leitung;x\n");

        import.Import().Faults.ShouldHaveSingleItem().ToString().ShouldContain("(B25-9), Spalte Zeile, „B25-9“: Diese Zeile gibt es");
    }

    [OnEachDialect]
    public void Remark_InTheDatabaseOnAnUnknownLine_IsRejectedWithItsReason()
    {
        import.Database.Execute(
            "INSERT INTO ki_remark (indicator, written_on, role, cause) VALUES ('B25-9', '2026-08-01', 'Leitung', 'x')");

        import.ReadKnowing("B25-2").Rejected.ShouldHaveSingleItem().Reason.ShouldBe("Stellungnahme zu unbekannter Zeile");
        import.ReadKnowing("B25-9").Remarks.ShouldHaveSingleItem();
    }

    [OnEachDialect]
    [InlineData("ziel gruppe", "ohne Leerzeichen")]
    [InlineData("zielgrupe", "gemeint: zielgruppe?")]
    public void AttributeName_Mistyped_IsAFault(string name, string expected)
    {
        import.With("Aktivitäten.csv", Activities + Row).With("attributes.csv", $"activity_id;attribute;value\nA-1;{name};x\nA-1;methode;x\n");

        import.Import().Faults.ShouldHaveSingleItem().Text.ShouldContain(expected);
    }

    [OnEachDialect]
    [InlineData("Netzwerktrefen", "Netzwerktreffen")]
    [InlineData("Netzw.", "Netzwerktreffen")]
    [InlineData("Netzwerktreffen", null)]
    public void AttributeValue_NearOneOfTheCatalogue_IsAHint(string value, string? meant)
    {
        import.With("Aktivitäten.csv", Activities + Row.Replace(";;\n", $";;{value}\n", StringComparison.Ordinal));

        ImportResult result = import.Import();

        result.IsWritten.ShouldBeTrue();
        result.Warnings.Select(hint => hint.Text).ShouldBe(
            meant is null ? [] : [$"So steht es nicht im Zielkatalog und zählt dort nicht; gemeint: {meant}?"]);
    }

    [OnEachDialect]
    [InlineData("Ausflug")]
    [InlineData("Modul 2")]
    public void AttributeValue_ThatNoLineKnows_IsAHintWithTheKnownOnes(string value)
    {
        import.With("Aktivitäten.csv", Activities + Row.Replace(";;\n", $";;{value}\n", StringComparison.Ordinal));

        ImportResult result = import.Import();

        result.IsWritten.ShouldBeTrue();
        result.Warnings.ShouldHaveSingleItem().Text.ShouldBe("Dieses Wort kennt keine Zeile des Zielkatalogs; bekannt: Netzwerktreffen, Modul 1.");
    }

    [OnEachDialect]
    public void Place_InOtherCase_IsStoredAsTheCatalogueSpellsIt()
    {
        import.With("Aktivitäten.csv", Activities + Row.Replace(";;\n", ";alsdorf;\n", StringComparison.Ordinal));

        import.Import().Faults.ShouldBeEmpty();

        import.Read().Activities.ShouldHaveSingleItem().Values("kommune").ShouldBe(["05334004"]);
    }

    [OnEachDialect]
    [InlineData("45728", "So zählt Excel die Tage (12.03.2025)")]
    [InlineData("12.03.25", "vier Ziffern")]
    [InlineData("12.03.2025 09:00", "Uhrzeit entfernen: 12.03.2025")]
    [InlineData("12.03.1925", "zwischen 2000 und 2100")]
    [InlineData("12.03.2205", "zwischen 2000 und 2100")]
    public void Day_Mistyped_SaysTheWayOut(string day, string expected)
    {
        import.With("Aktivitäten.csv", Activities + Row.Replace("01.03.2025", day, StringComparison.Ordinal));

        import.Import().Faults.ShouldHaveSingleItem().Text.ShouldContain(expected);
    }

    [OnEachDialect]
    public void Row_AfterCellsWithLineBreaks_IsCountedAsASpreadsheetDoes()
    {
        import.With("Aktivitäten.csv", Activities + "A-1;Veranstaltung;\"a\r\nb\nc\";01.03.2025;geplant;;\r\n" + "A-4;Fest;T;01.03.2025;geplant;;\n");

        import.Import().Faults.ShouldHaveSingleItem().ToString().ShouldStartWith("Aktivitäten.csv, Zeile 3 (A-4), Spalte Typ");
    }

    [OnEachDialect]
    public void Header_WithAFault_DoesNotHideTheFaultsOfTheRows()
    {
        import.With("Aktivitäten.csv", "Nummer;Typ;Titel;Beginn;Kommune\nA-1;Fest;T;31.02.2025;Entenhausen\n");

        import.Import().Faults.Select(fault => fault.Column).ShouldBe([null, "Typ", "Beginn", "kommune"], ignoreOrder: true);
    }

    [OnEachDialect]
    public void Faults_BeyondFifty_AreCountedByFileAndColumn()
    {
        string[] lines = [.. FaultSummary.Lines([.. Enumerable.Range(2, 70).Select(row => new ImportFault("a.csv", row, "Typ", "x", "y"))])];

        lines.Length.ShouldBe(52);
        lines[^1].ShouldBe("  a.csv, Spalte Typ: 70");
    }
}
