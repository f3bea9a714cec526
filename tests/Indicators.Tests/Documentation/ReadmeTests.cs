using System.Text.RegularExpressions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Building;
using Shouldly;
using Xunit;

namespace KiIndicators.Indicators.Tests.Documentation;

public partial class ReadmeTests
{
    /// <summary>A new rule has the next number and may stand among those that it belongs to: the README orders by topic, the report by number.</summary>
    [Fact]
    public void Readme_Rules_AreThoseThatTheReportPrints()
    {
        string[] explained = [.. Rule().Matches(Source.Readme).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value.Replace("`", "").TrimEnd()}")];
        string[] printed = [.. CountingRules.All.Select(rule => $"{rule.Number} {rule.Sentence}")];

        explained.Except(printed).Select(rule => $"only in README.md: {rule}")
            .Concat(printed.Except(explained).Select(rule => $"only in CountingRules.cs: {rule}"))
            .ShouldBeEmpty("src/Indicators/README.md and src/Indicators/Rating/CountingRules.cs differ");
        explained.ShouldBeUnique("src/Indicators/README.md has a rule twice");
    }

    [Fact]
    public void Rules_OfTheReport_AreNumberedWithoutGaps() =>
        CountingRules.All.Select(rule => rule.Number).ShouldBe(
            Enumerable.Range(1, CountingRules.All.Length).Select(number => $"Z-{number}"), "src/Indicators/Rating/CountingRules.cs: numbers");

    [Fact]
    public void Code_CitedRules_AreRulesOfTheReport()
    {
        string[] known = [.. CountingRules.All.Select(rule => rule.Number)];

        Source.CodeFiles.Concat(Source.TestFiles)
            .SelectMany(file => Source.CitedRules(File.ReadAllText(file)).Select(rule => (Rule: rule, File: Path.GetFileName(file))))
            .Where(cited => cited.Rule != "Z-9999" && !known.Contains(cited.Rule)).Distinct()
            .ShouldBeEmpty("src/Indicators/Rating/CountingRules.cs lacks a rule that is cited");
    }

    /// <summary>Z-31 acts in the reader of the rows, before anything is counted.</summary>
    [Fact]
    public void Code_EachRuleOfTheCalculation_IsCitedWhereItActs()
    {
        IEnumerable<string> cited = Source.CodeFiles.Where(file => !file.EndsWith("CountingRules.cs", StringComparison.Ordinal))
            .SelectMany(file => Source.CitedRules(File.ReadAllText(file)));

        CountingRules.All.Select(rule => rule.Number).Except(cited).Except(["Z-31"]).ShouldBeEmpty("no file of src/Indicators cites the rule");
    }

    [Fact]
    public void EachKind_HasARuleOfItsOwn() =>
        IndicatorKinds.Words.Where(word => CountingRules.All.Count(rule => rule.Sentence.StartsWith(word + ":")) != 1)
            .ShouldBeEmpty("src/Indicators/README.md and src/Indicators/Rating/CountingRules.cs lack the one rule that begins with the kind's word");

    [Fact]
    public void Readme_EachState_IsNamedByCodeAndPrintedWord()
    {
        foreach (Status status in Enum.GetValues<Status>().Where(status => status != Status.NotRated))
        {
            Table.ShouldContain(row => row[2].Split(", ").Contains(status.Code()) && row[3].Split(", ").Contains(status.Printed()));
        }
    }

    /// <summary>Z-20.</summary>
    [Fact]
    public void Readme_StateTable_IsTheOneOfTheCode()
    {
        StatusFacts plain = new();
        Table.Select(row => (row[0], row[1], row[2])).ShouldBe(StatusTable.Rows.Select(row => (
            row.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), row.Condition,
            string.Join(", ", new[] { plain, plain with { IsPromise = true } }.Select(facts => row.Result(facts).Code()).Distinct()))));
    }

    [Theory]
    [InlineData("geplant", "noch nicht bewertbar: Durchführung von 1 Termin ungeklärt")]
    [InlineData("abgesagt", "Zielerreichung gefährdet: nicht genug eingeplant")]
    [InlineData("durchgeführt", "im Plan")]
    public void Readme_WorkedExample_IsWhatTheEvaluationSays(string unsettled, string expected)
    {
        string rows = string.Join(";", Example().Matches(Source.Readme).Select(match =>
            $"{match.Groups[1]} {match.Groups[2]} {(match.Groups[1].Value == "V6" ? unsettled : match.Groups[3].Value)} "
            + $"art={match.Groups[4]} zielgruppe={match.Groups[5]}"));
        Measurement result = Programmes.Measure("16.08.2026", rows, Lines.Line(
            new Count(Lines.Where("typ=veranstaltung art=Netzwerktreffen zielgruppe=Lehrkräfte"), null), "korridor 4 6"));

        result.Printed().ShouldBe(expected);
        result.Evidence.Examined.ShouldBe(8);
        if (unsettled == "geplant")
        {
            result.InShort().ShouldStartWith("2 +1 ?1");
            result.NearMisses().ShouldBe(["V3 status", "V4 zeitraum", "V5 zielgruppe"]);
        }
    }

    private static string[][] Table => [.. Source.Readme.Split('\n')
        .Where(line => TableRow().IsMatch(line))
        .Select(line => line.Trim('|', ' ').Split(" | "))];

    [GeneratedRegex(@"^\*\*(Z-[0-9]+)\*\* (.+)$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"^\| [0-9]+ \|")]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^\| (V[0-9]) \| (\S+) \| (\S+) \| (\S+) \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex Example();
}
