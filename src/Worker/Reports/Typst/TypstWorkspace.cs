namespace KiIndicators.Worker.Reports.Typst;

/// <summary>
/// A temporary folder of its own for each document, so that documents at the same time never meet; removed when disposed.
/// </summary>
internal sealed class TypstWorkspace : IDisposable
{
    private const string Prefix = "kiindicators-typst-";
    private const string InUse = ".in-use";

    // A folder of an earlier version has no mark; no document takes so long (Typst:TimeLimitSeconds ends at an hour).
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(2);

    private readonly string folder;
    private readonly FileLock mark;

    /// <summary>Makes the folder, readable by nobody else: titles and partners of the data stand in it.</summary>
    /// <exception cref="UserError">There is no room, or no right, for a temporary folder.</exception>
    public TypstWorkspace() => (folder, mark) = Made();

    /// <summary>Removes the folders of programs that were killed: nobody holds their mark any more.</summary>
    /// <param name="time">The clock, for folders without a mark.</param>
    /// <param name="temporary">Where they lie; null: the system's folder for temporary files.</param>
    public static void RemoveAbandoned(TimeProvider time, string? temporary = null)
    {
        foreach (string found in Directory.EnumerateDirectories(temporary ?? Path.GetTempPath(), Prefix + "*").ToArray())
        {
            try
            {
                if (IsAbandoned(found, time))
                {
                    Directory.Delete(found, recursive: true);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // Another account's, or another program's that is just removing it: not ours to remove.
            }
        }
    }

    /// <summary>Lays out the root folder of the document.</summary>
    /// <param name="document">The document whose templates and files are written.</param>
    /// <returns>The root folder.</returns>
    /// <exception cref="ArgumentException">A file's name leads out of the root folder.</exception>
    public string Lay(TypstDocument document)
    {
        string root = Directory.CreateDirectory(Path.Combine(folder, "root")).FullName;
        try
        {
            return Filled(root, document);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(folder, exception);
        }
    }

    private static string Filled(string root, TypstDocument document)
    {
        foreach (string template in Directory.EnumerateFiles(document.TemplateFolder, "*.typ", SearchOption.AllDirectories))
        {
            File.Copy(template, PathIn(root, Path.GetRelativePath(document.TemplateFolder, template)), overwrite: true);
        }

        foreach ((string name, byte[] content) in document.Files)
        {
            File.WriteAllBytes(PathIn(root, name), content);
        }

        return root;
    }

    /// <summary>Where the PDF is written, outside of what templates can read.</summary>
    public string Output => Path.Combine(folder, "document.pdf");

    /// <inheritdoc/>
    public void Dispose()
    {
        mark.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static (string Folder, FileLock Mark) Made()
    {
        try
        {
            string made = Directory.CreateTempSubdirectory(Prefix).FullName;
            return (made, FileLock.TryTake(Path.Combine(made, InUse)) ?? throw new IOException($"{made} ist in anderer Hand"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(Path.GetTempPath(), exception);
        }
    }

    private static bool IsAbandoned(string folder, TimeProvider time)
    {
        string mark = Path.Combine(folder, InUse);
        if (!File.Exists(mark))
        {
            return time.GetUtcNow() - Directory.GetLastWriteTimeUtc(folder) > Abandoned;
        }

        using FileLock? held = FileLock.TryTake(mark);
        return held is not null;
    }

    private static string PathIn(string root, string name)
    {
        string path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The file name \"{name}\" leads out of the document's folder.", nameof(name));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }
}
