using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Digest;

/// <summary>
/// Looks whether the digest of the last month is due and missing, and makes it, once: whether it is made says the ledger. One that was missed is made up for until
/// the next is due. Where nobody gets one, none is made.
/// </summary>
/// <param name="calendar">When it is due.</param>
/// <param name="ledger">Which are made.</param>
/// <param name="publication">Makes and records it, and queues its mails.</param>
/// <param name="readers">Who gets it.</param>
/// <param name="options">Who gets copies.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
internal sealed partial class MonthlyDigests(
    DigestCalendar calendar, LedgerStore ledger, DigestPublication publication, MailOptions readers, DigestOptions options, TimeProvider time,
    ILogger<MonthlyDigests> log)
{
    /// <summary>A failed one is tried again after this time.</summary>
    public static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(10);

    // A fault that lasts is said once.
    private (string Number, DateTimeOffset At, string Reason)? failure;

    /// <summary>Makes the one that is due and missing.</summary>
    /// <exception cref="UserError">The database cannot be asked.</exception>
    public void Make()
    {
        DateTimeOffset now = time.GetUtcNow();
        DigestMonth month = calendar.Due(now);
        string number = month.Number.ToString();
        if (!options.IsWanted(readers) || !ledger.FilesOf(number).IsEmpty
            || (failure?.Number == number && now - failure.Value.At < RetryAfter))
        {
            return;
        }

        try
        {
            if (publication.Publish(month, now) is ReportFolder folder)
            {
                LogMade(number, folder.Path);
            }

            failure = null;
        }
        catch (ReportBusy busy)
        {
            LogBusy(busy.Message);
        }
        catch (Exception exception)
        {
            bool isNew = failure?.Number != number || failure?.Reason != exception.Message;
            failure = (number, now, exception.Message);
            if (isNew)
            {
                LogFailed(exception is UserError ? null : exception, number, exception.Message);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Digest {Number} erstellt: {Folder}.")]
    private partial void LogMade(string number, string folder);

    [LoggerMessage(LogLevel.Information, "Ein anderer Lauf ist gerade dabei; später wird wieder nachgesehen. {Reason}")]
    private partial void LogBusy(string reason);

    [LoggerMessage(LogLevel.Error, "Der Digest {Number} ist nicht entstanden und nicht versandt; alle zehn Minuten wird es wieder versucht, bis der nächste fällig ist. {Reason}")]
    private partial void LogFailed(Exception? exception, string number, string reason);
}
