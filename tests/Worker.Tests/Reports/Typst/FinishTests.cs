using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using KiIndicators.Worker.Reports.Typst;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

/// <summary>What <c>finish.mjs</c> makes of what Typst exports, on tables of which every head is known.</summary>
[Slow(Because.SetsAPdf)]
public sealed class FinishTests : IDisposable
{
    private const string Head = """
        #set document(title: "T")
        #set text(font: "Source Sans 3", lang: "de", size: 10pt, fallback: false)
        #let naming(content) = { set strong(delta: 0); strong(content) }
        #let keeper(rows) = table.cell(rowspan: rows, inset: 0pt, stroke: none)[]
        = T

        """;

    private readonly SampleDocument given = new();

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task FirstCell_NamesItsRow() => await Reads(
        "#table(columns: 2, table.header[Vorhaben][Ist], [Treffen], [3 von 4], [], [leer])",
        "TH Treffen: Vorhaben",
        "TD 3 von 4: Ist, Treffen",
        "TD : Vorhaben",
        "TD leer: Ist");

    [Fact]
    public async Task FirstCellOverTwoRows_NamesBoth_AndARemarkUnderSeveralColumnsNamesNone() => await Reads(
        """
        #table(columns: 3, table.header[Vorhaben][Ist][Soll],
          table.cell(rowspan: 2)[Treffen], [3], [4], table.cell(colspan: 2)[Eines fiel aus.])
        """,
        "TH Treffen: Vorhaben",
        "TD 3: Ist, Treffen",
        "TD 4: Soll, Treffen",
        "TD Eines fiel aus.: Treffen");

    [Fact]
    public async Task CellOverTheWholeWidthOnAGround_HeadsTheRowsBelowIt() => await Reads(
        """
        #table(columns: 2, table.header[Nr.][Art],
          table.cell(colspan: 2, fill: yellow)[Gezählt], [1], [Treffen],
          table.cell(colspan: 2, fill: yellow)[Nicht gezählt], [2], [Fest])
        """,
        "TH Gezählt: ",
        "TH 1: Nr., Gezählt",
        "TD Treffen: Art, Gezählt, 1",
        "TH Nicht gezählt: ",
        "TH 2: Nr., Nicht gezählt",
        "TD Fest: Art, Nicht gezählt, 2");

    [Fact]
    public async Task EmptyColumn_IsNotRead_AndTheRemarkItHoldsBelongsToTheRowAbove() => await Reads(
        """
        #table(columns: (1fr, 1fr, 0mm), table.header([Vorhaben], table.cell(colspan: 2)[Ist]),
          [Treffen], [3], keeper(2), table.cell(colspan: 2)[Eines fiel aus.],
          [Fest], table.cell(colspan: 2)[1],
          table.cell(colspan: 3)[Weitere stehen im Anhang.])
        """,
        "TH Treffen: Vorhaben",
        "TD 3: Ist, Treffen",
        "TD Eines fiel aus.: Treffen",
        "TH Fest: Vorhaben",
        "TD 1: Ist, Fest",
        "TD Weitere stehen im Anhang.: ");

    [Fact]
    public async Task MarkedCellOverTheWholeWidth_NamesTheRowsBelowIt_InPlaceOfTheirFirstCells() => await Reads(
        """
        #table(columns: 2, table.header[Ursache][Maßnahme],
          table.cell(colspan: 2, naming[Treffen: gefährdet]), [Raum fehlt], [neuer Raum],
          table.cell(colspan: 2, naming[Fest: nicht erreicht]), table.cell(colspan: 2)[Es fehlt die Stellungnahme.])
        """,
        "TH Treffen: gefährdet: ",
        "TD Raum fehlt: Ursache, Treffen: gefährdet",
        "TD neuer Raum: Maßnahme, Treffen: gefährdet",
        "TH Fest: nicht erreicht: ",
        "TD Es fehlt die Stellungnahme.: Fest: nicht erreicht");

