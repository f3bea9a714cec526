using System.Security.Cryptography;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

[Slow(Because.StartsTheProgram)]
public sealed class DemoTests(DemoFixture demo) : IClassFixture<DemoFixture>, IDisposable
{
    private static readonly string[] Files =
        ["Anlage-Nachweise.pdf", "Nachweis.csv", "Nachweis.json", "Nachweis.sha256", "Pruefnachweis.pdf", "Sachlage.txt", "Sachstandsbericht.pdf"];

    private static readonly string[] DigestFiles =
        ["Digest.eml", "Digest.html", "Digest.png", "Digest.txt", "Nachweis.csv", "Nachweis.json", "Nachweis.sha256"];

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Demo_LeavesTheReportWithNothingElseInItsFolder()
    {
        Directory.GetFileSystemEntries(demo.Report).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(Files);
        Directory.GetFileSystemEntries(demo.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe([DemoFixture.Digest, DemoFixture.EarlierNumber, DemoFixture.Number, "kiindicators.db"]);
        Directory.GetFileSystemEntries(Path.Combine(demo.Root, DemoFixture.Digest)).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(DigestFiles);
    }

    [Fact]
    public void Demo_PrintsResultsAndFiles()
    {
        demo.Output.ShouldContain("B25-2");
        demo.Output.ShouldContain("mehr als vorgesehen (7; vorgesehen");
        demo.Output.ShouldContain(Path.Combine(DemoFixture.EarlierNumber, "Sachstandsbericht.pdf"));
        demo.Output.ShouldContain(Path.Combine(DemoFixture.Number, "Sachstandsbericht.pdf"));
    }

    [Fact]
    public void Checksums_HoldForEveryOtherFile()
    {
        string[] lines = File.ReadAllLines(Path.Combine(demo.Report, "Nachweis.sha256"));
        lines.Select(line => line[66..]).ShouldBe(Files.Where(name => name != "Nachweis.sha256"));
        foreach (string line in lines)
        {
            Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(demo.Report, line[66..])))).ShouldBe(line[..64]);
        }
    }

    [Fact]
    public void Record_OfTheDemo_GivesTheSameBytesWhenItIsJudgedAgain()
    {
        byte[] record = File.ReadAllBytes(Path.Combine(demo.Report, "Nachweis.json"));
        Auswertung again = RecordReader.Read(record).Evaluate();
        again.ToJson().ShouldBe(record);
        EvidenceCsv.Write(again).ShouldBe(File.ReadAllBytes(Path.Combine(demo.Report, "Nachweis.csv")));
    }

    /// <summary>The example of docs/pruefleitfaden.md leads to a row with a Beleg, and names one without.</summary>
    [Fact]
    public void Record_HoldsTheExampleOfTheGuide()
    {
        string guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "pruefleitfaden.md"));
        Measurement example = RecordReader.Read(File.ReadAllBytes(Path.Combine(demo.Report, "Nachweis.json"))).Evaluate()
            .Result.Measurements.Single(line => line.Line.Id == "B25-1");
        Activity[] proven = [.. example.Evidence.Counted.Where(row => row.Values("beleg").Any())];

        guide.ShouldContain($"zum Beispiel `{example.Line.Id}`");
        guide.ShouldContain($"„Beleg hinterlegt: {proven.Length} von {example.Evidence.Counted.Length}“");
        guide.ShouldContain($"`{proven[0].Id}`, ist `{proven[0].Values("beleg").First()}`");
        guide.ShouldContain($"im Beispiel `{example.Evidence.Counted.Except(proven).First().Id}`");
    }

    [Fact]
    public async Task Demo_InAnotherFolderZoneAndLanguage_GivesTheSameBytes()
    {
        (string, string)[] elsewhere = [("TZ", "Pacific/Auckland"), ("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8")];
        (await Program.RunAsync(folder.Path, Cancellation, ["demo"], elsewhere)).ExitCode.ShouldBe(0);
        ShouldBeTheDemos(Path.Combine(folder.Path, "out", "demo"));
    }

    [Fact]
    public async Task Demo_RunAgainBesideForeignFiles_GivesTheSameBytesAndKeepsThem()
    {
        string root = Path.Combine(folder.Path, "out", "demo");
        demo.CopyTo(root);
        string foreign = Path.Combine(root, "meine Notizen.txt");
        File.WriteAllText(foreign, "von Hand");
        (await Program.RunAsync(folder.Path, Cancellation, ["demo"])).ExitCode.ShouldBe(0);
        File.ReadAllText(foreign).ShouldBe("von Hand");
        ShouldBeTheDemos(root);
    }

    [Fact]
    public async Task Demo_OverADatabaseThatIsNoDemo_RefusesAndKeepsIt()
    {
        string file = Path.Combine(folder.Path, "kiindicators.db");
        await Program.RunAsync(folder.Path, Cancellation, ["db", "upgrade"]);
        byte[] before = File.ReadAllBytes(file);
        ProgramResult result = await Program.RunAsync(folder.Path, Cancellation, ["demo", "--out", "."]);
        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain("keine Demo-Datenbank");
        File.ReadAllBytes(file).ShouldBe(before);
    }

    [Fact]
    public async Task EarlierReport_IsDelivered_SoThatNoneByHandReplacesIt()
    {
        ProgramResult result = await Program.RunAsync(
            demo.WorkingDirectory, Cancellation, ["report", "--meeting-date", "2026-02-26", "--committee", "SGS", "--out", "demo", "--as-of", "2026-02-08"],
            demo.UsesDemoDatabase);
        result.ExitCode.ShouldBe(1);
        result.Errors.ShouldContain("schon zugestellt");
    }

    [Theory]
    [InlineData(DemoFixture.Number)]
    [InlineData(DemoFixture.EarlierNumber)]
    public async Task Demo_WhereAReportFromRealDataLies_RefusesAndKeepsIt(string number)
    {
        string facts = Path.Combine(folder.Path, "out", "demo", number, "Sachlage.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(facts)!);
        File.WriteAllText(facts, "Betreff: echt");
        ProgramResult result = await Program.RunAsync(folder.Path, Cancellation, ["demo"]);
        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain("echten Daten");
        File.ReadAllText(facts).ShouldBe("Betreff: echt");
    }

    private void ShouldBeTheDemos(string root)
    {
        foreach (string file in new[] { DemoFixture.Number, DemoFixture.EarlierNumber }.SelectMany(_ => Files, Path.Combine)
            .Concat(DigestFiles.Select(name => Path.Combine(DemoFixture.Digest, name))))
        {
            File.ReadAllBytes(Path.Combine(root, file)).ShouldBe(File.ReadAllBytes(Path.Combine(demo.Root, file)), file);
        }
    }
}
