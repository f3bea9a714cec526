using System.Text;
using KiIndicators.Worker.Reports.Typst;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Typst;

[Slow(Because.SetsAPdf)]
public sealed class TypstCompilerTests : IDisposable
{
    private readonly SampleDocument given = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => given.Dispose();

    [Fact]
    public async Task Compile_Report_IsTaggedAndNamesTitleAndLanguage()
    {
        byte[] pdf = await CompileAsync(given.With(SampleDocument.Report), Cancellation);

        using PdfDocument document = PdfDocument.Open(pdf);
        document.Information.Title.ShouldBe("Sachstandsbericht Übersicht");
        document.NumberOfPages.ShouldBe(1);
        DictionaryToken catalog = document.Structure.Catalog.CatalogDictionary;
        ((DictionaryToken)catalog.Data["MarkInfo"]).Data["Marked"].ShouldBe(BooleanToken.True);
        ((StringToken)catalog.Data["Lang"]).Data.ShouldBe("de-DE");
        IReadOnlyList<StructureElement> elements = StructureTree.Read(pdf);
        elements.ShouldContain(element => element.Role == "TH");
        elements.Single(element => element.Role == "Figure").AlternativeText.ShouldBe("Ein Balken bis 3 von 4.");
    }

    [Fact]
    public async Task Compile_SameDocumentInOtherFolderAndTimeZone_GivesSameBytes()
    {
        string elsewhere = given.FakeNode("TZ=Pacific/Auckland LANG=de_DE.UTF-8 exec node \"$@\"");
        using SampleDocument copy = new();

        byte[] first = await CompileAsync(given.With(SampleDocument.Report), Cancellation);
        byte[] second = await CompileAsync(copy.With(SampleDocument.Report), Cancellation, elsewhere);

        second.ShouldBe(first);
    }

    [Fact]
    public async Task Compile_SeveralDocumentsInOneCall_GivesEachItsOwnFileInOrder()
    {
        using SampleDocument other = new() { Sentence = "Ein anderer Satz." };

        using TypstCompiler compiler = Compiler();
        IReadOnlyList<byte[]> both = await compiler.CompileAsync(
            [given.With(SampleDocument.Report), other.With(SampleDocument.Report)], Cancellation);

        Text(both[0]).ShouldContain("Städte");
        Text(both[1]).ShouldContain("anderer");
        both[1].ShouldBe(await CompileAsync(other.With(SampleDocument.Report), Cancellation));
    }

    [Fact]
    public async Task Compile_TwoCallsAtOnce_DoNotDisturbEachOther()
    {
        using SampleDocument other = new() { Sentence = "Ein anderer Satz." };
        using TypstCompiler one = Compiler();
        using TypstCompiler two = Compiler();

        byte[][] both = await Task.WhenAll(
            one.CompileAsync(given.With(SampleDocument.Report), Cancellation),
            two.CompileAsync(other.With(SampleDocument.Report), Cancellation));

        Text(both[0]).ShouldContain("Städte");
        Text(both[1]).ShouldContain("anderer");
    }

    [Fact]
    public async Task Compile_OneAfterTheOther_StartsOneProcessAndGivesTheBytesOfAFreshOne()
    {
        string starts = given.Write("starts", "");
        string node = given.FakeNode($"echo start >> '{starts}'; exec node \"$@\"");
        using SampleDocument other = new() { Sentence = "Ein anderer Satz." };
        using TypstCompiler compiler = Compiler(node);

        byte[] first = await compiler.CompileAsync(other.With(SampleDocument.Report), Cancellation);
        byte[] second = await compiler.CompileAsync(given.With(SampleDocument.Report), Cancellation);
        byte[] third = await compiler.CompileAsync(given.With(SampleDocument.Report), Cancellation);

        File.ReadAllLines(starts).Length.ShouldBe(1);
        first.ShouldNotBe(second);
        second.ShouldBe(await CompileAsync(given.With(SampleDocument.Report), Cancellation));
        third.ShouldBe(second);
    }

    [Theory]
    [InlineData(NormalizationForm.FormC)]
    [InlineData(NormalizationForm.FormD)]
    public async Task Compile_UmlautsInEitherUnicodeForm_AreSetInSourceSans(NormalizationForm form)
    {
        using SampleDocument sample = new()
        {
            Sentence = "Übergänge für Größere".Normalize(form),
            Svg = SampleDocument.Chart.Normalize(form),
        };

        byte[] pdf = await CompileAsync(sample.With(SampleDocument.Report), Cancellation);

        string text = Text(pdf).Normalize(NormalizationForm.FormC);
        text.ShouldContain("Übergänge für Größere");
        text.ShouldContain("Präsenztermine größer: 3");
        Fonts(pdf).ShouldBe(["SourceSans3-Bold", "SourceSans3-Italic", "SourceSans3-Regular", "SourceSans3-SemiBold"]);
    }

    [Fact]
    public async Task Compile_Title_IsReadableInTheTemplate()
    {
        const string Template = """
            #set document(title: sys.inputs.title)
            #set text(font: "Source Sans 3", lang: "de")
            #par[#sys.inputs.title]
            """;

        byte[] pdf = await CompileAsync(given.With(Template, "Größter Titel"), Cancellation);

        Text(pdf).ShouldContain("Größter Titel");
    }

    [Fact]
    public async Task Compile_FileNameLeadingOutOfTheFolder_IsRefused()
    {
        TypstDocument document = given.With(SampleDocument.Report) with
        {
            Files = new Dictionary<string, byte[]> { ["../outside.json"] = [] },
        };

        await Should.ThrowAsync<ArgumentException>(() => CompileAsync(document, Cancellation));
    }

    private static TypstCompiler Compiler(string? node = null) => new(new TypstOptions { NodePath = node }, TimeProvider.System);

    private static async Task<byte[]> CompileAsync(TypstDocument document, CancellationToken cancellation, string? node = null)
    {
        using TypstCompiler compiler = Compiler(node);
        return await compiler.CompileAsync(document, cancellation);
    }

    private static string Text(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().Select(page => page.Text));
    }

    private static IEnumerable<string> Fonts(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        IEnumerable<Letter> letters = document.GetPages().SelectMany(page => page.Letters);
        return [.. letters.Select(letter => letter.FontName!.Split('+')[^1]).Distinct().Order(StringComparer.Ordinal)];
    }
}
