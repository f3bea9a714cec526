using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Slices;
using ArchUnitNET.Loader;
using KiIndicators.Indicators.Catalogue;
using Shouldly;
using Xunit;
using Assembly = System.Reflection.Assembly;

namespace KiIndicators.Worker.Tests;

/// <summary>The rules of the house: which rooms there are, which may use which, and that no two use each other.</summary>
public partial class HouseTests
{
    private const string Indicators = "Indicators";
    private const string Worker = "Worker";

    /// <summary>The rooms of each project, and the rooms that each may use. What lies at a project's root is below all of them.</summary>
    private static readonly Dictionary<string, Dictionary<string, string[]>> MayUse = new()
    {
        [Indicators] = new()
        {
            ["Terms"] = [],
            ["Activities"] = ["Terms"],
            ["Conditions"] = ["Activities", "Terms"],
            ["Kinds"] = ["Activities", "Conditions", "Terms"],
            ["Catalogue"] = ["Activities", "Conditions", "Kinds", "Terms"],
            ["Rating"] = ["Activities", "Catalogue", "Conditions", "Kinds", "Terms"],
            ["Results"] = ["Activities", "Catalogue", "Conditions", "Kinds", "Rating", "Terms"],
            ["Evaluation"] = ["Activities", "Catalogue", "Conditions", "Kinds", "Rating", "Results", "Terms"],
        },
        [Worker] = new()
        {
            ["Words"] = [],
            ["Database"] = [],
            ["Meetings"] = ["Database"],
            ["Intake"] = ["Database", "Words"],
            ["Audit"] = ["Database", "Intake", "Meetings", "Words"],
            ["Contracts"] = ["Audit", "Delivery", "Digest", "Doctor", "Meetings", "Watch"],
            ["Delivery"] = ["Audit", "Database", "Meetings", "Reports", "Words"],
            ["Reports"] = ["Audit", "Meetings", "Words"],
            ["Runs"] = ["Audit", "Database", "Delivery", "Intake", "Meetings", "Reports", "Words"],
            ["Digest"] = ["Audit", "Database", "Delivery", "Meetings", "Reports", "Runs", "Words"],
            ["Export"] = ["Audit", "Reports", "Runs", "Words"],
            ["Doctor"] = ["Audit", "Database", "Delivery", "Intake", "Meetings", "Reports", "Runs", "Watch"],
            ["Watch"] = ["Audit", "Database", "Delivery", "Digest", "Meetings", "Runs"],
            ["Jobs"] = ["Database", "Delivery", "Digest", "Meetings", "Runs", "Watch"],
            ["Demo"] = ["Audit", "Database", "Intake", "Meetings", "Runs"],
            ["Commands"] = ["Audit", "Contracts", "Database", "Delivery", "Demo", "Digest", "Doctor", "Export", "Intake", "Jobs", "Meetings", "Reports", "Runs", "Watch", "Words"],
        },
    };

    /// <summary>The rooms within rooms; a third level divides a room and needs no leave.</summary>
    private static readonly Dictionary<string, string[]> Within = new()
    {
        ["Audit"] = ["Record", "Ledger", "Recount", "Comparison", "Explanations", "Verification", "Baselines", "Quality"],
        ["Intake"] = ["Rows", "Yaml", "Catalogue", "Import"],
        ["Meetings"] = ["Deadlines", "Feeds"],
        ["Delivery"] = ["Mail"],
        ["Digest"] = ["Blocks"],
        ["Reports"] = ["Model", "FirstPage", "Sections", "Charts", "Proof", "Typst"],
        ["Database"] = ["Sqlite", "SqlServer", "Providers"],
    };

    // Only their rooms hold files.
    private static readonly string[] Corridors = ["Audit", "Intake"];

    private static readonly Dictionary<string, string[]> PackagesOnlyIn = new()
    {
        // Where SQL is run; the recount reads past Dapper, Runs hands the transaction on in which all of a run's reading happens.
        ["Dapper"] = ["Database", "Intake/Rows", "Intake/Import", "Meetings", "Delivery", "Runs", "Audit/Ledger", "Audit/Baselines", "Demo"],
        ["System.Data.Common"] =
            ["Database", "Intake/Rows", "Intake/Import", "Meetings", "Delivery", "Runs", "Audit/Ledger", "Audit/Baselines", "Audit/Recount"],
        ["Microsoft.Data.Sqlite"] = ["Database/Sqlite"],
        ["Microsoft.Data.SqlClient"] = ["Database/SqlServer"],
        ["DbUp"] = ["Database"],
        ["Quartz"] = ["Jobs"],
        ["OpenTelemetry"] = ["Jobs"],
        ["Microsoft.Extensions.Hosting"] = ["Jobs", "Commands"],
        ["Microsoft.Extensions.Configuration"] = ["Commands", ""],
        ["ScottPlot"] = ["Reports/Charts"],
        ["SkiaSharp"] = ["Reports/Charts"],
        ["HarfBuzzSharp"] = ["Reports/Charts"],
        ["YamlDotNet"] = ["Intake/Yaml"],
        ["DocumentFormat.OpenXml"] = ["", "Export", "Intake/Import"],
        ["CsvHelper"] = ["Intake/Import", "Meetings/Feeds/Lists", "Words"],
        ["ExcelDataReader"] = [""],
        ["Ical.Net"] = ["Meetings/Feeds/ICalendar"],
        ["MimeKit"] = ["Delivery"],
        ["MailKit"] = ["Delivery"],
        ["Fluid"] = ["Delivery", "Digest"],
        ["PublicHoliday"] = ["Meetings/Deadlines"],
        ["Polly"] = ["Meetings/Feeds"],
        ["Microsoft.Extensions.Http.Resilience"] = ["Meetings/Feeds"],
        ["UglyToad.PdfPig"] = ["Audit/Verification"],
        ["System.CommandLine"] = ["Commands", ""],
        ["Spectre.Console"] = ["Commands", ""],
    };

