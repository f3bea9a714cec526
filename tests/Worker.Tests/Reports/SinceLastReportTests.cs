using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Comparison;
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

public partial class SinceLastReportTests
{
    private static readonly Lazy<(ComparedRun Then, ComparedRun Now)> Demo = new(Read);
    private static readonly Lazy<RunComparison> Compared = new(() => RunComparer.Compare(Demo.Value.Then, Demo.Value.Now));

    [Fact]
    public void Corrections_OnTheSampleData_AreThoseOfTheHandMadeTable()
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sql", "sample", "erwartet.md"));
        string section = text.Split("\n## ").Single(part => part.StartsWith("Berichtigte Zahlen", StringComparison.Ordinal));
        (string, string, string, string)[] expected = [.. Row().Matches(section).Skip(1).Select(match =>
            (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, match.Groups[4].Value))];

        ChangeTable table = Annex(Input()).Changes.Single(part => part.Heading == "Berichtigte Zahlen des letzten Berichts");

        table.Table.Rows.Select(row => (row[0], row[2], row[3], Short(row[4]))).ShouldBe(expected);
    }

    [Fact]
    public void Sachlage_OnTheSampleData_NamesStatesAndCorrections() => Since(Input()).ShouldBe(
    [
        "Verglichen mit dem Bericht zum 08.02.2026 sind in der Übersicht fünf Bewertungen andere, darunter E26 Zielerreichung gefährdet statt offen "
        + "und E25 teilweise erreicht statt noch nicht bewertbar. Bei 38 Vorhaben hat sich etwas geändert: Angaben berichtigt (2), "
        + "zurückgezogen (2), nachgetragen (7), abgesagt (5), seitdem durchgeführt (26), Zeitablauf (3) u. a.; Gründe in der Anlage.",
        "Sieben Zahlen des letzten Berichts sind berichtigt: B25-4a 17 statt 18 (zurückgezogen), "
        + "E25-1a 3 von 3 statt 2 von 3 (berichtigt); fünf weitere in der Anlage.",
    ]);

    [Fact]
    public void EveryChange_OnTheSampleData_HasAReason() => Compared.Value.Lines
        .Where(line => line.Reasons.IsEmpty)
        .Select(line => line.Id).ShouldBeEmpty();

    [Fact]
    public void Section_AndTables_NameNoTitleAndNoPartner()
    {
        ReportInput input = Input();
        string text = string.Join('\n', Since(input).Concat(Annex(input).Changes.SelectMany(part => part.Table.Rows).SelectMany(row => row)));
        // Words that the catalogue itself prints are no secret.
        string catalogue = string.Concat(Demo.Value.Now.Result.Measurements.Select(line => line.Line.Title + "\n"));
        Demo.Value.Then.Result.Reading.Activities.Concat(Demo.Value.Now.Result.Reading.Activities).Select(row => row.Title)
            .Concat(Demo.Value.Now.Partners.Select(partner => partner.Name)).Where(word => text.Contains(word) && !catalogue.Contains(word)).ShouldBeEmpty();
    }

    /// <summary>What cannot be proven today is no correction of what was printed.</summary>
    [Fact]
    public void Corrections_OfALineThatIsWithheldToday_AreNotPrinted()
    {
        EvaluationResult withheld = Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = Demo.Value.Now.Result.Programmes,
            AsOf = Demo.Value.Now.AsOf,
            Reading = Demo.Value.Now.Result.Reading,
            Partners = Demo.Value.Now.Partners,
            Withheld = new HashSet<string> { "B25-4a" },
        });

        ReportInput input = Input(Demo.Value.Then, Demo.Value.Now with { Result = withheld });
        AnnexModel annex = Annex(input);

        Since(input)[1].ShouldStartWith("Sechs Zahlen des letzten Berichts sind berichtigt: ");
        annex.Changes[1].Table.Rows.ShouldNotContain(row => row[0] == "B25-4a");
        annex.Changes[0].Table.Rows.Single(row => row[0] == "B25-4a")[3].ShouldBe("zurückgehalten");
    }

    [Fact]
    public void Section_WhereNothingChanged_SaysSo()
    {
        ReportInput input = Input(Demo.Value.Now, Demo.Value.Now);
        Since(input).ShouldBe(["Verglichen mit dem Bericht zum 16.08.2026 hat sich nichts verändert."]);
        Annex(input).Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Section_OfTheFirstReport_SaysThatItIsTheFirst() =>
        Since(Sample.Input(Demo.Value.Now.Result)).ShouldBe(["Dies ist der erste Bericht; Veränderungen nennt der nächste."]);

    private static IReadOnlyList<string> Since(ReportInput input) => new SinceLastReport(new ReportContext(input)).Paragraphs();

    private static AnnexModel Annex(ReportInput input) => AnnexBuilder.Build(input, ReportCharts.None);

    // The table of the report says more: the day of recording, the corrected value.
    private static string Short(string why) => Detail().Replace(why, "");

    private static ReportInput Input() => Input(Demo.Value.Then, Demo.Value.Now, Compared.Value);

    private static ReportInput Input(ComparedRun then, ComparedRun now) => Input(then, now, RunComparer.Compare(then, now));

    private static ReportInput Input(ComparedRun then, ComparedRun now, RunComparison comparison) => new(
        Sample.Auswertung(now.Result) with
        {
            Partners = now.Partners, Previous = new DeliveredReport(RunNumber.Parse(then.Number), "1A742C"),
        },
        "8F3A1C0E52D7B964AAAA")
    {
        Comparison = comparison,
    };

    private static (ComparedRun, ComparedRun) Read()
    {
        using TemporaryFolder folder = new();
        Programme[] programmes = [.. CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues")).Programmes];
        SqlDatabase connections = SampleDatabase.CreateAsThen(folder.Path, programmes, new FakeTimeProvider());
        ComparedRun then = Evaluate(connections, programmes, new(2026, 2, 8), "SGS-2026-02-26-1");
        SampleDatabase.BringToToday(connections, programmes, new FakeTimeProvider());
        return (then, Evaluate(connections, programmes, Sample.AsOf, "SGS-2026-09-03-1"));
    }

    private static ComparedRun Evaluate(SqlDatabase connections, Programme[] programmes, DateOnly asOf, string number)
    {
        IntakeReading intake = new ActivitySource(connections).Read(programmes.Select(programme => programme.Area));
        EvaluationResult result = Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = [.. programmes],
            AsOf = asOf,
            Reading = new ActivityReading(intake.Activities, intake.Rejected),
            Partners = intake.Partners,
        });
        return new ComparedRun(number, result, intake.Partners);
    }

    [GeneratedRegex(@"^\| ([A-Z][A-Za-z0-9-]*) \| (.*?) \| (.*?) \| (.*?) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@", (nachträglich )?erfasst am [0-9.]+| \(.*?\)")]
    private static partial Regex Detail();
}
