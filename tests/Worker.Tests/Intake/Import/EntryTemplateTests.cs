using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using KiIndicators.Indicators.Activities;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Import;

/// <summary>The Erfassungsvorlage: what it offers, and that the import reads what is typed into it.</summary>
public sealed partial class EntryTemplateTests : IDisposable
{
    private static readonly LoadedCatalogue Catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));

    private readonly TestDatabase database = TestDatabase.Upgraded("sqlite");
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 6, 17, 8, 0, 0, TimeSpan.Zero));
    private readonly string path;
    private readonly Dictionary<string, List<string>> heads;

    public EntryTemplateTests()
    {
        path = Path.Combine(database.Folder, "Erfassung.xlsx");
        EntryTemplate.Write(path, Catalogue.Programmes);
        heads = WorkbookFile.Read(path).ToDictionary(tab => tab.Name, tab => tab.Rows[0].Cells.Select(cell => cell?.ToString() ?? "").ToList());
    }

    public void Dispose() => database.Dispose();

    [Fact]
    public void Template_IsAWorkbookThatExcelTakes()
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(path, false);

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => $"{error.Path?.XPath}: {error.Description}").ShouldBeEmpty();
        document.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(tab => tab.Name!.Value).ShouldBe(
            ["Erläuterung", "Veranstaltungen", "Kooperationen", "Ergebnisse", "Beratungen", "Kennzahlen", "Einschätzungen", "Partner", "Stellungnahmen", "Listen"]);
    }

    [Theory]
    [InlineData("Veranstaltungen", "Status", "geplant|durchgeführt|abgesagt")]
    [InlineData("Veranstaltungen", "Schulstufe", "Primarstufe|Sekundarstufe I|Sekundarstufe II")]
    [InlineData("Kooperationen", "Art", "Kursvereinbarung")]
    [InlineData("Partner", "Ehrenamtlich", "ja|nein")]
    public void Column_OffersTheWordsOfTheCatalogue(string tab, string head, string words) => string.Join('|', Choices(tab, head)).ShouldBe(words);

    [Fact]
    public void Columns_OfPlacesPartnersAndLines_OfferAllThatThereAre()
    {
        Choices("Veranstaltungen", "Kommune").ShouldContain("Stolberg (Rhld.)");
        Choices("Veranstaltungen", "Kommune").ShouldContain("online");
        Choices("Partner", "Typ").ShouldContain("Laiensprachmittlerpool");
        Choices("Stellungnahmen", "Zeile").ShouldBe(Catalogue.Programmes.SelectMany(programme => programme.Indicators).Select(line => line.Id));
    }

    /// <summary>Whatever a line reads of a kind of activity has its column: nothing that counts is left to be typed elsewhere.</summary>
    [Fact]
    public void Tabs_HaveAColumnForEachAttributeThatTheCatalogueReads()
    {
        string[] all = [.. SheetKind.Plurals.SelectMany(kind => Heads(kind.Plural)).Select(head => head.ToLowerInvariant().Replace("ä", "ae", StringComparison.Ordinal))];

        ImportVocabulary.Of(Catalogue.Programmes).AttributeNames.Except(["partnertyp", "ehrenamtlich", "kommune"]).Except(all).ShouldBeEmpty();
        Heads("Einschätzungen").ShouldContain("Beleg");
        Heads("Kooperationen").ShouldContain("Form");
    }

    [Fact]
    public void Examples_AreLeftOut()
    {
        ImportResult result = Import();

        result.Faults.ShouldBeEmpty();
        result.Counts.ShouldAllBe(count => count.Added == 0);
        result.Warnings.ShouldHaveSingleItem().Text.ShouldBe("8 Beispielzeilen sind nicht eingelesen (die Nummer beginnt mit „Beispiel“).");
    }

    /// <summary>Each example, given a number, is a good row: days, numbers, several columns of every tab.</summary>
    [Fact]
    public void Examples_WithANumber_AreRead()
    {
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(path, true))
        {
            foreach ((string tab, string number) in SheetKind.Plurals.Select((kind, index) => (kind.Plural, $"X-{index}")).Append(("Partner", "P-1")).Append(("Stellungnahmen", "B25-2")))
            {
                Set(document, tab, "A2", number);
            }
        }

        ImportResult result = Import();

        result.Faults.Select(fault => fault.ToString()).ShouldBeEmpty();
        IntakeReading read = new ActivitySource(database.Connections).Read(Catalogue.Programmes.Select(programme => programme.Area));
        read.Rejected.ShouldBeEmpty();
        read.Activities.Select(row => row.Kind).ShouldBe(Enum.GetValues<ActivityKind>());
        read.Activities[0].StartDate.ShouldBe(new DateOnly(2025, 3, 12));
        read.Activities[0].Values("plaetze").ShouldBe(["20"]);
        read.Remarks.ShouldHaveSingleItem().Indicator.ShouldBe("B25-2");
    }

    /// <summary>Ten mistakes as people make them: each is found and marked, and the mended copy is imported.</summary>
    [Fact]
    public void Rows_WithTenMistakes_AreMarkedMendedAndImported()
    {
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(path, true))
        {
            for (int row = 2; row <= 11; row++)
            {
                Fill(document, row, $"V-{row}", "01.03.2026", "Alsdorf", "12", "");
            }

            Set(document, "Veranstaltungen", "C2", "31.02.2026");
            Set(document, "Veranstaltungen", "E3", "fertig");
            Set(document, "Veranstaltungen", Column("Kommune") + "4", "Stollberg an der Inde");
            Set(document, "Veranstaltungen", Column("Teilnahmen") + "5", "12,5");
            Set(document, "Veranstaltungen", Column("Minuten") + "6", "1:30");
            Set(document, "Veranstaltungen", Column("Partner") + "7", "P-99");
            Set(document, "Veranstaltungen", "A8", "V-2");
            Set(document, "Veranstaltungen", "C9", "");
            Set(document, "Veranstaltungen", "D10", "01.02.2026");
            Set(document, "Veranstaltungen", "C11", "1.3.26");
        }

        ImportResult refused = Import();
        string marked = FaultWorkbook.WriteAll(refused.Faults, []).ShouldHaveSingleItem();

        refused.Faults.Select(fault => fault.Cell).ShouldBe(
            ["C2", "E3", Column("Kommune") + "4", Column("Teilnahmen") + "5", Column("Minuten") + "6", Column("Partner") + "7", null, "C9", "D10", "C11"], ignoreOrder: true);
        using (SpreadsheetDocument document = SpreadsheetDocument.Open(marked, true))
        {
            new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description).ShouldBeEmpty();
            for (int row = 2; row <= 11; row++)
            {
                Fill(document, row, $"V-{row}", "01.03.2026", "Alsdorf", "12", "");
            }

            Set(document, "Veranstaltungen", "D10", "");
            Set(document, "Veranstaltungen", Column("Minuten") + "6", "90");
            Set(document, "Veranstaltungen", Column("Partner") + "7", "");
        }

        ListImport.Run(database.Connections, marked, time, ImportVocabulary.Of(Catalogue.Programmes)).Counts.ShouldContain(new ImportCount("Aktivitäten", 10, 0, 0));
    }

    private ImportResult Import() => ListImport.Run(database.Connections, path, time, ImportVocabulary.Of(Catalogue.Programmes));

    private void Fill(SpreadsheetDocument document, int row, string id, string day, string place, string participants, string partner)
    {
        (string Cell, string Value)[] cells =
        [
            ("A", id), ("B", $"Treffen {row}"), ("C", day), ("E", "durchgeführt"), (Column("Art"), "Netzwerktreffen"), (Column("Zielgruppe"), "Lehrkräfte"),
            (Column("Kommune"), place), (Column("Teilnahmen"), participants), (Column("Partner"), partner), (Column("Beitrag"), partner), (Column("Eingeladen"), partner),
        ];
        foreach ((string column, string value) in cells)
        {
            Set(document, "Veranstaltungen", column + row, value);
        }
    }

    private string Column(string head) => WorkbookFile.Letters(Heads("Veranstaltungen").IndexOf(head));

    private List<string> Heads(string tab) => heads[tab];

    private List<string?> Choices(string tab, string head)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(path, false);
        string letter = WorkbookFile.Letters(Heads(tab).IndexOf(head));
        string range = Part(document, tab).Worksheet!.Descendants<DataValidation>().First(rule => rule.SequenceOfReferences!.InnerText!.StartsWith(letter + "2:", StringComparison.Ordinal)).Formula1!.Text;
        Match match = Range().Match(range);
        int last = int.Parse(match.Groups["to"].Value);
        return [.. Part(document, "Listen").Worksheet!.Descendants<Cell>()
            .Where(cell => RowOf(cell) is int row && row >= 2 && row <= last && cell.CellReference!.Value == $"{match.Groups["column"].Value}{row}").Select(cell => cell.InnerText)];
    }

    private static int RowOf(Cell cell) => (int)((Row)cell.Parent!).RowIndex!.Value;

    private static WorksheetPart Part(SpreadsheetDocument document, string tab) => (WorksheetPart)document.WorkbookPart!.GetPartById(
        document.WorkbookPart.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().First(sheet => sheet.Name == tab).Id!);

    // As Excel keeps what a person types: text where it is no number; cells in their order.
    private static void Set(SpreadsheetDocument document, string tab, string address, string value)
    {
        SheetData data = Part(document, tab).Worksheet!.GetFirstChild<SheetData>()!;
        uint number = uint.Parse(string.Concat(address.Where(char.IsDigit)));
        Row row = data.Elements<Row>().FirstOrDefault(known => known.RowIndex!.Value == number) ?? data.AppendChild(new Row { RowIndex = number });
        Cell? cell = row.Elements<Cell>().FirstOrDefault(known => known.CellReference == address);
        if (cell is null)
        {
            cell = new Cell { CellReference = address };
            row.InsertBefore(cell, row.Elements<Cell>().FirstOrDefault(known => (known.CellReference!.Value!.Length, known.CellReference.Value).CompareTo((address.Length, address)) > 0));
        }

        cell.CellValue = null;
        cell.DataType = CellValues.InlineString;
        cell.InlineString = new InlineString(new Text(value) { Space = SpaceProcessingModeValues.Preserve });
    }

    [GeneratedRegex(@"^Listen!\$(?<column>[A-Z]+)\$2:\$[A-Z]+\$(?<to>\d+)$")]
    private static partial Regex Range();
}
