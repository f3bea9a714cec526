using System.Text;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>
/// Folder of an export: empty, new, or holding an earlier export; files of others are never overwritten. All files are written
/// into a folder within it first and take their names at the end, the list of checksums last: an export without its list is none.
/// </summary>
internal sealed class ExportFolder
{
    /// <summary>The folder within for what is not finished; one that an export left that was cut off is replaced by the next.</summary>
    public const string Unfinished = "unfertig";

    private readonly string path;
    private readonly string unfinished;
    private readonly bool isNew;
    private readonly SortedDictionary<string, string> written = new(StringComparer.Ordinal);

    private ExportFolder(string path)
    {
        this.path = path;
        unfinished = Path.Combine(path, Unfinished);
        isNew = !Directory.Exists(path);
    }

    /// <summary>Exports the chain. Whatever goes wrong, nothing of the export is left.</summary>
    /// <param name="path">The folder; where it holds an earlier export, what is missing is added.</param>
    /// <param name="write">Writes all entries into the folder.</param>
    /// <exception cref="UserError">
    /// Something of somebody else lies in the folder, an earlier export there differs, or the folder cannot be written.
    /// </exception>
    public static void Fill(string path, Action<ExportFolder> write)
    {
        ExportFolder folder = new(path);
        folder.Guarded(folder.Prepare);
        try
        {
            write(folder);
            folder.Guarded(folder.Finish);
        }
        catch
        {
            folder.Guarded(folder.RemoveUnfinished, $"der unfertige Ordner {folder.unfinished} ließ sich nicht entfernen und darf gelöscht werden");
            throw;
        }
    }

    /// <summary>Writes a file. One of the same name with other bytes is an earlier export that differs, and stays.</summary>
    /// <exception cref="UserError">It differs, or cannot be written.</exception>
    public void Write(string name, byte[] content) => Guarded(() =>
    {
        string file = Path.Combine(path, name);
        if (!File.Exists(file))
        {
            WriteNew(name, content);
        }
        else if (!File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
        {
            throw new UserError(
                $"{file} ist von einem früheren Export und hat einen anderen Inhalt als das Auswertungsbuch heute. Die Datei bleibt, "
                + "wie sie ist: Sie kann beweisen, dass das Auswertungsbuch geändert wurde. Bitte einen leeren Ordner angeben.");
        }

        written[name] = Checksums.Sha256(content);
    });

    private void Prepare()
    {
        Directory.CreateDirectory(path);
        RequireOnlyOurs(path, name => LedgerExport.IsOurs(name) && !Directory.Exists(Path.Combine(path, name)));
        if (Directory.Exists(unfinished))
        {
            RequireOnlyOurs(unfinished, LedgerExport.IsOurs);
            Directory.Delete(unfinished, recursive: true);
        }

        RequireOwnText(LedgerExport.Explanation, text => text.StartsWith(LedgerExport.Heading, StringComparison.Ordinal));
        RequireOwnText(LedgerExport.List, text => Lines(text).All(line => NameIn(line) is string name && LedgerExport.IsOurs(name)));
        Directory.CreateDirectory(unfinished);
    }

    private void Finish()
    {
        RequireNothingGone();
        WriteNew(LedgerExport.Explanation, Encoding.UTF8.GetBytes(LedgerExport.Guide));
        written[LedgerExport.Explanation] = Checksums.Sha256(Encoding.UTF8.GetBytes(LedgerExport.Guide));
        WriteNew(LedgerExport.List, Encoding.UTF8.GetBytes(Checksums.List(written)));
        foreach (string name in Directory.GetFiles(unfinished).Select(file => Path.GetFileName(file))
            .OrderBy(name => name == LedgerExport.List).ThenBy(name => name, StringComparer.Ordinal))
        {
            File.Move(Path.Combine(unfinished, name), Path.Combine(path, name), overwrite: name is LedgerExport.List or LedgerExport.Explanation);
        }

        Directory.Delete(unfinished);
    }

    private void RemoveUnfinished()
    {
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        if (isNew && Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }

    // An earlier export proves what was in the ledger then: by its files, and by its list where a file is gone.
    private void RequireNothingGone()
    {
        string list = Path.Combine(path, LedgerExport.List);
        string? gone = Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => name is not (LedgerExport.List or LedgerExport.Explanation) && !written.ContainsKey(name));
        if (gone is not null)
        {
            throw new UserError(
                $"{Path.Combine(path, gone)} ist von einem früheren Export; das Auswertungsbuch hat diesen Eintrag nicht mehr. "
                + "Die Datei beweist, dass am Ende des Auswertungsbuchs etwas entfernt wurde, und bleibt, wie sie ist.");
        }

        HashSet<string> now = [.. Lines(Checksums.List(written))];
        string? other = File.Exists(list)
            ? Lines(File.ReadAllText(list)).FirstOrDefault(line => NameIn(line) != LedgerExport.Explanation && !now.Contains(line)) : null;
        if (other is not null)
        {
            throw new UserError(
                $"{list} ist von einem früheren Export und nennt zu {NameIn(other)} eine andere Prüfsumme als das Auswertungsbuch heute, oder das "
                + "Auswertungsbuch hat diesen Eintrag nicht mehr. Die Datei bleibt, wie sie ist: Sie kann beweisen, dass das Auswertungsbuch "
                + "geändert wurde. Bitte einen leeren Ordner angeben.");
        }
    }

    private void RequireOnlyOurs(string folder, Func<string, bool> isOurs)
    {
        string? foreign = Directory.EnumerateFileSystemEntries(folder).Select(entry => Path.GetFileName(entry))
            .Order(StringComparer.Ordinal).FirstOrDefault(name => !isOurs(name) && !(folder == path && name == Unfinished));
        if (foreign is not null)
        {
            throw Foreign(folder, foreign);
        }
    }

    // Its name is ours, and others use it, too.
    private void RequireOwnText(string name, Func<string, bool> isOurs)
    {
        string file = Path.Combine(path, name);
        if (File.Exists(file) && !isOurs(File.ReadAllText(file)))
        {
            throw Foreign(path, name);
        }
    }

    private static UserError Foreign(string folder, string name) => new(
        $"In {folder} liegt „{name}“, das nicht zu einem Export gehört. Bitte einen leeren Ordner angeben; es wird nichts überschrieben.", 2);

    private void WriteNew(string name, byte[] content)
    {
        using FileStream file = new(Path.Combine(unfinished, name), FileMode.CreateNew, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    // As sha256sum writes it: 64 digits, two blanks, the name.
    private static string? NameIn(string line) =>
        line.Length > 66 && line[..64].All(char.IsAsciiHexDigitLower) && line[64..66] == "  " ? line[66..] : null;

    private void Guarded(Action work, string? left = null)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw left is null ? DiskFault.Explain(path, exception) : DiskFault.Explain(path, exception, left);
        }
    }
}
