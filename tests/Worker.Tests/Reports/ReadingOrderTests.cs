using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>The demo's report as a screen reader gets it.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class ReadingOrderTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private readonly IReadOnlyList<StructureElement> elements =
        StructureTree.Read(Path.Combine(demo.Report, "Sachstandsbericht.pdf"));

    [Fact]
    public void PageOne_IsReadInTheOrderInWhichItIsSeen() => Headings().Select(heading => heading.Text).Take(7).ShouldBe(
    [
        "Umsetzung der inhaltlichen Schwerpunkte 2025 und 2026",
        "Auf einen Blick", "Bewertung der Meilensteine", "Abweichungen mit Stellungnahme der Verwaltung",
        "Seit dem letzten Bericht", "Nächste Termine", "Schwerpunkt 1: Integration durch Bildung (Kita und Schule)",
    ]);

    [Fact]
    public void Summary_IsReadSentenceBySentence_WithBoldWordsInTheirPlace()
    {
        string summary = elements.Single(element => element.Role == "P"
            && element.Text.StartsWith("Gegenstand dieses Berichts", StringComparison.Ordinal)).Text;
        summary.ShouldContain("Von den sechs Meilensteinen sind zwei erreicht; einer ist teilweise erreicht, einer ist im Plan,");
        summary.ShouldEndWith("zugesagten Vorhaben.");
    }

    [Fact]
    public void Headings_SkipNoLevel()
    {
        int[] levels = [.. Headings().Select(heading => heading.Role[1] - '0')];
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
    }

    [Fact]
    public void Headings_NameNoStates() =>
        Headings().ShouldAllBe(heading => !heading.Text.Contains("gefährdet") && !heading.Text.Contains("nicht erreicht"));

    [Fact]
    public void Tables_HaveHeaderCells() => elements.Count(element => element.Role == "TH").ShouldBeGreaterThan(50);

    [Fact]
    public void Pictures_HaveAlternativeTextsThatGiveTheMessage()
    {
        string[] texts = [.. elements.Where(element => element.Role == "Figure").Select(element => element.AlternativeText ?? "")];
        texts.Length.ShouldBeGreaterThan(5);
        texts.ShouldAllBe(text => text.Length > 20 && text.Length <= 250);
        texts.ShouldContain(text => text.Contains("Netzwerktreffen für Lehrkräfte") && text.Contains("durchgeführt"));
    }

    [Fact]
    public void Symbols_AreNotReadAloud() =>
        elements.Select(element => element.Text).Where(text => text.IndexOfAny("■□✓●○◆".ToCharArray()) >= 0).ShouldBeEmpty();

    private IEnumerable<StructureElement> Headings() =>
        elements.Where(element => element.Role is ['H', >= '1' and <= '6']);
}
