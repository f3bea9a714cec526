using System.Security.Cryptography;

namespace KiIndicators.Worker;

/// <summary>
/// A file that one process holds at a time and that is gone when nobody does. A process that was killed holds nothing: the system
/// lets go of its files.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    // Even seconds, as the coarsest file systems keep them.
    private const int Marks = 500_000_000;
    private static readonly DateTime Earliest = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string path;
    private readonly FileStream stream;

    private FileLock(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
    }

    /// <summary>Takes the lock; null where somebody else holds it.</summary>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static FileLock? TryTake(string path)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException exception) when (exception.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            return null;
        }

        // Its holder may have removed the file between our opening and its letting go: then we hold a file that has no name any
        // more, and the next one would hold another of the same name. Only a name that leads to our own file is a lock.
        // It is told by a moment of its own, because a held file cannot be read.
        DateTime mark = Earliest.AddSeconds(2L * RandomNumberGenerator.GetInt32(Marks));
        try
        {
            File.SetLastWriteTimeUtc(stream.SafeFileHandle, mark);
            if (File.Exists(path) && File.GetLastWriteTimeUtc(path) == mark)
            {
                return new FileLock(path, stream);
            }
        }
        catch
        {
            stream.Dispose();
            throw;
        }

        stream.Dispose();
        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            stream.Dispose(); // there a file that is open keeps its name
            File.Delete(path);
            return;
        }

        File.Delete(path);
        stream.Dispose();
    }
}
