using System.Text.RegularExpressions;
using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>The demo's report and its Anlage as a screen reader gets them.</summary>
[Slow(Because.StartsTheProgram)]
public sealed partial class ReadingOrderTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private readonly IReadOnlyList<StructureElement> elements =
        StructureTree.Read(Path.Combine(demo.Report, "Sachstandsbericht.pdf"));

    [Fact]
    public void PageOne_IsReadInTheOrderInWhichItIsSeen() => Headings().Select(heading => heading.Text).Take(5).ShouldBe(
    [
        "Vier Punkte brauchen den Ausschuss", "22 von 36 zugesagten Vorhaben sind erreicht oder umgesetzt, zu zwei weiteren fehlen Daten", "Worüber zu sprechen ist",
        "Seit der Sitzung am 26.02.2026", "Als Nächstes",
    ]);

    [Fact]
    public void GoalTitles_AreHeadingsAboveTheirMilestones()
    {
        string[] headings = [.. Headings().Select(heading => $"{heading.Role} {heading.Text}")];
        int goal = Array.IndexOf(headings, "H3 Ehrenamt und Vereine");
        headings[goal - 1].ShouldBe("H2 Schwerpunkt 2: Integration als Querschnittsaufgabe");
        headings[goal + 1].ShouldBe("H4 Meilenstein 2025: Veranstaltungen, Solarkurs");
    }

    [Fact]
    public void Sentences_AreReadWithBoldWordsInTheirPlace() => elements.ShouldContain(element => element.Role == "P"
        && element.Text == "Für die Sitzung am 03.09.2026 (Ausschuss für Soziales, Gesundheit, Senioren und demographische Vielfalt). Gezählt ist alles bis 16.08.2026.");

    [Fact]
    public void Headings_SkipNoLevel()
    {
        HoldTheirLevels(Headings());
        HoldTheirLevels(Headings(StructureTree.Read(Path.Combine(demo.Report, "Anlage-Nachweise.pdf"))));
    }

    private static void HoldTheirLevels(IEnumerable<StructureElement> headings)
    {
        int[] levels = [.. headings.Select(heading => heading.Role[1] - '0')];
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
    }

    [Fact]
    public void Headings_NameNoStates() =>
        Headings().ShouldAllBe(heading => !heading.Text.Contains("gefährdet") && !heading.Text.Contains("nicht erreicht"));

    [Fact]
    public void Tables_HaveHeaderCells() => elements.Count(element => element.Role == "TH").ShouldBeGreaterThan(40);

    [Fact]
    public void Pictures_HaveAlternativeTextsThatGiveTheMessage()
    {
        string[] texts = [.. elements.Where(element => element.Role == "Figure").Select(element => element.AlternativeText ?? "")];
        string[] charts = [.. texts.Where(text => text.Contains(": ", StringComparison.Ordinal))];
        charts.Length.ShouldBeGreaterThan(5);
        charts.ShouldAllBe(text => text.Length > 20 && text.Length <= 400);
        charts.ShouldContain(text => text.Contains("Netzwerktreffen für Lehrkräfte: 7 durchgeführt"));
        // The boxes of page 1: a row for each of the eight Meilensteine.
        string[] boxes = [.. texts.Except(charts)];
        boxes.Length.ShouldBe(8);
        boxes.ShouldAllBe(text => Boxes().IsMatch(text));
        boxes[0].ShouldBe("5 erreicht, 2 umgesetzt");
    }

    [Fact]
    public void Symbols_AreNotReadAloud() =>
        elements.Select(element => element.Text).Where(text => text.IndexOfAny("■□✓●○◆".ToCharArray()) >= 0).ShouldBeEmpty();

    private IEnumerable<StructureElement> Headings() => Headings(elements);

    [GeneratedRegex(@"^\d+ [^,]+(, \d+ [^,]+)*$")]
    private static partial Regex Boxes();

    private static IEnumerable<StructureElement> Headings(IReadOnlyList<StructureElement> elements) =>
        elements.Where(element => element.Role is ['H', >= '1' and <= '6']);
}
