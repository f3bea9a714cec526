using System.Text;
using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>What a screen reader is told of tables and pictures, in every PDF of the demo: what no program of CI looks at.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class TableTreeTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private readonly byte[][] files =
        [.. Directory.EnumerateFiles(demo.Report, "*.pdf").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];

    [Fact]
    public void PicturesAndTables_OnOnePage_SayWhereTheyLie()
    {
        (string Role, int Pages, bool HasBox)[] places = [.. files.SelectMany(StructureTree.ReadPlaces)];

        places.ShouldContain(place => place.Role == "Figure");
        places.ShouldContain(place => place.Role == "Table" && place.HasBox);
        places.Where(place => place.Pages == 1).ShouldAllBe(place => place.HasBox);
    }

    [Fact]
    public void Tables_HaveAsManyColumnsInEveryRow_AndNoneWithoutAHead()
    {
        foreach (StructureTable table in Tables())
        {
            var laid = table.Laid();
            int width = laid.Max(place => place.Column + place.Cell.Columns);
            laid.Where(place => place.Row == 0).Select(place => place.Column)
                .ShouldBe(Enumerable.Range(0, width), $"a head begins in every column: {Words(table)}");
        }
    }

    [Fact]
    public void Heads_AreNamedOnce_AndEveryNameIsThatOfAHead()
    {
        foreach (StructureTable[] tables in files.Select(file => StructureTree.ReadTables(file).ToArray()))
        {
            tables.SelectMany(table => table.Cells).Where(cell => cell.Role == "TH").Select(cell => cell.Id).ShouldBeUnique();
            foreach (StructureTable table in tables)
            {
                string?[] heads = [.. table.Cells.Where(cell => cell.Role == "TH").Select(cell => cell.Id)];
                table.Cells.SelectMany(cell => cell.Headers).ShouldAllBe(id => heads.Contains(id));
                table.Cells.Where(cell => cell.Role == "TH").ShouldAllBe(cell => cell.Scope == "Row" || cell.Scope == "Column");
            }
        }
    }

    [Fact]
    public void Heads_AreInTheTreeOfNames()
    {
        foreach (byte[] file in files)
        {
            using PdfDocument pdf = PdfDocument.Open(file);
            IToken Found(IToken token) => token is IndirectReferenceToken reference ? pdf.Structure.GetObject(reference.Data).Data : token;
            DictionaryToken root = (DictionaryToken)Found(pdf.Structure.Catalog.CatalogDictionary.Data["StructTreeRoot"]);
            ArrayToken names = (ArrayToken)Found(((DictionaryToken)Found(root.Data["IDTree"])).Data["Names"]);
            string[] known = [.. names.Data.Where((_, index) => index % 2 == 0).Select(name => ((StringToken)Found(name)).Data)];

            known.ShouldBe(known.Order(StringComparer.Ordinal));
            known.ShouldBe(
                StructureTree.ReadTables(file).SelectMany(table => table.Cells).Select(cell => cell.Id).OfType<string>(), ignoreOrder: true);
        }
    }

    [Fact]
    public void Cells_NameTheHeadsOfTheColumnsThatTheyLieIn_AndNoOthers()
    {
        foreach (StructureTable table in Tables())
        {
            var laid = table.Laid();
            foreach ((StructureCell cell, int row, int column) in laid.Where(place => place.Row > 0))
            {
                string[] above =
                [
                    .. laid.Where(head => head.Row < row && head.Cell.Scope == "Column" && head.Column <= column
                        && head.Column + head.Cell.Columns >= column + cell.Columns).Select(head => head.Cell.Id!),
                ];
                string?[] columnHeads = [.. laid.Where(head => head.Cell.Scope == "Column").Select(head => head.Cell.Id)];
                cell.Headers.Where(id => columnHeads.Contains(id)).ShouldBe(above, $"{cell.Text} in {Words(table)}");
            }
        }
    }

    [Fact]
    public void Cells_NameTheHeadOfTheirRow()
    {
        foreach (StructureTable table in Tables())
        {
            string?[] heads = [.. table.Cells.Where(cell => cell.Scope == "Row").Select(cell => cell.Id)];
            StructureCell[] ordinary = [.. table.Laid().Where(place => place.Row > 0 && !IsWide(table, place.Cell)).Select(place => place.Cell)];
            ordinary.Where(cell => cell.Role == "TD" && cell.Text.Length > 0)
                .ShouldAllBe(cell => cell.Headers.Any(id => heads.Contains(id)), Words(table));
        }
    }

    [Fact]
    public void HeadsOfGroups_NameNoColumn_AndAreNamedByTheRowsBelow()
    {
        int groups = 0;
        foreach (StructureTable table in Tables())
        {
            StructureCell? group = null;
            foreach (IReadOnlyList<StructureCell> row in table.Rows)
            {
                if (row is [StructureCell wide] && IsWide(table, wide) && wide.HasGround)
                {
                    group = wide;
                    groups++;
                    wide.Role.ShouldBe("TH");
                    wide.Headers.ShouldBeEmpty();
                }
                else if (group is not null)
                {
                    row.ShouldAllBe(cell => cell.Headers.Contains(group.Id));
                }
            }
        }

        groups.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Files_OpenWithTitleAndOutline_AndSayWhatTheyAreAbout()
    {
        foreach (byte[] file in files)
        {
            using PdfDocument pdf = PdfDocument.Open(file);
            DictionaryToken catalog = pdf.Structure.Catalog.CatalogDictionary;
            catalog.Data["PageMode"].ShouldBe(NameToken.Create("UseOutlines"));
            ((DictionaryToken)catalog.Data["ViewerPreferences"]).Data["DisplayDocTitle"].ShouldBe(BooleanToken.True);
            pdf.Information.Title.ShouldNotBeNull().ShouldEndWith($", Sitzung 03.09.2026 ({DemoFixture.Number})");
            pdf.Information.Subject.ShouldNotBeNull().ShouldContain(DemoFixture.Number);
            pdf.Information.Keywords.ShouldNotBeNull().ShouldContain("Sachstandsbericht");
            pdf.TryGetXmpMetadata(out var metadata).ShouldBeTrue();
            string packet = Encoding.UTF8.GetString(metadata!.GetXmlBytes().ToArray());
            packet.ShouldContain(pdf.Information.Subject!);
            packet.ShouldContain($">{pdf.Information.Keywords}<");
        }
    }

    [Fact]
    public void Files_ArePackedAsPdfA2Allows()
    {
        foreach (byte[] file in files)
        {
            string text = Encoding.Latin1.GetString(file);
            text.ShouldContain("/Type /ObjStm");
            text.ShouldNotContain("\nxref\n");
            text.Split("endstream\nendobj").SkipLast(1).ShouldAllBe(part => part.EndsWith('\n'));
        }
    }

    private IEnumerable<StructureTable> Tables() => files.SelectMany(StructureTree.ReadTables);

    private static bool IsWide(StructureTable table, StructureCell cell) => cell.Columns == table.Rows[0].Sum(head => head.Columns);

    private static string Words(StructureTable table) => string.Join(" | ", table.Rows[0].Select(cell => cell.Text));
}
