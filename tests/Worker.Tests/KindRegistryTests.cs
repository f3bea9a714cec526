using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Audit.Recount.Kinds;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Tests.Audit.Recount;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

/// <summary>
/// A kind is known wherever kinds are listed, and answers for itself everywhere else. That it has a rule in the README
/// is asked of the calculation.
/// </summary>
public class KindRegistryTests
{
    /// <summary>Where a kind has a file of its own. The comparison still asks one question about the duration of cooperations.</summary>
    private static readonly string[] Rooms = ["Audit/Recount/Kinds/", "Intake/Catalogue/", "Audit/Comparison/"];

    private static readonly Type[] Kinds =
        [.. typeof(Measure).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Measure)) && !type.IsAbstract)];

    private static readonly Measure[] Measures = [.. Kinds.Select(kind => (Measure)RuntimeHelpers.GetUninitializedObject(kind))];

    private static readonly string[] Words = [.. Measures.Select(measure => measure.Word)];

    [Fact]
    public void EveryKind_HasItsWordInTheList() =>
        IndicatorKinds.Words.ShouldBe(Words, ignoreOrder: true, "src/Indicators/Kinds/IndicatorKinds.cs");

    [Fact]
    public void EveryKind_HasAReader() =>
        KindTable.Words.ShouldBe(Words, ignoreOrder: true, "src/Worker/Intake/Catalogue/KindTable.cs");

    [Fact]
    public void EveryKind_HasARecount() =>
        LineKinds.All.ShouldBe(Kinds, ignoreOrder: true, "src/Worker/Audit/Recount/Kinds/LineKinds.cs");

    [Fact]
    public void EveryKind_IsKnownToTheGeneratorOfProgrammes() =>
        RandomProgramme.LinesOf(new Choices(1), Kinds.Length).Select(line => line.Measure.GetType())
            .ShouldBe(Kinds, ignoreOrder: true, "tests/Indicators.Tests/Generation/RandomProgramme.cs");

    [Fact]
    public void EveryKindThatCounts_HasAWrongRule() =>
        Measures.Where(measure => measure.CountsRows).Select(measure => measure.Word).Except(WrongRuleTests.Mutants.Select(mutant => mutant.Data.Item1))
            .ShouldBeEmpty("tests/Worker.Tests/Audit/Recount/WrongRuleTests.cs, Mutants, lacks");

    [Fact]
    public void Code_OutsideTheRoomsOfKinds_NeverAsksWhichKindItIs()
    {
        string kinds = $"({string.Join('|', Kinds.Select(kind => kind.Name))})";
        Regex asks = new($@"\b(is|not|or|case|Measure:) {kinds}\b|^\s*{kinds}( \w+)?( \{{.*\}})? =>|OfType<{kinds}>", RegexOptions.Multiline);
        string root = Path.Combine(Repository.Root, "src", "Worker");

        Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(root, file).Replace('\\', '/'), Text: File.ReadAllText(file)))
            .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal)
                && !Rooms.Any(room => file.Name.StartsWith(room, StringComparison.Ordinal)))
            .SelectMany(file => asks.Matches(file.Text).Select(match => $"{file.Name}: {match.Value.Trim()}"))
            .ShouldBeEmpty();
    }
}
