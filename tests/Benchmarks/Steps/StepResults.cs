using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using KiIndicators.Benchmarks.Measuring;
using KiIndicators.Benchmarks.Results;

namespace KiIndicators.Benchmarks.Steps;

/// <summary>The steps of a report, measured by BenchmarkDotNet.</summary>
internal static class StepResults
{
    /// <summary>Measures, and writes the section.</summary>
    public static void Run(ResultFile results)
    {
        string load = Machine.Load;
        Summary summary = BenchmarkRunner.Run<ReportBenchmarks>();
        Directory.Delete(summary.ResultsDirectoryPath, recursive: true);
        results.Write(
            "Steps of the demo's report, warm", load,
            "By BenchmarkDotNet, ten iterations after two; memory is what .NET allocates, without that of the PDF engine.",
            Markdown.Table(
                ["step", "median", "standard deviation", "allocated"],
                summary.Reports.Select(report => new[]
                {
                    report.BenchmarkCase.Descriptor.WorkloadMethod.Name,
                    Markdown.Seconds(report.ResultStatistics?.Median / 1e9),
                    Markdown.Seconds(report.ResultStatistics?.StandardDeviation / 1e9),
                    Markdown.Megabytes(report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase)),
                })));
    }
}