    [Fact]
    public async Task MarkedCells_NameWhatStandsRightOfThem() => await Reads(
        "#table(columns: 4, table.header[Nr.][Regel][Nr.][Regel], naming[Z-1], [zählen], naming[Z-2], [runden])",
        "TH Z-1: Nr.",
        "TD zählen: Regel, Z-1",
        "TH Z-2: Nr.",
        "TD runden: Regel, Z-2");

    [Fact]
    public async Task TableWithoutHead_StaysAsItIs() => await Reads("#table(columns: 2, [], [b], [], [d])", "TD : ", "TD b: ", "TD : ", "TD d: ");

    [Fact]
    public async Task TableOverSeveralPages_HasNoPlace_OneOnOnePageHas()
    {
        byte[] pdf = await CompileAsync(
            "#table(columns: 2, table.header[a][b], ..range(200).map(i => [#i]))\n#pagebreak()\n#table(columns: 2, table.header[a][b], [1], [2])");

        StructureTree.ReadPlaces(pdf).ShouldBe([("Table", 3, false), ("Table", 1, true)]);
    }

    [Fact]
    public async Task File_ClaimsBothStandards_KeepsTypstsIdentifierAndDerivesASecond()
    {
        byte[] pdf = await CompileAsync("Ein Satz.");
        byte[] other = await CompileAsync("Ein anderer Satz.");

        using PdfDocument document = PdfDocument.Open(pdf);
        document.TryGetXmpMetadata(out var metadata).ShouldBeTrue();
        XDocument packet = metadata!.GetXDocument();
        packet.Descendants(XName.Get("part", "http://www.aiim.org/pdfua/ns/id/")).Single().Value.ShouldBe("1");
        packet.Descendants(XName.Get("part", "http://www.aiim.org/pdfa/ns/id/")).Single().Value.ShouldBe("2");
        packet.Descendants(XName.Get("prefix", "http://www.aiim.org/pdfa/ns/schema#")).Select(prefix => prefix.Value).ShouldContain("pdfuaid");
        Identifier(pdf).ShouldNotBe(Identifier(other));
        Identifier(pdf).ShouldMatch(@"^/ID \[\([A-Za-z0-9+/=]+\) <[0-9a-f]{32}>$");
    }

    [Fact]
    public async Task FileThatTypstHasNotWritten_IsRefused()
    {
        byte[] finished = await CompileAsync("Ein Satz.");
        string file = given.Write("finished.pdf", "");
        await File.WriteAllBytesAsync(file, finished, TestContext.Current.CancellationToken);
        string engine = new Uri(Path.Combine(new TypstOptions().EngineFolder, "finish.mjs")).AbsoluteUri;
        string script = given.Write("again.mjs", $$"""
            import { readFileSync } from 'fs';
            import { finish } from '{{engine}}';
            finish(readFileSync(process.argv[2]), readFileSync(process.argv[2]));
            """);

        using Process node = Process.Start(new ProcessStartInfo("node", [script, file]) { RedirectStandardError = true })!;
        string errors = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);

        node.ExitCode.ShouldBe(1);
        errors.ShouldContain("The PDF file has no cross-reference table as Typst 0.14 writes it.");
    }

    private static string Identifier(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        return text[text.LastIndexOf("/ID [", StringComparison.Ordinal)..].Split(']')[0];
    }

    /// <summary>Sets a table, and compares its cells below the head: role and words, and the heads that they name.</summary>
    private async Task Reads(string table, params string[] expected)
    {
        StructureTable read = StructureTree.ReadTables(await CompileAsync(table)).Single();

        read.Cells.Where(cell => cell.Scope != "Column")
            .Select(cell => $"{cell.Role} {cell.Text}: {string.Join(", ", read.HeadsOf(cell))}").ShouldBe(expected);
        read.Cells.Where(cell => cell.Role == "TH" && cell.Scope != "Column").ShouldAllBe(cell => cell.Scope == "Row");
        read.Laid().ShouldNotBeEmpty();
    }

    private async Task<byte[]> CompileAsync(string body)
    {
        using TypstCompiler compiler = new(new TypstOptions(), TimeProvider.System);
        return await compiler.CompileAsync(given.With(Head + body), TestContext.Current.CancellationToken);
    }
}
