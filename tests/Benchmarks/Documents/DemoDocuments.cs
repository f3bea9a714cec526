using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Demo;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Proof;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Benchmarks.Documents;

/// <summary>The demo's report, and its Prüfnachweis made as long as is wanted.</summary>
internal sealed class DemoDocuments
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly DateTimeOffset CreatedAt = new(2026, 8, 16, 0, 0, 0, TimeSpan.Zero);

    private readonly ProofModel proof;

    /// <summary>Evaluates the demo.</summary>
    /// <param name="folder">For its database.</param>
    public DemoDocuments(string folder)
    {
        LoadedCatalogue catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));
        SqlDatabase database = SampleDatabase.Create(folder, catalogue.Programmes, TimeProvider.System);
        Meeting meeting = new(new Committee("SGS", "Ausschuss"), new DateOnly(2026, 9, 3));
        Auswertung evaluated = new EvaluationSource(database, catalogue).Evaluate(DemoMark.AsOf) with
        {
            Number = RunNumber.Report(meeting, 1),
            Meeting = meeting,
        };
        string checksum = Checksums.Sha256(evaluated.ToJson());
        Input = new ReportInput(evaluated, checksum);
        proof = ProofBuilder.Build(evaluated, checksum);
    }

    /// <summary>What the report is printed from.</summary>
    public ReportInput Input { get; }

    /// <summary>The models of report and Anlage, and their charts, as other engines may print them.</summary>
    public (JsonElement Model, IReadOnlyDictionary<string, byte[]> Charts) ReportContent()
    {
        ReportCharts charts = ReportCharts.Build(Input);
        ReportModel report = ReportBuilder.Build(Input, charts);
        return (JsonSerializer.SerializeToElement(new { report.Title, Report = report, Annex = AnnexBuilder.Build(Input, charts) }, Form),
            charts.Files.Concat(charts.AnnexFiles).ToImmutableDictionary(chart => chart.Key, chart => Encoding.UTF8.GetBytes(chart.Value)));
    }

    /// <summary>A Prüfnachweis of the demo's lines, repeated as often as it takes, without overview and rules.</summary>
    /// <param name="options">Where the templates lie.</param>
    /// <param name="lines">How many lines it has.</param>
    public (TypstDocument Document, JsonElement Model) Proof(TypstOptions options, int lines)
    {
        ProofLine[] known = [.. proof.Milestones.SelectMany(milestone => milestone.Lines)];
        // A whole line does not fit on the first page.
        known = lines > 1 ? known : [known[0] with { Sections = [known[0].Sections[0]] }];
        ProofModel model = proof with
        {
            HowToCheck = [],
            Overview = [],
            CountingRules = [],
            StatusRules = [],
            Rejected = null,
            Milestones =
            [
                new ProofMilestone(proof.Milestones[0].Heading, null,
                    [.. Enumerable.Range(0, lines).Select(number => known[number % known.Length] with { Id = $"Z-{number + 1}" })]),
            ],
        };
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal) { ["model.json"] = JsonSerializer.SerializeToUtf8Bytes(model, Form) };
        return (new TypstDocument(options.TemplateFolder, "proof.typ", model.Title, CreatedAt, files), JsonSerializer.SerializeToElement(model, Form));
    }
}
