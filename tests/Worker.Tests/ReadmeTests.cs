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
        .Where(key => !Text.Contains($"`{key}`")).ShouldBeEmpty();

    [Fact]
    public void Readme_NamesEveryKind() => IndicatorKinds.Words.Where(word => !Text.Contains($"| `{word}` |")).ShouldBeEmpty();

    [Fact]
    public void Readme_NamesEveryViewAndColumn() => ContractViews.Contract
        .SelectMany(view => view.Columns.Append(view.View))
        .Where(name => !Text.Contains($"`{name}`")).ShouldBeEmpty();

    [Fact]
    public void Readme_ExplainsKiInItsFirstSentence() =>
        Text.Split("\n\n")[1].ShouldStartWith("\"KI\" stands for *Kommunales Integrationszentrum*");
}
