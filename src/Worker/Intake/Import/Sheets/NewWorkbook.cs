using System.Collections.Immutable;
using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>Writes new workbooks (XLSX).</summary>
internal static class NewWorkbook
{
    // So many rows have drop-down lists and prompts.
    private const int LastRow = 2000;
    private const uint DayFormat = 164;
    private const uint A4 = 9;
    private const double PaperWidth = 200;
    private const double HeadingHeight = 22;

    /// <summary>Writes a workbook; one that is there is replaced.</summary>
    public static void Save(string path, IEnumerable<NewSheet> sheets)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(path, SpreadsheetDocumentType.Workbook);
        WorkbookPart book = document.AddWorkbookPart();
        DocumentFormat.OpenXml.Spreadsheet.Sheets tabs = new();
        book.Workbook = new DocumentFormat.OpenXml.Spreadsheet.Workbook(tabs);
        book.AddNewPart<WorkbookStylesPart>().Stylesheet = PlainStyles();
        foreach (NewSheet sheet in sheets)
        {
            WorksheetPart part = book.AddNewPart<WorksheetPart>();
            part.Worksheet = WorksheetOf(sheet);
            tabs.Append(new DocumentFormat.OpenXml.Spreadsheet.Sheet
            {
                Name = sheet.Name, SheetId = (uint)tabs.Count() + 1, Id = book.GetIdOfPart(part), State = sheet.IsHidden ? SheetStateValues.Hidden : null,
            });
        }
    }

    /// <summary>The formats of <see cref="CellLook"/>, in its order.</summary>
    public static Stylesheet PlainStyles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "dd.mm.yyyy" }) { Count = 1 },
        new Fonts(
            FontOf(), FontOf(new Bold(), new Color { Rgb = "FFFFFFFF" }), FontOf(new Italic(), new Color { Rgb = "FF7F7F7F" }), FontOf(new Bold(), size: 14)) { Count = 4 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            FillOf("FF5B7083"), FillOf("FF1F4E79"), FillOf("FFF2F2F2")) { Count = 5 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
            FormatOf(0), FormatOf(49), FormatOf(DayFormat), FormatOf(1), FormatOf(49, 1, 2, isWrapped: true), FormatOf(49, 1, 3, isWrapped: true),
            FormatOf(49, 2, 4), FormatOf(DayFormat, 2, 4), FormatOf(0, isWrapped: true), FormatOf(0, 3)) { Count = 10 },
        new CellStyles(new CellStyle { Name = "Standard", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private static Font FontOf(OpenXmlElement? style = null, Color? colour = null, double size = 11)
    {
        // The schema orders them so: bold or italic, size, colour, name.
        Font font = new();
        if (style is not null)
        {
            font.Append(style);
        }

        font.Append(new FontSize { Val = size });
        if (colour is not null)
        {
            font.Append(colour);
        }

        font.Append(new FontName { Val = "Calibri" });
        return font;
    }

    private static Fill FillOf(string colour) =>
        new(new PatternFill(new ForegroundColor { Rgb = colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid });

    private static CellFormat FormatOf(uint number, uint font = 0, uint fill = 0, bool isWrapped = false) => new(new Alignment { WrapText = isWrapped, Vertical = VerticalAlignmentValues.Top })
    {
        NumberFormatId = number, FontId = font, FillId = fill, BorderId = 0, FormatId = 0,
        ApplyNumberFormat = number > 0, ApplyFont = font > 0, ApplyFill = fill > 0, ApplyAlignment = true,
    };

    /// <summary>The sheet, for a workbook whose formats begin as those of <see cref="PlainStyles"/>; one that only uses <see cref="CellLook.General"/> fits into any.</summary>
    public static Worksheet WorksheetOf(NewSheet sheet)
    {
        // Printed, a list is as many sheets of paper wide as it needs to be read.
        Worksheet worksheet = new(new SheetProperties(new PageSetupProperties { FitToPage = true }));
        if (sheet.HasFixedHead)
        {
            worksheet.Append(new SheetViews(new SheetView(
                sheet.FixedColumns == 0
                    ? new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }
                    : new Pane
                    {
                        VerticalSplit = 1, HorizontalSplit = sheet.FixedColumns, TopLeftCell = WorkbookFile.Address(sheet.FixedColumns, 2),
                        ActivePane = PaneValues.BottomRight, State = PaneStateValues.Frozen,
                    }) { WorkbookViewId = 0 }));
        }

        if (!sheet.Columns.IsEmpty)
        {
            worksheet.Append(new Columns(sheet.Columns.Select((column, index) => new Column
            {
                Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width, CustomWidth = true, Style = (uint)column.Look,
            })));
        }

        worksheet.Append(new SheetData(sheet.Rows.Select((row, index) => RowOf(row, index + 1, sheet.Columns)).OfType<Row>()));
        DataValidation[] rules = [.. sheet.Columns.Select((column, index) => RuleOf(column, index)).OfType<DataValidation>()];
        if (rules.Length > 0)
        {
            worksheet.Append(new DataValidations(rules) { Count = (uint)rules.Length });
        }

        worksheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = A4, Orientation = OrientationValues.Landscape, FitToWidth = (uint)Math.Max(1, Math.Ceiling(sheet.Columns.Sum(column => column.Width) / PaperWidth)), FitToHeight = 0 });
        return worksheet;
    }

    private static Row? RowOf(ImmutableArray<NewCell> cells, int number, ImmutableArray<NewColumn> columns)
    {
        if (cells.IsEmpty)
        {
            return null;
        }

        Row row = new(cells.Select((cell, column) => CellOf(cell, WorkbookFile.Address(column, number)))) { RowIndex = (uint)number };
        double height = cells.Select((cell, column) => HeightOf(cell, columns.ElementAtOrDefault(column)?.Width)).Max();
        if (height > WorkbookFile.LineHeight)
        {
            row.Height = height;
            row.CustomHeight = true;
        }

        return row;
    }

    private static double HeightOf(NewCell cell, double? width) => cell.Look switch
    {
        CellLook.Heading => HeadingHeight,
        CellLook.Prose when width is double letters && cell.Value is string text => WorkbookFile.HeightOf(text, letters),
        _ => 0,
    };

    private static Cell CellOf(NewCell cell, string address)
    {
        Cell made = new() { CellReference = address, StyleIndex = (uint)cell.Look };
        switch (cell.Value)
        {
            case null:
                break;
            case DateOnly day:
                made.CellValue = new CellValue((day.DayNumber - WorkbookFile.DayZero.DayNumber).ToString(CultureInfo.InvariantCulture));
                break;
            case int number:
                made.CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                made.DataType = CellValues.InlineString;
                made.InlineString = new InlineString(new Text(cell.Value.ToString()!) { Space = SpaceProcessingModeValues.Preserve });
                break;
        }

        return made;
    }

    private static DataValidation? RuleOf(NewColumn column, int index)
    {
        string range = string.Create(CultureInfo.InvariantCulture, $"{WorkbookFile.Letters(index)}2:{WorkbookFile.Letters(index)}{LastRow}");
        DataValidation rule = new()
        {
            SequenceOfReferences = new ListValue<StringValue> { InnerText = range },
            AllowBlank = true,
        };
        if (column.Prompt is string prompt)
        {
            rule.ShowInputMessage = true;
            rule.PromptTitle = Shortened(column.Name, 32);
            rule.Prompt = Shortened(prompt, 255);
        }

        if (column.Choice is string choice)
        {
            rule.Type = DataValidationValues.List;
            rule.ShowErrorMessage = true;
            rule.ErrorStyle = column.IsOpen ? DataValidationErrorStyleValues.Information : DataValidationErrorStyleValues.Stop;
            rule.ErrorTitle = Shortened(column.Name, 32);
            rule.Error = column.TakesSeveral ? "Das steht nicht in der Liste. Mehrere Werte trennt ein senkrechter Strich: A|B." : column.IsOpen ? "Das steht nicht in der Liste. Ist es so gemeint?" : "Bitte ein Wort aus der Liste wählen.";
            rule.Append(new Formula1(choice));
        }
        else if (column.Look == CellLook.Day)
        {
            rule.Type = DataValidationValues.Date;
            rule.Operator = DataValidationOperatorValues.GreaterThanOrEqual;
            rule.ShowErrorMessage = true;
            rule.ErrorTitle = Shortened(column.Name, 32);
            rule.Error = "Bitte ein Datum eintragen: TT.MM.JJJJ.";
            rule.Append(new Formula1((new DateOnly(2000, 1, 1).DayNumber - WorkbookFile.DayZero.DayNumber).ToString(CultureInfo.InvariantCulture)));
        }
        else if (column.Look == CellLook.Whole)
        {
            rule.Type = DataValidationValues.Whole;
            rule.Operator = DataValidationOperatorValues.GreaterThanOrEqual;
            rule.ShowErrorMessage = true;
            rule.ErrorTitle = Shortened(column.Name, 32);
            rule.Error = "Bitte eine ganze Zahl ab 0 eintragen.";
            rule.Append(new Formula1("0"));
        }
        else if (column.Prompt is null)
        {
            return null;
        }

        return rule;
    }

    private static string Shortened(string text, int longest) => text.Length <= longest ? text : VisibleText.Beginning(text, longest - 1) + "…";
}
