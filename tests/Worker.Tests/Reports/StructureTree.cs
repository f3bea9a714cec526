using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>An element of the structure tree, with its own text in reading order.</summary>
internal sealed record StructureElement(string Role, string Text, string? AlternativeText);

/// <summary>What is read aloud in one breath: a paragraph, a heading, a cell, or a picture by its words.</summary>
/// <param name="Role">The role of the element.</param>
/// <param name="Text">Its words in reading order, those of inner elements in their place.</param>
/// <param name="Glued">Places where two words are apart on paper and no blank is between them.</param>
/// <param name="Page">The page on which it begins, counted from one.</param>
internal sealed record SpokenLine(string Role, string Text, IReadOnlyList<string> Glued, int Page);

/// <summary>A cell of a table, as the structure tree has it; its headers are the ids of the heads that it names.</summary>
internal sealed record StructureCell(
    string Role, string Text, string? Id, string? Scope, string[] Headers, int Columns, int Rows, bool HasGround);

/// <summary>A table, its cells row by row.</summary>
internal sealed record StructureTable(IReadOnlyList<IReadOnlyList<StructureCell>> Rows)
{
    /// <summary>All cells.</summary>
    public IEnumerable<StructureCell> Cells => Rows.SelectMany(row => row);

    /// <summary>The cells with their columns, counted from zero; fails where two lie on each other or a place is empty.</summary>
    public IReadOnlyList<(StructureCell Cell, int Row, int Column)> Laid()
    {
        Dictionary<(int Row, int Column), StructureCell> grid = [];
        List<(StructureCell Cell, int Row, int Column)> laid = [];
        for (int row = 0; row < Rows.Count; row++)
        {
            int column = 0;
            foreach (StructureCell cell in Rows[row])
            {
                while (grid.ContainsKey((row, column)))
                {
                    column++;
                }

                laid.Add((cell, row, column));
                for (int place = 0; place < cell.Rows * cell.Columns; place++)
                {
                    grid.Add((row + (place / cell.Columns), column + (place % cell.Columns)), cell);
                }
            }
        }

        int width = grid.Keys.Max(place => place.Column) + 1;
        Assert.Equal(Rows.Count * width, grid.Count);
        return laid;
    }

    /// <summary>The words of the heads that a cell names.</summary>
    public IEnumerable<string> HeadsOf(StructureCell cell) => cell.Headers.Select(id => Cells.Single(head => head.Id == id).Text);
}

/// <summary>The structure tree of a tagged PDF, flattened in reading order: what a screen reader gets.</summary>
internal sealed class StructureTree
{
    private readonly PdfDocument pdf;
    private readonly Dictionary<(IndirectReference Page, int Mark), IReadOnlyList<Letter>> texts = [];
    private readonly List<IndirectReference> pages = [];
    private readonly List<(string Role, StringBuilder Text, string? Alternative)> elements = [];

    private StructureTree(PdfDocument pdf)
    {
        this.pdf = pdf;
        Collect((DictionaryToken)Resolve(pdf.Structure.Catalog.CatalogDictionary.Data["Pages"]), null, pages);
        for (int number = 0; number < pages.Count; number++)
        {
            foreach (MarkedContentElement marked in pdf.GetPage(number + 1).GetMarkedContents())
            {
                Collect(marked, pages[number]);
            }
        }
    }

    public static IReadOnlyList<StructureElement> Read(string file) => Read(File.ReadAllBytes(file));

