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

        Directory.CreateDirectory(NewPath);
        foreach ((string name, byte[] content) in files)
        {
            using FileStream file = new(System.IO.Path.Combine(NewPath, name), FileMode.CreateNew, FileAccess.Write);
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
    });

    /// <summary>Gives the written folder its final name; an earlier one by hand is replaced.</summary>
    public void Finish() => Guarded(() =>
    {
        if (Directory.Exists(Path))
        {
            DeleteIfThere(OldPath);
            Directory.Move(Path, OldPath);
        }

        Directory.Move(NewPath, Path);
        DeleteIfThere(OldPath);
    });

    /// <summary>Removes what is not finished.</summary>
    public void Discard() => Guarded(() => DeleteIfThere(NewPath));

    /// <summary>Keeps others from writing the same report at the same time, until disposed.</summary>
    /// <exception cref="UserError">Somebody else is writing it.</exception>
    public IDisposable Lock() => TryLock()
        ?? throw new UserError($"Die Auswertung {number} wird gerade von einem anderen Lauf geschrieben. Bitte warten und wiederholen.");

    /// <summary>As <see cref="Lock"/>; null where somebody else is writing the report.</summary>
    public IDisposable? TryLock() => Guarded<IDisposable?>(() =>
    {
        Directory.CreateDirectory(root);
        string file = System.IO.Path.Combine(root, $".{number}.lock");
        try
        {
            FileStream held = new(
                file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            RestoreInterrupted();
            return held;
        }
        catch (IOException) when (File.Exists(file))
        {
            return null;
        }
    });

    /// <summary>A replacement that was cut off between its two renames left the earlier report under its .alt name.</summary>
    private void RestoreInterrupted()
    {
        if (Directory.Exists(OldPath) && !Directory.Exists(Path))
        {
            Directory.Move(OldPath, Path);
        }
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

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Guarded(Action work) => Guarded<object?>(() =>
    {
        work();
        return null;
    });

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError(
                $"Der Ordner {root} ist nicht beschreibbar: {exception.Message} Bitte Rechte und freien Platz prüfen.", 1, exception);
        }
    }
}
