using System.Diagnostics;
using KiIndicators.Benchmarks.Data;
using KiIndicators.Benchmarks.Documents;
using KiIndicators.Benchmarks.Evaluation;
using KiIndicators.Benchmarks.Measuring;
using KiIndicators.Benchmarks.Results;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Typst;

namespace KiIndicators.Benchmarks.Quick;

/// <summary>
/// Small ratios within one run, held against those that were recorded. Seconds of a machine that others use tell nothing; the best of
/// several, in turns, set against the best of another work in the same minute does.
/// </summary>
/// <param name="work">Files of the run.</param>
/// <param name="path">The file with the recorded ratios.</param>
internal sealed class QuickBenchmark(Workplace work, string path)
{
    private const int RunsOfARound = 3;
    private const int Rounds = 3;
    private const double TooMuch = 2;

    private const string BareReader = "bare reader";
    private const string Evaluated = "evaluation";
    private const string Recounted = "evaluation with recount";
    private const string RecountedQuarter = "evaluation with recount of a quarter";
    private const string Pdf = "PDF";

    private static readonly DatabaseSize Whole = new(20_000, 2_000);
    private static readonly DatabaseSize Quarter = new(5_000, 500);

    private readonly Dictionary<string, double> best = [];

    /// <summary>Measures until nothing has doubled, at most three times.</summary>
    /// <returns>The exit code: 1 where a ratio has more than doubled.</returns>
    public async Task<int> RunAsync()
    {
        RecordedRatios recorded = RecordedRatios.Read(path);
        IReadOnlyDictionary<string, double> ratios = await MeasureAsync(now => Doubled(recorded, now).Length == 0);
        Console.WriteLine(Markdown.Table(
            ["ratio", "now", "recorded"],
            ratios.Select(ratio => new[]
            {
                ratio.Key, Markdown.Number(ratio.Value),
                recorded.Ratios.TryGetValue(ratio.Key, out double before) ? Markdown.Number(before) : "never",
            })));
        string[] doubled = Doubled(recorded, ratios);
        foreach (string sentence in doubled)
        {
            Console.WriteLine(sentence);
        }

        return doubled.Length == 0 ? 0 : 1;
    }

    /// <summary>Measures and records what is found.</summary>
    public async Task RecordAsync()
    {
        IReadOnlyDictionary<string, double> ratios = await MeasureAsync(_ => false);
        new RecordedRatios(Machine.Description, DateOnly.FromDateTime(DateTime.UtcNow), ratios).Write(path);
        Console.WriteLine($"recorded in {path}");
    }

    private string[] Doubled(RecordedRatios recorded, IReadOnlyDictionary<string, double> ratios) =>
    [
        .. ratios.Where(ratio => !recorded.Ratios.ContainsKey(ratio.Key)).Select(ratio =>
            $"\"{ratio.Key}\" was never recorded: run the benchmarks with quick --record."),
        .. ratios.Where(ratio => recorded.Ratios.TryGetValue(ratio.Key, out double before) && ratio.Value > TooMuch * before).Select(ratio =>
            $"\"{ratio.Key}\" has more than doubled: {Markdown.Number(ratio.Value)} now, {Markdown.Number(recorded.Ratios[ratio.Key])} recorded on "
            + $"{recorded.Measured:yyyy-MM-dd} ({recorded.Machine}). If this is meant, run the benchmarks with quick --record."),
    ];

    private async Task<IReadOnlyDictionary<string, double>> MeasureAsync(Func<IReadOnlyDictionary<string, double>, bool> isEnough)
    {
        EvaluationStages whole = new(work.Database(Whole));
        EvaluationStages quarter = new(work.Database(Quarter));
        DemoDocuments documents = new(work.NewFolder("demo"));
        TypstOptions options = new();
        using TypstCompiler engine = new(options, TimeProvider.System);
        ReportPrinter printer = new(options, engine);
        (string Name, Func<Task> Work)[] works =
        [
            (BareReader, () => Done(whole.Of(EvaluationStages.Bare))),
            (Evaluated, () => Done(whole.Of(EvaluationStages.Evaluate))),
            (Recounted, () => Done(whole.Of(EvaluationStages.Recounted))),
            (RecountedQuarter, () => Done(quarter.Of(EvaluationStages.Recounted))),
            (Pdf, () => printer.PrintAsync(documents.Input, CancellationToken.None)),
        ];
        foreach ((_, Func<Task> run) in works)
        {
            await run();
        }

        Dictionary<string, double> ratios = [];
        for (int round = 0; round < Rounds && (round == 0 || !isEnough(ratios)); round++)
        {
            await MeasureRoundAsync(works);
            ratios = Ratios(whole);
        }

        return ratios;
    }

    private async Task MeasureRoundAsync((string Name, Func<Task> Work)[] works)
    {
        for (int run = 0; run < RunsOfARound; run++)
        {
            foreach ((string name, Func<Task> measured) in works)
            {
                long began = Stopwatch.GetTimestamp();
                await measured();
                best[name] = Math.Min(best.GetValueOrDefault(name, double.MaxValue), Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        }
    }

    private Dictionary<string, double> Ratios(EvaluationStages whole) => new()
    {
        [$"time of the evaluation of {Whole} / bare reader of the same views"] = best[Evaluated] / best[BareReader],
        ["the same with the recount / bare reader"] = best[Recounted] / best[BareReader],
        [$"time of the evaluation with recount of {Whole} / of a quarter of it"] = best[Recounted] / best[RecountedQuarter],
        ["time of the PDF step of the demo's report / bare reader"] = best[Pdf] / best[BareReader],
        ["bytes allocated by the evaluation / by the bare reader"] =
            Allocated(whole.Of(EvaluationStages.Evaluate)) / Allocated(whole.Of(EvaluationStages.Bare)),
    };

    private static double Allocated(Action work)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static Task Done(Action work)
    {
        work();
        return Task.CompletedTask;
    }
}
