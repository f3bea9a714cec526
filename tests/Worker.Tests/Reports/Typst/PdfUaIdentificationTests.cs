using System.Text;
using System.Xml.Linq;
using KiIndicators.Worker.Reports.Typst;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

public sealed class PdfUaIdentificationTests
{
    private const string Packet =
        "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
        + " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
        + " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
        + "<pdfaExtension:schemas><rdf:Bag></rdf:Bag></pdfaExtension:schemas>"
        + "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
        + "</rdf:Description></rdf:RDF></x:xmpmeta>";

    private const string Catalog = "<<\n  /Type /Catalog\n  /Pages 2 0 R\n  /Metadata 1 0 R\n  /ViewerPreferences <<\n    /Direction /L2R\n  >>\n>>";

    [Fact]
    public void Add_FileAsTypstWritesIt_KeepsEveryByteAndAppends()
    {
        byte[] file = Sample(Packet, Catalog);

        byte[] marked = PdfUaIdentification.Add(file);

        marked.Take(file.Length).ShouldBe(file);
        using PdfDocument document = PdfDocument.Open(marked);
        document.NumberOfPages.ShouldBe(0);
        document.TryGetXmpMetadata(out var metadata).ShouldBeTrue();
        XNamespace ua = "http://www.aiim.org/pdfua/ns/id/";
        XDocument packet = metadata!.GetXDocument();
        packet.Descendants(ua + "part").Single().Value.ShouldBe("1");
        XNamespace schema = "http://www.aiim.org/pdfa/ns/schema#";
        packet.Descendants(schema + "prefix").Single().Value.ShouldBe("pdfuaid");
    }

    [Fact]
    public void Add_Trailer_KeepsTheFirstIdentifierAndDerivesTheSecondFromTheContent()
    {
        string one = Trailer(PdfUaIdentification.Add(Sample(Packet, Catalog)));
        string again = Trailer(PdfUaIdentification.Add(Sample(Packet, Catalog)));
        string other = Trailer(PdfUaIdentification.Add(Sample(Packet.Replace("<pdfaid:part>2", "<pdfaid:part>3"), Catalog)));

        one.ShouldContain("/ID [(Zmlyc3Q=) <");
        one.ShouldContain("/Prev ");
        again.ShouldBe(one);
        other.ShouldNotBe(one);
    }

    [Theory]
    [InlineData("/ViewerPreferences <<", "/ViewerPreferences 2 0 R <<")]
    [InlineData("/Metadata 1 0 R", "/Metadata 9 0 R")]
    [InlineData("/Metadata 1 0 R", "/Lang (de)")]
    public void Add_CatalogBuiltDifferently_IsRefused(string expected, string found)
    {
        byte[] file = Sample(Packet, Catalog.Replace(expected, found));

        Should.Throw<InvalidDataException>(() => PdfUaIdentification.Add(file));
    }

    [Theory]
    [InlineData("<pdfaid:conformance>A</pdfaid:conformance>", "<pdfaid:conformance>B</pdfaid:conformance>")]
    [InlineData("<pdfaExtension:schemas><rdf:Bag>", "<pdfaExtension:schemas><rdf:Seq>")]
    [InlineData("rdf:about=\"\"", "rdf:about=\"x\"")]
    public void Add_MetadataBuiltDifferently_IsRefused(string expected, string found)
    {
        byte[] file = Sample(Packet.Replace(expected, found), Catalog);

        Should.Throw<InvalidDataException>(() => PdfUaIdentification.Add(file));
    }

    [Fact]
    public void Add_FileAlreadyMarked_IsRefused()
    {
        byte[] marked = PdfUaIdentification.Add(Sample(Packet, Catalog));

        Should.Throw<InvalidDataException>(() => PdfUaIdentification.Add(marked));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(400)]
    public void Add_FileCutShort_IsRefused(int length)
    {
        byte[] file = Sample(Packet, Catalog);

        Should.Throw<InvalidDataException>(() => PdfUaIdentification.Add(file[..length]));
    }

    private static string Trailer(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        return text[text.LastIndexOf("trailer", StringComparison.Ordinal)..];
    }

    /// <summary>A file without pages, laid out as Typst 0.14 lays out its own.</summary>
    private static byte[] Sample(string packet, string catalog)
    {
        string[] objects =
        [
            $"<<\n  /Length {packet.Length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n{packet}\nendstream",
            "<<\n  /Type /Pages\n  /Count 0\n  /Kids []\n>>",
            "<<\n  /Creator (Typst)\n>>",
            catalog,
        ];
        StringBuilder file = new("%PDF-1.7\n");
        StringBuilder table = new($"xref\n0 {objects.Length + 1}\n0000000000 65535 f\r\n");
        for (int number = 1; number <= objects.Length; number++)
        {
            table.Append($"{file.Length:D10} 00000 n\r\n");
            file.Append($"{number} 0 obj\n{objects[number - 1]}\nendobj\n\n");
        }

        string trailer = $"trailer\n<<\n  /Size {objects.Length + 1}\n  /Root {objects.Length} 0 R\n  /Info 3 0 R\n  /ID [(Zmlyc3Q=) (c2Vjb25k)]\n>>\n";
        string end = $"startxref\n{file.Length}\n%%EOF";
        return Encoding.Latin1.GetBytes(file.Append(table).Append(trailer).Append(end).ToString());
    }
}
