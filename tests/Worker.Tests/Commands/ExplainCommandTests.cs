using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Tests.Audit.Recount;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>What an auditor who types `explain` reads.</summary>
[Slow(Because.StartsTheProgram)]
public sealed partial class ExplainCommandTests(DemoFixture demo) : IClassFixture<DemoFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Text_FollowsTheOrderInWhichAuditorsAsk()
    {
        string text = await TextAsync("B25-2");
        string[] order =
        [
            "Wortlaut", "„Regelmäßige Netzwerktreffen für Lehrkräfte", "Sitzungsvorlage 2024/0300, Fassung: Beschlussvorlage vom 11.11.2024",
            "So wird gezählt", "Typ: Veranstaltung, Art: Netzwerktreffen, Zielgruppe: Lehrkräfte", "01.01.2025 bis 31.12.2025", "Z-10",
            "Auslegungen", "A-3", "Stand: vorgeschlagen", "Ergebnis danach: 0 von 3, nicht erreicht",
            "Ausgangswert", "Beleg hinterlegt: 0 von 7", "Gezählte Aktivitäten: 7", "V-0107", "Netzwerktreffen Lehrkräfte: Ankommen in der",
            "nachträglich erfasst am 10.03.2026", "Durchführung ungeklärt: 1", "V-0126",
            "Genau eine Bedingung fehlt: 9", "Zielgruppe: Lehrkräfte (erfasst:", "Betrachtet 209 Aktivitäten",
            "Soll 4 bis 6", "Ist 7", "erreicht: mehr als vorgesehen (7; vorgesehen 4 bis 6)", "Zeile 7 der Zustandstabelle",
            "Nachzählung",
        ];
        int at = 0;
        foreach (string part in order)
        {
            int found = text.IndexOf(part, at, StringComparison.Ordinal);
            found.ShouldBeGreaterThanOrEqualTo(0, $"„{part}“ fehlt oder steht zu früh");
            at = found + part.Length;
        }
    }

    [Theory]
    [InlineData("E25-2", "Grundmenge: unter E25-1 gezählte Aktivitäten", "Ist 0 von 2 (0,0 %)", "Zeile 16 der Zustandstabelle (Z-20): beendet: sonst (keine der Zeilen 1 bis 15 trifft zu)")]
    [InlineData("B26-1", "2: Alsdorf, Stolberg (Rhld.)", "Ausgangswert noch nicht festgeschrieben; aus den heutigen Daten berechnet, aus Zeile B25-1a", "Eschweiler (neu)")]
    [InlineData("E26-3", "bewertbar ab 15.03.2027", "Geplante Aktivitäten: 3", "Vereinbarung K-0201")]
    [InlineData("F26-2", "Ist 3 von 5", "low-tec gGmbH", "Noch offen Jobcenter StädteRegion Aachen, Gleichstellungsstelle")]
    [InlineData("E25-3", "liegen hierzu keine Daten vor", "Daten führen: Jobcenter, Agentur für Arbeit", "keine Datengrundlage")]
    [InlineData("Q-1", "52,8 % (640 von 1.210; 6,40 von 12,10 Stellen)", "Zähler: 640 VZÄ/100", "Nenner: 1.210 VZÄ/100")]
    [InlineData("K-4", "Wortlaut nachzutragen", "Beleg: vorhanden (erfasst: keine Angabe)", "bis 31.03.2026")]
    [InlineData("F26-1", "davon durchgeführt 1, V-0280", "Stufe: entwickelt", "E-0220")]
    public async Task Text_OfEachKindOfLine_SaysWhatDecides(string line, params string[] expected)
    {
        string text = await TextAsync(line);
        foreach (string part in expected)
        {
            text.ShouldContain(part, Case.Insensitive);
        }
    }

    [Fact]
    public async Task Json_KeepsItsContract()
    {
        using JsonDocument document = await JsonAsync("B26-1");
        JsonElement root = document.RootElement;
        Names(root).ShouldBe(
        [
            "id", "title", "milestone", "programme", "run", "asOf", "dataAsOf", "fingerprint", "wording", "counting", "rulings", "baseline",
            "counted", "withDocument", "planned", "unsettled", "waiting", "nearMisses", "examined", "others", "result",
        ]);
        Names(root.GetProperty("wording")).ShouldBe(["line", "milestone", "sources"]);
        Names(root.GetProperty("counting")).ShouldBe(["measure", "definition", "notes", "period", "rules"]);
        Names(root.GetProperty("rulings")[0]).ShouldBe(["id", "wording", "counted", "standing", "otherReading", "otherResult"]);
        Names(root.GetProperty("baseline")).ShouldBe(["line", "period", "number", "values", "frozenOn", "standing", "missing", "leftOut", "unit", "figureOf"]);
        Names(root.GetProperty("counted")[0]).ShouldBe(
        [
            "id", "startDate", "endDate", "kind", "title", "partners", "places", "countsFor", "documents", "recordedLateOn", "failed",
        ]);
        Names(root.GetProperty("result")).ShouldBe(
        [
            "target", "actual", "actualText", "numerator", "denominator", "planned", "unsettled", "details", "status", "statusText", "reason",
            "rule", "recount",
        ]);
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Names(root).Concat(Names(root.GetProperty("counted")[0])).ShouldAllBe(name => readme.Contains($"`{name}`"));
    }

    [Theory]
    [InlineData("B25-2")]
    [InlineData("E26-3")]
    [InlineData("E25-3")]
    public async Task All_ListsExactlyTheOthers(string line)
    {
        using JsonDocument document = await JsonAsync(line, "--all");
        JsonElement root = document.RootElement;
        string[] shown = [.. new[] { "counted", "planned", "unsettled", "waiting", "nearMisses" }
            .SelectMany(group => root.GetProperty(group).EnumerateArray())
            .Concat(root.GetProperty("others").GetProperty("rows").EnumerateArray())
            .Select(row => row.GetProperty("id").GetString()!)];
        shown.Length.ShouldBe(root.GetProperty("examined").GetInt32());
        shown.ShouldBeUnique();
        root.GetProperty("others").GetProperty("rows").EnumerateArray().ShouldAllBe(row => row.GetProperty("failed").GetArrayLength() > 1);
        root.GetProperty("nearMisses").EnumerateArray().ShouldAllBe(row => row.GetProperty("failed").GetArrayLength() == 1);
        using JsonDocument brief = await JsonAsync(line);
        brief.RootElement.GetProperty("others").GetProperty("rows").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task Actual_IsTheSameAsInTheResults()
    {
        using JsonDocument results = JsonDocument.Parse((await RunAsync("indicators", "--format", "json")).Output);
        foreach (string line in new[] { "E25-2", "Q-1", "E26-6" })
        {
            using JsonDocument explained = await JsonAsync(line);
            JsonElement of = results.RootElement.GetProperty("indicators").EnumerateArray().Single(one => one.GetProperty("id").GetString() == line);
            explained.RootElement.GetProperty("result").GetProperty("actual").GetRawText().ShouldBe(of.GetProperty("actual").GetRawText());
        }
    }

    /// <summary>The statement is pasted into a database tool and gives the number that the explanation names.</summary>
    [Theory]
    [InlineData("B25-2")]
    [InlineData("E25-2")]
    [InlineData("E26-3")]
    [InlineData("Q-1")]
    public async Task Sql_PastedIntoADatabaseTool_GivesTheSameNumber(string line)
    {
        string sql = (await RunAsync("explain", line, "--format", "sql")).Output;
        using JsonDocument explained = await JsonAsync(line);
        string expected = explained.RootElement.GetProperty("result").GetProperty("actual").ToString();
        using SqliteConnection connection = new($"Data Source={demo.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = new(sql, connection);
        using SqliteDataReader reader = command.ExecuteReader();

        reader.Read().ShouldBeTrue();
        Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture).ShouldBe(expected);
        reader.Read().ShouldBeFalse();
        sql.ShouldContain(explained.RootElement.GetProperty("fingerprint").GetString()!);
    }

    /// <summary>The rows behind a number, of today's data or of a recorded Auswertung, are those that the explanation counts.</summary>
    [Theory]
    [InlineData("B25-1")]
    [InlineData("B25-2")]
    [InlineData("SGS-2026-09-03-1/Q-1")]
    public async Task SqlRows_PastedIntoADatabaseTool_GiveTheCountedRows(string line)
    {
        string sql = (await RunAsync("explain", line, "--format", "sql-rows")).Output;
        using JsonDocument explained = await JsonAsync(line);
        using SqliteConnection connection = new($"Data Source={demo.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();

        ListedRow.Read(connection, sql).OrderBy(row => row.Id, StringComparer.Ordinal).ShouldBe(explained.RootElement.GetProperty("counted").EnumerateArray()
            .Select(row => new ListedRow(row.GetProperty("id").GetString()!, row.GetProperty("startDate").GetString()!, row.GetProperty("title").GetString()!))
            .OrderBy(row => row.Id, StringComparer.Ordinal));
        sql.ShouldContain("-- Spalten: nummer der Aktivität, beginn, titel");
    }

    /// <summary>A recorded Auswertung is explained from its record: rows that were deleted since are still there.</summary>
    [Fact]
    public async Task RecordedRun_IsExplainedFromItsRecordNotFromTodaysData()
    {
        string then = (await RunAsync("explain", "SGS-2026-02-26-1/B25-4a", "--all")).Output;
        string now = (await RunAsync("explain", "B25-4a", "--all")).Output;

        then.ShouldContain("B-0121");
        now.ShouldNotContain("B-0121");
    }

    [Theory]
    [InlineData(2, "Meinten Sie B25-2", "B25-22")]
    [InlineData(2, "Alle Zeilen nennt", "Netzwerktreffen")]
    [InlineData(2, "keine Auswertungsnummer", "SGS/B25-2")]
    [InlineData(2, "Stichtag der Auswertung SGS-2026-09-03-1 steht fest", "sgs-2026-09-03-1/B25-2", "--as-of", "2026-08-01")]
    [InlineData(2, "Die Auswertung „SGS-2020-01-01b-1“ ist nicht verzeichnet", "SGS-2020-01-01b-1/B25-2")]
    [InlineData(2, "Unter E25-3 wird nichts gezählt", "E25-3", "--format", "sql")]
    [InlineData(2, "Unter E25-3 wird nichts gezählt", "E25-3", "--format", "sql-rows")]
    public async Task Fault_SaysWhatToDo(int exitCode, string expected, params string[] arguments)
    {
        ProgramResult result = await RunAsync(["explain", .. arguments]);
        result.ExitCode.ShouldBe(exitCode);
        result.Errors.ShouldContain(expected);
        result.Output.ShouldBeEmpty();
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) =>
        Program.RunAsync(demo.WorkingDirectory, Cancellation, arguments, demo.UsesDemoDatabase);

    // The table's columns and the terminal's width are not what is tested: blanks between words are one blank.
    private async Task<string> TextAsync(string line)
    {
        ProgramResult result = await RunAsync("explain", line);
        result.Errors.ShouldBeEmpty();
        return Blanks().Replace(result.Output, " ");
    }

    private async Task<JsonDocument> JsonAsync(string line, params string[] more)
    {
        ProgramResult result = await RunAsync(["explain", line, "--format", "json", .. more]);
        result.Errors.ShouldBeEmpty();
        return JsonDocument.Parse(result.Output);
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
