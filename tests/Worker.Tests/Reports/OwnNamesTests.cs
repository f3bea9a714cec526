using System.Text.Json;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Catalogue;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>The names of a Land, a county and its department come from the Zielkatalog: another county prints its own.</summary>
public partial class OwnNamesTests
{
    [Fact]
    public void Program_KnowsNoCountyOfItsOwn()
    {
        string src = Path.Combine(Repository.Root, "src");
        string[] separators = [$"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", "node_modules"];
        string[] found =
        [
            .. from file in Directory.EnumerateFiles(src, "*", SearchOption.AllDirectories)
               where Path.GetExtension(file) is ".cs" or ".typ" || file == Path.Combine(src, "Indicators", "README.md")
               where !separators.Any(file.Contains)
               from line in File.ReadLines(file)
               where Names().IsMatch(line)
               select $"{Path.GetRelativePath(src, file)}: {line.Trim()}",
        ];

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Report_OfAnotherCounty_NamesItsDepartment()
    {
        Programme programme = Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1))) with
        {
            Authority = "Kreis Beispiel", Lead = "Amt für Migration (50)", LeadGenitive = "des Amtes für Migration",
        };

        // What the Zielkatalog says of its own area is its own.
        programme = programme with { Area = programme.Area with { Note = null } };
        Sample.Glance(programme, []).ShouldStartWith("Gegenstand dieses Berichts des Amtes für Migration ist ein Meilenstein.");
        Sample.Glance(programme with { LeadGenitive = null }, []).ShouldStartWith("Gegenstand dieses Berichts ist ein Meilenstein.");
        string[] models = [JsonSerializer.Serialize(Sample.Model(programme, [])), JsonSerializer.Serialize(Sample.Annex(programme))];
        models.ShouldAllBe(model => model.Contains("Kreis Beispiel") && !model.Contains("Integrationszentrum"));
    }

    [GeneratedRegex("St.dteRegion|Aachen|NRW|Nordrhein|A 46|Düren|Köln")]
    private static partial Regex Names();
}
