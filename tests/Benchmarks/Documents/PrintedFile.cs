using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace KiIndicators.Benchmarks.Documents;

/// <summary>What a PDF says of itself.</summary>
/// <param name="Pages">Its pages.</param>
/// <param name="IsTagged">Whether it has a tree of tags.</param>
/// <param name="IsUniversallyAccessible">Whether it claims PDF/UA.</param>
/// <param name="IsArchival">Whether it claims PDF/A.</param>
internal sealed record PrintedFile(int Pages, bool IsTagged, bool IsUniversallyAccessible, bool IsArchival)
{
    /// <summary>Reads files that belong together: their pages, and what all of them claim.</summary>
    public static PrintedFile Of(IEnumerable<byte[]> pdfs)
    {
        PrintedFile[] files = [.. pdfs.Select(Of)];
        return new PrintedFile(
            files.Sum(file => file.Pages), files.All(file => file.IsTagged), files.All(file => file.IsUniversallyAccessible), files.All(file => file.IsArchival));
    }

    /// <summary>Reads it.</summary>
    public static PrintedFile Of(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        string metadata = document.TryGetXmpMetadata(out XmpMetadata? found) ? Encoding.UTF8.GetString(found.GetXmlBytes()) : "";
        return new PrintedFile(
            document.NumberOfPages,
            document.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.Create("StructTreeRoot")),
            metadata.Contains("pdfuaid:part", StringComparison.Ordinal),
            metadata.Contains("pdfaid:part", StringComparison.Ordinal));
    }
}
