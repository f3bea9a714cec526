using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// The fault file: a copy of the workbook in which the faulty cells are marked and explained by a comment, and the remarkable ones in another colour; of a CSV file a
/// workbook with its rows. What is corrected in it can be imported.
/// </summary>
internal static class FaultWorkbook
{
    private const string Author = "KiIndicators";
    private static readonly XNamespace Vml = "urn:schemas-microsoft-com:vml";
    private static readonly XNamespace Excel = "urn:schemas-microsoft-com:office:excel";

    /// <summary>Writes one beside each file that has faults in its cells.</summary>
    /// <param name="faults">All faults of an import.</param>
    /// <param name="hints">Its hints; they are marked where there are faults, and make no file of their own.</param>
    /// <returns>The paths written.</returns>
    /// <exception cref="UserError">One cannot be written, e.g. because it is open in Excel.</exception>
    public static ImmutableArray<string> WriteAll(ImmutableArray<ImportFault> faults, ImmutableArray<ImportFault> hints)
    {
        ILookup<string, ImportFault> ofCells = hints.Where(hint => hint is { Source: not null, Line: > 0 }).ToLookup(hint => hint.Source!.Path, StringComparer.Ordinal);
        return
        [
            .. faults.Where(fault => fault.Source is not null && fault.Line > 0).GroupBy(fault => fault.Source!.Path, StringComparer.Ordinal)
                .Select(ofFile => Write(ofFile.Key, [.. ofFile], [.. ofCells[ofFile.Key]])),
        ];
    }

    private static string Write(string path, ImmutableArray<ImportFault> faults, ImmutableArray<ImportFault> hints)
    {
        string target = TargetOf(path);
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
            Mark(document.WorkbookPart!, faults, hints);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OpenXmlPackageException)
        {
            throw new UserError(
                $"Die Fehlerdatei {target} lässt sich nicht schreiben ({exception.Message.Split('\n')[0].TrimEnd('.', '\r')}). {WorkbookFile.WhyUnwritten(exception)}"
                + Environment.NewLine + string.Join(Environment.NewLine, FaultSummary.Lines(faults)), 1, exception);
        }

