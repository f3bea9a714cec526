using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Charts.Drawing;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Typst;

namespace KiIndicators.Worker.Reports;

/// <summary>
/// From the results to the printed report: charts, model, PDF. Engine and fonts come up in the background from the
/// moment a printer is created, while the rows are read.
/// </summary>
internal sealed class ReportPrinter
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly TypstOptions options;
    private readonly TypstCompiler compiler;
    private readonly Task drawing;

    /// <summary>Starts the engine.</summary>
    /// <param name="options">Where templates and fonts lie.</param>
    /// <param name="compiler">The engine, which others may use at the same time.</param>
    /// <exception cref="UserError">Node.js is missing.</exception>
    public ReportPrinter(TypstOptions options, TypstCompiler compiler)
    {
        (this.options, this.compiler) = (options, compiler);
        compiler.ComeUp();
        drawing = Task.Run(() => ComeUp(options.FontFolder));
    }

    /// <summary>Draws the charts, builds the models and sets Anlage and report; the report names pages of the Anlage, which is set first.</summary>
    /// <param name="input">Everything the report depends on.</param>
    /// <param name="cancellation">Ends the child process.</param>
    /// <exception cref="UserError">A font is missing, or a document cannot be set.</exception>
    public async Task<PrintedReport> PrintAsync(ReportInput input, CancellationToken cancellation)
    {
        await drawing;
        ReportCharts charts = ReportCharts.Build(input);
        AnnexModel annex = AnnexBuilder.Build(input, charts);
        Task<SetDocument> setting = compiler.SetAsync(Document("annex.typ", annex, charts.AnnexFiles, input), cancellation);
        ReportModel model = ReportBuilder.Build(input, charts);
        SetDocument set = await setting;
        ReportModel paged = model with { AnnexPages = set.Pages };
        byte[] report = await compiler.CompileAsync(Document("report.typ", paged, charts.Files, input), cancellation);
        return new PrintedReport(paged, report, annex, set.Pdf);
    }

    private TypstDocument Document<T>(string template, T model, IReadOnlyDictionary<string, string> charts, ReportInput input)
        where T : Paper
    {
        Dictionary<string, byte[]> files = charts.ToDictionary(chart => chart.Key, chart => Encoding.UTF8.GetBytes(chart.Value), StringComparer.Ordinal);
        files["model.json"] = JsonSerializer.SerializeToUtf8Bytes(model, Form);
        return new TypstDocument(options.TemplateFolder, template, model.Title, input.Auswertung.ReadyAt, files);
    }

    // The first drawing costs ten times the next one: an empty one is made while the rows are read.
    private static void ComeUp(string fontFolder)
    {
        ChartFonts.Register(fontFolder);
        DateOnly day = new(2000, 1, 1);
        TimelineChart.Render(new Timeline("", day, day.AddYears(1), day, []));
    }
}

/// <summary>A printed report.</summary>
/// <param name="Model">The words and numbers that it prints.</param>
/// <param name="Pdf">Sachstandsbericht.pdf.</param>
/// <param name="Annex">The words and numbers of the Anlage.</param>
/// <param name="AnnexPdf">Anlage-Nachweise.pdf.</param>
internal sealed record PrintedReport(ReportModel Model, byte[] Pdf, AnnexModel Annex, byte[] AnnexPdf);
