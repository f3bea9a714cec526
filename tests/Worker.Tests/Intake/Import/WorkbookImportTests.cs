using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

/// <summary>Lists as people keep them in Excel.</summary>
public sealed class WorkbookImportTests : IDisposable
{
    private static readonly object?[] Header = ["Nr.", "Titel", "Datum", "Status", "Teilnahmen", "Minuten", "Menge", "Kommunen"];

    private readonly ImportFolder import = new();

    public void Dispose() => import.Dispose();

    [OnEachDialect]
    public void Workbook_WithOneSheetForEachKind_IsReadAsMeant()
    {
        Save(
            "Liste.xlsx",
            new TestWorkbook()
                .With(
                    "Veranstaltungen",
                    Header,
                    ["V-1", "Treffen\nmit Umbruch", new DateTime(2025, 3, 1), "durchgeführt", 12.0, new FormulaCell("2*45", 90.0), null, 5334004.0],
                    [],
                    [17.0, "Runde", "2.3.2025", "geplant", "1.234", null, null, "Alsdorf, Würselen"])
                .With("Partner", ["Nr.", "Name", "Typ", "Ehrenamtlich"], ["P-1", "Verein A", "Verein", true])
                .With("Stellungnahmen", ["Zeile", "Geschrieben am", "Rolle", "Ursache"], ["B25-2", new DateTime(2026, 6, 1), "Leitung", "Ausfall"]));

        ImportResult result = import.Import();

        result.Faults.ShouldBeEmpty();
        result.Counts.ShouldBe([new ImportCount("Partner", 1, 0, 0), new ImportCount("Aktivitäten", 2, 0, 0), new ImportCount("Stellungnahmen", 1, 0, 0)]);
        result.Warnings.Select(hint => hint.ToString()).ShouldContain("Liste.xlsx, Blatt Veranstaltungen, Zelle H2 (V-1), „5334004“: Gelesen als 05334004 (Alsdorf).");
        result.Warnings.Select(hint => hint.ToString()).ShouldContain("Liste.xlsx, Blatt Veranstaltungen, Zelle E4 (17), „1.234“: Gelesen als 1234.");
        IntakeReading read = import.Read();
        read.Rejected.ShouldBeEmpty();
        read.Partners.ShouldHaveSingleItem().IsVoluntary.ShouldBeTrue();
        Activity runde = read.Activities[0];
        (runde.Id, runde.StartDate, runde.Participants).ShouldBe(("17", new DateOnly(2025, 3, 2), 1234));
        runde.Values("kommune").ShouldBe(["05334004", "05334036"]);
        Activity treffen = read.Activities[1];
        (treffen.Kind, treffen.Title, treffen.StartDate, treffen.Minutes).ShouldBe((ActivityKind.Event, "Treffen\nmit Umbruch", new DateOnly(2025, 3, 1), 90));
    }

    [OnEachDialect]
    public void Workbook_ThatCountsDaysFrom1904_GivesTheSameDays()
    {
        Save("Liste.xlsx", new TestWorkbook(is1904: true).With("Veranstaltungen", Header, ["V-1", "T", new DateTime(2025, 3, 1), "durchgeführt"]));

        import.Import().Faults.ShouldBeEmpty();

        import.Read().Activities.ShouldHaveSingleItem().StartDate.ShouldBe(new DateOnly(2025, 3, 1));
    }

    [OnEachDialect]
    public void Faults_InAWorkbook_NameSheetAndCell()
    {
        Save(
            "Liste.xlsx",
            new TestWorkbook().With(
                "Veranstaltungen",
                Header,
                ["V-1", "T", new DateTime(2025, 3, 1), "durchgeführt", 2.5, 1.5, 0.75, "Wuerselen"],
                ["V-2", "T", "30.02.2025", "vielleicht", null, new TimeSpan(1, 30, 0), null, "Alsdrof"],
                ["V-3", "T", new DateTime(2025, 3, 1), "geplant", new ErrorCell("#REF!")]));

        import.Import().Faults.Select(fault => fault.ToString()).ShouldBe(
        [
            "Liste.xlsx, Blatt Veranstaltungen, Zelle E2 (V-1), „2,5“: Erwartet wird eine ganze Zahl ab 0; Teilnahmen zählt man ganz.",
            "Liste.xlsx, Blatt Veranstaltungen, Zelle F2 (V-1), „1,5“: Erwartet werden ganze Minuten. 1,5 Stunden sind 90 Minuten.",
            "Liste.xlsx, Blatt Veranstaltungen, Zelle G2 (V-1), „0,75“: Erwartet wird eine ganze Zahl. Bitte die kleinere Einheit nehmen: 0,75 sind 75 Hundertstel (z. B. Einheit VZÄ/100).",
            "Liste.xlsx, Blatt Veranstaltungen, Zelle C3 (V-2), „30.02.2025“: Erwartet wird ein Datum, das es gibt: TT.MM.JJJJ oder JJJJ-MM-TT.",
            "Liste.xlsx, Blatt Veranstaltungen, Zelle D3 (V-2), „vielleicht“: Erwartet wird: geplant, durchgeführt, abgesagt.",
            "Liste.xlsx, Blatt Veranstaltungen, Zelle F3 (V-2), „01:30“: Erwartet werden ganze Minuten. 01:30 sind 90 Minuten.",
            "Liste.xlsx, Blatt Veranstaltungen, Zelle H3 (V-2), „Alsdrof“: Unbekannter Ort. Gemeint: Alsdorf? Erwartet wird AGS, Name oder anderer Name einer Kommune aus dem Zielkatalog.",
            "Liste.xlsx, Blatt Veranstaltungen, Zelle E4 (V-3), „#BEZUG!“: Die Formel in dieser Zelle hat keinen Wert. Bitte den Wert eintippen.",
        ], ignoreOrder: true);
    }