    [Theory]
    [InlineData(Indicators)]
    [InlineData(Worker)]
    public void Folders_AreTheRoomsOfTheHouse(string project) => Sources(project)
        .Where(source => source.Room.Length > 0 && !IsRoom(project, source.Room.Split('/')))
        .Select(source => source.File)
        .ShouldBeEmpty();

    [Theory]
    [InlineData(Indicators)]
    [InlineData(Worker)]
    public void Namespaces_AreTheFolders(string project) => Sources(project)
        .Where(source => source.File != "Program.cs")
        .Where(source => NamespaceLine().Match(source.Text).Groups["name"].Value
            != $"KiIndicators.{project}/{source.Room}".TrimEnd('/').Replace('/', '.'))
        .Select(source => source.File)
        .ShouldBeEmpty();

    [Theory]
    [InlineData(Indicators)]
    [InlineData(Worker)]
    public void Rooms_UseOnlyTheRoomsBelowThem(string project) => Sources(project)
        .SelectMany(source => Usings(source.Text, $"KiIndicators.{project}.")
            .Select(used => (source.Room, Used: used.Split('.')[2], source.File)))
        .Where(use => use.Room.Length > 0 && use.Used != Top(use.Room))
        .Where(use => !MayUse[project].TryGetValue(Top(use.Room), out string[]? below) || !below.Contains(use.Used))
        .Select(use => $"{use.File} uses {use.Used}")
        .ShouldBeEmpty();

    [Theory]
    [InlineData(Indicators)]
    [InlineData(Worker)]
    public void Rooms_FormNoCircle(string project) => Circles(AssemblyOf(project), $"KiIndicators.{project}.").ShouldBeEmpty();

    [Fact]
    public void ACircle_IsFound() =>
        Circles(typeof(HouseTests).Assembly, "KiIndicators.Worker.Tests.Circle.").ShouldHaveSingleItem().ShouldContain("One -> Two");

    [Fact]
    public void Packages_AreUsedOnlyInTheirRooms() => Sources(Worker)
        .SelectMany(source => PackagesOnlyIn
            .Where(package => Usings(source.Text, package.Key).Any())
            .Where(package => !package.Value.Any(room => source.Room == room || (room.Length > 0 && source.Room.StartsWith($"{room}/", StringComparison.Ordinal))))
            .Select(package => $"{source.File} uses {package.Key}"))
        .ShouldBeEmpty();

    [Fact]
    public void Indicators_ReferenceNothingButTheFramework() =>
        AssemblyOf(Indicators).GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Sources_ReadNoAmbientClock() => Sources(Worker)
        .Where(source => AmbientClock().IsMatch(source.Text))
        .Select(source => source.File)
        .ShouldBeEmpty();

    private static Assembly AssemblyOf(string project) => project == Worker ? typeof(UserError).Assembly : typeof(Programme).Assembly;

    /// <summary>Circles between folders, two levels deep, among the types as compiled: what no using line shows is seen too.</summary>
    private static IEnumerable<string> Circles(Assembly assembly, string root)
    {
        SliceRuleCreator rule = new();
        rule.SetSliceAssignment(new SliceAssignment(
            type => FolderOf(type, root) is string folder ? SliceIdentifier.Of(folder) : SliceIdentifier.Ignore(), "folders"));
        return new GivenSlices(rule).Should().BeFreeOfCycles()
            .Evaluate(new ArchLoader().LoadNamespacesWithinAssembly(assembly, root.TrimEnd('.')).Build())
            .Where(result => !result.Passed)
            .Select(result => result.Description);
    }

    private static string? FolderOf(IType type, string root)
    {
        string space = type.Namespace.FullName;
        return space.StartsWith(root, StringComparison.Ordinal) ? string.Join('/', space[root.Length..].Split('.').Take(2)) : null;
    }

    private static bool IsRoom(string project, string[] path) => MayUse[project].ContainsKey(path[0])
        && (path.Length == 1
            ? !Corridors.Contains(path[0])
            : project == Worker && Within.GetValueOrDefault(path[0], []).Contains(path[1]));

    private static IEnumerable<(string File, string Room, string Text)> Sources(string project)
    {
        string folder = Path.Combine(Repository.Root, "src", project);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Select(file => (file, Path.GetDirectoryName(file)!.Replace('\\', '/'), File.ReadAllText(Path.Combine(folder, file))));
    }

    private static string Top(string room) => room.Split('/')[0];

    private static IEnumerable<string> Usings(string text, string prefix) => UsingLine().Matches(text)
        .Select(match => match.Groups["name"].Value)
        .Where(name => name == prefix || name.StartsWith(prefix.EndsWith('.') ? prefix : prefix + ".", StringComparison.Ordinal));

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\bDate(Time|TimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex AmbientClock();
}
