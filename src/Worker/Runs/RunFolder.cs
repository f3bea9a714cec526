using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// The folder of one Auswertung. It is written beside its final place as NUMBER.neu and takes the name in one step:
/// a reader never sees half a report.
/// </summary>
/// <param name="root">Reports:Folder, or the folder given on the command line.</param>
/// <param name="number">Auswertungsnummer.</param>
internal sealed class ReportFolder(string root, string number)
{
    /// <summary>Ending of a folder that is not finished.</summary>
    public const string Unfinished = ".neu";

    private const string Replaced = ".alt";

    /// <summary>
    /// The unfinished folders below a root: named like an Auswertung and holding nothing but its files. Others are not ours.
    /// </summary>
    /// <exception cref="DiskError">The root cannot be read.</exception>
    public static IEnumerable<string> UnfinishedNumbers(string root) => Listed(root, () => Directory.GetDirectories(root, "*" + Unfinished)
        .Where(folder => RunNumber.TryParse(System.IO.Path.GetFileNameWithoutExtension(folder)) is RunNumber number && IsOurs(folder, number.Kind))
        .Select(folder => System.IO.Path.GetFileNameWithoutExtension(folder)));

    /// <summary>The folders below a root that are named like an Auswertung.</summary>
    /// <exception cref="DiskError">The root cannot be read.</exception>
    public static IEnumerable<string> FinishedNumbers(string root) => Listed(root, () => Directory.GetDirectories(root)
        .Select(folder => System.IO.Path.GetFileName(folder)).Where(name => RunNumber.TryParse(name) is not null));

    /// <summary>Whether a finished folder is there, also while it is just being replaced by the same files.</summary>
    public static bool Exists(string root, string number)
    {
        ReportFolder folder = new(root, number);
        return Directory.Exists(folder.Path) || Directory.Exists(folder.OldPath);
    }

    /// <summary>Makes sure that reports can be written below the root; another worker that looks at the same moment has shown it already.</summary>
    /// <exception cref="UserError">They cannot.</exception>
    public static void RequireWritable(string root) => new ReportFolder(root, "Schreibprobe").TryLock()?.Dispose();

    /// <summary>The final folder.</summary>
    public string Path { get; } = System.IO.Path.Combine(root, number);

    private string NewPath => Path + Unfinished;

    private string OldPath => Path + Replaced;

    /// <summary>Writes all files, flushed to the disk, into NUMBER.neu.</summary>
    /// <exception cref="UserError">The folder cannot be written, or somebody else is writing the same report.</exception>
    public void Write(IReadOnlyDictionary<string, byte[]> files) => Guarded(() =>
    {
        Directory.CreateDirectory(root);
        RequireOnly(files.Keys);
        if (Directory.Exists(NewPath))
        {
            Directory.Delete(NewPath, recursive: true);
        }

        try
        {
            WriteNew(files);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            RemoveHalf(exception);
            throw;
        }
    });

    /// <summary>Gives the written folder its final name; an earlier one by hand is replaced.</summary>
    /// <exception cref="UserError">It cannot be named; it stays as it is and is named by the next run.</exception>
    public void Finish() => Guarded(Named, $"die Auswertung ist verzeichnet und liegt vollständig in {NewPath}; der nächste Lauf gibt ihr den Namen");

    private void Named()
    {
        if (Directory.Exists(Path))
        {
            DeleteIfThere(OldPath);
            Directory.Move(Path, OldPath);
        }

        Directory.Move(NewPath, Path);
        DeleteIfThere(OldPath);
    }

