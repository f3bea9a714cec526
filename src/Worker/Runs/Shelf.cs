using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Ledger;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// The folders of all Auswertungen beside the ledger. What was interrupted is finished or removed, by the ledger and by the
/// checksums of the files; what is finished is never touched, only compared.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="claims">The occurrences of reports.</param>
/// <param name="root">Reports:Folder.</param>
/// <param name="gate">Which reports wait for a person; null: none does.</param>
internal sealed class ReportShelf(LedgerStore ledger, OccurrenceClaims claims, string root, ReleaseGate? gate = null)
{
    /// <summary>Finishes or removes what a worker that was cut off has left.</summary>
    public ImmutableArray<ShelfFinding> Settle() =>
        [.. ReportFolder.UnfinishedNumbers(root).ToArray().Select(Settle).OfType<ShelfFinding>()];

    /// <summary>Compares all finished folders with the ledger: every file is read.</summary>
    public ImmutableArray<ShelfFinding> Compare()
    {
        IReadOnlyDictionary<string, int> delivered = ledger.DeliveredRuns();
        return
        [
            .. ReportFolder.FinishedNumbers(root).Order(StringComparer.Ordinal).Select(number => Compare(number, delivered)).OfType<ShelfFinding>(),
            .. delivered.Keys.Where(number => IsMissing(number) && !Waits(number)).Select(number => new ShelfFinding(number, ShelfState.Missing)),
        ];
    }

    /// <summary>The finished folders below some roots that the ledger does not know, by number; no file is read.</summary>
    public static ImmutableArray<string> Unknown(LedgerStore ledger, params string[] roots)
    {
        string[] numbers = [.. roots.SelectMany(ReportFolder.FinishedNumbers)];
        return numbers.Length == 0 ? []
            : [.. numbers.Except(ledger.ReadEntries().Rows.Select(entry => entry.RunNumber), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private ShelfFinding? Settle(string number)
    {
        ReportFolder folder = new(root, number);
        try
        {
            using IDisposable? guard = folder.TryLock();
            return guard is null ? null : Settle(folder, number); // another worker is writing it just now
        }
        catch (DiskError)
        {
            return new ShelfFinding(number, ShelfState.Unreadable); // one old folder must not keep the next report from being made
        }
    }

    /// <summary>Finishes or removes NUMBER.neu of a folder whose lock is held: what was recorded is never written over.</summary>
    internal ShelfFinding? Settle(ReportFolder folder, string number)
    {
        if (!folder.IsUnfinished)
        {
            return null;
        }

        // A delivered report is its delivered entry and no other; else the newest is what was being written.
        IReadOnlyDictionary<string, int> delivered = ledger.DeliveredRuns();
        (int Sequence, string Files)? due = EntriesOf(number, delivered).Select(entry => ((int, string)?)entry).FirstOrDefault();
        if (due?.Files == folder.UnfinishedChecksums())
        {
            if (Waits(number))
            {
                return null; // as it was made, until a person releases it
            }

            folder.Finish();
            claims.MarkDelivered(due.Value.Sequence);
            return new ShelfFinding(number, ShelfState.Finished);
        }

        folder.Discard();
        bool isLost = delivered.ContainsKey(number) && !Directory.Exists(folder.Path);
        return new ShelfFinding(number, isLost ? ShelfState.Missing : ShelfState.Discarded);
    }

    private bool Waits(string number) => gate?.Waits(number) == true;

    private ShelfFinding? Compare(string number, IReadOnlyDictionary<string, int> delivered)
    {
        ReportFolder folder = new(root, number);
        try
        {
            using IDisposable? guard = folder.TryLock();
            if (guard is null || !Directory.Exists(folder.Path))
            {
                return null; // somebody is replacing it just now
            }

            ImmutableArray<(int Sequence, string Files)> entries = EntriesOf(number, delivered);
            string found = folder.FinishedChecksums();
            if (!entries.Any(entry => entry.Files == found))
            {
                return new ShelfFinding(number, entries.IsEmpty ? ShelfState.Unknown : ShelfState.Altered);
            }

            if (delivered.TryGetValue(number, out int sequence))
            {
                claims.MarkDelivered(sequence); // a worker that was cut off right after the name has not said so
            }

            return null;
        }
        catch (DiskError)
        {
            return new ShelfFinding(number, ShelfState.Unreadable); // one old folder must not keep the next report from being made
        }
    }

    private ImmutableArray<(int Sequence, string Files)> EntriesOf(string number, IReadOnlyDictionary<string, int> delivered) =>
        [.. ledger.FilesOf(number).Where(entry => !delivered.TryGetValue(number, out int sequence) || entry.Sequence == sequence)];

    // Looked at under the lock: another worker may be between its two renames just now.
    private bool IsMissing(string number)
    {
        ReportFolder folder = new(root, number);
        if (Directory.Exists(folder.Path))
        {
            return false;
        }

        using IDisposable? guard = folder.TryLock();
        return guard is not null && !Directory.Exists(folder.Path);
    }
}

/// <summary>What was found about an Auswertung.</summary>
/// <param name="Number">Auswertungsnummer.</param>
/// <param name="State">What was found.</param>
internal sealed record ShelfFinding(string Number, ShelfState State);

/// <summary>What can be found.</summary>
internal enum ShelfState
{
    /// <summary>Was recorded and whole: it has its name now.</summary>
    Finished,

    /// <summary>Was not recorded or not whole: removed.</summary>
    Discarded,

    /// <summary>A finished folder that the ledger does not know: an alarm, left alone.</summary>
    Unknown,

    /// <summary>A finished folder with other files than were recorded: an alarm, left alone.</summary>
    Altered,

    /// <summary>Delivered, and its folder is gone: an alarm.</summary>
    Missing,

    /// <summary>A finished folder that cannot be read: an alarm, left alone.</summary>
    Unreadable,
}
