using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>The commands are what the program's help says; the documents are asked against it.</summary>
[Slow(Because.StartsTheProgram)]
public sealed partial class HelpTests(HelpTests.ProgramHelp help) : IClassFixture<HelpTests.ProgramHelp>
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    private static readonly string Guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "pruefleitfaden.md"));

    [Fact]
    public void Readme_TableOfCommands_NamesThoseOfTheProgram()
    {
        string section = Readme[Readme.IndexOf("\n## Commands\n", StringComparison.Ordinal)..];
        string[] named = [.. TableRow().Matches(section[..section.IndexOf("\n## ", 1, StringComparison.Ordinal)])
            .SelectMany(row => Quoted(row.Groups["first"].Value)).Select(NameOf)];

        help.Commands.Except(named).ShouldBeEmpty("README.md, table of commands, lacks");
        named.Except(help.Commands).ShouldBeEmpty("README.md, table of commands, names what the program has not");
    }

    /// <summary>The guide explains only what an audit uses, and in its table, its steps and its sentences nothing that is not there.</summary>
    [Fact]
    public void Guide_EveryCommandThatItNames_IsOneOfTheProgram()
    {
        string[] first = [.. help.Commands.Select(command => command.Split(' ')[0])];
        string[] named = [.. Quoted(Guide)
            .Where(text => text.StartsWith("kiindicators ", StringComparison.Ordinal) || first.Contains(text.Split(' ')[0]))
            .Select(text => NameOf(text.Replace("kiindicators ", "", StringComparison.Ordinal))).Where(name => name.Length > 0).Distinct()];

        named.Length.ShouldBeGreaterThan(5);
        named.Except(help.Commands).ShouldBeEmpty("docs/pruefleitfaden.md names what the program has not");
    }

    [Fact]
    public void Help_OfEachCommand_IsGerman() => help.Pages.SelectMany(page =>
            new[] { "Usage", "Options", "REQUIRED", "Show help", "Description" }
                .Where(english => page.Value.Contains(english, StringComparison.Ordinal)).Select(english => $"kiindicators {page.Key} --help: {english}"))
        .ShouldBeEmpty("src/Worker/Commands/GermanHelp.cs");

    private static IEnumerable<string> Quoted(string text) => CodeSpan().Matches(text).Select(match => match.Groups["code"].Value);

    // The words before the first argument or option.
    private static string NameOf(string text) => Name().Match(text).Value;

    [GeneratedRegex(@"^\| (?<first>(?:[^|\n]|(?<=\\)\|)+) \|", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^[a-z]+( [a-z]+)*(?![^ ])")]
    private static partial Regex Name();

    [GeneratedRegex(@"^  (?<name>[a-z]+) ", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    /// <summary>The help of the program, of each group and of each command.</summary>
    public sealed class ProgramHelp : IAsyncLifetime
    {
        private readonly TemporaryFolder folder = new();

        private readonly SortedDictionary<string, string> pages = new(StringComparer.Ordinal);

        /// <summary>What `--help` prints, by command; under "" for the program itself.</summary>
        public IReadOnlyDictionary<string, string> Pages => pages;

        /// <summary>The commands that do something themselves: those that have none below them (`ledger list`), or options of their own (`report`).</summary>
        public string[] Commands => [.. pages.Keys.Where(name => BelowOf(name).Length == 0 || (name.Length > 0 && pages[name].Contains("  --", StringComparison.Ordinal)))];

        public async ValueTask InitializeAsync()
        {
            await ReadAsync("");
            foreach (string command in BelowOf(""))
            {
                await ReadAsync(command);
                foreach (string below in BelowOf(command))
                {
                    await ReadAsync(below);
                }
            }

            Commands.Length.ShouldBeGreaterThan(10);
        }

        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }

        private async Task ReadAsync(string command)
        {
            ProgramResult result = await Program.RunAsync(
                folder.Path, TestContext.Current.CancellationToken, [.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            result.ExitCode.ShouldBe(0, command);
            pages[command] = result.Output;
        }

        private string[] BelowOf(string command)
        {
            string page = pages[command];
            int at = page.IndexOf("Befehle:", StringComparison.Ordinal);
            return at < 0 ? [] : [.. CommandLine().Matches(page[at..]).Select(match => $"{command} {match.Groups["name"].Value}".Trim())];
        }
    }
}
