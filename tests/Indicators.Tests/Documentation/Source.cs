using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace KiIndicators.Indicators.Tests.Documentation;

/// <summary>The source tree as it lies beside the tests.</summary>
public static partial class Source
{
    public static string Readme => File.ReadAllText(Path.Combine(Root, "README.md"));

    public static IEnumerable<string> CodeFiles => Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
            .Any(part => part is "bin" or "obj"));

    public static string Root => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/Indicators"));

    public static IEnumerable<string> TestFiles =>
        Directory.EnumerateFiles(Path.Combine(Path.GetDirectoryName(ThisFile())!, ".."), "*.cs", SearchOption.AllDirectories);

    public static IEnumerable<string> CitedRules(string text) => RuleNumber().Matches(text).Select(match => match.Value);

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"\bZ-[0-9]+\b")]
    private static partial Regex RuleNumber();
}
