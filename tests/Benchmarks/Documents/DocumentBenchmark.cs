using System.Diagnostics;
using System.Text.Json;
using KiIndicators.Benchmarks.Measuring;
using KiIndicators.Benchmarks.Results;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Typst;

namespace KiIndicators.Benchmarks.Documents;

/// <summary>The PDF step beside other engines that print like content, and documents of growing length.</summary>
/// <param name="work">Files of the run.</param>
/// <param name="runs">How often each is measured.</param>
/// <param name="longest">No document of more pages is made.</param>
internal sealed class DocumentBenchmark(Workplace work, int runs, int longest)
{
    private static readonly int[] Lengths = [1, 10, 100, 500];
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    // What takes longer is not printed again.
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30);

    private readonly TypstOptions options = new() { TimeLimitSeconds = 3600 };
    private readonly DemoDocuments documents = new(work.NewFolder("demo"));

    /// <summary>Measures, and writes both sections.</summary>
    public async Task RunAsync(ResultFile results)
    {
        await CompareAsync(results);
        await GrowAsync(results);
    }

    private async Task CompareAsync(ResultFile results)
    {
        string load = Machine.Load;
        using TypstCompiler warmEngine = new(options, TimeProvider.System);
        ReportPrinter warmPrinter = new(options, warmEngine);
        Printed warm = await RepeatAsync(() => PrintAsync(warmPrinter), warmUps: 2);
        Printed cold = await RepeatAsync(PrintColdAsync, warmUps: 1);
        (JsonElement model, IReadOnlyDictionary<string, byte[]> charts) = documents.ReportContent();
        string page = HtmlPage.Write(work.NewFolder("page"), options.FontFolder, model, charts);
        List<string[]> rows = [Row("KiIndicators, warm engine", warm, warm), Row("KiIndicators, start of the engine included", cold, warm)];
        List<Aim> aims = [];
        foreach (PrintingEngine engine in PrintingEngine.All)
        {
            if (engine.Program is null)
            {
                rows.Add([engine.Name, "skipped: not on this machine", "", "", "", "", "", ""]);
                aims.Add(new Aim($"PDF step faster than {engine.Name}'s, start of the engine included", 4, "×", null, IsMoreBetter: true));
                continue;
            }

            Console.WriteLine($"report: {engine.Name}");
            Printed printed = await RepeatAsync(async () => [(await engine.PrintAsync(page, Limit))!.Value.Pdf], warmUps: 1);
            rows.Add(Row(engine.Name, printed, warm));
            aims.Add(new Aim($"PDF step faster than {engine.Name}'s, start of the engine included", 4, "×", printed.Median / cold.Median, IsMoreBetter: true));
            aims.Add(new Aim($"PDF step faster than {engine.Name}'s, warm engine", 4, "×", printed.Median / warm.Median, IsMoreBetter: true));
        }

        results.Write("The report's PDF beside other engines", load, Comparison, Markdown.Table(
            ["engine", "median", "ratio to the first", "pages", "tags", "claims PDF/UA", "claims PDF/A", "same bytes twice"], rows), Aim.Table(aims));
    }

    private static string Comparison =>
        "The demo's report and its Anlage. KiIndicators' time is the whole step: charts drawn, models built, both documents set, both standards written. The others are "
        + "handed an HTML page with the words, tables, charts (already drawn) and fonts of both, in a plain layout; their time is a whole process, as "
        + "they are usually called. A claim is what the file says of itself; only ours is held against veraPDF (in `.ci/run`). What the others leave out is what the "
        + "columns say, and by their plain page running headers, columns of a measured width and rows that stay together.";

    private async Task<byte[][]> PrintColdAsync()
    {
        using TypstCompiler engine = new(options, TimeProvider.System);
        return await PrintAsync(new ReportPrinter(options, engine));
    }

    private async Task<byte[][]> PrintAsync(ReportPrinter printer)
    {
        PrintedReport report = await printer.PrintAsync(documents.Input, CancellationToken.None);
        return [report.Pdf, report.AnnexPdf];
    }

    private async Task<Printed> RepeatAsync(Func<Task<byte[][]>> print, int warmUps)
    {
        List<byte[][]> files = [];
        for (int run = 0; run < warmUps; run++)
        {
            files.Add(await print());
        }

        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            long began = Stopwatch.GetTimestamp();
            files.Add(await print());
            seconds[run] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        return new Printed(new Series(seconds).Median, PrintedFile.Of(files[0]), files[0].Zip(files[^1]).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second)));
    }

    private static string[] Row(string name, Printed printed, Printed basis) =>
    [
        name, Markdown.Seconds(printed.Median), Markdown.Ratio(printed.Median, basis.Median), $"{printed.File.Pages}", Word(printed.File.IsTagged),
        Word(printed.File.IsUniversallyAccessible), Word(printed.File.IsArchival), Word(printed.IsRepeatable),
    ];

    private static string Word(bool holds) => holds ? "yes" : "no";

    private async Task GrowAsync(ResultFile results)
    {
        string load = Machine.Load;
        using TypstCompiler engine = new(options, TimeProvider.System);
        List<string[]> rows = [];
        PrintingEngine[] others = [.. PrintingEngine.All.Where(other => other.Program is not null)];
        foreach (int length in Lengths.Where(length => length <= longest))
        {
            Console.WriteLine($"document of {length} pages");
            rows.Add(await GrowAsync(engine, length, others));
        }

        results.Write("Documents of 1, 10, 100 and 500 pages", load, Growth, Markdown.Table(
            ["pages", "lines", "KiIndicators, warm engine", "per page", .. others.SelectMany(other => new[] { other.Name, "pages", "ratio" })], rows));
    }

    private static string Growth =>
        "A Prüfnachweis with so many lines, in tables of rows, that it has about that many pages; medians, above 100 pages one run, of others as many as half a minute allows. Both standards included. "
        + "Other engines as above; their plain layout takes more pages for the same words, which counts against them. What takes longer than three minutes is given up.";

    private async Task<string[]> GrowAsync(TypstCompiler engine, int pages, PrintingEngine[] others)
    {
        int lines = await LinesForAsync(engine, pages);
        (TypstDocument document, JsonElement model) = documents.Proof(options, lines);
        int times = pages > 100 ? 1 : runs;
        (double[] seconds, byte[] pdf) = await TimeAsync(times, () => engine.CompileAsync(document, CancellationToken.None));
        Series own = new(seconds);
        int printed = PrintedFile.Of(pdf).Pages;
        List<string> row = [$"{printed}", $"{lines}", Markdown.Seconds(own.Median), $"{Markdown.Number(own.Median / printed * 1000)} ms"];
        string page = HtmlPage.Write(work.NewFolder("page"), options.FontFolder, model, new Dictionary<string, byte[]>());
        foreach (PrintingEngine other in others)
        {
            List<double> took = [];
            byte[]? file = null;
            for (int run = 0; run < times && (run == 0 || (file is not null && took.Sum() < Enough.TotalSeconds)); run++)
            {
                (double Seconds, byte[] Pdf)? once = await other.PrintAsync(page, Limit);
                file = once?.Pdf;
                took.AddRange(once is null ? [] : [once.Value.Seconds]);
            }

            double? median = file is null ? null : new Series([.. took]).Median;
            row.AddRange([Markdown.Seconds(median), file is null ? "" : $"{PrintedFile.Of(file).Pages}", Markdown.Ratio(median, own.Median)]);
        }

        return [.. row];
    }

    // Lines differ in length: what a first guess gives says how many are needed.
    private async Task<int> LinesForAsync(TypstCompiler engine, int pages)
    {
        int lines = 1;
        for (int attempt = 0; attempt < 4; attempt++)
        {
            int printed = PrintedFile.Of(await engine.CompileAsync(documents.Proof(options, lines).Document, CancellationToken.None)).Pages;
            if (printed == pages || (pages == 1 && lines == 1))
            {
                break;
            }

            lines = Math.Max(1, (int)Math.Round((double)lines * pages / printed));
        }

        return lines;
    }

    private static async Task<(double[] Seconds, byte[] Last)> TimeAsync(int times, Func<Task<byte[]>> print)
    {
        double[] seconds = new double[times];
        byte[] last = [];
        for (int run = 0; run < times; run++)
        {
            long began = Stopwatch.GetTimestamp();
            last = await print();
            seconds[run] = Stopwatch.GetElapsedTime(began).TotalSeconds;
        }

        return (seconds, last);
    }

    private sealed record Printed(double Median, PrintedFile File, bool IsRepeatable);
}
