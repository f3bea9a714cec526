using System.Text;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>Folder of an export: empty, new, or holding an earlier export; files of others are never overwritten.</summary>
internal sealed class ExportFolder
{
    private readonly string path;
    private readonly SortedDictionary<string, string> written = new(StringComparer.Ordinal);

    private ExportFolder(string path) => this.path = path;

    /// <summary>Makes sure that nothing of somebody else lies in the folder.</summary>
    /// <exception cref="UserError">Something does, or the folder cannot be written.</exception>
    public static ExportFolder Prepare(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            string? foreign = Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry))
                .Order(StringComparer.Ordinal).FirstOrDefault(name => !LedgerExport.IsOurs(name));
            return foreign is null
                ? new ExportFolder(path)
                : throw new UserError(
                    $"In {path} liegt „{foreign}“, das nicht zu einem Export gehört. Bitte einen leeren Ordner angeben; es wird nichts überschrieben.", 2);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(path, exception);
        }
    }

    /// <summary>Writes a file. One of the same name with other bytes is an earlier export that differs, and stays.</summary>
    /// <exception cref="UserError">It differs, or cannot be written.</exception>
    public void Write(string name, byte[] content)
    {
        string file = Path.Combine(path, name);
        try
        {
            if (File.Exists(file) && name is not (LedgerExport.List or LedgerExport.Explanation) && !File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
            {
                throw new UserError(
                    $"{file} ist von einem früheren Export und hat einen anderen Inhalt als das Auswertungsbuch heute. Die Datei bleibt, "
                    + "wie sie ist: Sie kann beweisen, dass das Auswertungsbuch geändert wurde. Bitte einen leeren Ordner angeben.");
            }

            File.WriteAllBytes(file, content);
            written[name] = Checksums.Sha256(content);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(path, exception);
        }
    }

    /// <summary>Writes the list of checksums.</summary>
    /// <exception cref="UserError">An earlier export holds entries that the ledger no longer has.</exception>
    public void Finish()
    {
        string? gone = Directory.EnumerateFiles(path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => name != LedgerExport.List && !written.ContainsKey(name));
        if (gone is not null)
        {
            throw new UserError(
                $"{Path.Combine(path, gone)} ist von einem früheren Export; das Auswertungsbuch hat diesen Eintrag nicht mehr. "
                + "Die Datei beweist, dass am Ende des Auswertungsbuchs etwas entfernt wurde, und bleibt, wie sie ist.");
        }

        Write(LedgerExport.List, Encoding.UTF8.GetBytes(Checksums.List(written)));
    }
}
