using KiIndicators.Indicators.Kinds;
using KiIndicators.Worker.Configuration;
using KiIndicators.Worker.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

/// <summary>What the README promises to name, it names.</summary>
public class ReadmeTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public void Readme_NamesEverySetting() => SettingsReader.Keys.Where(key => !Text.Contains($"`{key}`")).ShouldBeEmpty();

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
