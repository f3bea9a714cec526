using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Demo;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Benchmarks.Steps;

/// <summary>
/// The steps of a report on the demo's data, each alone. The PDF step is the whole of it: start of Node.js, charts, model,
/// compilation, both exports, incremental update.
/// </summary>
[Config(typeof(InProcess))]
[MemoryDiagnoser]
public class ReportBenchmarks
{
    private readonly string folder = Directory.CreateTempSubdirectory("kiindicators-benchmark-").FullName;
    private static readonly Meeting Meeting = new(new Committee("SGS", "Ausschuss"), new DateOnly(2026, 9, 3));

    private SqlDatabase connections = null!;
    private EvaluationSource source = null!;
    private EvaluationSource countedOnce = null!;
    private Auswertung evaluated = null!;
    private LedgerStore ledger = null!;
    private byte[] json = null!;
    private int entry;
    private ReportInput input = null!;

    /// <summary>Makes the demo's database and evaluates it once.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        LoadedCatalogue catalogue = CatalogueLoader.Load(Path.Combine(AppContext.BaseDirectory, "catalogues"));
        connections = SampleDatabase.Create(folder, catalogue.Programmes, TimeProvider.System);
        source = new EvaluationSource(connections, catalogue);
        countedOnce = new EvaluationSource(connections, catalogue, (_, _, _) => []);
        evaluated = source.Evaluate(DemoMark.AsOf) with { Number = RunNumber.Report(Meeting, 1), Meeting = Meeting };
        ledger = new LedgerStore(connections, TimeProvider.System, ProgramVersion.Current);
        json = evaluated.ToJson();
        input = new ReportInput(evaluated, new string('0', 64));
    }

    /// <summary>Removes the database.</summary>
    [GlobalCleanup]
    public void CleanUp() => Directory.Delete(folder, recursive: true);

    /// <summary>Rows from SQLite, judged and evaluated with evidence, counted once.</summary>
    [Benchmark]
    public object ReadAndEvaluate() => countedOnce.Evaluate(DemoMark.AsOf);

    /// <summary>The same, with every line counted a second time in SQL.</summary>
    [Benchmark]
    public object ReadEvaluateAndRecount() => source.Evaluate(DemoMark.AsOf);

    /// <summary>The record, and its entry in the ledger.</summary>
    [Benchmark]
    public int RecordAndLedger()
    {
        AuswertungFiles run = new(
            evaluated with { Number = RunNumber.Report(Meeting, ++entry) },
            new Dictionary<string, byte[]> { [AuswertungFiles.Record] = evaluated.ToJson() });
        return connections.Write(transaction => ledger.Append(transaction, run, isDelivery: false));
    }

    /// <summary>The last delivered report from the ledger, judged again, and what changed since.</summary>
    [Benchmark]
    public int CompareWithARecord() => RunComparer.Compare(
        RecordedRuns.Compared(RecordReader.Read(json).Evaluate()), RecordedRuns.Compared(evaluated)).Lines.Length;

    /// <summary>The PDF step.</summary>
    [Benchmark]
    public async Task<int> Pdf()
    {
        using TypstCompiler compiler = new(new TypstOptions(), TimeProvider.System);
        ReportPrinter printer = new(new TypstOptions(), compiler);
        PrintedReport report = await printer.PrintAsync(input, CancellationToken.None);
        return report.Pdf.Length + report.AnnexPdf.Length;
    }

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance).WithStrategy(RunStrategy.Monitoring).WithWarmupCount(2).WithIterationCount(10))
            .WithArtifactsPath(Directory.CreateTempSubdirectory("kiindicators-benchmark-steps-").FullName);
    }
}
