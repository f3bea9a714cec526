using System.Collections.Immutable;
using System.Data.Common;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// The last steps of a run, in the order in which a kill between any two loses nothing and doubles nothing: all files,
/// flushed, in NUMBER.neu; one transaction (ledger entry, occurrence completed, mails); the folder's name; the mark that it is delivered.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="claims">The claims of due reports.</param>
/// <param name="root">Reports:Folder, or the folder given on the command line.</param>
/// <param name="publishedFolder">Reports:Folder, where delivered reports lie; null: it is <paramref name="root"/>.</param>
/// <param name="gate">Which reports wait for a person; null: none does.</param>
internal sealed class ReportPublication(
    SqlDatabase database, LedgerStore ledger, OccurrenceClaims claims, string root, string? publishedFolder = null, ReleaseGate? gate = null)
{
    // Each lost race means that somebody else has appended; so many at the same moment do not exist.
    private const int Attempts = 10;

    /// <summary>Notes what keeps a report from being delivered; null: nobody does.</summary>
    public WatchedRun? Watch { get; init; }

    /// <summary>Takes the mails about what is recorded; null: nobody sends any.</summary>
    public Outbox? Outbox { get; init; }

    /// <summary>Notes what has been published by a newer state of the database, before anything is published anew; null: nothing is mailed.</summary>
    public MachineGuard? Guard { get; init; }

    private readonly ReportShelf shelf = new(ledger, claims, root, gate);

    /// <summary>Publishes a report made by hand, which is never delivered.</summary>
    /// <returns>Its folder.</returns>
    /// <exception cref="UserError">A delivered report with other bytes is there, or the folder cannot be written.</exception>
    public ReportFolder ByHand(AuswertungFiles report)
    {
        ReportFolder folder = FolderOf(report);
        using (folder.Lock())
        {
            if (!IsElsewhere)
            {
                RequireNotWaiting(report.Number);
                shelf.Settle(folder, report.Number.ToString());
            }

            RequireNotDelivered(folder, report);
            folder.Write(report.Files);
            RecordOrDiscard(folder, report);
            folder.Finish();
        }

        return folder;
    }

    /// <summary>Publishes and delivers a report; one that waits for a person is recorded, and gets its name when it is released.</summary>
    /// <param name="report">The report.</param>
    /// <param name="claim">Who makes it.</param>
    /// <param name="mails">The mails about it, written down with it and sent once it is delivered.</param>
    /// <returns>Its folder; null where the claim is lost: nothing is left of the report then.</returns>
    /// <exception cref="ReportBusy">Somebody else is writing the same report.</exception>
    public ReportFolder? Deliver(AuswertungFiles report, Claim claim, ImmutableArray<OutgoingMail> mails = default) => Watch is null
        ? DeliverUnwatched(report, claim, mails)
        : Watch.Deliver(claim.Meeting, WatchedRun.Report, () => DeliverUnwatched(report, claim, mails));

    private ReportFolder? DeliverUnwatched(AuswertungFiles report, Claim claim, ImmutableArray<OutgoingMail> mails)
    {
        Guard?.Note();
        ReportFolder folder = FolderOf(report);
        using IDisposable guard = folder.Lock();

        // Whoever has lost the claim touches nothing: what lies there is the winner's, and may be recorded and not yet named
        // because the answer of its database was lost.
        if (!claims.TryRenew(claim))
        {
            return null;
        }

        shelf.Settle(folder, report.Number.ToString());
        folder.Write(report.Files);
        if (RecordOrDiscard(folder, report, claim, mails: mails) is not int sequence)
        {
            return null;
        }

        if (gate?.Waits(report.Number.ToString()) != true)
        {
            folder.Finish();
            claims.MarkDelivered(sequence);
        }

        return folder;
    }

    /// <summary>Publishes a Vorabfassung or a digest, once: of two workers the second finds its number in the ledger.</summary>
    /// <param name="draft">Its files.</param>
    /// <param name="mails">The mails about it, written down with it.</param>
    /// <returns>Its folder; null where it is made already: nothing is left of this one then.</returns>
    /// <exception cref="ReportBusy">Somebody else is writing the same one.</exception>
    public ReportFolder? Draft(AuswertungFiles draft, ImmutableArray<OutgoingMail> mails = default)
    {
        Guard?.Note();
        ReportFolder folder = FolderOf(draft);
        using IDisposable guard = folder.Lock();
        shelf.Settle(folder, draft.Number.ToString());
        if (!ledger.FilesOf(draft.Number.ToString()).IsEmpty)
        {
            return null;
        }

        folder.Write(draft.Files);
        if (RecordOrDiscard(folder, draft, isFirst: true, mails: mails) is null)
        {
            return null;
        }

        folder.Finish();
        return folder;
    }

    private void RequireNotWaiting(RunNumber number)
    {
        if (gate?.Waits($"{number}") == true)
        {
            throw new UserError(
                $"Der Bericht {number} ist erstellt und wartet auf seine Freigabe; er bleibt, wie er ist. Für eine andere Fassung bitte mit --out einen anderen Ordner angeben.");
        }
    }

    private bool IsElsewhere => publishedFolder is not null && PlaceOf(publishedFolder) != PlaceOf(root);

    // The same folder has many names: with a slash at its end, with ".." within, as a link.
    private static string PlaceOf(string folder)
    {
        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Directory.Exists(path) && new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true) is FileSystemInfo target
            ? Path.TrimEndingDirectorySeparator(target.FullName) : path;
    }

    // What was written and is not recorded is half a report, and goes.
    private int? RecordOrDiscard(
        ReportFolder folder, AuswertungFiles report, Claim? claim = null, bool isFirst = false, ImmutableArray<OutgoingMail> mails = default)
    {
        try
        {
            int? sequence = Record(report, claim, isFirst, mails);
            if (sequence is null)
            {
                folder.Discard();
            }

            return sequence;
        }
        catch
        {
            DiscardUnlessRecorded(folder, report);
            throw;
        }
    }

    private void DiscardUnlessRecorded(ReportFolder folder, AuswertungFiles report)
    {
        string files = FileChecksums.Of(report.Files);
        bool isRecorded;
        try
        {
            isRecorded = ledger.FilesOf(report.Number.ToString()).Any(entry => entry.Files == files);
        }
        catch (UserError)
        {
            // A transaction whose answer was lost may have gone through, and the ledger cannot be asked just now: the folder
            // stays as it is, and the next look settles it by the ledger. What went wrong is thrown by the caller.
            return;
        }

        if (!isRecorded)
        {
            folder.Discard();
        }
    }

    /// <summary>The one transaction of a run: ledger, occurrence, mails.</summary>
    /// <param name="report">The report.</param>
    /// <param name="claim">The claim that it completes; null: made by hand.</param>
    /// <param name="isFirst">Whether the number must not yet be in the ledger.</param>
    /// <param name="mails">The mails about it.</param>
    /// <returns>The place in the ledger; null where the claim is lost, or the number is there: nothing is recorded then.</returns>
    /// <exception cref="UserError">Others append again and again at the same moment.</exception>
    internal int? Record(AuswertungFiles report, Claim? claim = null, bool isFirst = false, ImmutableArray<OutgoingMail> mails = default)
    {
        for (int attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return database.Write(transaction => RecordOnce(transaction, report, claim, isFirst, mails));
            }
            catch (LostClaim)
            {
                return null;
            }
            catch (DbException exception) when (database.IsUniqueViolation(exception))
            {
                // Somebody else took this place in the ledger: read its end again and come after it.
            }
        }

        throw new UserError(
            $"Die Auswertung {report.Number} ließ sich nicht ins Auswertungsbuch eintragen, weil andere Läufe gleichzeitig schreiben. "
            + "Bitte den Lauf wiederholen; es ist nichts Halbes geblieben.");
    }

    private int RecordOnce(DbTransaction transaction, AuswertungFiles report, Claim? claim, bool isFirst, ImmutableArray<OutgoingMail> mails)
    {
        if (isFirst && ledger.Knows(transaction, report.Number))
        {
            throw new LostClaim();
        }

        int sequence = ledger.Append(transaction, report, isDelivery: claim is not null);
        if (claim is not null && !claims.TryComplete(transaction, claim, report.Number, sequence))
        {
            throw new LostClaim();
        }

        if (!mails.IsDefaultOrEmpty)
        {
            Outbox?.Write(transaction, mails);
        }

        return sequence;
    }

    private ReportFolder FolderOf(AuswertungFiles report) => new(root, report.Number.ToString());

    // What the worker has put into its folder is published, and a published report never changes: neither its files nor,
    // where they are lost, what takes their place there.
    private void RequireNotDelivered(ReportFolder folder, AuswertungFiles report)
    {
        string number = report.Number.ToString();
        bool isTheSame = ledger.DeliveredRuns().TryGetValue(number, out int sequence)
            && ledger.FilesOf(number).Any(entry => entry.Sequence == sequence && entry.Files == FileChecksums.Of(report.Files));
        if (sequence > 0 && !isTheSame && !(IsElsewhere && folder.Holds(report.Files)))
        {
            throw new UserError(
                $"Der Bericht {number} ist schon zugestellt und bleibt, wie er ist. "
                + "Für eine andere Fassung bitte mit --out einen anderen Ordner angeben.");
        }
    }

    /// <summary>Leaves the transaction so that nothing of it stays.</summary>
    private sealed class LostClaim : Exception;
}
