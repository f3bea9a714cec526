using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KiIndicators.Worker.Reports.Typst;

namespace KiIndicators.Worker.Reports;

/// <summary>
/// From model and charts to the PDF.
/// </summary>
/// <param name="options">Where the engine lies.</param>
/// <param name="time">Clock of the child process's time limit.</param>
internal sealed class ReportPrinter(TypstOptions options, TimeProvider time)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Sets the report.</summary>
    /// <param name="model">The finished words.</param>
    /// <param name="charts">SVG by file name.</param>
    /// <param name="asOf">Stichtag: the only date that the file states, so that its bytes repeat.</param>
    /// <param name="cancellation">Ends the child process.</param>
    public async Task<byte[]> PrintAsync(
        ReportModel model, IReadOnlyDictionary<string, string> charts, DateOnly asOf, CancellationToken cancellation)
    {
        Dictionary<string, byte[]> files = charts.ToDictionary(
            chart => chart.Key, chart => Encoding.UTF8.GetBytes(chart.Value), StringComparer.Ordinal);
        files["model.json"] = JsonSerializer.SerializeToUtf8Bytes(model, Form);
        return await new TypstCompiler(options, time).CompileAsync(
            new TypstDocument(
                options.TemplateFolder, "report.typ", model.Title,
                new DateTimeOffset(asOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), files),
            cancellation);
    }
}
