using System.Text.RegularExpressions;
using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Doctor;
using KiIndicators.Worker.Watch;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Doctor;

/// <summary>Whoever is woken at night finds a row in the Betriebshandbuch for whatever the program said.</summary>
public sealed partial class OperationsManualTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "Betriebshandbuch.md"));

    private static string[] Keys => [.. Row().Matches(Text).Select(row => row.Groups["key"].Value)];

    [Fact]
    public void EveryAlarm_HasItsRow() =>
        Enum.GetValues<FindingKind>().Select(Finding.WordOf).Except(Keys).ShouldBeEmpty();

    [Fact]
    public void EveryCheckOfTheDoctor_HasItsRow()
    {
        using ServiceProvider none = new ServiceCollection().BuildServiceProvider();
        new HealthChecks(none).All().Select(check => check.Id).Except(Keys).ShouldBeEmpty();
    }

    [Fact]
    public void EveryRow_IsOfAnAlarmOrACheckThatThereIs()
    {
        using ServiceProvider none = new ServiceCollection().BuildServiceProvider();
        Keys.Except(Enum.GetValues<FindingKind>().Select(Finding.WordOf)).Except(new HealthChecks(none).All().Select(check => check.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void EveryExitCode_HasItsRow()
    {
        foreach (int code in (int[])[0, CommandRunner.Failed, CommandRunner.WrongUse])
        {
            Text.ShouldContain($"\n| {code} | ");
        }
    }

    /// <summary>Two printed pages hold some 1,400 words in tables.</summary>
    [Fact]
    public void Manual_FitsOnTwoPages() => Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeLessThan(1500);

    [GeneratedRegex(@"^\| `(?<key>[a-z_]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
