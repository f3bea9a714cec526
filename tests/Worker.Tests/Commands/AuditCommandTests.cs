using KiIndicators.Worker.Commands;
using Microsoft.Data.Sqlite;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>verify, ledger and baseline as an auditor types them.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class AuditCommandTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(folder.Path, "kopie.db");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Verify_OfACopiedFolderWithoutADatabase_SaysWhatIsProvenAndWhatIsNot()
    {
        string copy = CopyReport();
        ProgramResult result = await RunAsync("verify", copy);
        result.Errors.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain(VerifyCommand.Proven);
        Directory.GetFiles(folder.Path).ShouldBeEmpty("no database was made");

        File.AppendAllText(Path.Combine(copy, "Sachlage.txt"), "x");
        ProgramResult altered = await RunAsync("verify", copy);
        altered.ExitCode.ShouldBe(1);
        altered.Output.ShouldContain("Sachlage.txt ist verändert");
    }

    [Fact]
    public async Task Verify_OfSomethingElse_IsWrongUse()
    {
        (await RunAsync("verify", "gibt-es-nicht")).ExitCode.ShouldBe(2);
        (await RunAsync("verify", folder.Path)).Errors.ShouldContain("kein Ordner einer Auswertung");
    }

    [Fact]
    public async Task Ledger_OfTheDemo_AgreesWithThePublishedReport()
    {
        UseCopy();
        string list = (await RunAsync("ledger", "list")).Output;
        list.ShouldContain(DemoFixture.Number);
        list.ShouldContain("SGS-2026-02-26-1");
        string pdf = Path.Combine(demo.Report, "Sachstandsbericht.pdf");
        ProgramResult sound = await RunAsync("ledger", "verify", "--against", pdf);
        sound.ExitCode.ShouldBe(0);
        sound.Output.ShouldContain("Byte für Byte");

        Execute("UPDATE ledger SET committee = 'XYZ'");
        ProgramResult broken = await RunAsync("ledger", "verify");
        broken.ExitCode.ShouldBe(1);
        broken.Output.ShouldContain("Eintrag 1 (SGS-2026-02-26-1)");

        Execute("DELETE FROM ledger");
        ProgramResult shortened = await RunAsync("ledger", "verify");
        shortened.ExitCode.ShouldBe(1);
        shortened.Output.ShouldContain("Am Ende fehlt Eintrag 1: SGS-2026-02-26-1 ist als zugestellt vermerkt");
        ProgramResult gone = await RunAsync("ledger", "verify", "--against", pdf);
        gone.ExitCode.ShouldBe(1);
        gone.Errors.ShouldContain("steht nicht im Auswertungsbuch");
    }

    /// <summary>Number and checksum of a copy are those of the report; only the pages tell.</summary>
    [Fact]
    public async Task Ledger_AgainstACopyWithoutAPage_NamesThePage()
    {
        UseCopy();
        byte[] report = File.ReadAllBytes(Path.Combine(demo.Report, "Sachstandsbericht.pdf"));
        int pages = PdfPages(report);
        string copy = Path.Combine(folder.Path, "Vorlage.pdf");
        File.WriteAllBytes(copy, PdfMerger.Merge([report], [[.. Enumerable.Range(1, pages).Where(page => page != 2)]]));

        ProgramResult shortened = await RunAsync("ledger", "verify", "--against", copy);
        shortened.ExitCode.ShouldBe(1);
        shortened.Output.ShouldContain("Stimmt: SGS-2026-09-03-1, Prüfsumme ");
        shortened.Output.ShouldContain("Seite 2 fehlt");

        File.WriteAllBytes(copy, PdfMerger.Merge([report], [[.. Enumerable.Range(1, pages)]]));
        ProgramResult resaved = await RunAsync("ledger", "verify", "--against", copy);
        resaved.ExitCode.ShouldBe(0);
        resaved.Output.ShouldContain("Stimmt Seite für Seite: Vorlage.pdf ist neu gespeichert");
    }

    [Fact]
    public async Task Ledger_AgainstAFolder_ComparesEachOfItsPdfFiles()
    {
        UseCopy();
        string copy = CopyReport();
        ProgramResult sound = await RunAsync("ledger", "verify", "--against", copy);
        sound.ExitCode.ShouldBe(0);
        string[] papers = [.. Directory.GetFiles(copy, "*.pdf").Select(file => Path.GetFileName(file))];
        papers.Where(paper => !sound.Output.Contains($"Stimmt Byte für Byte: {paper} ist die eingetragene Datei {paper}. Aus dem gespeicherten Nachweis neu gesetzt", StringComparison.Ordinal)).ShouldBeEmpty();

        File.WriteAllText(Path.Combine(copy, "Pruefnachweis.pdf"), "kein PDF");
        ProgramResult broken = await RunAsync("ledger", "verify", "--against", copy);
        broken.ExitCode.ShouldBe(1);
        broken.Output.ShouldContain("Weicht ab: Pruefnachweis.pdf ist keine PDF-Datei");
        broken.Output.ShouldContain("Stimmt Byte für Byte: Sachstandsbericht.pdf");
    }

    /// <summary>Without the engine nothing can be set anew: that is said, and the checksum still counts.</summary>
    [Fact]
    public async Task Ledger_AgainstAReportWithoutNode_SaysThatOnlyTheChecksumIsCompared()
    {
        UseCopy();
        string copy = Path.Combine(folder.Path, "Vorlage.pdf");
        File.WriteAllBytes(copy, [.. File.ReadAllBytes(Path.Combine(demo.Report, "Sachstandsbericht.pdf")), (byte)'\n']);

        ProgramResult result = await Program.RunAsync(
            folder.Path, Cancellation, ["ledger", "verify", "--against", copy],
            ("KIINDICATORS_Database__ConnectionString", $"Data Source={Database}"), ("KIINDICATORS_Typst__NodePath", "gibt-es-nicht"));

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldContain("kann nicht neu gesetzt werden: ");
        result.Output.ShouldContain("Verglichen wurde nur die gedruckte Prüfsumme");
        result.Output.ShouldNotContain("für Seite");
    }

    [Theory]
    [InlineData("ledger", "verify")]
    [InlineData("ledger", "list")]
    [InlineData("baseline", "list")]
    [InlineData("explain", "B25-2")]
    [InlineData("compare", "SGS-2026-02-26-1")]
    public async Task LookingBack_OnAMistypedDatabase_IsAFaultAndCreatesNone(params string[] command)
    {
        ProgramResult result = await RunAsync(command);

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain("gibt es nicht");
        File.Exists(Database).ShouldBeFalse();
    }

    [Fact]
    public async Task Report_ByHandAgain_AppendsNothing()
    {
        UseCopy();
        string[] report = ["report", "--meeting-date", "2026-09-03", "--committee", "SGS"];
        (await RunAsync(report)).ExitCode.ShouldBe(0);
        (await RunAsync("ledger", "verify")).Output.ShouldContain("3 Einträge,");
    }

    /// <summary>A view that answers each time with another number: no number that rests on it leaves the house.</summary>
    [Fact]
    public async Task Report_WhoseRowsGiveAnotherNumberTheSecondTime_GoesOutWithoutIt()
    {
        UseCopy();
        Execute("""
            DROP VIEW activity;
            CREATE VIEW activity AS
            SELECT id, kind, title, start_date, end_date, status, organiser,
              CASE WHEN participants IS NULL THEN NULL ELSE abs(random() % 900) + 10 END AS participants,
              minutes, quantity, unit, note, recorded_at, changed_at
            FROM ki_activity
            """);

        ProgramResult report = await RunAsync("report", "--meeting-date", "2026-12-03", "--committee", "SGS", "--as-of", "2026-08-16");

        report.ExitCode.ShouldBe(1);
        report.Errors.ShouldContain("Die Nachzählung von B25-5a weicht ab");
        report.Errors.ShouldContain("Auswertung: ");
        report.Errors.ShouldContain("SQL: ");
        string number = "SGS-2026-12-03-1";
        using (PdfDocument pdf = PdfDocument.Open(Path.Combine(folder.Path, "berichte", number, "Sachstandsbericht.pdf")))
        {
            string.Concat(pdf.GetPages().Select(page => page.Text)).ShouldContain("zurückgehalten");
        }

        (await RunAsync("verify", Path.Combine("berichte", number))).ExitCode.ShouldBe(0);
        ProgramResult explained = await RunAsync("explain", $"{number}/B25-5a");
        explained.Output.ShouldContain("zurückgehalten");
        (await RunAsync("indicators")).ExitCode.ShouldBe(1);
    }

    [Fact]
    public async Task Baseline_Frozen_HoldsAgainstLaterRowsAndIsSaidInTheReport()
    {
        UseCopy();
        (await RunAsync("baseline", "freeze", "B25-1a", "--period", "2024")).Errors.ShouldContain("--period 2025");
        (await RunAsync("baseline", "freeze", "B25-1a", "--period", "2025", "--as-of", "2025-06-30")).Errors.ShouldContain("noch nicht zu Ende");
        (await RunAsync("baseline", "freeze", "B25-1a", "--period", "2025", "--as-of", "2026-01-31")).Output.ShouldContain("Erfassungsfrist läuft noch bis 11.02.2026");
        (await RunAsync("baseline", "freeze", "B26-1", "--period", "2025")).Errors.ShouldContain("--replace");
        (await RunAsync("baseline", "freeze", "B26-1", "--period", "2025", "--replace")).ExitCode.ShouldBe(2);
        (await RunAsync("baseline", "freeze", "B25-2", "--period", "2025")).Errors.ShouldContain("B26-1 (aus B25-1a, 2025)");

        Execute("UPDATE ki_activity_attribute SET value = 'Roetgen' WHERE attribute = 'kommune' AND value = 'Alsdorf'");
        ProgramResult report = await RunAsync("report", "--meeting-date", "2026-09-03", "--committee", "SGS");
        report.Errors.ShouldBeEmpty();
        using (PdfDocument pdf = PdfDocument.Open(Path.Combine(folder.Path, "berichte", DemoFixture.Number, "Sachstandsbericht.pdf")))
        {
            string text = string.Concat(pdf.GetPages().Select(page => page.Text)).Replace(" ", "").Replace("\u00A0", "");
            text.ShouldContain("Ausgangswertfestgeschriebenam");
            text.ShouldContain(":Alsdorf");
        }

        (await RunAsync("verify", Path.Combine("berichte", DemoFixture.Number))).ExitCode.ShouldBe(0);

        (await RunAsync("baseline", "freeze", "B26-1", "--period", "2025", "--replace", "--reason", "Nachtrag")).ExitCode.ShouldBe(0);
        string list = (await RunAsync("baseline", "list")).Output;
        list.ShouldContain("ersetzt");
        list.ShouldContain("Nachtrag");

        Execute("UPDATE frozen_baseline SET value_set = '[\"05334016\"]' WHERE version = 2");
        ProgramResult refused = await RunAsync("indicators");
        refused.ExitCode.ShouldBe(1);
        refused.Errors.ShouldContain("passt nicht zu seiner Prüfsumme");
        (await RunAsync("baseline", "list")).ExitCode.ShouldBe(1);
    }

    private string CopyReport()
    {
        string copy = Path.Combine(folder.Path, DemoFixture.Number);
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(demo.Report))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }

    private static int PdfPages(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return document.NumberOfPages;
    }

    private void UseCopy() => File.Copy(demo.Database, Database);

    private void Execute(string sql)
    {
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => Program.RunAsync(
        folder.Path, Cancellation, arguments, ("KIINDICATORS_Database__ConnectionString", $"Data Source={Database}"));
}
