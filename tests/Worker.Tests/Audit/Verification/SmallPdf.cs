using System.Globalization;
using System.Text;

namespace KiIndicators.Worker.Tests.Audit.Verification;

/// <summary>A PDF of a few pages, written out, of which a test knows every stroke.</summary>
internal static class SmallPdf
{
    /// <summary>A line of text; the place in points from below and from the left, the colour as PDF writes it.</summary>
    public static string Text(string text, int y = 700, int x = 20, string colour = "0 g") =>
        string.Create(CultureInfo.InvariantCulture, $"{colour} BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n");

    /// <summary>A filled bar.</summary>
    public static string Bar(int width, string colour = "0 0 1 rg") => $"{colour} 20 100 {width} 12 re f\n";

    /// <summary>A file of these pages.</summary>
    public static byte[] Of(params IReadOnlyList<string> pages) => Of(pages, stampedPage: -1);

    /// <summary>The same, with a stamp laid over one of them, counted from 0.</summary>
    public static byte[] Of(IReadOnlyList<string> pages, int stampedPage)
    {
        List<string> objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Kids[{string.Join(' ', pages.Select((_, index) => $"{4 + (2 * index)} 0 R"))}]/Count {pages.Count}>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ];
        foreach ((string content, int index) in pages.Select((content, index) => (content, index)))
        {
            string stamp = index == stampedPage ? "/Annots[<</Type/Annot/Subtype/FreeText/Rect[20 690 60 710]/Contents(8)/DA(/F 10 Tf)>>]" : "";
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + (2 * index)} 0 R/Resources<</Font<</F 3 0 R>>>>{stamp}>>");
            objects.Add($"<</Length {Encoding.Latin1.GetByteCount(content)}>>stream\n{content}endstream");
        }

        StringBuilder pdf = new("%PDF-1.7\n");
        StringBuilder table = new($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        foreach ((string content, int index) in objects.Select((content, index) => (content, index)))
        {
            table.Append($"{pdf.Length:0000000000} 00000 n \n");
            pdf.Append($"{index + 1} 0 obj{content}endobj\n");
        }

        int start = pdf.Length;
        pdf.Append(table).Append($"trailer<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
