using System.Text;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Audit.Ledger;

/// <summary>Walks the chain and names its first broken link.</summary>
internal static class ChainCheck
{
    /// <summary>Checks every entry in its order.</summary>
    /// <param name="entries">Entries with the text of their record, ordered by place.</param>
    public static ChainResult Run(IEnumerable<(LedgerEntry Entry, string Record)> entries)
    {
        int count = 0;
        string previous = LedgerEntry.Nothing;
        LedgerEntry? last = null;
        try
        {
            foreach ((LedgerEntry entry, string record) in entries)
            {
                if (FaultOf(entry, record, count + 1, previous) is string fault)
                {
                    return new ChainResult(count, last, fault);
                }

                count++;
                previous = entry.Hash;
                last = entry;
            }
        }
        catch (StoredFault fault)
        {
            return new ChainResult(
                count, last, $"Eintrag {count + 1} ist nicht lesbar. {fault.Message} Das heißt: Der Eintrag wurde nachträglich geändert.");
        }

        return new ChainResult(count, last, null);
    }

    private static string? FaultOf(LedgerEntry entry, string record, int expected, string previous)
    {
        string name = $"Eintrag {entry.Sequence} ({entry.RunNumber})";
        string? computed = entry.ComputedHash();
        return entry switch
        {
            _ when entry.Sequence != expected =>
                $"Eintrag {expected} fehlt; der nächste vorhandene ist {name}. Das heißt: Ein Eintrag wurde gelöscht oder umnummeriert.",
            _ when entry.PreviousHash != previous =>
                $"{name} nennt als Vorgänger {entry.PreviousHash}, die Prüfsumme davor lautet aber {previous}. "
                + "Das heißt: Einträge wurden ersetzt, eingeschoben oder vertauscht.",
            _ when computed is null =>
                $"{name}: Die Liste der Dateien ist nicht lesbar. Das heißt: Der Eintrag wurde nachträglich geändert.",
            _ when entry.Hash != computed =>
                $"{name}: Der Inhalt ergibt die Prüfsumme {computed}, eingetragen ist {entry.Hash}. Das heißt: Der Eintrag wurde nachträglich geändert.",
            _ => FaultOfRecord(entry, record, name),
        };
    }

    private static string? FaultOfRecord(LedgerEntry entry, string record, string name)
    {
        string computed = Checksums.Sha256(Encoding.UTF8.GetBytes(record));
        object? listed = FileChecksums.Read(entry.Files)?.GetValueOrDefault(AuswertungFiles.Record);
        return computed != entry.RecordSha256
            ? $"{name}: Der aufbewahrte Nachweis ergibt die Prüfsumme {computed}, eingetragen ist {entry.RecordSha256}. "
                + "Das heißt: Der Nachweis in der Datenbank wurde nachträglich geändert."
            : !Equals(listed, computed)
            ? $"{name}: Die Liste der Dateien nennt für {AuswertungFiles.Record} eine andere Prüfsumme als der Eintrag."
            : null;
    }
}

/// <summary>What the walk found.</summary>
/// <param name="Sound">How many entries are sound, counted from the first.</param>
/// <param name="Last">The last sound entry; null where there is none.</param>
/// <param name="Fault">The first broken link: which entry, what is broken, what that means; null where all are sound.</param>
internal sealed record ChainResult(int Sound, LedgerEntry? Last, string? Fault);
