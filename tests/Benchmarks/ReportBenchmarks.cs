using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KiIndicators.Worker.Configuration;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Benchmarks;

/// <summary>
/// The steps of a report on the demo's data, each alone. The PDF step is the whole of it: start of Node.js, charts, model,
/// compilation, both exports, incremental update.
/// </summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private readonly string folder = Directory.CreateTempSubdirectory("kiindicators-benchmark-").FullName;
    private EvaluationSource source = null!;
    private ReportInput input = null!;

    /// <summary>Makes the demo's database and evaluates it once.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        LoadedCatalogue catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));
        ConnectionFactory connections = SampleDatabase.Create(folder, catalogue.Programmes, TimeProvider.System);
        source = new EvaluationSource(connections, catalogue);
        EvaluatedSource evaluated = source.Evaluate(DemoMark.AsOf);
        input = ReportRun.InputOf(
            new Meeting(new Committee("SGS", "Ausschuss"), new DateOnly(2026, 9, 3)), evaluated, "SGS-2026-09-03-1", new string('0', 64));
    }

    /// <summary>Removes the database.</summary>
    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(folder, recursive: true);

    /// <summary>Rows from SQLite, judged and evaluated with evidence.</summary>
    [Benchmark]
    public object ReadAndEvaluate() => source.Evaluate(DemoMark.AsOf);

    /// <summary>The PDF step.</summary>
    [Benchmark]
    public async Task<int> Pdf()
    {
        using ReportPrinter printer = new(new TypstOptions(), TimeProvider.System);
        return (await printer.PrintAsync(input, CancellationToken.None)).Pdf.Length;
    }

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(2).WithIterationCount(10));
    }
}
