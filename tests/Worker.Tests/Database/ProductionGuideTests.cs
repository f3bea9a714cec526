using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>What the production guide says to type can be typed.</summary>
public partial class ProductionGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "production.md"));

    public static TheoryData<string> Statements =>
    [
        .. Query().Matches(Guide).Select(match => match.Groups["sql"].Value),
        .. Block().Matches(Guide).Select(match => match.Groups["sql"].Value)
            .Where(block => Statement().IsMatch(block)).Select(block => Regex.Replace(block, "(?m)^    |^ *EXIT$", "")),
    ];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_OfTheGuide_Parses(string sql) => TSql.Parse(sql);

    [Fact]
    public void Statements_OfTheGuide_AreFound() => Statements.Count().ShouldBeGreaterThan(12);

    [GeneratedRegex("-Q \"(?<sql>[^\"]+)\"")]
    private static partial Regex Query();

    [GeneratedRegex(@"(?<sql>(?:^    .*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^    (SELECT|DROP|CREATE) ")]
    private static partial Regex Statement();
}
