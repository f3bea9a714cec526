using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Commands;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using UglyToad.PdfPig;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>The Vorabfassung over the demo's database, made by the slices as the worker has them.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class DraftPaperTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private const string Number = "SGS-2026-09-03-V1";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Draft_SaysOnEveryPageWhatItIs_AndOnceWhatIsMissing_AndProvesItself()
    {
        demo.CopyTo(folder.Path);
        await using ServiceProvider services = Slices();
        services.GetRequiredService<MeetingStore>().Add(
            services.GetRequiredService<Committees>().Find("SGS"), new DateOnly(2026, 9, 3), new TimeOnly(16, 0), Clock);
        await services.GetRequiredService<DraftReports>().MakeAsync(TestContext.Current.CancellationToken);

        string made = Path.Combine(folder.Path, "berichte", "Vorabfassungen", Number);
        Directory.GetFiles(made).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .ShouldBe(["Anlage-Nachweise.pdf", "Nachweis.csv", "Nachweis.json", "Nachweis.sha256", "Vorabfassung.pdf"]);
        foreach (string name in new[] { "Vorabfassung.pdf", "Anlage-Nachweise.pdf" })
        {
            using PdfDocument pdf = PdfDocument.Open(Path.Combine(made, name));
            pdf.GetPages().ShouldAllBe(page => page.Text.Contains("ENTWURF – nicht freigegeben"), name);
        }

        using PdfDocument draft = PdfDocument.Open(Path.Combine(made, "Vorabfassung.pdf"));
        string missing = draft.GetPages().Select(page => page.Text).Single(text => text.Contains("Vor dem Bericht zu klären"));
        new[] { "Stellungnahmen", "Durchführung ungeklärt", "Belege", "Zurückgewiesene Zeilen", "Lesbar sind" }.ShouldAllBe(word => missing.Contains(word));

        FolderCheck.Run(made).Differences.ShouldBeEmpty();
        LedgerEntry entry = services.GetRequiredService<LedgerStore>().Entries().Last();
        entry.RunNumber.ShouldBe(Number);
        RebuiltPapers rebuilt = await services.GetRequiredService<ReportRebuild>().MakeAsync(entry, TestContext.Current.CancellationToken);
        rebuilt.Hindrance.ShouldBeNull();
        rebuilt.Files["Vorabfassung.pdf"].AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(made, "Vorabfassung.pdf"))).ShouldBeTrue();
        using PdfDocument report = PdfDocument.Open(Path.Combine(demo.Report, AuswertungFiles.Report));
        report.GetPages().ShouldAllBe(page => !page.Text.Contains("ENTWURF") && !page.Text.Contains("Vor dem Bericht zu klären"));
    }

    private static readonly DateTimeOffset Clock = new(2026, 8, 6, 5, 0, 0, TimeSpan.Zero);

    private ServiceProvider Slices() => new ServiceCollection()
        .AddSingleton<TimeProvider>(new FakeTimeProvider(Clock))
        .AddSingleton<Action<string>>(_ => { })
        .AddLogging()
        .AddSlices(() => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:ConnectionString"] = $"Data Source={Path.Combine(folder.Path, "kiindicators.db")};Pooling=False",
            ["Reports:Folder"] = Path.Combine(folder.Path, "berichte"),
            ["Committees:SGS"] = "Ausschuss für Soziales, Gesundheit, Senioren und demographische Vielfalt",
        }))
        .BuildServiceProvider();
}
