using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

/// <summary>The fault file, as Excel would open it.</summary>
public sealed class FaultWorkbookTests : IDisposable
{
    private static readonly object?[] Header = ["Nr.", "Titel", "Datum", "Status", "Teilnahmen", "Kommunen"];

    private readonly ImportFolder import = new("sqlite");

    public void Dispose() => import.Dispose();

    [Fact]
    public void FaultFile_OfAWorkbook_IsItsCopyWithMarkedAndExplainedCells()
    {
        new TestWorkbook().With(
            "Veranstaltungen",
            Header,
            ["V-1", "Treffen", new DateTime(2025, 3, 1), "durchgeführt", 2.5, "Alsdorf"],
            ["V-2", "Runde", null, "geplant", 3.0, "Alsdrof"]).SaveAs(Path.Combine(import.Folder, "Liste.xlsx"));

        string written = FaultWorkbook.WriteAll(import.Import().Faults, []).ShouldHaveSingleItem();

        written.ShouldBe(Path.Combine(import.Folder, "Liste.fehler.xlsx"));
        Notes(written).ShouldBe(
        [
            ("Veranstaltungen", "C3", "Die Zelle darf nicht leer sein."),
            ("Veranstaltungen", "E2", "Erwartet wird eine ganze Zahl ab 0; Teilnahmen zählt man ganz."),
            ("Veranstaltungen", "F3", "Unbekannter Ort. Gemeint: Alsdorf? Erwartet wird AGS, Name oder anderer Name einer Kommune aus dem Zielkatalog."),
        ]);
        Marked(written).ShouldBe(["C3", "E2", "F3"]);
        Invalid(written).ShouldBeEmpty();
        WorkbookFile.Read(written)[0].Rows[1].Cells[2].ShouldBe(new DateTime(2025, 3, 1));
    }

    /// <summary>Whoever mends the marked copy imports that one; a folder is read without it.</summary>
    [Fact]
    public void FaultFile_OnceMended_IsImported_AndAFolderIsReadWithoutIt()
    {
        new TestWorkbook().With("Veranstaltungen", Header, ["V-1", "Treffen", new DateTime(2025, 3, 1), "vielleicht", null, null]).SaveAs(Path.Combine(import.Folder, "Liste.xlsx"));
        string written = FaultWorkbook.WriteAll(import.Import().Faults, []).ShouldHaveSingleItem();
        import.Import().Faults.ShouldHaveSingleItem();
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(written, true))
        {
            Cell cell = Cells(document).First(known => known.CellReference == "D2");
            cell.InlineString = new InlineString(new Text("geplant"));
        }

