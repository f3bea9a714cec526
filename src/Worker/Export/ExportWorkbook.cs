using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KiIndicators.Worker.Export;

/// <summary>The tables as one workbook (XLSX): a sheet each, days and numbers as what they are. The same tables give the same bytes.</summary>
internal static class ExportWorkbook
{
    private const uint Words = 0;
    private const uint Head = 1;
    private const uint Day = 2;
    private const uint Whole = 3;
    private const uint DayFormat = 164;
    private const uint TextFormat = 49;
    private const uint WholeFormat = 3;

    // The earliest that the format knows; the clock's would change the bytes from run to run.
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The file's bytes.</summary>
    public static byte[] Render(IEnumerable<ExportTable> tables)
    {
        using MemoryStream written = new();
        using (SpreadsheetDocument document = SpreadsheetDocument.Create(written, SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart book = document.AddWorkbookPart();
            document.ChangeIdOfPart(book, "rId1");
            Sheets tabs = new();
            book.Workbook = new Workbook(tabs);
            book.AddNewPart<WorkbookStylesPart>("rId1").Stylesheet = Styles();
            uint number = 0;
            foreach (ExportTable table in tables)
            {
                number++;
                string id = string.Create(CultureInfo.InvariantCulture, $"rId{number + 1}");
                book.AddNewPart<WorksheetPart>(id).Worksheet = SheetOf(table);
                tabs.Append(new Sheet { Name = table.Name, SheetId = number, Id = id });
            }
        }

        written.Position = 0;
        return Packed(written);
    }

    private static byte[] Packed(Stream written)
    {
        using MemoryStream packed = new();
        using (ZipArchive from = new(written, ZipArchiveMode.Read))
        using (ZipArchive to = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Its list of contents first, as Excel writes it; the rest by name.
            foreach (ZipArchiveEntry entry in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Undated;
                using Stream source = entry.Open();
                using Stream target = copy.Open();
                source.CopyTo(target);
            }
        }

        return packed.ToArray();
    }

    private static Worksheet SheetOf(ExportTable table)
    {
        Worksheet sheet = new(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(
                new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(table.Columns.Select((column, index) => new Column
            {
                Min = (uint)index + 1, Max = (uint)index + 1, Width = column.Width, CustomWidth = true,
            })),
            new SheetData(table.Rows.Select((row, index) => RowOf([.. row], index + 2, Words, table))
                .Prepend(RowOf([.. table.Columns.Select(column => column.Header)], 1, Head, table))));
        if (table.IsFiltered)
        {
            sheet.Append(new AutoFilter { Reference = $"A1:{WorkbookFile.Address(table.Columns.Length - 1, table.Rows.Length + 1)}" });
        }

        // Printed, a table is as wide as the paper and as long as it is.
        sheet.Append(
            new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 },
            new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 });
        return sheet;
    }

    private static Row RowOf(IReadOnlyList<object?> cells, int number, uint words, ExportTable table)
    {
        Row row = new(
            cells.Select((cell, column) => (cell, address: WorkbookFile.Address(column, number)))
                .Where(pair => pair.cell is not (null or "")).Select(pair => CellOf(pair.cell!, pair.address, words)))
        {
            RowIndex = (uint)number,
        };
        double height = cells.Select((cell, column) => cell is string text ? WorkbookFile.HeightOf(text, table.Columns[column].Width) : 0).Max();
        if (height > WorkbookFile.LineHeight)
        {
            row.Height = height;
            row.CustomHeight = true;
        }

        return row;
    }

    private static Cell CellOf(object value, string address, uint words) => value switch
    {
        DateOnly day => Number(day.DayNumber - WorkbookFile.DayZero.DayNumber, address, Day),
        long number => Number(number, address, Whole),
        _ => new Cell(new InlineString(new Text($"{value}") { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = address, StyleIndex = words, DataType = CellValues.InlineString,
        },
    };

    private static Cell Number(long number, string address, uint style) => new()
    {
        CellReference = address, StyleIndex = style, CellValue = new CellValue(number.ToString(CultureInfo.InvariantCulture)),
    };

    private static Stylesheet Styles() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "dd.mm.yyyy" }) { Count = 1 },
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })) { Count = 2 },
        // The first two are the format's own, whatever stands there.
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE7ECF0" }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid })) { Count = 3 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(FormatOf(TextFormat), FormatOf(TextFormat, font: 1, fill: 2), FormatOf(DayFormat), FormatOf(WholeFormat)) { Count = 4 },
        new CellStyles(new CellStyle { Name = "Standard", FormatId = 0, BuiltinId = 0 }) { Count = 1 });

    private static CellFormat FormatOf(uint number, uint font = 0, uint fill = 0) => new(
        // A day at the right edge of a wide column, or beside a number, is overlooked.
        new Alignment
        {
            WrapText = number == TextFormat, Vertical = VerticalAlignmentValues.Top, Horizontal = number == DayFormat ? HorizontalAlignmentValues.Left : HorizontalAlignmentValues.General,
        })
    {
        NumberFormatId = number, FontId = font, FillId = fill, BorderId = 0, FormatId = 0,
        ApplyNumberFormat = true, ApplyFont = font > 0, ApplyFill = fill > 0, ApplyAlignment = true,
    };
}
