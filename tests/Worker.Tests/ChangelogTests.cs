using System.Globalization;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Audit.Ledger;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

/// <summary>The version that the program names is the one that CHANGELOG.md begins with.</summary>
public partial class ChangelogTests
{
    private static readonly (Version Number, string Date)[] Entries =
    [
        .. Entry().Matches(File.ReadAllText(Path.Combine(Repository.Root, "CHANGELOG.md")))
            .Select(match => (Version.Parse(match.Groups["number"].Value), match.Groups["date"].Value)),
    ];

    [Fact]
    public void Program_BearsTheNumberOfTheTopEntry()
    {
        (Version number, string date) = Entries[0];

        ProgramVersion.Current.Version.ShouldBe(date == "Unreleased" ? $"{number}-dev" : $"{number}");
    }

    [Fact]
    public void Entries_LaterFirst_OnlyTheTopOneWithoutADate()
    {
        Entries.Select(entry => entry.Number).ShouldBe(Entries.Select(entry => entry.Number).OrderDescending());
        Entries.Skip(1).ShouldAllBe(entry => IsDay(entry.Date));
        Entries.Skip(1).Select(entry => entry.Date).ShouldBe(Entries.Skip(1).Select(entry => entry.Date).OrderDescending());
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex(@"^## \[(?<number>\d+\.\d+\.\d+)\] - (?<date>\S+)$", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