    public static IReadOnlyList<StructureElement> Read(byte[] file)
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        StructureTree tree = new(pdf);
        tree.Walk(tree.Resolve(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]), null, -1);
        return [.. tree.elements.Select(element => new StructureElement(element.Role, element.Text.ToString(), element.Alternative))];
    }

    /// <summary>The tables, in the order in which they are read.</summary>
    public static IReadOnlyList<StructureTable> ReadTables(byte[] file)
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        StructureTree tree = new(pdf);
        List<StructureTable> tables = [];
        tree.CollectTables(tree.Resolve(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]), tables);
        return tables;
    }

    /// <summary>Pictures and tables: the role, the number of pages on which they lie, and whether the tree says where.</summary>
    public static IReadOnlyList<(string Role, int Pages, bool HasBox)> ReadPlaces(byte[] file)
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        StructureTree tree = new(pdf);
        List<(string Role, int Pages, bool HasBox)> places = [];
        tree.CollectPlaces(tree.Resolve(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]), places);
        return places;
    }

    /// <summary>Everything that is read aloud, in its order.</summary>
    public static IReadOnlyList<SpokenLine> ReadAloud(byte[] file)
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        StructureTree tree = new(pdf);
        Speech speech = new();
        tree.Speak(tree.Resolve(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]), null, speech);
        return [.. speech.Lines.Where(line => line.Text.Length > 0)];
    }

    private void Speak(IToken token, IndirectReference? page, Speech speech)
    {
        switch (Resolve(token))
        {
            case ArrayToken array:
                foreach (IToken item in array.Data)
                {
                    Speak(item, page, speech);
                }

                break;
            case NumericToken mark when page is IndirectReference on:
                speech.Say(texts.GetValueOrDefault((on, mark.Int), []), pages.IndexOf(on) + 1);
                break;
            case DictionaryToken element:
                IndirectReference? own = element.Data.TryGetValue("Pg", out IToken? said) ? ((IndirectReferenceToken)said).Data : page;
                if (element.Data.TryGetValue("MCID", out IToken? marked))
                {
                    Speak(marked, own, speech);
                    break;
                }

                HashSet<IndirectReference> shown = [];
                if (Role(element) == "Figure")
                {
                    CollectPages(element, page, shown);
                }

                speech.Begin(Role(element), Text(element), shown.Select(place => pages.IndexOf(place) + 1).DefaultIfEmpty(0).Min());
                if (element.Data.TryGetValue("K", out IToken? kids) && Role(element) != "Figure")
                {
                    Speak(kids, own, speech);
                }

                speech.End(Role(element));
                break;
        }
    }

    private sealed class Speech
    {
        private static readonly HashSet<string> Inline = new(StringComparer.Ordinal) { "Span", "Link", "Em", "Strong", "Lbl", "Reference" };
        private readonly List<(string Role, StringBuilder Text, List<string> Glued, int Page)> lines = [];
        private Letter? last;

        public IEnumerable<SpokenLine> Lines => lines.Select(line => new SpokenLine(line.Role, line.Text.ToString().Trim(), line.Glued, line.Page));

        public void Begin(string? role, string? alternative, int page)
        {
            if (role is null || Inline.Contains(role))
            {
                return;
            }

            last = null;
            lines.Add((role, new StringBuilder(alternative is null ? "" : $"[{alternative}]"), [], page));
        }

        public void End(string? role)
        {
            if (role is not null && !Inline.Contains(role))
            {
                last = null;
            }
        }

        public void Say(IReadOnlyList<Letter> letters, int page)
        {
            if (lines.Count == 0)
            {
                return;
            }

            (string role, StringBuilder text, List<string> glued, int begun) = lines[^1];
            lines[^1] = (role, text, glued, begun == 0 ? page : begun);
            foreach (Letter letter in letters)
            {
                if (last is Letter before && IsApart(before, letter))
                {
                    glued.Add($"{text.ToString(Math.Max(0, text.Length - 20), Math.Min(20, text.Length))}|{letter.Value}");
                }

                text.Append(letter.Value);
                last = letter;
            }
        }

        // On another line, or further off than letters of a word are. A long word that goes on in the next line is one word.
        private static bool IsApart(Letter before, Letter letter) => !string.IsNullOrWhiteSpace(before.Value) && !string.IsNullOrWhiteSpace(letter.Value)
            && !((before.Value == "-" || (char.IsLower(letter.Value[0]) && char.IsLower(before.Value[^1]))) && letter.StartBaseLine.X < before.StartBaseLine.X)
            && (Math.Abs(letter.StartBaseLine.Y - before.StartBaseLine.Y) > before.PointSize / 2
                || letter.StartBaseLine.X - before.EndBaseLine.X > before.PointSize * 0.14
                || letter.StartBaseLine.X < before.StartBaseLine.X - before.PointSize);
    }

    private void CollectPlaces(IToken element, List<(string Role, int Pages, bool HasBox)> places)
    {
        if (Role(element) is "Figure" or "Table")
        {
            HashSet<IndirectReference> pages = [];
            CollectPages(element, null, pages);
            bool hasBox = Attributes((DictionaryToken)element, "Layout")?.Data.TryGetValue("BBox", out IToken? box) == true
                && Resolve(box!) is ArrayToken { Data: [NumericToken left, NumericToken bottom, NumericToken right, NumericToken top] }
                && left.Double < right.Double && bottom.Double < top.Double;
            places.Add((Role(element)!, pages.Count, hasBox));
        }

        foreach (IToken kid in Elements(element))
        {
            CollectPlaces(kid, places);
        }
    }

    private void CollectPages(IToken token, IndirectReference? page, HashSet<IndirectReference> pages)
    {
        switch (Resolve(token))
        {
            case NumericToken when page is IndirectReference on:
                pages.Add(on);
                break;
            case ArrayToken array:
                foreach (IToken item in array.Data)
                {
                    CollectPages(item, page, pages);
                }

                break;
            case DictionaryToken dictionary:
                IndirectReference? own = dictionary.Data.TryGetValue("Pg", out IToken? said) ? ((IndirectReferenceToken)said).Data : page;
                if (dictionary.Data.TryGetValue("MCID", out IToken? mark) || dictionary.Data.TryGetValue("K", out mark))
                {
                    CollectPages(mark, own, pages);
                }

                break;
        }
    }

    private void CollectTables(IToken element, List<StructureTable> tables)
    {
        if (Role(element) == "Table")
        {
            tables.Add(new StructureTable([.. RowsIn(element).Select(row => (IReadOnlyList<StructureCell>)[.. Elements(row).Select(Cell)])]));
        }

        foreach (IToken kid in Elements(element))
        {
            CollectTables(kid, tables);
        }
    }

    private IEnumerable<IToken> RowsIn(IToken element) => Elements(element)
        .SelectMany(kid => Role(kid) == "TR" ? [kid] : Role(kid) is "THead" or "TBody" or "TFoot" ? RowsIn(kid) : Enumerable.Empty<IToken>());

    private StructureCell Cell(IToken element)
    {
        DictionaryToken cell = (DictionaryToken)element;
        DictionaryToken? said = Attributes(cell, "Table");
        elements.Clear();
        Walk(cell, null, -1);
        return new StructureCell(
            Role(cell)!,
            string.Concat(elements.Select(inner => inner.Text.ToString())),
            cell.Data.TryGetValue("ID", out IToken? id) ? ((StringToken)Resolve(id)).Data : null,
            said?.Data.TryGetValue("Scope", out IToken? scope) == true ? ((NameToken)scope).Data : null,
            said?.Data.TryGetValue("Headers", out IToken? headers) == true
                ? [.. ((ArrayToken)Resolve(headers)).Data.Select(header => ((StringToken)Resolve(header)).Data)]
                : [],
            Span(said, "ColSpan"),
            Span(said, "RowSpan"),
            Attributes(cell, "Layout")?.Data.ContainsKey("BackgroundColor") == true);
    }

    private DictionaryToken? Attributes(DictionaryToken element, string owner) =>
        !element.Data.TryGetValue("A", out IToken? all) ? null
        : (Resolve(all) is ArrayToken several ? several.Data : [all]).Select(Resolve).OfType<DictionaryToken>()
            .FirstOrDefault(one => one.Data["O"] is NameToken name && name.Data == owner);

    private IEnumerable<IToken> Elements(IToken element) =>
        ((DictionaryToken)element).Data.TryGetValue("K", out IToken? kids)
            ? (Resolve(kids) is ArrayToken several ? several.Data : [kids]).Select(Resolve).Where(kid => kid is DictionaryToken && Role(kid) is not null)
            : [];

    private static string? Role(IToken element) =>
        element is DictionaryToken dictionary && dictionary.Data.TryGetValue("S", out IToken? role) ? ((NameToken)role).Data : null;

    private static int Span(DictionaryToken? said, string key) =>
        said?.Data.TryGetValue(key, out IToken? span) == true ? ((NumericToken)span).Int : 1;

    private void Collect(DictionaryToken node, IndirectReference? self, List<IndirectReference> pages)
    {
        if (node.Data.TryGetValue("Kids", out IToken? kids))
        {
            foreach (IndirectReferenceToken kid in ((ArrayToken)Resolve(kids)).Data.OfType<IndirectReferenceToken>())
            {
                Collect((DictionaryToken)Resolve(kid), kid.Data, pages);
            }
        }
        else if (self is IndirectReference page)
        {
            pages.Add(page);
        }
    }

    private void Collect(MarkedContentElement marked, IndirectReference page)
    {
        if (marked.MarkedContentIdentifier >= 0)
        {
            texts[(page, marked.MarkedContentIdentifier)] = marked.Letters;
        }

        foreach (MarkedContentElement child in marked.Children)
        {
            Collect(child, page);
        }
    }

    private void Walk(IToken token, IndirectReference? page, int owner)
    {
        switch (Resolve(token))
        {
            case ArrayToken array:
                foreach (IToken item in array.Data)
                {
                    Walk(item, page, owner);
                }

                break;
            case NumericToken mark when page is IndirectReference on && owner >= 0:
                elements[owner].Text.AppendJoin("", texts.GetValueOrDefault((on, mark.Int), []).Select(letter => letter.Value));
                break;
            case DictionaryToken element:
                WalkElement(element, page, owner);
                break;
        }
    }

    private void WalkElement(DictionaryToken element, IndirectReference? page, int owner)
    {
        IndirectReference? on = element.Data.TryGetValue("Pg", out IToken? own) ? ((IndirectReferenceToken)own).Data : page;
        if (element.Data.TryGetValue("MCID", out IToken? mark))
        {
            Walk(mark, on, owner);
            return;
        }

        if (element.Data.TryGetValue("S", out IToken? role))
        {
            elements.Add((((NameToken)role).Data, new StringBuilder(), Text(element)));
            owner = elements.Count - 1;
        }

        if (element.Data.TryGetValue("K", out IToken? kids))
        {
            Walk(kids, on, owner);
        }
    }

    private string? Text(DictionaryToken element) => element.Data.TryGetValue("Alt", out IToken? text)
        ? Resolve(text) switch
        {
            StringToken plain => plain.Data,
            HexToken hex => hex.Data,
            _ => null,
        }
        : null;

    private IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? pdf.Structure.GetObject(reference.Data).Data : token;
}
