using System.Text;
using KiIndicators.Worker.Audit.Record;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

[Slow(Because.StartsTheProgram)]
public sealed class ReportCommandTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Report_ByHandFromTheDemoDatabase_GivesTheDemosBytes()
    {
        ProgramResult result = await ReportAsync(demo.UsesDemoDatabase);
        result.Errors.ShouldBeEmpty();
        foreach (string name in AuswertungFiles.Names)
        {
            File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(Pdf())!, name))
                .ShouldBe(File.ReadAllBytes(Path.Combine(demo.Report, name)), name);
        }
    }

    [Fact]
    public void Report_FromSampleData_SaysSoOnEveryPage()
    {
        foreach (string name in new[] { AuswertungFiles.Report, AuswertungFiles.Annex })
        {
            using PdfDocument pdf = PdfDocument.Open(Path.Combine(demo.Report, name));
            pdf.GetPages().ShouldAllBe(page => page.Text.Contains("BEISPIELDATEN"), name);
        }
    }

    [Fact]
    public async Task Report_WithoutAnyActivity_IsMadeOnlyWhenAskedForAllTheSame()
    {
        (await ReportAsync()).Errors.ShouldContain("gibt es nicht");
        (await Program.RunAsync(folder.Path, Cancellation, ["db", "upgrade"])).ExitCode.ShouldBe(0);
        ProgramResult result = await ReportAsync();
        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain("Keine einzige Aktivität ist lesbar");
        result.Errors.ShouldContain("--even-so");
        Directory.Exists(Path.Combine(folder.Path, "berichte")).ShouldBeFalse();

        (await Program.RunAsync(
            folder.Path, Cancellation, ["report", "--meeting-date", "03.09.2026", "--committee", "SGS", "--even-so"])).ExitCode.ShouldBe(0);
        using PdfDocument pdf = PdfDocument.Open(Pdf());
        pdf.GetPage(1).Text.ShouldContain("03.09.2026");
        pdf.GetPages().ShouldAllBe(page => !page.Text.Contains("BEISPIELDATEN"));

        // Somebody may have sent the first one already.
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "a.csv"), "Nummer;Typ;Titel;Beginn;Status\nV-1;Veranstaltung;T;01.03.2025;durchgeführt\n", Cancellation);
        (await Program.RunAsync(folder.Path, Cancellation, ["activities", "import", "a.csv"])).ExitCode.ShouldBe(0);
        (await Program.RunAsync(folder.Path, Cancellation, ["report", "--meeting-date", "03.09.2026", "--committee", "SGS", "--even-so"]))
            .Output.ShouldContain("Die vorige Fassung in diesem Ordner ist ersetzt");
    }

    [Fact]
    public async Task Report_Over5000Activities_IsMade()
    {
        string file = Path.Combine(folder.Path, "activities.csv");
        StringBuilder csv = new("id;kind;title;start_date;status;organiser;art;zielgruppe;kommune;schulstufe\n");
        for (int number = 0; number < 5000; number++)
        {
            DateOnly day = new DateOnly(2025, 1, 1).AddDays(number % 590);
            csv.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"V-{number:0000};event;Treffen {number} {new string('ä', number % 7 == 0 ? 180 : 3)};{day:yyyy-MM-dd};held;KI;")
                .Append(number % 3 == 0 ? "Netzwerktreffen;Lehrkräfte" : "Fortbildung;pädagogische Fachkräfte").Append(";Alsdorf;Primarstufe\n");
        }

        File.WriteAllText(file, csv.ToString());
        (await Program.RunAsync(folder.Path, Cancellation, ["activities", "import", file])).ExitCode.ShouldBe(0);
        ProgramResult result = await ReportAsync();
        result.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.StartsWith("Warnung: Zielkatalog, ", StringComparison.Ordinal));
        using PdfDocument pdf = PdfDocument.Open(Pdf());
        pdf.NumberOfPages.ShouldBeLessThan(60);
        using PdfDocument proof = PdfDocument.Open(Path.Combine(folder.Path, "berichte", DemoFixture.Number, "Pruefnachweis.pdf"));
        proof.NumberOfPages.ShouldBeLessThan(200);
        proof.GetPages().ShouldContain(page => page.Text.Contains("weitere stehen in Nachweis.csv"));
    }

    private string Pdf() => Path.Combine(folder.Path, "berichte", DemoFixture.Number, "Sachstandsbericht.pdf");

    private Task<ProgramResult> ReportAsync(params (string Name, string Value)[] environment) => Program.RunAsync(
        folder.Path, Cancellation, ["report", "--meeting-date", "03.09.2026", "--committee", "SGS"], environment);
}
