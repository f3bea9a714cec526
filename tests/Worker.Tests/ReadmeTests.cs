using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Database;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

/// <summary>What the README promises to name, it names.</summary>
public class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Readme_NamesEverySetting() => new ServiceCollection().AddSlices(() => new ConfigurationBuilder())
        .BuildServiceProvider().GetServices<SliceSettings>().SelectMany(slice => slice.Keys)
        .Select(key => key.Replace(SettingsReader.AnyId, "ID", StringComparison.Ordinal))
        .Where(key => !Text.Contains($"`{key}`")).ShouldBeEmpty("README.md, Configuration, lacks");

    /// <summary>The README points to the page that lists the kinds.</summary>
    [Fact]
    public void Readme_NamesEveryKind()
    {
        Text.ShouldContain("All kinds, ");
        Text.ShouldContain("(src/Worker/catalogues/README.md)");
        string page = File.ReadAllText(Path.Combine(Repository.Root, "src", "Worker", "catalogues", "README.md"));
        IndicatorKinds.Words.Where(word => !page.Contains($"\n**`{word}`** ")).ShouldBeEmpty("src/Worker/catalogues/README.md, Die Messungen, lacks");
    }

    [Fact]
    public void Readme_NamesEveryViewAndColumn() => ContractViews.Contract
        .SelectMany(view => view.Columns.Append(view.View))
        .Where(name => !Text.Contains($"`{name}`")).ShouldBeEmpty("README.md, The data contract, lacks");

    [Fact]
    public void Readme_ExplainsKiInItsFirstSentence() =>
        Text.Split("\n\n")[1].ShouldStartWith("\"KI\" stands for *Kommunales Integrationszentrum*");
}
