using KiIndicators.Benchmarks.Data;
using KiIndicators.Benchmarks.Measuring;
using KiIndicators.Benchmarks.Results;

namespace KiIndicators.Benchmarks.Evaluation;

/// <summary>Evaluation over databases of growing size, beside a bare reader and beside one SQL query per line.</summary>
/// <param name="work">Files of the run.</param>
/// <param name="largest">No database of more activities is made.</param>
/// <param name="limit">After so long a stage is given up.</param>
internal sealed class EvaluationBenchmark(Workplace work, int largest, TimeSpan limit)
{
    private const int Million = 1_000_000;

    // Complete statements repeat every step wherever it is named: they are for one line in the hand of an auditor, not for all.
    private const int PrintedUpTo = 1_000;

    private static readonly DatabaseSize[] Sizes =
    [
        new(1_000, 1_000), new(100_000, 20_000), new(100_000, 100_000), new(Million, 20_000), new(10 * Million, 20_000),
    ];

    private static readonly string[] Stages =
        [EvaluationStages.Bare, EvaluationStages.Evaluate, EvaluationStages.Recounted, EvaluationStages.QueryPerLine, EvaluationStages.PrintedPerLine];

    /// <summary>Measures, and writes the section.</summary>
    public async Task RunAsync(ResultFile results)
    {
        string load = Machine.Load;
        List<Measured> measured = [];
        foreach (DatabaseSize size in Sizes.Where(size => size.Activities <= largest))
        {
            measured.Add(await MeasureAsync(size));
        }

        results.Write("Evaluation", load, Explanation, Markdown.Table(
            ["activities", "bare reader", "evaluation", "ratio", "with the recount", "ratio", "one plain SQL query per line", "ratio",
                "its printed SQL per line", "peak: bare", "peak: evaluation", "peak: with the recount"],
            measured.Select(Row)), Aim.Table(Aims(measured)));
    }

    private string Explanation =>
        "Medians; ratios against the bare reader of the same run. *Bare reader*: `SELECT *` from the four views, every value fetched, "
        + "none kept. *Evaluation*: read, judged, fingerprinted, all lines evaluated with evidence. *With the recount*: and every line, its "
        + "other readings and the numbers beside it counted a second time in SQL, as every command does. *One plain SQL query per line*: "
        + "for each line in turn a COUNT over the same views with its conditions and its period, as behind a tile of a dashboard; no "
        + "rejected rows, no evidence, nothing planned, no relation between lines. *Its printed SQL per line*: the complete statements that "
        + "`explain LINE --format sql` prints, one after the other, once. Up to 100,000 activities a process repeats a stage up to five "
        + "times, for at most a minute, after a first time that does not count; above, each of three is a process of its own that has just "
        + "started, at ten million one. Peak memory is that of the process. What takes longer than "
        + $"{limit.TotalMinutes:0} minutes is given up.";

    private async Task<Measured> MeasureAsync(DatabaseSize size)
    {
        string file = work.Database(size);
        Dictionary<string, StageRun?> stages = [];
        foreach (string stage in Stages.Where(stage => stage != EvaluationStages.PrintedPerLine || size.Activities <= PrintedUpTo))
        {
            Console.WriteLine($"{size}: {stage}");
            stages[stage] = stage == EvaluationStages.PrintedPerLine ? await ColdAsync(stage, file, 1)
                : size.Activities < Million ? await StageRun.InChildAsync(limit, "evaluation", stage, file, "1", "5")
                : await ColdAsync(stage, file, size.Activities > Million ? 1 : 3);
        }

        return new Measured(size, stages);
    }

    private async Task<StageRun?> ColdAsync(string stage, string file, int runs)
    {
        List<StageRun> done = [];
        for (int run = 0; run < runs; run++)
        {
            if (await StageRun.InChildAsync(limit, "evaluation", stage, file, "0", "1") is not StageRun measured)
            {
                return null;
            }

            done.Add(measured);
        }

        return new StageRun([.. done.SelectMany(run => run.Seconds)], done.Max(run => run.PeakBytes));
    }

    private static string[] Row(Measured row) =>
    [
        row.Size.ToString(),
        Markdown.Seconds(row.Median(EvaluationStages.Bare)),
        Markdown.Seconds(row.Median(EvaluationStages.Evaluate)), Markdown.Ratio(row.Median(EvaluationStages.Evaluate), row.Median(EvaluationStages.Bare)),
        Markdown.Seconds(row.Median(EvaluationStages.Recounted)), Markdown.Ratio(row.Median(EvaluationStages.Recounted), row.Median(EvaluationStages.Bare)),
        Markdown.Seconds(row.Median(EvaluationStages.QueryPerLine)), Markdown.Ratio(row.Median(EvaluationStages.QueryPerLine), row.Median(EvaluationStages.Bare)),
        row.Size.Activities <= PrintedUpTo ? Markdown.Seconds(row.Median(EvaluationStages.PrintedPerLine)) : "",
        Markdown.Megabytes(row.Stages[EvaluationStages.Bare]?.PeakBytes),
        Markdown.Megabytes(row.Stages[EvaluationStages.Evaluate]?.PeakBytes),
        Markdown.Megabytes(row.Stages[EvaluationStages.Recounted]?.PeakBytes),
    ];

    private static IEnumerable<Aim> Aims(List<Measured> measured)
    {
        Measured? million = measured.Find(row => row.Size.Activities == Million);
        Measured? most = measured.Find(row => row.Size.Activities == 10 * Million);
        double? bare = million?.Median(EvaluationStages.Bare);
        double? peak = million?.Stages[EvaluationStages.Recounted]?.PeakBytes / 1e6;
        double? peakOfMost = most?.Stages[EvaluationStages.Recounted]?.PeakBytes / 1e6;
        yield return new Aim("evaluation of 1,000,000, against the bare reader", 2, "×", million?.Median(EvaluationStages.Evaluate) / bare);
        yield return new Aim("the same with the recount", 4, "×", million?.Median(EvaluationStages.Recounted) / bare);
        yield return new Aim("peak memory at 1,000,000, with the recount", 300, "MB", peak);
        yield return new Aim("peak memory at 10,000,000, with the recount", 300, "MB", peakOfMost);
        yield return new Aim("peak memory at 10,000,000 against that at 1,000,000", 1.1, "×", peakOfMost / peak);
    }

    private sealed record Measured(DatabaseSize Size, IReadOnlyDictionary<string, StageRun?> Stages)
    {
        public double? Median(string stage) => Stages[stage] is StageRun run ? new Series(run.Seconds).Median : null;
    }
}
