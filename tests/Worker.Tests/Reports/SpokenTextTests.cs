using System.Text.RegularExpressions;
using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>The demo's documents as they are read aloud.</summary>
[Slow(Because.StartsTheProgram)]
public sealed partial class SpokenTextTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    [Theory]
    [InlineData("Sachstandsbericht.pdf")]
    [InlineData("Anlage-Nachweise.pdf")]
    [InlineData("Pruefnachweis.pdf")]
    public void WordsThatAreApartOnPaper_HaveABlankBetweenThem(string file) =>
        Read(file).SelectMany(line => line.Glued.Select(place => $"Seite {line.Page}, {line.Role}: {place}")).Where(place => !IsDigest(place)).ShouldBeEmpty();

    [Fact]
    public void PageOne_IsReadAloudAsItStandsInTheFile() => Spoken(line => line.Page <= 1).ShouldBe(Expected("seite-1.txt"));

    [Fact]
    public void Section_IsReadAloudAsItStandsInTheFile()
    {
        string[] all = Spoken(_ => true);
        int begin = Array.FindIndex(all, line => line.StartsWith("H4 Meilenstein 2025: Veranstaltungen", StringComparison.Ordinal));
        int end = Array.FindIndex(all, begin + 1, line => line.StartsWith("H4 ", StringComparison.Ordinal));
        all[begin..end].ShouldBe(Expected("abschnitt.txt"));
    }

    [Theory]
    [InlineData("Sachstandsbericht.pdf")]
    [InlineData("Pruefnachweis.pdf")]
    public void Links_SayWhereTheyLead(string file)
    {
        using PdfDocument pdf = PdfDocument.Open(Path.Combine(demo.Report, file));
        string[] said = [.. pdf.GetPages().SelectMany(page => page.GetAnnotations()).Where(one => one.Type == AnnotationType.Link).Select(one => one.Content ?? "")];
        said.Length.ShouldBeGreaterThan(10);
        said.ShouldAllBe(words => words.Length > "Abschnitt, Seite 100".Length || !words.StartsWith("Abschnitt", StringComparison.Ordinal));
        said.ShouldAllBe(words => PageAtTheEnd().IsMatch(words));
    }

    [GeneratedRegex(@"\p{L}.*\bSeite \d+$")]
    private static partial Regex PageAtTheEnd();

    // 64 digits in groups: copied and read aloud without blanks on purpose.
    private static bool IsDigest(string place) => place.Split(": ", 2)[1].Replace("|", "", StringComparison.Ordinal).All(char.IsAsciiHexDigitLower);

    private static string[] Expected(string name) => File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Reports", "Spoken", name));

    // The checksum depends on the version of the program, which the record names.
    private string[] Spoken(Func<SpokenLine, bool> which) => [.. Read("Sachstandsbericht.pdf").Where(which).Select(line => $"{line.Role} {line.Text}")];

    private IReadOnlyList<SpokenLine> Read(string file) => StructureTree.ReadAloud(File.ReadAllBytes(Path.Combine(demo.Report, file)));
}
