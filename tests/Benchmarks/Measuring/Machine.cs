using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace KiIndicators.Benchmarks.Measuring;

/// <summary>On what was measured.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, memory, system, .NET, Node.js.</summary>
    public static string Description => string.Create(
        CultureInfo.InvariantCulture,
        $"{Processor()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024 * 1024.0):0} GiB, "
        + $"{RuntimeInformation.OSDescription}, .NET {Environment.Version}, Node.js {Output("node", "--version") ?? "not found"}");

    /// <summary>How busy it is: the load of the last minute, where the system tells it.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>What a program prints, in one line; null where it is not there.</summary>
    public static string? Output(string program, params string[] arguments)
    {
        if (Find(program) is not string path)
        {
            return null;
        }

        using Process process = Process.Start(new ProcessStartInfo(path, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.Trim();
    }

    /// <summary>Where on PATH the first of the programs lies; null: none does.</summary>
    public static string? Find(params string[] names) => names
        .SelectMany(name => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
        .SelectMany(path => OperatingSystem.IsWindows() ? new[] { path + ".exe" } : [path])
        .FirstOrDefault(File.Exists);

    private static string Processor()
    {
        string? name = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
        return name?.Split(':')[^1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
