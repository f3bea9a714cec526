using System.Text.RegularExpressions;

namespace KiIndicators.Indicators.Tests.Documentation;

/// <summary>The source tree as it lies beside the tests.</summary>
public static partial class Source
{
    public static string Readme => File.ReadAllText(Path.Combine(Root, "README.md"));

    public static IEnumerable<string> CodeFiles => Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
            .Any(part => part is "bin" or "obj"));

    public static string Root => Path.Combine(Repository.Root, "src", "Indicators");

    public static IEnumerable<string> TestFiles =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Indicators.Tests"), "*.cs", SearchOption.AllDirectories);

    public static IEnumerable<string> CitedRules(string text) => RuleNumber().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\bZ-[0-9]+\b")]
    private static partial Regex RuleNumber();
}
