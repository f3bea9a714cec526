using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Export;
using KiIndicators.Worker.Runs;
using KiIndicators.Worker.Tests.Reports;
using KiIndicators.Worker.Tests.Runs;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Export;

/// <summary>The export of the second quarter of 2026 from the sample data, and of small programmes.</summary>
public sealed class ExportTests(SampleFixture sample) : IClassFixture<SampleFixture>
{
    private static readonly Period Quarter = new(new(2026, 4, 1), new(2026, 6, 30));

    /// <summary>
    /// By hand from activities.csv, host-rows.sql and the Zielkatalog. Bildung: V-0203, V-0204, V-0221, V-0222 (16 + 14 + 18 + 23; 120 + 120 + 180 + 240) and
    /// B-0205 to B-0209 (90 + 60 + 90). Querschnitt: V-0251, V-0252, V-0271, V-0282 (24 + 19 + 8 + 18; 150 + 150 + 120), E-0211, E-0213, E-0214, E-0220. Without a
    /// Vorhaben: V-0205, V-0210, V-0226, V-0241, V-0258, V-0291, V-0292, V-0293, H-007, H-008 (9 + 10 + 16 + 11 + 9 + 12 + 18 + 15 + 7 + 11 = 118;
    /// 90 + 90 + 180 + 180 + 120 + 180), V-0280 with 2 Teilnahmen and 180 minutes, B-0216 (60), E-0201, E-0208, E-0212, K-0205, K-0206.
    /// </summary>
    [Fact]
    public void Sums_OfAQuarter_AreThoseComputedByHand() => Rows(Make(), "Summen.csv").Skip(1).Select(row => string.Join(" | ", row.Skip(1))).ShouldBe(
    [
        "Schwerpunkt 1: Integration durch Bildung (Kita und Schule) | Integration durch Bildung | 9 | 4 | 5 | 0 | 0 | 71 | 4 | 900 | 7 | 2 | Baesweiler, Eschweiler",
        "Schwerpunkt 2: Integration als Querschnittsaufgabe | Integration als Querschnittsaufgabe | 8 | 4 | 0 | 0 | 4 | 69 | 4 | 420 | 3 | 4 | "
            + "Alsdorf, Roetgen, Stolberg (Rhld.), Würselen",
        "Schwerpunkt 3: Kommunales Integrationsmanagement | Kommunales Integrationsmanagement | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ",
        "ohne Vorhaben |  | 17 | 11 | 1 | 2 | 3 | 119 bis 120 | 11 | 1080 | 8 | 6 | Eschweiler, Herzogenrath, Monschau, Roetgen, Simmerath, Würselen",
        "zusammen, jede Aktivität einmal |  | 34 | 19 | 6 | 2 | 7 | 259 bis 260 | 19 | 2400 | 18 | 9 | "
            + "Alsdorf, Baesweiler, Eschweiler, Herzogenrath, Monschau, Roetgen, Simmerath, Stolberg (Rhld.), Würselen",
    ]);

    [Fact]
    public void Activities_SayNeitherTitleNorPartner_AndHideSmallCounts()
    {
        MadeExport made = Make();
        string[][] rows = Rows(made, "Aktivitaeten.csv");
        rows.Length.ShouldBe(1 + 34);
        string.Join(" | ", rows.Single(row => row[0] == "V-0280")).ShouldBe(
            "V-0280 | 16.06.2026 |  | Veranstaltung | Qualifizierung | Eschweiler | Migrantenorganisation | unter 3 | 180 | ohne Vorhaben | ");
        string.Join(" | ", rows.Single(row => row[0] == "V-0251")).ShouldBe(
            "V-0251 | 16.04.2026 |  | Veranstaltung | Runder Tisch | Alsdorf | Jobcenter, KMU, Unternehmen, Verein | 24 | 150 | Querschnitt | E26-1, E26-1a, E26-2, E26-2a");
        string everything = string.Concat(made.Files.Where(file => file.Key.EndsWith(".csv", StringComparison.Ordinal)).Select(file => Text(file.Value)));
        foreach (string secret in new[] { "Frauennetz", "Wie bewerbe ich mich", "Jobcenter StädteRegion", "A46-2026" })
        {
            everything.ShouldNotContain(secret);
        }
    }

