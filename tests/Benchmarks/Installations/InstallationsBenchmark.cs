using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using KiIndicators.Benchmarks.Data;
using KiIndicators.Benchmarks.Measuring;
using KiIndicators.Benchmarks.Results;

namespace KiIndicators.Benchmarks.Installations;

/// <summary>As many installations as there are Kommunale Integrationszentren, each with its programme and its database, two reports at a time.</summary>
/// <param name="work">Files of the run.</param>
/// <param name="count">How many there are.</param>
internal sealed partial class InstallationsBenchmark(Workplace work, int count)
{
    private const int AtATime = 2;
    private const int Activities = 20_000;

    /// <summary>Measures, and writes the section.</summary>
    public async Task RunAsync(ResultFile results)
    {
        string load = Machine.Load;
        string program = await work.ProgramAsync();
        Measured usual = await MeasureAsync(program, new DatabaseSize(Activities, Activities / 10));
        Measured full = await MeasureAsync(program, new DatabaseSize(Activities, Activities));
        results.Write(
            string.Create(CultureInfo.InvariantCulture, $"Installations of {Activities:N0} activities"), load,
            $"{count} installations, each with a Zielkatalog and a database of its own: `report` of the published program for each, a process each, {AtATime} at a time. "
            + "Memory is the most that all running processes, the PDF engines included, held at one moment, a page that several share counted once. Usual is an installation "
            + "whose activities reach back over more than twenty years; in the other all lie within the two years of the programme.",
            Markdown.Table(
                ["activities in each", "all reports", "a report, median", "peak memory"],
                new[] { usual, full }.Select(row => new[]
                {
                    row.Size.ToString(), Markdown.Seconds(row.Seconds), Markdown.Seconds(row.Each.Median), Markdown.Megabytes(row.Peak),
                })),
            Aim.Table(
            [
                new Aim($"{count} installations, usual", 90.0 * count / 54, "s", usual.Seconds),
                new Aim("memory of the same", 600, "MB", usual.Peak / 1e6),
                new Aim($"{count} installations, all within the programme", 90.0 * count / 54, "s", full.Seconds),
                new Aim("memory of the same", 600, "MB", full.Peak / 1e6),
            ]));
    }

    private async Task<Measured> MeasureAsync(string program, DatabaseSize size)
    {
        Installation[] installations = [.. Enumerable.Range(1, count).Select(number => Make(number, size))];
        Console.WriteLine($"{count} installations of {size}");
        double[] each = new double[count];
        using MemoryWatch watch = new();
        long began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtATime }, async (number, _) =>
        {
            Installation installation = installations[number];
            ProgramRun run = await ProgramRun.RunAsync(
                program, ["report", "--meeting-date", "2026-09-03", "--committee", "SGS", "--out", installation.Reports], installation.Settings, watch);
            each[number] = run.Seconds;
        });
        return new Measured(size, Stopwatch.GetElapsedTime(began).TotalSeconds, new Series(each), watch.Peak);
    }

    private Installation Make(int number, DatabaseSize size)
    {
        string folder = work.NewFolder("installation");
        string reports = Directory.CreateDirectory(Path.Combine(folder, "berichte")).FullName;
        string programme = Path.Combine(folder, "programm.yaml");
        string own = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "catalogues", "2025-2026.yaml"));
        File.WriteAllText(programme, Body().Replace(own, $"  traeger: Kreis {number}", 1));
        return new Installation(reports, new Dictionary<string, string>
        {
            ["KIINDICATORS_Database__ConnectionString"] = $"Data Source={work.Database(size, number)}",
            ["KIINDICATORS_Catalogue__Path"] = programme,
        });
    }

    [GeneratedRegex("^  traeger: .*$", RegexOptions.Multiline)]
    private static partial Regex Body();

    private sealed record Installation(string Reports, IReadOnlyDictionary<string, string> Settings);

    private sealed record Measured(DatabaseSize Size, double Seconds, Series Each, long? Peak);
}
