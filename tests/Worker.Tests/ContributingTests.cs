using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

/// <summary>Who follows CONTRIBUTING.md finds what it names, and adding a thing stays as short as it says.</summary>
public partial class ContributingTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"));

    [Fact]
    public void Contributing_EveryPathThatItNames_Exists()
    {
        string[] paths = [.. Quoted(Text).Concat(Linked(Text)).Where(IsPath).Distinct()];

        paths.Length.ShouldBeGreaterThan(20);
        paths.Where(path => !Exists(path)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kind of measurement", 8)]
    [InlineData("query", 4)]
    [InlineData("command", 3)]
    [InlineData("table", 12)]
    public void Recipe_HasNoMorePlacesThanTheHouseAllows(string thing, int most)
    {
        string[] steps = Steps(thing);

        steps.Length.ShouldBeInRange(1, most);
        steps.ShouldAllBe(step => Quoted(step).Any(IsPath));
        // Each place once; a step is one place, even where two files say the same.
        steps.SelectMany(Quoted).Where(IsPath).ShouldBeUnique();
        steps.ShouldAllBe(step => Quoted(step).Count(IsPath) <= 3);
    }

    [Fact]
    public void Contributing_FastTests_AreThoseWithoutTheTraitOfTheSlow() =>
        Text.ShouldContain($"\n    dotnet test --filter-not-trait {SlowAttribute.Trait}={SlowAttribute.Value}\n");

    [Fact]
    public void Recipes_AreNumberedWithoutGaps() =>
        Recipe().Matches(Text).Select(match => match.Groups["thing"].Value)
            .ShouldAllBe(thing => Numbers(thing).SequenceEqual(Enumerable.Range(1, Numbers(thing).Length)));

    [Fact]
    public void Decisions_AreAllInTheirIndex()
    {
        string folder = Path.Combine(Repository.Root, "docs", "decisions");
        string[] records = [.. Directory.GetFiles(folder, "0*.md").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

        Linked(File.ReadAllText(Path.Combine(folder, "README.md"))).ShouldBe(records);
        records.ShouldAllBe(record => Headings(Path.Combine(folder, record)) == "Context, Decision, Consequences, What would change our mind");
    }

    private static string[] Steps(string thing)
    {
        Match recipe = Recipe().Matches(Text).Single(match => match.Groups["thing"].Value == thing);
        return [.. Step().Matches(recipe.Groups["steps"].Value).Select(match => match.Value)];
    }

    private static int[] Numbers(string thing) => [.. Steps(thing).Select(step => int.Parse(step.Split('.')[0]))];

    private static string Headings(string file) => string.Join(
        ", ", File.ReadLines(file).Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..]));

    private static IEnumerable<string> Quoted(string text) => CodeSpan().Matches(text).Select(match => match.Groups["code"].Value);

    private static IEnumerable<string> Linked(string text) => Link().Matches(text).Select(match => match.Groups["target"].Value);

    // A folder or a file of the repository, and neither a word of the code nor an address.
    private static bool IsPath(string text) => PathText().IsMatch(text);

    private static bool Exists(string path) =>
        File.Exists(Path.Combine(Repository.Root, path)) || Directory.Exists(Path.Combine(Repository.Root, path));

    [GeneratedRegex(@"^### Add an? (?<thing>.+)\n(?<steps>(?:(?!^#).*\n?)*)", RegexOptions.Multiline)]
    private static partial Regex Recipe();

    [GeneratedRegex(@"^\d+\. .*(?:\n {3}.*)*", RegexOptions.Multiline)]
    private static partial Regex Step();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^(?:[\w.]+/[\w./-]+|sql|tests|\.?[\w.]+\.(?:md|props|editorconfig))$|^\.editorconfig$")]
    private static partial Regex PathText();
}
