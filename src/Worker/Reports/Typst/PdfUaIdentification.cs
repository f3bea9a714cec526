namespace KiIndicators.Worker.Reports.Typst;

/// <summary>
/// Marks Typst's PDF/A-2a file as PDF/UA-1 too. Typst writes one standard per export; the content of both is the
/// same, only the catalog's <c>/DisplayDocTitle</c> and the XMP property <c>pdfuaid:part</c> are missing.
/// Both objects are appended in an incremental update (ISO 32000-1, 7.5.6), so not one byte of Typst's file changes.
/// </summary>
internal static class PdfUaIdentification
{
    private const string UaNamespace = "http://www.aiim.org/pdfua/ns/id/";

    // PDF/A demands a description of each XMP property that it does not define itself (ISO 19005-2, 6.6.2.3).
    private const string UaSchema =
        "<rdf:li rdf:parseType=\"Resource\">"
        + "<pdfaSchema:schema>PDF/UA Universal Accessibility schema</pdfaSchema:schema>"
        + $"<pdfaSchema:namespaceURI>{UaNamespace}</pdfaSchema:namespaceURI>"
        + "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
        + "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
        + "<pdfaProperty:category>internal</pdfaProperty:category>"
        + "<pdfaProperty:description>Part of PDF/UA to which the document conforms</pdfaProperty:description>"
        + "<pdfaProperty:name>part</pdfaProperty:name>"
        + "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
        + "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>";

    /// <summary>Appends the marks of PDF/UA-1.</summary>
    /// <param name="pdf">A PDF/A-2a file as Typst 0.14 writes it and as it has passed the check for PDF/UA-1.</param>
    /// <returns>The same bytes with the update behind them; equal input gives equal output.</returns>
    /// <exception cref="InvalidDataException">The file is built differently; nothing is guessed.</exception>
    public static byte[] Add(byte[] pdf)
    {
        PdfFile file = PdfFile.Read(pdf);
        string catalog = file.Object(file.Root);
        int metadata = PdfFile.Reference(catalog, "Metadata");
        string newCatalog = InsertAfter(catalog, "/ViewerPreferences <<", "\n    /DisplayDocTitle true");
        string newMetadata = Stream(MarkPacket(file.PlainStream(metadata)));
        return file.Append(new SortedDictionary<int, string> { [file.Root] = newCatalog, [metadata] = newMetadata });
    }

    private static string MarkPacket(string packet)
    {
        string named = InsertAfter(packet, "<rdf:Description rdf:about=\"\"", $" xmlns:pdfuaid=\"{UaNamespace}\"");
        string described = InsertAfter(named, "<pdfaExtension:schemas><rdf:Bag>", UaSchema);
        return InsertAfter(described, "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>");
    }

    private static string Stream(string content) =>
        $"<<\n  /Type /Metadata\n  /Subtype /XML\n  /Length {content.Length}\n>>\nstream\n{content}\nendstream";

    private static string InsertAfter(string text, string marker, string addition)
    {
        int at = text.IndexOf(marker, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(marker, at + 1, StringComparison.Ordinal) >= 0)
        {
            throw new InvalidDataException($"Expected exactly one \"{marker}\" in the PDF file.");
        }

        return text.Insert(at + marker.Length, addition);
    }
}
