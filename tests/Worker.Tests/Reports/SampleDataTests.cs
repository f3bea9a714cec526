using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Demo;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>The report on the sample data that the demo shows.</summary>
public class SampleDataTests
{
    private static readonly Lazy<ReportInput> Demo = new(Read);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public void Report_OnTheSampleData_NamesNoTitleAndNoPartner()
    {
        ReportModel model = ReportBuilder.Build(Demo.Value, ReportCharts.None);
        string text = JsonSerializer.Serialize(model, Readable) + JsonSerializer.Serialize(AnnexBuilder.Build(Demo.Value, ReportCharts.None), Readable) + FactsText.Build(Demo.Value, model);

        // Words that the catalogue itself prints are no secret: a partner named like its type, a title that repeats a line.
        string catalogue = string.Concat(Directory.EnumerateFiles(
            Path.Combine(AppContext.BaseDirectory, "catalogues"), "*.yaml").Select(File.ReadAllText));
        IEnumerable<string> secrets = Demo.Value.Auswertung.Reading.Activities.Select(row => row.Title)
            .Concat(Demo.Value.Auswertung.Partners.Select(partner => partner.Name))
            .Where(word => !catalogue.Contains(word, StringComparison.Ordinal));

        secrets.Where(text.Contains).ShouldBeEmpty();
    }

    [Fact]
    public void Glance_OnTheSampleData_SaysWhatTheHandComputedTableSays() =>
        Sample.Glance(Demo.Value).ShouldBe(
            "Gegenstand dieses Berichts des Kommunalen Integrationszentrums (KI) sind sechs Meilensteine, "
            + "der Auftrag Kompetenzzentrum Integration und Arbeit (KIA) und die Querschnittsvorgabe „Anteil der Schwerpunkte“. "
            + "Von den sechs Meilensteinen sind zwei erreicht; einer ist teilweise erreicht, einer ist im Plan, einer ist offen "
            + "und bei einem ist die Zielerreichung gefährdet. Beim Auftrag KIA steht ein Beleg aus. Die Querschnittsvorgabe ist im Plan. "
            + "Erreicht sind 13 von 24 Zielwerten. Umgesetzt sind neun von zwölf ohne Zahl zugesagten Vorhaben. "
            + "Bei vier Vorhaben gibt es Abweichungen: „Veranstaltungen für Vereine und Ehrenamt, davon in Kooperation mit dem Laiensprachmittlerpool“ "
            + "(nicht erreicht: 0 von 2), „Weitere Branchen“ (Zielerreichung gefährdet), "
            + "„Veranstaltungen für Vereine und Ehrenamt“ (teilweise erreicht: 2 statt mindestens 3) und „Entwicklungs- und Erfahrungsbericht“ (Beleg steht aus). "
            + "In allen neun Kommunen gab es mindestens eine gezählte Veranstaltung. Bei vier Vorhaben ist der Ausgangswert, mit dem verglichen wird, noch nicht festgeschrieben. "
            + "Dies ist der erste Bericht.");

    /// <summary>A stranger knows neither the numbers of lines nor those of Meilensteine.</summary>
    [Fact]
    public void PageOne_OnTheSampleData_NamesNothingByItsNumberAlone()
    {
        FirstPage page = ReportBuilder.Build(Demo.Value, ReportCharts.None).FirstPage;
        string[] printed =
        [
            page.Headline, page.Subject, page.Tally, .. page.Picture.SelectMany(row => new[] { row.Name, row.Spoken }),
            .. page.Discussion.SelectMany(row => new[] { row.Title, row.Text, row.Date ?? "" }),
            .. page.Since.SelectMany(line => new[] { line.Label, line.Text }), .. page.NextDates.Select(date => date.Occasion), page.Rulings?.Text ?? "",
        ];

        Regex numbers = new($@"\b({string.Join('|', Demo.Value.Auswertung.Result.Measurements.Select(line => line.Line.Id)
            .Concat(Demo.Value.Auswertung.Result.Milestones.Select(result => result.Milestone.Id)).Select(Regex.Escape))})\b");
        printed.Where(text => numbers.IsMatch(text)).ShouldBeEmpty();
    }

    [Fact]
    public void NextDates_OnTheSampleData_ArePlainWords() => ReportBuilder.Build(Demo.Value, ReportCharts.None).FirstPage.NextDates.ShouldBe(
    [
        new DateRow("24.09.2026", "neuer Termin: Veranstaltungen für Vereine und Ehrenamt"),
        new DateRow("30.09.2026", "Durchgeführte Fortbildungen für pädagogische Fachkräfte: noch zu planen"),
        new DateRow("05.10.2026", "neuer Termin: Weitere Branchen"),
        new DateRow("03.12.2026", "geplant: Festlegung der Schwerpunkte 2027/2028"),
    ]);

    [Fact]
    public void EveryDeviation_OnTheSampleData_CarriesItsStatementOrSaysThatThereIsNone() =>
        Sample.Rows(ReportBuilder.Build(Demo.Value, ReportCharts.None))
            .Where(row => row.Status.Code is "nicht-erreicht" or "gefaehrdet" or "teilweise-erreicht" or "beleg-fehlt")
            .Select(row => (row.Id, row.Statement.ShouldNotBeNull() == $"{Statements.Missing}."))
            .ShouldBe([("E25-1", false), ("E25-2", false), ("E26-7", false), ("K-4", true)]);

    private static ReportInput Read()
    {
        using TemporaryFolder folder = new();
        ImmutableArray<Programme> programmes = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues")).Programmes;
        ImmutableArray<ReferenceArea> areas = [.. programmes.Select(programme => programme.Area)];
        SqlDatabase connections = SampleDatabase.Create(folder.Path, programmes, new FakeTimeProvider());
        IntakeReading intake = new ActivitySource(connections).Read(areas);
        Auswertung auswertung = Sample.Auswertung(Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = programmes,
            AsOf = Sample.AsOf,
            Reading = new ActivityReading(intake.Activities, intake.Rejected),
            Partners = intake.Partners,
        }));
        return new ReportInput(auswertung with { Partners = intake.Partners, Remarks = intake.Remarks }, "8F3A1C0E52D7B964AAAA");
    }
}
