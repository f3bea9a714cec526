using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using KiIndicators.Indicators.Rating;
using KiIndicators.Worker.Tests.Commands;
using KiIndicators.Worker.Tests.Reports.Typst;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Proof;

/// <summary>The demo's Pruefnachweis.pdf, as an auditor without a shell has it.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class ProofTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private readonly string file = Path.Combine(demo.Report, "Pruefnachweis.pdf");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pdf_ConformsToBothStandards()
    {
        string[] verdicts = await VeraPdf.CheckAsync(File.ReadAllBytes(file), Cancellation);
        verdicts.Length.ShouldBe(2);
        verdicts.ShouldAllBe(verdict => verdict.StartsWith("PASS"));
        verdicts.ShouldContain(verdict => verdict.EndsWith(" 2a"));
        verdicts.ShouldContain(verdict => verdict.EndsWith(" ua1"));
    }

    [Fact]
    public void Bookmarks_AreTheNumbersOfAllLinesInOrder()
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        pdf.TryGetBookmarks(out Bookmarks? bookmarks).ShouldBeTrue();
        BookmarkNode[] milestones = [.. bookmarks!.Roots.Where(root => root.Children.Count > 0)];
        milestones.Select(milestone => milestone.Title.Split(':')[0]).ShouldBe(["B25", "B26", "E25", "E26", "F25", "F26", "K", "Q"]);
        milestones.SelectMany(milestone => milestone.Children).Select(line => line.Title).ShouldBe(Lines());
    }

    [Fact]
    public void Headings_SkipNoLevelAndTablesHaveHeaderCells()
    {
        IReadOnlyList<StructureElement> elements = StructureTree.Read(file);
        int[] levels = [.. elements.Where(element => element.Role is ['H', >= '1' and <= '6']).Select(element => element.Role[1] - '0')];
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
        elements.Count(element => element.Role == "TH").ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Pages_SayWhatAnAuditorAsksFor()
    {
        string text = Text();
        string json = Path.Combine(demo.Report, "Nachweis.json");
        string checksum = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(json)));
        text.ShouldContain(checksum);
        foreach (string part in new[]
        {
            "intern–enthältTitelundPartner,nichtzurVeröffentlichung", "sha256sum", "Beleghinterlegt:2von8.", "A46-2025-0031",
            "nachträglicherfasst", "WillkommenskreisBroichtal", "Partnertyp(einesdavon)", "WortlautNachzutragen", "52,8%(640von1.210",
            "ZurückgewieseneZeilenundAngaben", "H-001",
        })
        {
            text.ShouldContain(part, Case.Insensitive);
        }
    }

    [Fact]
    public void EveryRuleThatIsCited_CanBeReadInTheFile()
    {
        string text = Text();
        foreach (CountingRule rule in CountingRules.All)
        {
            text.ShouldContain(rule.Number);
        }

        text.ShouldContain("FehlendesistNieNull.", Case.Insensitive);
        text.ShouldContain("esfehlennurBelege", Case.Insensitive);
    }

    [Fact]
    public void EveryPage_SaysThatItIsInternalAndFromSampleData()
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        pdf.GetPages().ShouldAllBe(page => page.Text.Contains("BEISPIELDATEN") && page.Text.Contains("intern"));
    }

    private IEnumerable<string> Lines()
    {
        using JsonDocument record = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(demo.Report, "Nachweis.json")));
        return [.. record.RootElement.GetProperty("zeilen").EnumerateArray().Select(line => line.GetProperty("id").GetString()!)];
    }

    // Words wrap and are set in pieces: without blanks the text is what is read.
    private string Text()
    {
        using PdfDocument pdf = PdfDocument.Open(file);
        StringBuilder text = new();
        foreach (Page page in pdf.GetPages())
        {
            text.Append(page.Text);
        }

        return string.Concat(text.ToString().Where(letter => !char.IsWhiteSpace(letter)));
    }
}
