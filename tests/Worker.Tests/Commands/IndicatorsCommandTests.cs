using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

[Slow(Because.StartsTheProgram)]
public sealed partial class IndicatorsCommandTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SampleData_GiveTheResultsComputedByHand()
    {
        using JsonDocument results = await JsonAsync();
        Dictionary<string, string> actual = States(results, "indicators").Concat(States(results, "milestones"))
            .ToDictionary(pair => pair.Id, pair => pair.Status);
        Dictionary<string, string> expected = Expected();
        expected.Count.ShouldBe(53 + 8);
        actual.ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public async Task Json_KeepsItsContract()
    {
        using JsonDocument results = await JsonAsync();
        JsonElement root = results.RootElement;
        Names(root).ShouldBe(["programme", "asOf", "dataAsOf", "indicators", "milestones", "rejected"]);
        Names(root.GetProperty("indicators")[0]).ShouldBe(
        [
            "id", "milestone", "title", "measure", "unit", "period", "actual", "planned", "unsettled", "numerator", "denominator",
            "coverage", "values", "target", "status", "reason", "otherReading", "counted", "nearMisses", "examined", "lateOn",
        ]);
        Names(Line(results, "B25-2").GetProperty("target")).ShouldBe(["kind", "min", "max", "all"]);
        Names(root.GetProperty("milestones")[0]).ShouldBe(
            ["id", "status", "targetsMet", "targets", "promisedDone", "promised", "context", "noData"]);
        Names(root.GetProperty("rejected")[0]).ShouldBe(["row", "value", "reason"]);
        root.GetProperty("asOf").GetString().ShouldBe("2026-08-16", "the demo database's default Stichtag");
        Line(results, "Q-1").GetProperty("actual").GetString().ShouldBe("52.8");
        Line(results, "B26-0a").GetProperty("actual").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task EveryStateAndKind_OccursInTheSampleData()
    {
        using JsonDocument results = await JsonAsync();
        States(results, "indicators").Select(pair => pair.Status).Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "beleg-fehlt", "erreicht", "gefaehrdet", "im-plan", "keine-datengrundlage", "kontext", "nicht-erreicht",
            "noch-nicht-bewertbar", "offen", "teilweise-erreicht", "umgesetzt",
        ]);
        results.RootElement.GetProperty("indicators").EnumerateArray().Select(line => line.GetProperty("measure").GetString())
            .Distinct().Count().ShouldBe(10);
    }

    [Theory]
    [InlineData("2026-02-30", "kein Datum")]
    [InlineData("16/08/2026", "kein Datum")]
    [InlineData("2098-01-01", "liegt nach heute")]
    [InlineData("0001-01-01", "kein Datum")]
    public async Task Stichtag_ThatCannotBe_IsRefused(string asOf, string expected)
    {
        ProgramResult result = await Program.RunAsync(
            demo.WorkingDirectory, Cancellation, ["indicators", "--as-of", asOf], demo.UsesDemoDatabase);
        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain(expected);
    }

    [Fact]
    public async Task TableAndCsv_HideSmallPersonCounts_JsonIsExact()
    {
        using TemporaryFolder folder = new();
        string file = Path.Combine(folder.Path, "activities.csv");
        File.WriteAllText(
            file,
            "id;kind;title;start_date;status;organiser;participants;art;zielgruppe\n"
            + "V-1;event;Fortbildung;2025-03-04;held;KI;2;Fortbildung;pädagogische Fachkräfte\n"
            + "V-2;event;Fortbildung;2026-12-01;planned;KI;1;Fortbildung;pädagogische Fachkräfte\n");
        (await Program.RunAsync(folder.Path, Cancellation, ["activities", "import", file])).ExitCode.ShouldBe(0);
        string[] asOf = ["--as-of", "2026-08-16", "--format"];
        ProgramResult csv = await Program.RunAsync(folder.Path, Cancellation, ["indicators", .. asOf, "csv"]);
        csv.Output.ShouldContain("B25-5a;B25;Teilnahmen daran;Kontextzahl;;unter 3;");
        csv.Output.ShouldContain("B26-5a;B26;Teilnahmen daran;Kontextzahl;;keine Angabe;kein Zielwert;unter 3;0");
        ProgramResult table = await Program.RunAsync(folder.Path, Cancellation, ["indicators", .. asOf, "table"]);
        table.Output.ShouldContain("unter 3");
        ProgramResult json = await Program.RunAsync(folder.Path, Cancellation, ["indicators", .. asOf, "json"]);
        using JsonDocument results = JsonDocument.Parse(json.Output);
        Line(results, "B25-5a").GetProperty("actual").GetInt32().ShouldBe(2);
    }

    /// <summary>The shipped catalogue asks the demo for nothing by a slip; one with a slip is warned of, and still counted.</summary>
    [Fact]
    public async Task Slip_InACondition_IsWarnedOfOnStderr()
    {
        using TemporaryFolder folder = new();
        string catalogues = Directory.CreateDirectory(Path.Combine(folder.Path, "catalogues")).FullName;
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalogues", "2025-2026.yaml"));
        File.WriteAllText(Path.Combine(catalogues, "k.yaml"), text.Replace("art: Netzwerktreffen", "arrt: Netzwerktreffen", StringComparison.Ordinal));
        (string, string)[] environment = [demo.UsesDemoDatabase, ("KIINDICATORS_Catalogue__Path", catalogues)];
        ProgramResult result = await Program.RunAsync(demo.WorkingDirectory, Cancellation, ["indicators"], environment);
        result.ExitCode.ShouldBe(0);
        result.Errors.ShouldContain("„arrt: Netzwerktreffen“ kommt in keiner Aktivität vor; gemeint: „art“?");
        ProgramResult check = await Program.RunAsync(demo.WorkingDirectory, Cancellation, ["activities", "check"], environment);
        check.ExitCode.ShouldBe(0);
        check.Output.ShouldContain("Im Zielkatalog wahrscheinlich verschrieben: ");
        check.Output.ShouldContain("arrt: Netzwerktreffen: das Merkmal „arrt“ ist noch nie erfasst");
        // What is to be done comes first; what merely has not happened yet is named on request.
        check.Output.IndexOf("Geplant, aber der Termin ist vorbei", StringComparison.Ordinal).ShouldBeInRange(0, check.Output.IndexOf("Im Zielkatalog", StringComparison.Ordinal));
        check.Output.ShouldContain("mit --all stehen sie hier.");
        (await Program.RunAsync(demo.WorkingDirectory, Cancellation, ["activities", "check", "--all"], environment)).Output.ShouldContain("des Zielkatalogs verlangen:");
    }

    private async Task<JsonDocument> JsonAsync()
    {
        ProgramResult result = await Program.RunAsync(
            demo.WorkingDirectory, Cancellation, ["indicators", "--format", "json"], demo.UsesDemoDatabase);
        result.Errors.ShouldBeEmpty();
        return JsonDocument.Parse(result.Output);
    }

    private static JsonElement Line(JsonDocument results, string id) => results.RootElement.GetProperty("indicators")
        .EnumerateArray().Single(line => line.GetProperty("id").GetString() == id);

    private static IEnumerable<(string Id, string Status)> States(JsonDocument results, string list) =>
        results.RootElement.GetProperty(list).EnumerateArray()
            .Select(entry => (entry.GetProperty("id").GetString()!, entry.GetProperty("status").GetString()!));

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    /// <summary>The two tables of erwartet.md for the demo's Stichtag: lines and milestones.</summary>
    private static Dictionary<string, string> Expected()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sql", "sample", "erwartet.md"));
        string[] sections = text.Split("\n## ");
        return sections.Where(section => section.StartsWith("Stichtag 16.08.2026: Zeilen", StringComparison.Ordinal)
                || section.StartsWith("Stichtag 16.08.2026: Meilensteine", StringComparison.Ordinal))
            .SelectMany(section => Row().Matches(section))
            .ToDictionary(match => match.Groups["id"].Value, match => match.Groups["state"].Value);
    }

    [GeneratedRegex(@"^\| (?<id>[A-Z][A-Za-z0-9-]*) \|.*?`(?<state>[a-z-]+)`", RegexOptions.Multiline)]
    private static partial Regex Row();
}