        return target;
    }

    // A list may lie there as CSV and as a workbook; each gets its own.
    private static string TargetOf(string path)
    {
        string name = WorkbookFile.IsNamed(path) || !File.Exists(Path.ChangeExtension(path, ".xlsx")) ? Path.GetFileNameWithoutExtension(path) : Path.GetFileName(path);
        name = name.EndsWith(".fehler", StringComparison.OrdinalIgnoreCase) ? name[..^".fehler".Length] : name;
        string target = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, name + ImportFiles.FaultSuffix);
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
            Columns = [.. Enumerable.Range(0, rows.Values.Max(row => row.Length)).Select(column => new NewColumn(WidthOf(rows.Values.Select(row => row.ElementAtOrDefault(column).Value as string)), CellLook.Text))],
            Rows = [.. Enumerable.Range(1, rows.Keys.Max()).Select(number => rows.GetValueOrDefault(number, []))],
        };
    }

    // Wide enough to be read, and not so wide that one sentence fills the screen.
    private static double WidthOf(IEnumerable<string?> texts) => Math.Clamp(texts.Max(text => text?.Length ?? 0) + 2, 10, 45);

    private static void Mark(WorkbookPart book, ImmutableArray<ImportFault> faults, ImmutableArray<ImportFault> hints)
    {
        CellFills fills = new(book);
        FaultOverview.Remove(book);
        DocumentFormat.OpenXml.Spreadsheet.Sheet[] tabs = [.. book.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>()];
        (ImportFault Fault, bool IsHint)[] all = [.. faults.Select(fault => (fault, false)), .. hints.Select(hint => (hint, true))];
        ILookup<string?, (ImportFault Fault, bool IsHint)> marked = all.ToLookup(pair => pair.Fault.Source!.Tab);
        foreach (DocumentFormat.OpenXml.Spreadsheet.Sheet tab in tabs)
        {
            if (book.GetPartById(tab.Id!.Value!) is not WorksheetPart part)
            {
                continue;
            }

            HashSet<(int Row, int Column)> earlier = ClearEarlier(part, fills);
            // A CSV file has one sheet, and its faults name none.
            Dictionary<(int Row, int Column), string> notes = [];
            foreach (IGrouping<(int Line, int Column), (ImportFault Fault, bool IsHint)> ofCell in marked[tab.Name?.Value].Concat(tab == tabs[0] ? marked[null] : [])
                .GroupBy(pair => (pair.Fault.Line, pair.Fault.Index ?? 0)))
            {
                notes[ofCell.Key] = string.Join('\n', ofCell.Select(pair => pair.IsHint ? $"Hinweis: {pair.Fault.Text}" : pair.Fault.Text).Distinct());
                Cell cell = CellAt(part, ofCell.Key.Line, ofCell.Key.Column);
                cell.StyleIndex = fills.Marked(cell.StyleIndex?.Value ?? 0, ofCell.Any(pair => !pair.IsHint));
            }

            if (notes.Count + earlier.Count > 0)
            {
                Comment(part, notes);
                Draw(part, notes.Keys, earlier);
                part.Worksheet!.Save();
            }
        }

        FaultOverview.Add(book, tabs, all);
    }

    // What was marked in an earlier round and is mended must not look as if it were not.
    private static HashSet<(int Row, int Column)> ClearEarlier(WorksheetPart part, CellFills fills)
    {
        if (part.WorksheetCommentsPart?.Comments is not Comments comments)
        {
            return [];
        }

        List<Author> authors = [.. comments.Authors?.Elements<Author>() ?? []];
        HashSet<(int Row, int Column)> cleared = [];
        foreach (Comment comment in comments.CommentList?.Elements<Comment>().ToList() ?? [])
        {
            (int Row, int Column) place = WorkbookFile.PlaceOf(comment.Reference!.Value!);
            Cell cell = CellAt(part, place.Row, place.Column);
            string? author = authors.ElementAtOrDefault((int)(comment.AuthorId?.Value ?? 0))?.Text;
            // LibreOffice forgets who wrote a comment; the colour tells.
            if (author == Author || (string.IsNullOrWhiteSpace(author) && fills.IsMarked(cell.StyleIndex?.Value ?? 0)))
            {
                comment.Remove();
                cleared.Add(place);
                cell.StyleIndex = fills.Plain(cell.StyleIndex?.Value ?? 0);
            }
        }

        return cleared;
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
        if (authors.Elements<Author>().All(known => known.Text != Author))
        {
            authors.Append(new Author(Author));
        }

        uint author = (uint)authors.Elements<Author>().ToList().FindIndex(known => known.Text == Author);
        CommentList list = comments.Comments.CommentList!;
        foreach (((int row, int column), string note) in notes)
        {
            string address = WorkbookFile.Address(column, row);
            list.Elements<Comment>().FirstOrDefault(known => known.Reference?.Value == address)?.Remove();
            list.Append(new Comment(new CommentText(new Run(new Text(note) { Space = SpaceProcessingModeValues.Preserve }))) { Reference = address, AuthorId = author });
        }

        comments.Comments.Save();
    }

    // Excel shows a comment only where a shape for it is drawn, in the old drawing language; one without a comment it calls damaged.
    private static void Draw(WorksheetPart part, IReadOnlyCollection<(int Row, int Column)> cells, HashSet<(int Row, int Column)> cleared)
    {
        VmlDrawingPart? drawing = part.Worksheet!.GetFirstChild<LegacyDrawing>()?.Id?.Value is string id ? part.GetPartById(id) as VmlDrawingPart : null;
        XDocument shapes = XDocument.Parse(Empty);
        if (drawing is null)
        {
            drawing = part.AddNewPart<VmlDrawingPart>();
            part.Worksheet.AddChild(new LegacyDrawing { Id = part.GetIdOfPart(drawing) });
        }
        else
        {
            using Stream stream = drawing.GetStream(FileMode.Open, FileAccess.Read);
            shapes = XDocument.Load(stream);
        }

        HashSet<(int Row, int Column)> drawn = [];
        foreach (XElement shape in shapes.Root!.Elements(Vml + "shape").ToList())
        {
            if (PlaceOf(shape) is not (int, int) place)
            {
                continue;
            }

            if (cleared.Contains(place) && !cells.Contains(place))
            {
                shape.Remove();
            }
            else
            {
                drawn.Add(place);
            }
        }

        int number = 5000 + drawn.Count;
        shapes.Root.Add(cells.Where(cell => !drawn.Contains(cell)).Select(cell => XElement.Parse(Shape(++number, cell.Row - 1, cell.Column))));
        using MemoryStream written = new(Encoding.UTF8.GetBytes(shapes.ToString(SaveOptions.DisableFormatting)));
        drawing.FeedData(written);
    }

    private static (int Row, int Column)? PlaceOf(XElement shape) => shape.Element(Excel + "ClientData") is XElement data
        && (int?)data.Element(Excel + "Row") is int row && (int?)data.Element(Excel + "Column") is int column
        ? (row + 1, column)
        : null;

    private const string Empty = """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="5"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>
        """;

    private static string Shape(int number, int row, int column) => string.Create(CultureInfo.InvariantCulture,
        $"""
        <v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;width:240pt;height:90pt;z-index:{number};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{column + 1},15,{row},2,{column + 5},15,{row + 6},4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>
        """);
}