    /// <summary>One look shows all that is wrong: also behind a column whose header is mistyped or missing.</summary>
    [OnEachDialect]
    public void Header_WithFaults_HidesNoFaultOfTheCells()
    {
        Save(
            "Liste.xlsx",
            new TestWorkbook().With(
                "Veranstaltungen", ["Titel", "Begin", "Status", "Komune"], ["T", "31.02.2025", "irgendwie", "Entenhausen"]));

        import.Import().Faults.Select(fault => (fault.Cell, fault.Value)).ShouldBe(
            [("B1", "Begin"), ("D1", "Komune"), (null, null), ("B2", "31.02.2025"), ("C2", "irgendwie"), ("D2", "Entenhausen")], ignoreOrder: true);
    }

    [OnEachDialect]
    public void Cells_MergedDownwards_HoldForEachRow_AndTitlesAboveTheHeaderArePassedOver()
    {
        Save(
            "Liste.xlsx",
            new TestWorkbook().WithMerged(
                "Veranstaltungen",
                ["A1:D1", "C4:C5"],
                ["Unsere Veranstaltungen 2025"],
                [],
                Header,
                ["V-1", "Eins", new DateTime(2025, 3, 1), "geplant"],
                ["V-2", "Zwei", null, "geplant"]));

        ImportResult result = import.Import();

        result.Faults.ShouldBeEmpty();
        result.Warnings.ShouldHaveSingleItem().Text.ShouldBe("Was über der Kopfzeile (Zeile 3) steht, ist übergangen.");
        import.Read().Activities.Select(row => row.StartDate).ShouldBe([new DateOnly(2025, 3, 1), new DateOnly(2025, 3, 1)]);
    }

    [OnEachDialect]
    public void Sheets_ThatAreNoLists_AreNamedAndLeftAlone()
    {
        Save(
            "Liste.xlsx",
            new TestWorkbook().With("Veranstaltungen 2025", Header, ["V-1", "T", new DateTime(2025, 3, 1), "geplant"])
                .With("Erläuterung", ["Wie diese Liste ausgefüllt wird"])
                .With("Urlaub", ["Wer", "Wann"], ["x", "y"])
                .WithHidden("alt", Header, ["V-0", "T", new DateTime(2025, 3, 1), "geplant"]));

        ImportResult result = import.Import();

        result.Counts.ShouldBe([new ImportCount("Aktivitäten", 1, 0, 0)]);
        result.Warnings.ShouldHaveSingleItem().ToString().ShouldBe(
            "Liste.xlsx: Nicht gelesen: die Blätter Urlaub, alt (ausgeblendet); sie passen zu keiner der Listen.");
    }

    [OnEachDialect]
    public void Rows_MarkedAsExamples_AreNotRead()
    {
        Save(
            "Liste.xlsx",
            new TestWorkbook().With(
                "Veranstaltungen", Header, ["Beispiel", "So wird es gemacht", "irgendwann", "vielleicht"], ["V-1", "T", new DateTime(2025, 3, 1), "geplant"]));

        ImportResult result = import.Import();

        result.Counts.ShouldBe([new ImportCount("Aktivitäten", 1, 0, 0)]);
        result.Warnings.ShouldHaveSingleItem().ToString().ShouldBe("Liste.xlsx: Eine Beispielzeile ist nicht eingelesen (die Nummer beginnt mit „Beispiel“).");
    }

    [OnEachDialect]
    public void Workbook_ImportedTwice_ChangesNothing()
    {
        Save(
            "Liste.xlsx",
            new TestWorkbook().With("Veranstaltungen", Header, ["V-1", "T", new DateTime(2025, 3, 1), "durchgeführt", 12.0, null, null, "Alsdorf, Würselen"]));
        import.Import();
        import.Time.Advance(TimeSpan.FromDays(3));

        import.Import().Counts.ShouldBe([new ImportCount("Aktivitäten", 0, 0, 1)]);
    }

    [OnEachDialect]
    [InlineData("kein Archiv", "keine Arbeitsmappe")]
    [InlineData("PK\u0003\u0004 halb kopiert", "lässt sich nicht lesen")]
    public void File_ThatIsNoWorkbook_IsAFaultThatSaysSo(string text, string expected)
    {
        import.With("Liste.xlsx", text);

        import.Import().Faults.ShouldHaveSingleItem().Text.ShouldContain(expected);
    }

    private void Save(string file, TestWorkbook workbook) => workbook.SaveAs(Path.Combine(import.Folder, file));
}