        import.Import("Liste.fehler.xlsx").Counts.ShouldBe([new ImportCount("Aktivitäten", 1, 0, 0)]);
    }

    [Fact]
    public void FaultFile_OfACsvFile_IsAWorkbookWithItsRowsInTheirPlaces()
    {
        import.With("activities.csv", "id;kind;title;start_date;status\n0042;event;T;01.03.2025;held\n\nA-2;Fest;T;01.03.2025;held\n");

        string written = FaultWorkbook.WriteAll(import.Import().Faults, []).ShouldHaveSingleItem();

        Path.GetFileName(written).ShouldBe("activities.fehler.xlsx");
        Notes(written).ShouldHaveSingleItem().Cell.ShouldBe("B4");
        WorkbookFile.Read(written)[0].Rows.Select(row => row.Cells[0]).ShouldBe(["id", "0042", "A-2"]);
        Invalid(written).ShouldBeEmpty();
        import.Import("activities.fehler.xlsx").Faults.ShouldHaveSingleItem().Cell.ShouldBe("B4");
    }

    [Fact]
    public void FaultFile_OfAWorkbookThatHasComments_KeepsThem()
    {
        string path = new TestWorkbook().With("Veranstaltungen", Header, ["V-1", "Treffen", new DateTime(2025, 3, 1), "vielleicht"]).SaveAs(Path.Combine(import.Folder, "Liste.xlsx"));
        string once = FaultWorkbook.WriteAll(import.Import().Faults, []).ShouldHaveSingleItem();
        File.Move(once, path, overwrite: true);
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(path, true))
        {
            Cells(document).First(known => known.CellReference == "D2").InlineString = new InlineString(new Text("geplant"));
            Cells(document).First(known => known.CellReference == "A2").InlineString = new InlineString(new Text(" "));
            document.WorkbookPart!.WorksheetParts.First(part => part.WorksheetCommentsPart is not null).WorksheetCommentsPart!.Comments!.Authors!.Elements<Author>().Last().Text = "Kollegin";
        }

        string twice = FaultWorkbook.WriteAll(import.Import("Liste.xlsx").Faults, []).ShouldHaveSingleItem();

        Notes(twice).Select(note => note.Cell).ShouldBe(["A2", "D2"]);
        Invalid(twice).ShouldBeEmpty();
    }

    /// <summary>What is mended in the copy looks as if it had never been marked, however Excel has written the drawing anew.</summary>
    [Fact]
    public void FaultFile_OfAHalfMendedCopy_MarksOnlyWhatIsLeft()
    {
        new TestWorkbook().With("Veranstaltungen", Header, ["V-1", "Treffen", new DateTime(2025, 3, 1), "vielleicht", -1, null]).SaveAs(Path.Combine(import.Folder, "Liste.xlsx"));
        string once = FaultWorkbook.WriteAll(import.Import().Faults, []).ShouldHaveSingleItem();
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(once, true))
        {
            Cells(document).First(known => known.CellReference == "D2").InlineString = new InlineString(new Text("geplant"));
            VmlDrawingPart drawing = document.WorkbookPart!.WorksheetParts.SelectMany(part => part.VmlDrawingParts).Single();
            using MemoryStream spaced = new(Encoding.UTF8.GetBytes(Drawing(drawing).ToString()));
            drawing.FeedData(spaced);
        }

        string twice = FaultWorkbook.WriteAll(import.Import("Liste.fehler.xlsx").Faults, []).ShouldHaveSingleItem();

        Path.GetFileName(twice).ShouldBe("Liste.neu.fehler.xlsx");
        Notes(twice).ShouldBe([("Veranstaltungen", "E2", "Die Zahl ist negativ. Erwartet wird eine ganze Zahl ab 0.")]);
        Marked(twice).ShouldBe(["E2"]);
        using SpreadsheetDocument marked = SpreadsheetDocument.Open(twice, false);
        Drawing(marked.WorkbookPart!.WorksheetParts.SelectMany(part => part.VmlDrawingParts).Single()).Descendants().Where(shape => shape.Name.LocalName == "shape").ShouldHaveSingleItem();
        Invalid(twice).ShouldBeEmpty();
    }

    /// <summary>LibreOffice keeps the colour and forgets who wrote the comment; a cell that a person coloured stays as it is.</summary>
    [Fact]
    public void FaultFile_SavedByLibreOffice_LosesItsMarksWhereItIsMended()
    {
        new TestWorkbook().With("Veranstaltungen", Header, ["V-1", "Treffen", new DateTime(2025, 3, 1), "vielleicht", -1, null]).SaveAs(Path.Combine(import.Folder, "Liste.xlsx"));
        string once = FaultWorkbook.WriteAll(import.Import().Faults, []).ShouldHaveSingleItem();
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(once, true))
        {
            Cells(document).First(known => known.CellReference == "D2").InlineString = new InlineString(new Text("geplant"));
            document.WorkbookPart!.WorksheetParts.First(part => part.WorksheetCommentsPart is not null).WorksheetCommentsPart!.Comments!.Authors!.Elements<Author>().Single().Text = "";
        }

        string twice = FaultWorkbook.WriteAll(import.Import("Liste.fehler.xlsx").Faults, []).ShouldHaveSingleItem();

        Notes(twice).Select(note => note.Cell).ShouldBe(["E2"]);
        Marked(twice).ShouldBe(["E2"]);
    }

    [Fact]
    public void FaultFile_HasAPageThatListsAll_AndOpensThere()
    {
        new TestWorkbook().With("Veranstaltungen", Header, ["V-1", "Treffen mit Frau Muster", new DateTime(2025, 3, 1), "vielleicht", -1, null]).SaveAs(Path.Combine(import.Folder, "Liste.xlsx"));
        ImportResult result = import.Import();
        string once = FaultWorkbook.WriteAll(result.Faults, result.Warnings).ShouldHaveSingleItem();

        WorkbookFile.Read(once).Single(sheet => sheet.Name == "Fehler").Rows.Select(row => string.Join(" | ", row.Cells)).ShouldBe(
        [
            "Was | Blatt | Zelle | Nummer | Da steht | Was falsch ist, und was zu tun ist",
            "Fehler | Veranstaltungen | D2 | V-1 | vielleicht | Erwartet wird: geplant, durchgeführt, abgesagt.",
            "Fehler | Veranstaltungen | E2 | V-1 | -1 | Die Zahl ist negativ. Erwartet wird eine ganze Zahl ab 0.",
            "Hinweis | Veranstaltungen | B2 | V-1 | Frau Muster | Sieht nach dem Namen einer Person aus; Namen gehören nicht in die Daten.",
        ]);
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(once, false))
        {
            document.WorkbookPart!.Workbook!.Descendants<WorkbookView>().Single().ActiveTab!.Value.ShouldBe(1u);
            document.WorkbookPart.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Hyperlink>()).First().Location!.Value.ShouldBe("'Veranstaltungen'!D2");
        }

        ImportResult again = import.Import("Liste.fehler.xlsx");
        again.Faults.Length.ShouldBe(2);
        WorkbookFile.Read(FaultWorkbook.WriteAll(again.Faults, again.Warnings).ShouldHaveSingleItem()).Count(sheet => sheet.Name == "Fehler").ShouldBe(1);
        Invalid(once).ShouldBeEmpty();
    }

    [Fact]
    public void Hint_IsMarkedInAColourOfItsOwn_WhereThereAreFaults()
    {
        new TestWorkbook().With(
            "Veranstaltungen", Header, ["V-1", "Treffen mit Frau Muster", new DateTime(2025, 3, 1), "vielleicht", null, null]).SaveAs(Path.Combine(import.Folder, "Liste.xlsx"));
        ImportResult result = import.Import();

        string written = FaultWorkbook.WriteAll(result.Faults, result.Warnings).ShouldHaveSingleItem();

        Notes(written).Select(note => (note.Cell, note.Text)).ShouldBe(
        [
            ("B2", "Hinweis: Sieht nach dem Namen einer Person aus; Namen gehören nicht in die Daten."),
            ("D2", "Erwartet wird: geplant, durchgeführt, abgesagt."),
        ]);
        (Marked(written).ShouldHaveSingleItem(), Marked(written, "FFFFE48F").ShouldHaveSingleItem()).ShouldBe(("D2", "B2"));
        Invalid(written).ShouldBeEmpty();
    }

    private static XDocument Drawing(VmlDrawingPart part)
    {
        using Stream stream = part.GetStream(FileMode.Open, FileAccess.Read);
        return XDocument.Load(stream);
    }

    private static List<(string Tab, string Cell, string Text)> Notes(string path)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(path, false);
        WorkbookPart book = document.WorkbookPart!;
        return
        [
            .. from tab in book.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()
               let part = (WorksheetPart)book.GetPartById(tab.Id!)
               where part.WorksheetCommentsPart is not null
               from note in part.WorksheetCommentsPart!.Comments!.Descendants<Comment>()
               let cell = note.Reference!.Value ?? ""
               orderby cell
               select (tab.Name!.Value ?? "", cell, note.InnerText),
        ];
    }

    private static List<string> Marked(string path, string colour = "FFFAB9C4")
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(path, false);
        Stylesheet styles = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        return [.. Cells(document).Where(cell => FillOf(styles, cell)?.PatternFill?.ForegroundColor?.Rgb?.Value == colour).Select(cell => cell.CellReference!.Value!).Order()];
    }

    private static Fill? FillOf(Stylesheet styles, Cell cell) => styles.Fills!.Elements<Fill>().ElementAtOrDefault(
        (int)(styles.CellFormats!.Elements<CellFormat>().ElementAt((int)(cell.StyleIndex?.Value ?? 0)).FillId?.Value ?? 0));

    private static IEnumerable<Cell> Cells(SpreadsheetDocument document) => document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>());

    /// <summary>What Excel would complain of.</summary>
    private static List<string> Invalid(string path)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(path, false);
        return [.. new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}")];
    }
}
