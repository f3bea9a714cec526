using System.Data.Common;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// The last steps of a run, in the order in which a kill between any two loses nothing and doubles nothing: all files,
/// flushed, in NUMBER.neu; one transaction (ledger entry, occurrence completed); the folder's name.
/// </summary>
/// <param name="ledger">The ledger.</param>
/// <param name="root">Reports:Folder, or the folder given on the command line.</param>
/// <param name="publishedFolder">Reports:Folder, where delivered reports lie; null: it is <paramref name="root"/>.</param>
internal sealed class ReportPublication(LedgerStore ledger, string root, string? publishedFolder = null)
{
    /// <summary>Publishes a report made by hand, which is never delivered.</summary>
    /// <returns>Its folder.</returns>
    /// <exception cref="UserError">A delivered report with other bytes is there, or the folder cannot be written.</exception>
    public ReportFolder ByHand(FinishedReport report)
    {
        ReportFolder folder = new(root, report.Number);
        using (folder.Lock())
        {
            RequireNotDelivered(folder, report);
            folder.Write(report.Files);
            ledger.Append(report.ForLedger);
            folder.Finish();
        }

        return folder;
    }

    /// <summary>Publishes and delivers a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="complete">Completes the occurrence with the place in the ledger; false: the claim is lost.</param>
    /// <returns>Its folder; null where the claim is lost: nothing is left of the report then.</returns>
    public ReportFolder? Deliver(FinishedReport report, Func<DbTransaction, int, bool> complete)
    {
        ReportFolder folder = new(root, report.Number);
        using IDisposable guard = folder.Lock();
        folder.Write(report.Files);
        if (ledger.Append(report.ForLedger, complete) is null)
        {
            folder.Discard();
            return null;
        }

        folder.Finish();
        return folder;
    }

    // What the worker has put into its folder is published, and a published report never changes: neither its files nor,
    // where they are lost, what takes their place there.
    private void RequireNotDelivered(ReportFolder folder, FinishedReport report)
    {
        bool isElsewhere = publishedFolder is not null && Path.GetFullPath(publishedFolder) != Path.GetFullPath(root);
        bool isTheSame = ledger.DeliveredRuns().TryGetValue(report.Number, out int sequence)
            && ledger.FilesOf(report.Number).Any(entry => entry.Sequence == sequence && entry.Files == FileChecksums.Of(report.Files));
        if (sequence > 0 && !isTheSame && !(isElsewhere && folder.Holds(report.Files)))
        {
            throw new UserError(
                $"Der Bericht {report.Number} ist schon zugestellt und bleibt, wie er ist. "
                + "Für eine andere Fassung bitte mit --out einen anderen Ordner angeben.");
        }
    }
}
