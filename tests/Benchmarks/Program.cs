using System.CommandLine;
using System.Globalization;
using KiIndicators.Benchmarks.Documents;
using KiIndicators.Benchmarks.Evaluation;
using KiIndicators.Benchmarks.Installations;
using KiIndicators.Benchmarks.Measuring;
using KiIndicators.Benchmarks.Quick;
using KiIndicators.Benchmarks.Results;
using KiIndicators.Benchmarks.Starts;
using KiIndicators.Benchmarks.Steps;
using KiIndicators.Worker.Tests.Kills;

Option<string?> databases = new("--databases") { Description = "keep generated databases in this folder for the next run", Recursive = true };
Option<string?> program = new("--program") { Description = "the published program; else it is published first", Recursive = true };
Option<string> output = new("--out")
{
    Description = "the document with the results",
    Recursive = true,
    DefaultValueFactory = _ => Path.Combine(Workplace.Repository, "docs", "benchmarks.md"),
};
Option<int> runs = new("--runs") { Description = "how often documents and starts are measured", Recursive = true, DefaultValueFactory = _ => 5 };
Option<int> largest = new("--largest")
{
    Description = "no database of more activities is evaluated", Recursive = true, DefaultValueFactory = _ => 10_000_000,
};
Option<int> longest = new("--longest")
{
    Description = "no document of more pages is made", Recursive = true, DefaultValueFactory = _ => 500,
};
Option<int> minutes = new("--limit") { Description = "minutes after which a stage of the evaluation is given up", Recursive = true, DefaultValueFactory = _ => 15 };
Option<int> count = new("--installations") { Description = "how many installations", Recursive = true, DefaultValueFactory = _ => 54 };
Option<bool> record = new("--record") { Description = "write the ratios into the repository instead of holding them against it" };

Command quick = new("quick", "a few small ratios, held against those recorded; exit code 1 where one has doubled") { record };
quick.SetAction(async parsed =>
{
    using Workplace work = Work(parsed);
    QuickBenchmark benchmark = new(work, Path.Combine(Workplace.Repository, "tests", "Benchmarks", "Quick", "ratios.json"));
    if (!parsed.GetValue(record))
    {
        return await benchmark.RunAsync();
    }

    await benchmark.RecordAsync();
    return 0;
});

Command kills = Kills(
    "kills", "kills the worker at many points and looks whether each report is there once; exit code 1 where one is not", 300,
    async (built, folder, times, cancellation) =>
    {
        KillCounts counts = await new KillHarness(built, folder).RunAsync(times, cancellation);
        return (counts.Lines(), counts.Faults.Count);
    });
Command mailKills = Kills(
    "mail-kills", "kills the worker at every stage of sending mail and counts what arrives; exit code 1 where one comes twice or is lost unseen", 200,
    async (built, folder, times, cancellation) =>
    {
        MailKillCounts counts = await new MailKillHarness(built, folder).RunAsync(times, cancellation);
        return (counts.Lines(), counts.Faults.Count);
    });

// What is measured in a process of its own: only this program calls it.
Argument<string[]> arguments = new("arguments");
Command stage = new("stage") { arguments };
stage.Hidden = true;
stage.SetAction(parsed => Console.WriteLine(Stage(parsed.GetRequiredValue(arguments)).ToJson()));

RootCommand root = new("Measures KiIndicators and writes the results into docs/benchmarks.md.")
{
    databases, program, output, runs, largest, longest, minutes, count,
    quick,
    kills,
    mailKills,
    Part("evaluation", "evaluation over databases of growing size", EvaluationAsync),
    Part("documents", "the PDF step beside other engines, and documents of growing length", DocumentsAsync),
    Part("starts", "start of each command of the published program", StartsAsync),
    Part("installations", "many installations, two reports at a time", InstallationsAsync),
    Part("steps", "the steps of the demo's report, by BenchmarkDotNet", StepsAsync),
    Part("all", "all of these but the quick form", EvaluationAsync, DocumentsAsync, StartsAsync, InstallationsAsync, StepsAsync),
    stage,
};
return await root.Parse(args).InvokeAsync();

Command Kills(string name, string description, int usual, Func<string, string, int, CancellationToken, Task<(IEnumerable<string> Lines, int Faults)>> run)
{
    Option<int> times = new("--count") { Description = "how many kills", DefaultValueFactory = _ => usual };
    Command command = new(name, description) { times };
    command.SetAction(async (parsed, cancellation) =>
    {
        using Workplace work = Work(parsed);
        string folder = work.NewFolder(name);
        string built = Path.Combine(AppContext.BaseDirectory, "kiindicators.dll");
        await ProgramRun.RunAsync("dotnet", [built, "demo", "--out", folder]);
        (IEnumerable<string> lines, int faults) = await run(built, folder, parsed.GetValue(times), cancellation);
        foreach (string line in lines)
        {
            Console.WriteLine(line);
        }

        return faults == 0 ? 0 : 1;
    });
    return command;
}

Command Part(string name, string description, params Func<ParseResult, Workplace, ResultFile, Task>[] parts)
{
    Command command = new(name, description);
    command.SetAction(async parsed =>
    {
        using Workplace work = Work(parsed);
        foreach (Func<ParseResult, Workplace, ResultFile, Task> part in parts)
        {
            await part(parsed, work, new ResultFile(parsed.GetRequiredValue(output)));
        }
    });
    return command;
}

Workplace Work(ParseResult parsed) => new(parsed.GetValue(databases), parsed.GetValue(program));

Task EvaluationAsync(ParseResult parsed, Workplace work, ResultFile results) =>
    new EvaluationBenchmark(work, parsed.GetValue(largest), TimeSpan.FromMinutes(parsed.GetValue(minutes))).RunAsync(results);

Task DocumentsAsync(ParseResult parsed, Workplace work, ResultFile results) =>
    new DocumentBenchmark(work, parsed.GetValue(runs), parsed.GetValue(longest)).RunAsync(results);

Task StartsAsync(ParseResult parsed, Workplace work, ResultFile results) => new StartBenchmark(work, parsed.GetValue(runs)).RunAsync(results);

Task InstallationsAsync(ParseResult parsed, Workplace work, ResultFile results) =>
    new InstallationsBenchmark(work, parsed.GetValue(count)).RunAsync(results);

Task StepsAsync(ParseResult parsed, Workplace work, ResultFile results)
{
    StepResults.Run(results);
    return Task.CompletedTask;
}

static StageRun Stage(string[] words)
{
    int warmUps = int.Parse(words[^2], CultureInfo.InvariantCulture);
    int times = int.Parse(words[^1], CultureInfo.InvariantCulture);
    if (words[0] == "evaluation")
    {
        return StageRun.Measure(new EvaluationStages(words[2]).Of(words[1]), warmUps, times);
    }

    using WarmWorker worker = new(words[1]);
    return StageRun.Measure(worker.MakeReport, warmUps, times);
}
