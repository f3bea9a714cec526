using System.Text.RegularExpressions;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Catalogue;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

public sealed partial class ShippedCatalogueTests
{
    // Line by line as zielkatalog.md names them.
    private static readonly string[] LineIds =
    [
        "B25-0", "B25-1", "B25-1a", "B25-2", "B25-2a", "B25-2b", "B25-3", "B25-4", "B25-4a", "B25-5", "B25-5a",
        "B26-0", "B26-0a", "B26-1", "B26-2", "B26-2a", "B26-2b", "B26-3", "B26-4", "B26-4a", "B26-5", "B26-5a",
        "E25-1", "E25-1a", "E25-2", "E25-3", "E25-4",
        "E26-1", "E26-1a", "E26-2", "E26-2a", "E26-3", "E26-4", "E26-5", "E26-6", "E26-6a", "E26-6b", "E26-7",
        "F25-1", "F25-2", "F25-2a", "F26-1", "F26-1a", "F26-2",
        "K-1", "K-2", "K-3", "K-4", "Q-1", "Q-2a", "Q-2b", "Q-2c", "Q-3",
    ];

    private static readonly Lazy<Programme> Shipped = new(() =>
        CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues")).Programmes.Single());

    [Fact]
    public void ShippedCatalogue_BesideTheProgram_LoadsWithoutFaults() => Shipped.Value.Id.ShouldBe("2025-2026");

    [Fact]
    public void ShippedCatalogue_ComparedWithTheZielkatalog_HoldsEveryLineAndNoOther() =>
        Shipped.Value.Indicators.Select(line => line.Id).ShouldBe(LineIds);

    [Fact]
    public void ShippedCatalogue_Milestones_AreSixOneMandateAndOneRule() =>
        Shipped.Value.Milestones.Select(milestone => (milestone.Id, milestone.Type)).ShouldBe(
        [
            ("B25", MilestoneType.Milestone), ("B26", MilestoneType.Milestone), ("E25", MilestoneType.Milestone),
            ("E26", MilestoneType.Milestone), ("F25", MilestoneType.Milestone), ("F26", MilestoneType.Milestone),
            ("K", MilestoneType.Mandate), ("Q", MilestoneType.CrossCutting),
        ]);

    [Fact]
    public void ShippedCatalogue_Rulings_AreProposedAndNotedByNobody() =>
        Shipped.Value.Rulings.ShouldAllBe(ruling => ruling.Standing == "vorgeschlagen" && ruling.NotedBy == null);

    [Fact]
    public void ShippedCatalogue_ReferenceSet_IsNineWithoutAachenWhichIsStillAPlace()
    {
        ReferenceSet set = Shipped.Value.Area.Versions.ShouldHaveSingleItem();

        set.Ags.Length.ShouldBe(9);
        set.Ags.ShouldNotContain("05334002");
        Shipped.Value.Area.NameOf("05334002").ShouldBe("Aachen");
    }

    [Fact]
    public void ShippedCatalogue_Quotations_StandVerbatimInTheResolution()
    {
        string text = Normalised(File.ReadAllText(ResolutionText()));
        string[] quotations =
        [
            .. Shipped.Value.Milestones.Select(milestone => milestone.Quotation).OfType<string>(),
            .. Shipped.Value.Indicators.Select(line => line.Quotation).OfType<string>(),
        ];

        quotations.ShouldNotBeEmpty();
        quotations.Where(quotation => !text.Contains(Normalised(quotation), StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string ResolutionText()
    {
        string file = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "beschluss-2024-0300.txt"));
        Assert.SkipUnless(File.Exists(file), $"Der Text des Beschlusses fehlt: {file}");
        return file;
    }

    /// <summary>Without HTML tags and list marks, every run of white space one blank.</summary>
    private static string Normalised(string text) =>
        Blanks().Replace(Marks().Replace(Tags().Replace(text, " "), " "), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("[•·▪]")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