    [Fact]
    public void Explanation_SaysPeriodStichtagAndWhatIsLeftOut()
    {
        string text = Text(Make().Files["Erlaeuterung.csv"]);

        text.ShouldContain("BEISPIELDATEN");
        text.ShouldContain("Zeitraum;01.04.2026 bis 30.06.2026\r\nStichtag;30.06.2026\r\nDatenbestand;\"vom ");
        text.ShouldContain("abgesagt: 3; Durchführung ungeklärt: 1 (B-0215)");
    }

    [Fact]
    public void Results_AreThoseOfTheStichtag()
    {
        string[][] rows = Rows(Make(), "Ergebnisse.csv");

        rows.Select(row => row[5]).ShouldNotContain("B25-2", "a line of 2025");
        string[] meetings = rows.Single(row => row[5] == "B26-2");
        meetings[7..].ShouldBe(["im Plan", "", "3", "4 bis 6", "2", "0", "2"]);
    }

    [Fact]
    public void SameData_GiveTheSameBytes()
    {
        IReadOnlyDictionary<string, byte[]> one = Make().Files;
        IReadOnlyDictionary<string, byte[]> other = Make().Files;

        one.Count.ShouldBe(5);
        one.Keys.ShouldBe(other.Keys);
        one.Where(file => !file.Value.AsSpan().SequenceEqual(other[file.Key])).Select(file => file.Key).ShouldBeEmpty();
        using ZipArchive zip = new(new MemoryStream(one[ExportRun.WorkbookName]));
        zip.Entries.Select(entry => entry.LastWriteTime.DateTime).Distinct().ShouldBe([new DateTime(1980, 1, 1)]);
    }

