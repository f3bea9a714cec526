using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// The fault file: a copy of the workbook in which the faulty cells are marked and explained by a comment; of a CSV file a workbook with its rows. What is corrected in
/// it can be imported.
/// </summary>
internal static class FaultWorkbook
{
    private const string Author = "KiIndicators";

    /// <summary>Writes one beside each file that has faults in its cells.</summary>
    /// <param name="faults">All faults of an import.</param>
    /// <param name="folder">Where they are written; null: beside each file.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="UserError">One cannot be written, e.g. because it is open in Excel.</exception>
    public static ImmutableArray<string> WriteAll(ImmutableArray<ImportFault> faults, string? folder = null) =>
    [
        .. faults.Where(fault => fault.Source is not null && fault.Line > 0).GroupBy(fault => fault.Source!.Path, StringComparer.Ordinal)
            .Select(ofFile => Write(ofFile.Key, [.. ofFile], folder)),
    ];

    private static string Write(string path, ImmutableArray<ImportFault> faults, string? folder)
    {
        string target = TargetOf(path, folder);
        try
        {
            if (WorkbookFile.IsNamed(path))
            {
                File.Copy(path, target, overwrite: true);
                File.SetAttributes(target, FileAttributes.Normal);
            }
            else
            {
                NewWorkbook.Save(target, [PlainSheet(path)]);
            }

            using SpreadsheetDocument document = SpreadsheetDocument.Open(target, isEditable: true);
            Mark(document.WorkbookPart!, faults);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OpenXmlPackageException)
        {
            throw new UserError(
                $"Die Fehlerdatei {target} lässt sich nicht schreiben ({exception.Message.Split('\n')[0].TrimEnd('.', '\r')}). Ist sie noch in Excel geöffnet?"
                + Environment.NewLine + string.Join(Environment.NewLine, FaultSummary.Lines(faults)), 1, exception);
        }

        return target;
    }

