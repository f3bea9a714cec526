using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KiIndicators.Worker.Tests;

/// <summary>A cell that holds a formula and what Excel computed for it last.</summary>
internal sealed record FormulaCell(string Formula, object? Value);

/// <summary>A cell whose formula has no value, as the file names it: "#REF!".</summary>
internal sealed record ErrorCell(string Error);

/// <summary>Writes workbooks as Excel would: numbers, dates as numbers with a format, formulas with their cached values.</summary>
internal sealed class TestWorkbook(bool is1904 = false)
{
    private const uint General = 0;
    private const uint Day = 1;
    private const uint Time = 2;

    private readonly List<(string Name, object?[][] Rows, string[] Merged, bool IsHidden)> sheets = [];

    public TestWorkbook With(string sheet, params object?[][] rows) => Add(sheet, rows, []);

    public TestWorkbook WithMerged(string sheet, string[] merged, params object?[][] rows) => Add(sheet, rows, merged);

    public TestWorkbook WithHidden(string sheet, params object?[][] rows)
    {
        sheets.Add((sheet, rows, [], true));
        return this;
    }

    public string SaveAs(string path)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        WorkbookPart book = document.AddWorkbookPart();
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(new WorkbookProperties { Date1904 = is1904 }, new DocumentFormat.OpenXml.Spreadsheet.Sheets());
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
            new NumberingFormats(new NumberingFormat { NumberFormatId = 164, FormatCode = "dd.mm.yyyy" }),
            new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
            new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 164, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 20, ApplyNumberFormat = true }));
        uint id = 0;
        foreach ((string name, object?[][] rows, string[] merged, bool isHidden) in sheets)
        {
            WorksheetPart part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = new Worksheet(new SheetData(rows.Select((row, index) => RowOf(row, index + 1)).OfType<Row>()));
            if (merged.Length > 0)
            {
                part.Worksheet.Append(new MergeCells(merged.Select(range => new MergeCell { Reference = range })));
            }

            book.Workbook.GetFirstChild<DocumentFormat.OpenXml.Spreadsheet.Sheets>()!.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
            {
                Name = name, SheetId = ++id, Id = book.GetIdOfPart(part), State = isHidden ? SheetStateValues.Hidden : null,
            });
        }

        return path;
    }

    private TestWorkbook Add(string sheet, object?[][] rows, string[] merged)
    {
        sheets.Add((sheet, rows, merged, false));
        return this;
    }

    private Row? RowOf(object?[] cells, int number) => cells.Length == 0 ? null : new Row(cells.Select((cell, column) => (cell, column))
        .Where(pair => pair.cell is not null).Select(pair => CellOf(pair.cell!, WorkbookFile.Address(pair.column, number)))) { RowIndex = (uint)number };

    private Cell CellOf(object value, string address) => value switch
    {
        FormulaCell formula => WithFormula(CellOf(formula.Value ?? "", address), formula.Formula),
        ErrorCell error => new Cell { CellReference = address, DataType = CellValues.Error, CellValue = new CellValue(error.Error) },
        string text => new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { CellReference = address, DataType = CellValues.InlineString },
        bool isTrue => new Cell { CellReference = address, DataType = CellValues.Boolean, CellValue = new CellValue(isTrue ? "1" : "0") },
        DateTime moment => Number(address, (moment - (is1904 ? new DateTime(1904, 1, 1) : new DateTime(1899, 12, 30))).TotalDays, Day),
        TimeSpan time => Number(address, time.TotalDays, Time),
        _ => Number(address, Convert.ToDouble(value, CultureInfo.InvariantCulture), General),
    };

    private static Cell Number(string address, double number, uint style) => new()
    {
        CellReference = address, StyleIndex = style, CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture)),
    };

    // A formula's text stands in the cell as a plain string.
    private static Cell WithFormula(Cell cell, string formula)
    {
        if (cell.InlineString is InlineString text)
        {
            cell.DataType = CellValues.String;
            cell.CellValue = new CellValue(text.InnerText);
            cell.InlineString = null;
        }

        cell.CellFormula = new CellFormula(formula);
        return cell;
    }
}
