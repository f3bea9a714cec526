using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Looks for meetings whose Vorabfassung is due and missing, and makes it. Whether one is made says the ledger, into which of two workers one can write
/// its number. One whose report is already due is not made up for.
/// </summary>
/// <param name="meetings">The meetings.</param>
/// <param name="calendar">Which meetings get a report, and when.</param>
/// <param name="ledger">Which are made.</param>
/// <param name="make">Makes one.</param>
/// <param name="publication">Writes and records it, in the folder of its owner.</param>
/// <param name="shelf">That folder.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
/// <param name="mails">Writes the mail to its owner; null: nobody gets any.</param>
internal sealed partial class DraftReports(
    MeetingStore meetings, ReportCalendar calendar, LedgerStore ledger, MakeDraft make, ReportPublication publication, ReportShelf shelf,
    TimeProvider time, ILogger<DraftReports> log, ReportMails? mails = null)
{
    /// <summary>A failed one is tried again after this time.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, DateTimeOffset> failedAt = new(StringComparer.Ordinal);

    // Once for each reason: a fault that lasts for a night is said once.
    private readonly Dictionary<string, string> said = new(StringComparer.Ordinal);

    /// <summary>Makes all that are due and missing.</summary>
    /// <exception cref="UserError">The database cannot be asked.</exception>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        Settle();
        DateTimeOffset now = time.GetUtcNow();
        foreach (PlannedReport planned in calendar.Plan(meetings.All(), now).Where(planned => planned.IsDraftDue(now)))
        {
            if (cancellation.IsCancellationRequested)
            {
                return; // the next start finds what is left
            }

            RunNumber number = RunNumber.Rehearsal(planned.Entry.Meeting, planned.Entry.Revision);
            if (ledger.FilesOf(number.ToString()).IsEmpty && !(failedAt.TryGetValue(number.ToString(), out DateTimeOffset failed) && time.GetUtcNow() - failed < RetryAfter))
            {
                await MakeAsync(planned, number.ToString(), cancellation);
            }
        }
    }

    // What was cut off is finished or removed. A folder that cannot be read keeps no report from being made.
    private void Settle()
    {
        try
        {
            shelf.Settle();
            said.Remove("");
        }
        catch (DiskError error)
        {
            if (said.TryAdd("", error.Message))
            {
                LogNotSettled(error.Message);
            }
        }
    }

    private async Task MakeAsync(PlannedReport planned, string number, CancellationToken cancellation)
    {
        try
        {
            AuswertungFiles draft = await make(planned.Entry.Meeting, planned.Entry.Revision, planned.Deadline.DraftAsOf, cancellation);
            if (publication.Draft(draft, mails?.OfDraft(draft, planned.Deadline.DueDay) ?? []) is ReportFolder folder)
            {
                LogMade(number, folder.Path, planned.Deadline.DueDay);
            }

            said.Remove(number);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Nothing of it is left; the next start makes it.
        }
        catch (ReportBusy busy)
        {
            LogBusy(busy.Message);
        }
        catch (Exception exception)
        {
            failedAt[number] = time.GetUtcNow();
            if (!said.TryGetValue(number, out string? before) || before != exception.Message)
            {
                said[number] = exception.Message;
                LogFailed(exception is UserError ? null : exception, number, exception.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Vorabfassung {Number} erstellt: {Folder}. Der Bericht ist am {DueDay:dd.MM.yyyy} fällig.")]
    private partial void LogMade(string number, string folder, DateOnly dueDay);

    [LoggerMessage(LogLevel.Information, "Ein anderer Lauf ist gerade dabei; später wird wieder nachgesehen. {Reason}")]
    private partial void LogBusy(string reason);

    [LoggerMessage(LogLevel.Error, "Unfertige Vorabfassungen sind nicht aufgeräumt. {Reason}")]
    private partial void LogNotSettled(string reason);

    [LoggerMessage(LogLevel.Error, "Die Vorabfassung {Number} ist nicht entstanden; alle zehn Minuten wird es wieder versucht, bis der Bericht selbst fällig ist. {Reason}")]
    private partial void LogFailed(Exception? exception, string number, string reason);
}
