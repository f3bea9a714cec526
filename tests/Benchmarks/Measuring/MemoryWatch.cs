using System.Collections.Concurrent;

namespace KiIndicators.Benchmarks.Measuring;

/// <summary>Looks every tenth of a second at the memory of running processes with all that they have started, and keeps the most.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly ConcurrentDictionary<int, int> running = new();
    private readonly Timer timer;
    private long peak;

    /// <summary>Begins to watch.</summary>
    public MemoryWatch() => timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));

    /// <summary>The most bytes at one moment; null where the system does not show it.</summary>
    public long? Peak => OperatingSystem.IsLinux() ? peak : null;

    /// <summary>Watches a process from now on.</summary>
    public void Add(int process) => running[process] = process;

    /// <summary>It has ended.</summary>
    public void Remove(int process) => running.TryRemove(process, out _);

    /// <inheritdoc/>
    public void Dispose() => timer.Dispose();

    private void Look()
    {
        if (OperatingSystem.IsLinux())
        {
            long now = ProcessTree.Resident(running.Keys);
            lock (running)
            {
                peak = Math.Max(peak, now);
            }
        }
    }
}
