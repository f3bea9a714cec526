using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Yaml;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Intake.Catalogue;

public sealed partial class CatalogueReadmeTests
{
    private static readonly string Readme =
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalogues", "README.md"));

    public static TheoryData<string> Examples =>
        [.. Fences().Matches(Readme).Select(match => match.Groups[1].Value.TrimEnd())];

    [Fact]
    public void Readme_OfTheCatalogues_ExplainsEveryKey() =>
        CatalogueKeys.All.Where(key => !IsExplained(key)).ShouldBeEmpty("src/Worker/catalogues/README.md lacks keys");

    [Fact]
    public void Readme_OfTheCatalogues_ShowsEveryKindAndEveryTarget()
    {
        string examples = string.Join('\n', Fences().Matches(Readme).Select(match => match.Groups[1].Value));

        IndicatorKinds.Words.Where(word => !examples.Contains($"messung: {word}", StringComparison.Ordinal)).ShouldBeEmpty("src/Worker/catalogues/README.md lacks examples");
        TargetReader.Words.Where(word => !examples.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty("src/Worker/catalogues/README.md lacks examples");
    }

    [Fact]
    public void Readme_OfTheCatalogues_NamesEveryTypeOfActivity() =>
        Enum.GetValues<ActivityKind>().Select(ActivityFields.Word)
            .Where(word => !Readme.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_OfTheReadme_Loads(string example) => CatalogueFolder.Faults(Embedded(example)).ShouldBeEmpty();

    private static bool IsExplained(string key) => Regex.IsMatch(Readme, $"(?<![\\w`]){key}:\\s|`{key}`|`{key}:");

    /// <summary>A whole catalogue stays; lines, conditions and rulings are put into a small one.</summary>
    internal static string Embedded(string example) => example.Split(':')[0] switch
    {
        "programm" => example,
        "auswahl" => CatalogueFolder.Programme("- id: Z-1\n  titel: Beispiel\n  messung: anzahl\n" + CatalogueFolder.Indent(example, 2)),
        "auslegungen" => CatalogueFolder.Programme(
            string.Join('\n', ((string[])["Z-1", "Z-2"]).Select(id =>
                CatalogueFolder.OneLine.Replace("L-1", id, StringComparison.Ordinal) + "\n  auslegungen: [A-1, A-2]")),
            Regex.Replace(example[(example.IndexOf('\n', StringComparison.Ordinal) + 1)..], "^  ", "", RegexOptions.Multiline)),
        _ => CatalogueFolder.Programme(example),
    };

    [GeneratedRegex("^```yaml\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fences();
}
