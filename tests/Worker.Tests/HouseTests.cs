using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests;

/// <summary>The rules of the house: which room may use what.</summary>
public partial class HouseTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Configuration"] = [],
        ["Database"] = [],
        ["Intake"] = ["Database"],
        ["Meetings"] = ["Configuration", "Database"],
        ["Words"] = [],
        ["Audit"] = ["Configuration", "Database", "Intake", "Meetings", "Words"],
        ["Reports"] = ["Audit", "Meetings", "Words"],
        ["Runs"] = ["Audit", "Database", "Intake", "Meetings", "Reports"],
        ["Jobs"] = ["Audit", "Configuration", "Database", "Meetings", "Runs"],
        ["Commands"] = ["Audit", "Configuration", "Database", "Intake", "Jobs", "Meetings", "Reports", "Runs", "Words"],
    };

    private static readonly Dictionary<string, string[]> PackagesOnlyIn = new()
    {
        // Where SQL is run; Runs hands the transaction on in which all of a run's reading happens.
        ["Dapper"] = ["Database", "Intake", "Meetings", "Jobs", "Audit/Ledger", "Audit/Baselines"],
        ["System.Data.Common"] = ["Database", "Intake", "Meetings", "Jobs", "Runs", "Audit/Recount", "Audit/Ledger", "Audit/Baselines"],
        ["Microsoft.Data.Sqlite"] = ["Database"],
        ["Microsoft.Data.SqlClient"] = ["Database"],
        ["DbUp"] = ["Database"],
        ["Quartz"] = ["Jobs"],
        ["ScottPlot"] = ["Reports/Charts"],
        ["SkiaSharp"] = ["Reports/Charts"],
        ["YamlDotNet"] = ["Intake/Catalogue"],
        ["UglyToad.PdfPig"] = ["Audit"],
        ["System.CommandLine"] = ["Commands", ""],
        ["Spectre.Console"] = ["Commands", ""],
    };

    [Fact]
    public void Rooms_UseOnlyTheRoomsBelowThem() => Sources()
        .SelectMany(source => Usings(source.Text, "KiIndicators.Worker.")
            .Select(used => (source.Room, Used: used.Split('.')[2], source.File)))
        .Where(use => use.Room.Length > 0 && use.Used != Top(use.Room))
        .Where(use => !MayUse[Top(use.Room)].Contains(use.Used))
        .Select(use => $"{use.File} uses {use.Used}")
        .ShouldBeEmpty();

    [Fact]
    public void Packages_AreUsedOnlyInTheirRooms() => Sources()
        .SelectMany(source => PackagesOnlyIn
            .Where(package => Usings(source.Text, package.Key).Any())
            .Where(package => !package.Value.Any(room => source.Room == room || (room.Length > 0 && source.Room.StartsWith(room, StringComparison.Ordinal))))
            .Select(package => $"{source.File} uses {package.Key}"))
        .ShouldBeEmpty();

    [Fact]
    public void Indicators_ReferenceNothingButTheFramework() =>
        typeof(KiIndicators.Indicators.Catalogue.Programme).Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
            .ShouldBeEmpty();

    [Fact]
    public void Sources_ReadNoAmbientClock() => Sources()
        .Where(source => AmbientClock().IsMatch(source.Text))
        .Select(source => source.File)
        .ShouldBeEmpty();

    private static IEnumerable<(string File, string Room, string Text)> Sources()
    {
        string worker = Path.Combine(Repository.Root, "src", "Worker");
        return Directory.EnumerateFiles(worker, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(worker, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Select(file => (file, Path.GetDirectoryName(file)!.Replace('\\', '/'), File.ReadAllText(Path.Combine(worker, file))));
    }

    private static string Top(string room) => room.Split('/')[0];

    private static IEnumerable<string> Usings(string text, string prefix) => UsingLine().Matches(text)
        .Select(match => match.Groups["name"].Value)
        .Where(name => name == prefix || name.StartsWith(prefix.EndsWith('.') ? prefix : prefix + ".", StringComparison.Ordinal));

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"\bDate(Time|TimeOffset)\.(Now|UtcNow|Today)\b")]
    private static partial Regex AmbientClock();
}
