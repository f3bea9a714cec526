using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>An element of the structure tree, with its own text in reading order.</summary>
internal sealed record StructureElement(string Role, string Text, string? AlternativeText);

/// <summary>The structure tree of a tagged PDF, flattened in reading order: what a screen reader gets.</summary>
internal sealed class StructureTree
{
    private readonly PdfDocument pdf;
    private readonly Dictionary<(IndirectReference Page, int Mark), string> texts = [];
    private readonly List<(string Role, StringBuilder Text, string? Alternative)> elements = [];

    private StructureTree(PdfDocument pdf)
    {
        this.pdf = pdf;
        List<IndirectReference> pages = [];
        Collect((DictionaryToken)Resolve(pdf.Structure.Catalog.CatalogDictionary.Data["Pages"]), null, pages);
        for (int number = 0; number < pages.Count; number++)
        {
            foreach (MarkedContentElement marked in pdf.GetPage(number + 1).GetMarkedContents())
            {
                Collect(marked, pages[number]);
            }
        }
    }

    public static IReadOnlyList<StructureElement> Read(string file)
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        StructureTree tree = new(pdf);
        tree.Walk(tree.Resolve(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]), null, -1);
        return [.. tree.elements.Select(element => new StructureElement(element.Role, element.Text.ToString(), element.Alternative))];
    }

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
            texts[(page, marked.MarkedContentIdentifier)] = string.Concat(marked.Letters.Select(letter => letter.Value));
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
                elements[owner].Text.Append(texts.GetValueOrDefault((on, mark.Int), ""));
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
