using System.Collections.Immutable;
using System.IO.Compression;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Audit.Verification;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Commands;
using KiIndicators.Worker.Tests.Database;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>A report proves itself: set anew from its record, it is the one that was published, and whatever was altered in a copy shows.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class ReportRebuildTests(DemoFixture demo, RebuiltDemo rebuilt) : IClassFixture<DemoFixture>, IClassFixture<RebuiltDemo>
{
    private const string Report = "Sachstandsbericht.pdf";

    private byte[] Original => rebuilt.Papers.Files[Report];

    private int Pages => PageContent.Read(Original, Report).Length;

    /// <summary>The first page that says something else over other rows, counted from 1.</summary>
    private int AlteredPage => PageContent.Read(Original, Report).Zip(PageContent.Read(rebuilt.Forged, Report)).TakeWhile(pair => pair.First.Equals(pair.Second)).Count() + 1;

    [Theory]
    [InlineData(DemoFixture.Number)]
    [InlineData(DemoFixture.EarlierNumber)]
    public async Task Papers_OfARecordedRun_AreSetAnewToTheByte(string number)
    {
        RebuiltPapers papers = await rebuilt.RebuildAsync(rebuilt.Connections, rebuilt.Ledger.Entries().Last(entry => entry.RunNumber == number));

        papers.Hindrance.ShouldBeNull();
        string[] published = Directory.GetFiles(Path.Combine(demo.Root, number), "*.pdf");
        papers.Files.Keys.Order(StringComparer.Ordinal).ShouldBe(published.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal), "a PDF of the run is not set anew");
        foreach (string file in published)
        {
            papers.Files[Path.GetFileName(file)].AsSpan().SequenceEqual(File.ReadAllBytes(file)).ShouldBeTrue(file);
        }
    }

    [Fact]
    public void Copy_ReSavedByAnotherProgram_IsProvenPageByPage()
    {
        PaperResult result = Check(Copy(Enumerable.Range(1, Pages)));

        result.IsSound.ShouldBeTrue(string.Join('\n', result.Lines));
        result.Lines.ShouldHaveSingleItem().ShouldStartWith("Stimmt Seite für Seite: kopie.pdf ist neu gespeichert");
    }

    [Fact]
    public void Copy_WithAPageMissing_NamesIt()
    {
        PaperResult result = Check(Copy(Enumerable.Range(1, Pages).Where(page => page != 3)));

        result.IsSound.ShouldBeFalse();
        result.Lines.Where(line => line.StartsWith("Seite", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldStartWith("Seite 3 fehlt");
    }

    /// <summary>The exchanged page bears the same number and checksum: nothing but the record knows better.</summary>
    [Fact]
    public void Copy_WithAPageOverOtherRows_NamesItAndBothWordings()
    {
        int page = AlteredPage;
        byte[] copy = PdfMerger.Merge(
            [Original, rebuilt.Forged, Original],
            [[.. Enumerable.Range(1, page - 1)], [page], [.. Enumerable.Range(page + 1, Pages - page)]]);

        PaperResult result = Check(copy);

        result.IsSound.ShouldBeFalse();
        string said = result.Lines.Where(line => line.StartsWith("Seite", StringComparison.Ordinal)).ShouldHaveSingleItem();
        said.ShouldStartWith($"Seite {page} weicht ab: ");
    }

    /// <summary>A report over other rows under the same number and checksum, whole.</summary>
    [Fact]
    public void Report_OverOtherRowsUnderTheSameChecksum_NamesTheAlteredNumber()
    {
        Imprint.Read(rebuilt.Forged, Report).ShouldBe(Imprint.Read(Original, Report));

        PaperResult result = Check(rebuilt.Forged);

        result.IsSound.ShouldBeFalse();
        result.Lines[0].ShouldStartWith("Weicht ab: kopie.pdf ist nicht Sachstandsbericht.pdf");
        result.Lines[1].ShouldStartWith($"Seite {AlteredPage} ");
    }

    /// <summary>What an earlier version has published, in an earlier form of the record, is neither accused nor called the same.</summary>
    [Fact]
    public async Task Report_OfAnEarlierVersionAndForm_IsProvenByItsBytesAndIsOtherwiseSaidToBeUnproven()
    {
        using TestDatabase database = TestDatabase.Upgraded();
        using TemporaryFolder folder = new();
        Record(database, folder, DemoFixture.EarlierNumber);
        ImmutableSortedDictionary<string, byte[]> files = Record(database, folder, DemoFixture.Number);
        LedgerEntry entry = RebuiltDemo.LedgerOf(database.Connections).Entries()[^1];

        PaperCheck check = new(entry, await rebuilt.RebuildAsync(database.Connections, entry), ProgramVersion.Current);

        PaperResult own = check.Run(files[Report], Report);
        own.IsSound.ShouldBeTrue(string.Join('\n', own.Lines));
        own.Lines[0].ShouldStartWith("Stimmt Byte für Byte: Sachstandsbericht.pdf ist die eingetragene Datei Sachstandsbericht.pdf. Heute wird sie anders gesetzt: Gesetzt hat sie Version 0.2.0");
        PaperResult copy = check.Run([.. files[Report], (byte)'\n'], Report);
        copy.IsSound.ShouldBeTrue();
        copy.Lines[0].ShouldStartWith("Hinweis: ");
        copy.Lines[0].ShouldContain("ist damit nicht bewiesen");
    }

    [Fact]
    public async Task Report_WhoseLastReportIsNotInTheLedger_CannotBeSetAndThatIsSaid()
    {
        using TestDatabase database = TestDatabase.Upgraded();
        using TemporaryFolder folder = new();
        Record(database, folder, DemoFixture.Number);

        RebuiltPapers papers = await rebuilt.RebuildAsync(database.Connections, RebuiltDemo.LedgerOf(database.Connections).Entries()[^1]);

        papers.Hindrance.ShouldNotBeNull().ShouldContain("Der letzte Bericht SGS-2026-02-26-1, mit dem er vergleicht, steht nicht mehr im Auswertungsbuch");
    }

    private PaperResult Check(byte[] pdf) => new PaperCheck(rebuilt.Entry, rebuilt.Papers, ProgramVersion.Current).Run(pdf, "kopie.pdf");

    // Another program's writer: other objects, other bytes, the same pages.
    private byte[] Copy(IEnumerable<int> pages) => PdfMerger.Merge([Original], [[.. pages]]);

    private static ImmutableSortedDictionary<string, byte[]> Record(TestDatabase database, TemporaryFolder folder, string number)
    {
        string archive = Path.Combine(Repository.Root, "tests", "Worker.Tests", "Audit", "Verification", "golden", $"demo-{number}.zip");
        ZipFile.ExtractToDirectory(archive, folder.Path);
        ImmutableSortedDictionary<string, byte[]> files = Directory.GetFiles(Path.Combine(folder.Path, number))
            .ToImmutableSortedDictionary(file => Path.GetFileName(file), File.ReadAllBytes, StringComparer.Ordinal);
        FakeTimeProvider time = new(new DateTimeOffset(2026, 8, 17, 5, 0, 0, TimeSpan.Zero));
        new ReportPublication(
            database.Connections, new LedgerStore(database.Connections, time, new ProgramVersion("0.2.0", "1234567890")),
            new OccurrenceClaims(database.Connections, time, "Test"), folder.Path).Record(FinishedReports.Of(RunNumber.Parse(number), files));
        return files;
    }
}
