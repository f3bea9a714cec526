using KiIndicators.Benchmarks.Data;
using KiIndicators.Benchmarks.Measuring;
using KiIndicators.Benchmarks.Results;

namespace KiIndicators.Benchmarks.Starts;

/// <summary>Every command of the published program as a process of its own, and further reports of a worker that keeps running.</summary>
/// <param name="work">Files of the run.</param>
/// <param name="runs">How often each is started.</param>
internal sealed class StartBenchmark(Workplace work, int runs)
{
    private static readonly string[] Report = ["report", "--meeting-date", "2026-09-03", "--committee", "SGS"];

    /// <summary>Measures, and writes the section.</summary>
    public async Task RunAsync(ResultFile results)
    {
        string load = Machine.Load;
        string program = await work.ProgramAsync();
        string demo = work.NewFolder("demo");
        string database = Path.Combine(demo, "kiindicators.db");
        Started made = await StartAsync(program, ["demo", "--out", demo], database);
        Started report = await StartAsync(program, [.. Report, "--out", work.NewFolder("report")], database);
        List<(string Command, Started Started)> rows = [("demo", made), ("report", report)];
        foreach (string command in Commands(demo))
        {
            rows.Add((command.Replace(demo, "DIR", StringComparison.Ordinal), await StartAsync(program, command.Split(' '), database)));
        }

        DatabaseSize size = new(5_000, 5_000);
        Started larger = await StartAsync(program, [.. Report, "--out", work.NewFolder("report")], work.Database(size));
        rows.Add(($"report over {size}", larger));
        StageRun worker = (await StageRun.InChildAsync(TimeSpan.FromMinutes(10), "worker", database, "3", $"{runs * 2}"))!;
        double indicators = rows.Find(row => row.Command == "indicators").Started.Time.Median;
        results.Write(
            "Start of each command", load, $"The published build on the demo's database; {runs} starts each, one after the other. Memory is that "
            + "of the program and the PDF engine together, seen ten times a second, a page that both share counted once.",
            Markdown.Table(["command", "median", "best", "peak memory"], rows.Select(row => new[]
            {
                $"`{row.Command}`", Markdown.Seconds(row.Started.Time.Median), Markdown.Seconds(row.Started.Time.Best), Markdown.Megabytes(row.Started.Peak),
            })),
            $"A worker that keeps running makes a further report of the demo in {Markdown.Seconds(new Series(worker.Seconds).Median)} "
            + $"(median of {worker.Seconds.Length}, best {Markdown.Seconds(new Series(worker.Seconds).Best)}), with Prüfnachweis and all other files.",
            Aim.Table(
            [
                new Aim("`indicators` on the demo", 0.4, "s", indicators),
                new Aim("`report` on the demo", 1.0, "s", report.Time.Median),
                new Aim("`demo`", 2.0, "s", made.Time.Median),
                new Aim("each further report in a warm worker", 0.25, "s", new Series(worker.Seconds).Median),
                new Aim("`report` over 5,000 activities against the demo's", 1.3, "×", larger.Time.Median / report.Time.Median),
            ]));
    }

    private static string[] Commands(string demo) =>
    [
        "--version", "--help", "indicators", "indicators --format json", "explain B25-2", "explain B25-2 --format sql",
        "compare SGS-2026-02-26-1 now", "activities check", "meetings list", "baseline list", "ledger list", "ledger verify",
        $"verify {Path.Combine(demo, "SGS-2026-09-03-1")}", "db status",
    ];

    private async Task<Started> StartAsync(string program, string[] arguments, string database)
    {
        Console.WriteLine(string.Join(' ', arguments));
        Dictionary<string, string> settings = new() { ["KIINDICATORS_Database__ConnectionString"] = $"Data Source={database}" };
        using MemoryWatch watch = new();
        List<double> seconds = [];
        for (int run = 0; run < runs; run++)
        {
            seconds.Add((await ProgramRun.RunAsync(program, arguments, settings, watch)).Seconds);
        }

        return new Started(new Series([.. seconds]), watch.Peak);
    }

    private sealed record Started(Series Time, long? Peak);
}
