using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>Compares the folder of an Auswertung with the ledger, which holds the checksum of every file: also of those that nothing printed proves.</summary>
/// <param name="IsSound">Whether the folder is an entry of the ledger, byte for byte.</param>
/// <param name="Line">What was found, in German.</param>
/// <param name="Entry">The entry whose record lies in the folder; null: none.</param>
internal sealed record FolderComparison(bool IsSound, string Line, LedgerEntry? Entry)
{
    /// <summary>Compares all files.</summary>
    /// <param name="entries">All entries of the ledger.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="UserError">It cannot be read.</exception>
    public static FolderComparison Run(ImmutableArray<LedgerEntry> entries, string folder)
    {
        Dictionary<string, string> found = ChecksumsOf(folder);
        string files = FileChecksums.Text(found);
        if (entries.LastOrDefault(entry => entry.Files == files) is LedgerEntry same)
        {
            return new FolderComparison(true, $"Stimmt: Alle {found.Count} Dateien in {folder} sind Byte für Byte die von Eintrag {same.Sequence} ({same.RunNumber}).", same);
        }

        LedgerEntry? near = entries.LastOrDefault(entry => found.GetValueOrDefault(AuswertungFiles.Record) == entry.RecordSha256);
        return new FolderComparison(false, near is null
            ? $"Weicht ab: {folder} ist keine Auswertung des Auswertungsbuchs; die Prüfsumme von {AuswertungFiles.Record} steht dort nicht."
            : $"Weicht ab von Eintrag {near.Sequence} ({near.RunNumber}): {string.Join(", ", Differing(near, found))}.", near);
    }

    /// <summary>Name and content of the PDF files of a folder, by name.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    public static ImmutableArray<(string Name, byte[] Pdf)> PdfFiles(string folder)
    {
        try
        {
            return [.. Directory.GetFiles(folder, "*.pdf").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.ExplainReading(folder, exception);
        }
    }

    private static IEnumerable<string> Differing(LedgerEntry entry, Dictionary<string, string> found)
    {
        IReadOnlyDictionary<string, object?> recorded = FileChecksums.Read(entry.Files) ?? new Dictionary<string, object?>();
        return recorded.Keys.Union(found.Keys).Order(StringComparer.Ordinal)
            .Where(name => !Equals(recorded.GetValueOrDefault(name), found.GetValueOrDefault(name)))
            .Select(name => !found.ContainsKey(name) ? $"{name} fehlt" : recorded.ContainsKey(name) ? $"{name} ist eine andere Datei" : $"{name} gehört nicht dazu");
    }

    private static Dictionary<string, string> ChecksumsOf(string folder)
    {
        try
        {
            return Directory.GetFiles(folder).ToDictionary(
                file => Path.GetFileName(file), file => Checksums.Sha256(File.ReadAllBytes(file)), StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.ExplainReading(folder, exception);
        }
    }
}
