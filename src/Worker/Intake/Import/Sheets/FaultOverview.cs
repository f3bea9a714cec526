using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>The page of a fault file that says all, and to which cell each belongs.</summary>
internal static class FaultOverview
{
    private const string Name = "Fehler";

    /// <summary>Takes out the page of an earlier round.</summary>
    public static void Remove(WorkbookPart book)
    {
        DocumentFormat.OpenXml.Spreadsheet.Sheet[] tabs = [.. book.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()];
        foreach (DocumentFormat.OpenXml.Spreadsheet.Sheet tab in tabs.Where(tab => tabs.Length > 1 && tab.Name?.Value == Name))
        {
            book.DeletePart(tab.Id!.Value!);
            tab.Remove();
        }
    }

    /// <summary>Adds the page: the last one, so that no name that counts the sheets is shifted, and the one that opens.</summary>
    /// <param name="book">The workbook.</param>
    /// <param name="tabs">Its other sheets.</param>
    /// <param name="faults">Its faults and hints.</param>
    public static void Add(WorkbookPart book, DocumentFormat.OpenXml.Spreadsheet.Sheet[] tabs, IEnumerable<(ImportFault Fault, bool IsHint)> faults)
    {
        string[] order = [.. tabs.Select(tab => tab.Name?.Value ?? "")];
        (ImportFault Fault, bool IsHint)[] all =
        [
            .. faults.OrderBy(pair => pair.IsHint).ThenBy(pair => Array.IndexOf(order, pair.Fault.Source!.Tab)).ThenBy(pair => pair.Fault.Line).ThenBy(pair => pair.Fault.Index),
        ];
        WorksheetPart part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = NewWorkbook.WorksheetOf(new NewSheet(Name)
        {
            Columns = [.. new double[] { 10, 20, 8, 16, 30, 95 }.Select(width => new NewColumn(width, CellLook.General))],
            Rows =
            [
                [.. new[] { "Was", "Blatt", "Zelle", "Nummer", "Da steht", "Was falsch ist, und was zu tun ist" }.Select(head => new NewCell(head, CellLook.General))],
                .. all.Select(pair => (ImmutableArray<NewCell>)[.. new[]
                {
                    pair.IsHint ? "Hinweis" : "Fehler", pair.Fault.Source!.Tab ?? order[0], pair.Fault.Cell ?? $"Zeile {pair.Fault.Line}", pair.Fault.Id, pair.Fault.Value, pair.Fault.Text,
                }.Select(text => new NewCell(string.IsNullOrEmpty(text) ? null : VisibleText.OnOneLine(text), CellLook.General))]),
            ],
        });
        Hyperlinks links = new();
        for (int index = 0; index < all.Length; index++)
        {
            string tab = (all[index].Fault.Source!.Tab ?? order[0]).Replace("'", "''", StringComparison.Ordinal);
            links.Append(new Hyperlink { Reference = WorkbookFile.Address(2, index + 2), Location = $"'{tab}'!{all[index].Fault.Cell ?? WorkbookFile.Address(0, all[index].Fault.Line)}" });
        }

        part.Worksheet.InsertAfter(links, part.Worksheet.GetFirstChild<SheetData>()!);
        DocumentFormat.OpenXml.Spreadsheet.Sheets sheets = book.Workbook!.Sheets!;
        uint number = tabs.Max(tab => tab.SheetId?.Value ?? 0) + 1;
        sheets.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = Name, SheetId = number, Id = book.GetIdOfPart(part) });
        Open(book, tabs, (uint)sheets.Count() - 1);
    }

    // Two sheets that are both selected are changed together by whoever types.
    private static void Open(WorkbookPart book, DocumentFormat.OpenXml.Spreadsheet.Sheet[] others, uint index)
    {
        foreach (WorksheetPart part in others.Select(tab => book.GetPartById(tab.Id!.Value!)).OfType<WorksheetPart>())
        {
            foreach (SheetView view in part.Worksheet!.Descendants<SheetView>().Where(view => view.TabSelected?.Value == true))
            {
                view.TabSelected = false;
            }
        }

        BookViews views = book.Workbook!.BookViews ?? book.Workbook.InsertBefore(new BookViews(), book.Workbook.Sheets)!;
        WorkbookView first = views.Elements<WorkbookView>().FirstOrDefault() ?? views.AppendChild(new WorkbookView())!;
        first.ActiveTab = index;
    }
}
