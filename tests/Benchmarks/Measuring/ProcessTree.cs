using System.Globalization;

namespace KiIndicators.Benchmarks.Measuring;

/// <summary>Memory of processes with all that they have started, where the system shows it under /proc.</summary>
internal static class ProcessTree
{
    /// <summary>Resident bytes of the processes and all below them; a page that several share counts once (PSS).</summary>
    public static long Resident(IEnumerable<int> roots) => roots.SelectMany(WithChildren).Sum(Resident);

    private static IEnumerable<int> WithChildren(int process) => Children(process).SelectMany(WithChildren).Prepend(process);

    private static int[] Children(int process)
    {
        try
        {
            return
            [
                .. Directory.GetDirectories($"/proc/{process}/task")
                    .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Select(id => int.Parse(id, CultureInfo.InvariantCulture)),
            ];
        }
        catch (IOException)
        {
            // It has ended since; then it has no children either.
            return [];
        }
    }

    private static long Resident(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/smaps_rollup")
                .FirstOrDefault(text => text.StartsWith("Pss:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
