using BenchmarkDotNet.Running;
using KiIndicators.Benchmarks;

BenchmarkRunner.Run<ReportBenchmarks>();