    private void WriteNew(IReadOnlyDictionary<string, byte[]> files)
    {
        Directory.CreateDirectory(NewPath);
        foreach ((string name, byte[] content) in files)
        {
            using FileStream file = new(System.IO.Path.Combine(NewPath, name), FileMode.CreateNew, FileAccess.Write);
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
    }

    // Half an Auswertung is of no use to anybody, and on a full disk it takes the room that is missing.
    private void RemoveHalf(Exception cause)
    {
        try
        {
            DeleteIfThere(NewPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(root, cause, $"der unfertige Ordner {NewPath} ließ sich nicht entfernen ({exception.Message}) und darf gelöscht werden");
        }
    }

    /// <summary>Whether the final folder is absent, or holds just these bytes already.</summary>
    public bool Holds(IReadOnlyDictionary<string, byte[]> files) => !Directory.Exists(Path) || Guarded(() => files.All(file =>
    {
        string path = System.IO.Path.Combine(Path, file.Key);
        return File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Value);
    }));

    /// <summary>Whether NUMBER.neu is there.</summary>
    public bool IsUnfinished => Directory.Exists(NewPath);

    /// <summary>Name and checksum of everything in NUMBER.neu, as the ledger writes them.</summary>
    public string UnfinishedChecksums() => ChecksumsOf(NewPath);

    /// <summary>As <see cref="UnfinishedChecksums"/> for the final folder.</summary>
    public string FinishedChecksums() => ChecksumsOf(Path);

    /// <summary>Removes what is not finished.</summary>
    public void Discard() => Guarded(() => DeleteIfThere(NewPath));

    /// <summary>Keeps others from writing the same report at the same time, until disposed.</summary>
    /// <exception cref="UserError">Somebody else is writing it.</exception>
    public IDisposable Lock() => TryLock() ?? throw new ReportBusy(number);

    /// <summary>As <see cref="Lock"/>; null where somebody else is writing the report.</summary>
    public IDisposable? TryLock() => Guarded<IDisposable?>(() =>
    {
        Directory.CreateDirectory(root);
        if (FileLock.TryTake(System.IO.Path.Combine(root, $".{number}.lock")) is not FileLock held)
        {
            return null;
        }

        try
        {
            RestoreInterrupted();
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    });

    /// <summary>
    /// A replacement that was cut off between its two renames left the earlier report under its .alt name; one that was cut
    /// off after them left it behind.
    /// </summary>
    private void RestoreInterrupted()
    {
        if (Directory.Exists(OldPath) && !Directory.Exists(Path))
        {
            Directory.Move(OldPath, Path);
        }

        DeleteIfThere(OldPath);
    }

    private void RequireOnly(IEnumerable<string> names)
    {
        if (!Directory.Exists(Path))
        {
            return;
        }

        HashSet<string> known = [.. names];
        string? foreign = Directory.EnumerateFileSystemEntries(Path)
            .Select(entry => System.IO.Path.GetFileName(entry)).FirstOrDefault(name => !known.Contains(name));
        if (foreign is not null)
        {
            throw new UserError(
                $"In {Path} liegt „{foreign}“, das nicht zur Auswertung gehört. Bitte woandershin verschieben; es wird nichts überschrieben.");
        }
    }

    // A folder within has no checksum and so equals nothing that was recorded.
    private string ChecksumsOf(string folder) => Guarded(() => FileChecksums.Text(Directory.GetFileSystemEntries(folder).Select(
        entry => KeyValuePair.Create(
            System.IO.Path.GetFileName(entry), Directory.Exists(entry) ? "" : Checksums.Sha256(File.ReadAllBytes(entry))))));

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Read at once: another worker may name, or remove, what was just listed.
    private static string[] Listed(string root, Func<IEnumerable<string>> names)
    {
        try
        {
            return Directory.Exists(root) ? [.. names()] : [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.ExplainReading(root, exception);
        }
    }

    private static bool IsOurs(string folder, RunKind kind)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder)
                .All(entry => AuswertungFiles.IsNameOf(kind, System.IO.Path.GetFileName(entry)));
        }
        catch (DirectoryNotFoundException)
        {
            return false; // its worker has named or removed it meanwhile: it is nobody's leftover
        }
    }

    private void Guarded(Action work, string? left = null) => Guarded<object?>(
        () =>
        {
            work();
            return null;
        }, left);

    private T Guarded<T>(Func<T> work, string? left = null)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw left is null ? DiskFault.Explain(root, exception) : DiskFault.Explain(root, exception, left);
        }
    }
}

/// <summary>Somebody else is writing the same report just now; nothing is wrong.</summary>
/// <param name="number">Auswertungsnummer.</param>
internal sealed class ReportBusy(string number)
    : UserError($"Die Auswertung {number} wird gerade von einem anderen Lauf geschrieben. Bitte warten und wiederholen.");