    [Fact]
    public void Workbook_IsSoundAndHoldsDaysAndNumbers()
    {
        using MemoryStream stream = new(Make().Files[ExportRun.WorkbookName]);
        using SpreadsheetDocument document = SpreadsheetDocument.Open(stream, isEditable: false);

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(fault => fault.Description).ShouldBeEmpty();
        Sheet[] tabs = [.. document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>()];
        tabs.Select(tab => tab.Name!.Value).ShouldBe(["Erläuterung", "Summen", "Aktivitäten", "Ergebnisse"]);
        Worksheet[] sheets = [.. tabs.Select(tab => ((WorksheetPart)document.WorkbookPart.GetPartById(tab.Id!.Value!)).Worksheet!)];
        sheets.ShouldAllBe(sheet => sheet.Descendants<Pane>().Single().State!.Value == PaneStateValues.Frozen);

        // 10.04.2026 is day 46122 of Excel; K-0205 is the first of the quarter.
        Cell day = sheets[2].Descendants<Cell>().Single(cell => cell.CellReference == "B2");
        day.DataType.ShouldBeNull();
        day.CellValue!.Text.ShouldBe("46122");
        document.WorkbookPart.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)day.StyleIndex!.Value).NumberFormatId!.Value.ShouldBe(164U);
        sheets[1].Descendants<Cell>().Single(cell => cell.CellReference == "I2").CellValue!.Text.ShouldBe("71");
        sheets[1].Descendants<Cell>().Single(cell => cell.CellReference == "I6").InnerText.ShouldBe("259 bis 260");
    }

    /// <summary>V-1 counts for both Schwerpunkte and once in the total; its two Teilnahmen are hidden in every sum.</summary>
    [Fact]
    public void ActivityOfTwoSchwerpunkte_StandsInBothAndOnceInTheTotal()
    {
        Programme programme = TwoTopics(Sample.Count("A-1", 1, Sample.Year2026), Sample.Count("B-1", 1, Sample.Year2026));
        string[][] sums = Table(programme, "Summen", Event("V-1", 2), Event("V-2", 40, kind: "Fest"));

        sums.Select(row => $"{row[1]}: {row[3]}, {row[8]}").ShouldBe(
            ["Eins: 1, unter 3", "Zwei: 1, unter 3", "ohne Vorhaben: 1, 40", "zusammen, jede Aktivität einmal: 2, 41 bis 42"]);
        Table(programme, "Aktivitäten", Event("V-1", 2))[0][9].ShouldBe("1, 2");
    }

    /// <summary>The sum of a line stands beside its activities: 40 + 2 would give the 2 away.</summary>
    [Theory]
    [InlineData(2, "nicht ausgewiesen")]
    [InlineData(5, "45")]
    public void LineThatAddsUpPersons_IsNotShownBesideAHiddenCount(int persons, string actual)
    {
        Indicator line = Sample.Line("A-1", new Sum(Sample.Events("Treffen"), "teilnahmen"), null, Sample.Year2026);

        Table(TwoTopics(line, Sample.Count("B-1", 1, Sample.Year2026)), "Ergebnisse", Event("V-1", 40), Event("V-2", persons))
            .Single(row => row[5] == "A-1")[9].ShouldBe(actual);
    }

    [Fact]
    public void PeriodWithoutProgramme_IsAnErrorThatNamesThem() => Should.Throw<UserError>(
            () => new ExportRun(new EvaluationSource(sample.Connections, SampleFixture.Catalogue)).Make(new Period(new(2019, 1, 1), new(2019, 12, 31))))
        .Message.ShouldBe("Für 01.01.2019 bis 31.12.2019 gilt kein Zielkatalog; es gibt 2025-2026 (01.01.2025 bis 31.12.2026).");

    [Fact]
    public void Folder_IsWrittenWhole_AgainFromTheSameData_AndNeverOverOtherData()
    {
        using TemporaryFolder folder = new();
        MadeExport made = Make();
        string path = made.WriteTo(folder.Path);

        Path.GetFileName(path).ShouldBe("Foerderprogrammcontrolling-2026-04-01-bis-2026-06-30");
        Directory.GetFiles(path).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(made.Files.Keys.Order(StringComparer.Ordinal));
        made.WriteTo(folder.Path).ShouldBe(path);
        MadeExport other = made with { Files = made.Files.ToDictionary(file => file.Key, file => file.Value.Append((byte)' ').ToArray()) };
        Should.Throw<UserError>(() => other.WriteTo(folder.Path)).Message.ShouldContain("es wird nichts überschrieben");
        File.ReadAllBytes(Path.Combine(path, "Summen.csv")).ShouldBe(made.Files["Summen.csv"]);
        Directory.GetDirectories(folder.Path).ShouldBe([path]);
    }

    private MadeExport Make() => new ExportRun(new EvaluationSource(sample.Connections, SampleFixture.Catalogue)).Make(Quarter);

    private static string Text(byte[] file) => Encoding.UTF8.GetString(file);

    // No cell of these tables holds a line break; those with a semicolon are quoted, and none of them is asked for here.
    private static string[][] Rows(MadeExport made, string name) =>
        [.. Text(made.Files[name]).TrimEnd().Split("\r\n").Select(line => line.TrimStart('\uFEFF').Split(';'))];

    private static Activity Event(string id, int participants, string kind = "Treffen") =>
        Sample.Event(id, new(2026, 5, 5), kind, participants: participants);

    private static Programme TwoTopics(Indicator one, Indicator two) => Sample.Programme() with
    {
        FocusTopics =
        [
            new FocusTopic("S1", "Eins", "1", null, [new Goal(null, null, null, "Ziel", [Sample.Milestone("A", MilestoneType.Milestone, one)])]),
            new FocusTopic("S2", "Zwei", "2", null, [new Goal(null, null, null, "Ziel", [Sample.Milestone("B", MilestoneType.Milestone, two)])]),
        ],
    };

    private static string[][] Table(Programme programme, string name, params Activity[] rows)
    {
        EvaluationResult result = Sample.Evaluate(programme, rows, asOf: Quarter.To);
        ExportTable table = new ExportBuilder(Sample.Auswertung(result), Quarter).Build().Single(table => table.Name == name);
        return [.. table.Rows.Select(row => row.Select(cell => $"{cell}").ToArray())];
    }
}