    // A list may lie there as CSV and as a workbook; each gets its own.
    private static string TargetOf(string path, string? folder)
    {
        string name = WorkbookFile.IsNamed(path) || !File.Exists(Path.ChangeExtension(path, ".xlsx")) ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path);
        name = name.EndsWith(".fehler", StringComparison.OrdinalIgnoreCase) ? name[..^".fehler".Length] : name;
        string target = Path.Combine(folder ?? Path.GetDirectoryName(Path.GetFullPath(path))!, name + ImportFiles.FaultSuffix);
        return string.Equals(Path.GetFullPath(path), target, StringComparison.OrdinalIgnoreCase)
            ? Path.Combine(Path.GetDirectoryName(target)!, name + ".neu" + ImportFiles.FaultSuffix)
            : target;
    }

    private static NewSheet PlainSheet(string path)
    {
        Sheet sheet = Sheet.Parse(CsvFile.Read(path), []);
        Dictionary<int, ImmutableArray<NewCell>> rows = sheet.Lines.Prepend(new SheetRow(sheet.HeaderLine, sheet.Header))
            .ToDictionary(row => row.Number, row => row.Cells.Select(cell => NewCell.Text(cell)).ToImmutableArray());
        return new NewSheet(NewSheet.NameOf(Path.GetFileNameWithoutExtension(path)))
        {
            Rows = [.. Enumerable.Range(1, rows.Keys.Max()).Select(number => rows.GetValueOrDefault(number, []))],
        };
    }

    private static void Mark(WorkbookPart book, ImmutableArray<ImportFault> faults)
    {
        CellFills fills = new(book);
        DocumentFormat.OpenXml.Spreadsheet.Sheet[] tabs = [.. book.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()];
        foreach (IGrouping<string?, ImportFault> ofTab in faults.GroupBy(fault => fault.Source!.Tab))
        {
            DocumentFormat.OpenXml.Spreadsheet.Sheet tab = tabs.FirstOrDefault(known => known.Name?.Value == ofTab.Key) ?? tabs[0];
            WorksheetPart part = (WorksheetPart)book.GetPartById(tab.Id!.Value!);
            Dictionary<(int Row, int Column), string> notes = ofTab
                .GroupBy(fault => (fault.Line, fault.Index ?? 0))
                .ToDictionary(same => same.Key, same => string.Join('\n', same.Select(fault => fault.Text).Distinct()));
            foreach ((int row, int column) in notes.Keys)
            {
                Cell cell = CellAt(part, row, column);
                cell.StyleIndex = fills.Marked(cell.StyleIndex?.Value ?? 0);
            }

            Comment(part, notes);
            part.Worksheet!.Save();
        }
    }

    private static Cell CellAt(WorksheetPart part, int rowNumber, int column)
    {
        SheetData data = part.Worksheet!.GetFirstChild<SheetData>()!;
        Row? row = data.Elements<Row>().FirstOrDefault(known => known.RowIndex?.Value == (uint)rowNumber);
        if (row is null)
        {
            row = new Row { RowIndex = (uint)rowNumber };
            data.InsertBefore(row, data.Elements<Row>().FirstOrDefault(known => known.RowIndex?.Value > (uint)rowNumber));
        }

        string address = WorkbookFile.Address(column, rowNumber);
        Cell? cell = row.Elements<Cell>().FirstOrDefault(known => known.CellReference?.Value == address);
        if (cell is null)
        {
            cell = new Cell { CellReference = address };
            row.InsertBefore(cell, row.Elements<Cell>().FirstOrDefault(known => IsBehind(known.CellReference?.Value, address)));
        }

        return cell;
    }

    // "AA1" stands behind "B1".
    private static bool IsBehind(string? known, string address) => known is not null
        && (known.Length > address.Length || (known.Length == address.Length && string.CompareOrdinal(known, address) > 0));

    private static void Comment(WorksheetPart part, Dictionary<(int Row, int Column), string> notes)
    {
        WorksheetCommentsPart comments = part.WorksheetCommentsPart ?? part.AddNewPart<WorksheetCommentsPart>();
        comments.Comments ??= new Comments(new Authors(), new CommentList());
        Authors authors = comments.Comments.Authors!;
        authors.Append(new Author(Author));
        uint author = (uint)(authors.Elements<Author>().Count() - 1);
        CommentList list = comments.Comments.CommentList!;
        foreach (((int row, int column), string note) in notes)
        {
            string address = WorkbookFile.Address(column, row);
            list.Elements<Comment>().FirstOrDefault(known => known.Reference?.Value == address)?.Remove();
            list.Append(new Comment(new CommentText(new Run(new Text(note) { Space = SpaceProcessingModeValues.Preserve }))) { Reference = address, AuthorId = author });
        }

        comments.Comments.Save();
        Draw(part, notes.Keys);
    }

    // Excel shows a comment only where a shape for it is drawn, in the old drawing language.
    private static void Draw(WorksheetPart part, IEnumerable<(int Row, int Column)> cells)
    {
        VmlDrawingPart? drawing = part.Worksheet!.GetFirstChild<LegacyDrawing>()?.Id?.Value is string id ? part.GetPartById(id) as VmlDrawingPart : null;
        string text = Empty;
        if (drawing is null)
        {
            drawing = part.AddNewPart<VmlDrawingPart>();
            part.Worksheet.AddChild(new LegacyDrawing { Id = part.GetIdOfPart(drawing) });
        }
        else
        {
            using StreamReader reader = new(drawing.GetStream(FileMode.Open, FileAccess.Read));
            text = reader.ReadToEnd();
        }

        int number = 5000;
        string shapes = string.Concat(cells.Where(cell => !IsDrawn(text, cell)).Select(cell => Shape(++number, cell.Row - 1, cell.Column)));
        int end = text.LastIndexOf("</xml>", StringComparison.Ordinal);
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(text.Insert(end < 0 ? text.Length : end, shapes)));
        drawing.FeedData(stream);
    }

    private static bool IsDrawn(string drawing, (int Row, int Column) cell) => drawing.Contains(
        string.Create(CultureInfo.InvariantCulture, $"<x:Row>{cell.Row - 1}</x:Row><x:Column>{cell.Column}</x:Column>"), StringComparison.Ordinal);

    private const string Empty = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="5"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>
        """;

    private static string Shape(int number, int row, int column) => string.Create(CultureInfo.InvariantCulture,
        $"""
        <v:shape id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:240pt;height:90pt;z-index:{number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1},15,{row},2,{column + 5},15,{row + 6},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
        """);
}

/// <summary>
/// Gives cells the fill of a fault and leaves the rest of their format as it is.
/// </summary>
internal sealed class CellFills
{
    private const string Colour = "FFFFC7CE";

    private readonly CellFormats formats;
    private readonly uint fill;
    private readonly Dictionary<uint, uint> marked = [];

    /// <summary>Adds the fill to a workbook.</summary>
    public CellFills(WorkbookPart book)
    {
        WorkbookStylesPart part = book.WorkbookStylesPart ?? book.AddNewPart<WorkbookStylesPart>();
        Stylesheet styles = part.Stylesheet ??= NewWorkbook.PlainStyles();
        Fills fills = styles.Fills ??= new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 }));
        fills.Append(new Fill(new PatternFill(new ForegroundColor { Rgb = Colour }, new BackgroundColor { Indexed = 64 }) { PatternType = PatternValues.Solid }));
        fill = (uint)(fills.Elements<Fill>().Count() - 1);
        fills.Count = fill + 1;
        formats = styles.CellFormats ??= new CellFormats(new CellFormat());
    }

    /// <summary>The format like the given one, with the fill of a fault.</summary>
    public uint Marked(uint format)
    {
        if (!marked.TryGetValue(format, out uint known))
        {
            CellFormat copy = (CellFormat)formats.Elements<CellFormat>().ElementAt((int)format).CloneNode(true);
            copy.FillId = fill;
            copy.ApplyFill = true;
            formats.Append(copy);
            marked[format] = known = (uint)(formats.Elements<CellFormat>().Count() - 1);
            formats.Count = known + 1;
        }

        return known;
    }
}
