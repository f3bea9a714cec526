using System.Collections.Immutable;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Looks for meetings whose report is due and missing, and makes it. Level-triggered: what a missed minute, a restart or a
/// second worker left undone, the next look finds.
/// </summary>
/// <param name="meetings">The meetings.</param>
/// <param name="calendar">Which meetings get a report, and when.</param>
/// <param name="claims">Who makes which report.</param>
/// <param name="make">Makes a report.</param>
/// <param name="publication">Writes, records and names it.</param>
/// <param name="shelf">The folders of all reports.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
/// <param name="mails">Writes the mails about a report; null: nobody gets any.</param>
internal sealed partial class DueReports(
    MeetingStore meetings, ReportCalendar calendar, OccurrenceClaims claims, MakeReport make, ReportPublication publication, ReportShelf shelf,
    TimeProvider time, ILogger<DueReports> log, ReportMails? mails = null)
{
    private readonly HashSet<string> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> saidHeld = new(StringComparer.Ordinal);

    // Where nothing has changed, something may until the meeting begins: it is looked at again after a day, and after a restart.
    private static readonly TimeSpan UnneededFor = TimeSpan.FromDays(1);
    private readonly Dictionary<string, DateTimeOffset> unneeded = new(StringComparer.Ordinal);

    /// <summary>Makes all reports that are due and missing, the longest due first, and notes those whose meeting has begun without them.</summary>
    /// <exception cref="AggregateException">
    /// One or more failed; the others were made all the same. A <see cref="LookInterrupted"/> among them says that the database could not be asked or told.
    /// </exception>
    public async Task MakeAsync(CancellationToken cancellation)
    {
        List<Exception> failures = [];
        try
        {
            await MakeAllAsync(failures, cancellation);
        }
        catch (UserError error)
        {
            failures.Add(new LookInterrupted(error)); // said by whoever looks again and again: once when it begins, once when it is over
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogDefectOfLook(exception);
            failures.Add(exception);
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("Nicht alle fälligen Berichte wurden erstellt.", failures);
        }
    }

    private async Task MakeAllAsync(List<Exception> failures, CancellationToken cancellation)
    {
        Settle(failures); // a connection that broke in the middle leaves a folder whose state only the database knows
        StoredReading<MeetingEntry> read = meetings.Read();
        NameFaults(read.Faults);
        ImmutableArray<PlannedReport> plan = [.. calendar.Plan(read.Rows, time.GetUtcNow()).OrderBy(planned => planned.Deadline.DueDay)];
        foreach (PlannedReport planned in plan)
        {
            if (cancellation.IsCancellationRequested)
            {
                return; // the next start finds what is left
            }

            // Asked for each anew: a report takes its time, and the next meeting may begin meanwhile.
            if (planned.IsDue(time.GetUtcNow()) && IsNeeded(planned) && Take(planned.Entry, failures) is Claim claim)
            {
                await MakeAsync(claim, planned, failures, cancellation);
            }
        }

        foreach (PlannedReport missed in plan.Where(planned => planned.IsMissed(time.GetUtcNow()) && planned.Entry.ReportState != OccurrenceState.Missed))
        {
            NoteMissed(missed, failures);
        }
    }

    // Said before it is noted: rather twice, where the database goes away between, than never. By its claim one worker says it.
    private void NoteMissed(PlannedReport missed, List<Exception> failures)
    {
        if (Take(missed.Entry, failures) is Claim claim)
        {
            LogMissed(claim.Meeting.Key, missed.Deadline.DueDay, missed.Entry.ReportState == OccurrenceState.Failed ? " Der letzte Versuch schlug fehl oder war zurückgehalten." : "");
            claims.GiveBack(claim, OccurrenceState.Missed);
        }
    }

    // A folder that has lost its rights, or a row of our own tables that is none: it is said, and every report that does not
    // need it is made all the same.
    private void Settle(List<Exception> failures)
    {
        try
        {
            Tell(shelf.Settle());
        }
        catch (UserError error) when (error is DiskError or StoredFault)
        {
            LogNotSettled(error.Message);
            failures.Add(error);
        }
    }

    private Claim? Take(MeetingEntry entry, List<Exception> failures)
    {
        try
        {
            return claims.TryTake(entry.Meeting, entry.Revision);
        }
        catch (StoredFault fault)
        {
            LogFailed(entry.Meeting.Key, fault.Message);
            failures.Add(fault);
            return null;
        }
    }

    private bool IsNeeded(PlannedReport planned) => planned.Entry.IsReleased
        || !unneeded.TryGetValue(planned.Entry.Meeting.Key, out DateTimeOffset since) || time.GetUtcNow() - since >= UnneededFor;

    // Once for each: a look every minute would fill the log with the same sentence.
    private void NameFaults(IEnumerable<StoredFault> faults)
    {
        string[] found = [.. faults.Select(fault => fault.Message)];
        foreach (string fault in found.Where(named.Add))
        {
            LogLeftOut(fault);
        }

        named.IntersectWith(found);
    }

    /// <summary>Tidies up after a worker that was cut off, and says where folders and ledger differ.</summary>
    public void TidyUp()
    {
        Tell(shelf.Settle());

        // What is gone the watch says, also while the worker runs.
        Tell(shelf.Compare().Where(finding => finding.State != ShelfState.Missing));
    }

    private void Tell(IEnumerable<ShelfFinding> findings)
    {
        foreach (ShelfFinding finding in findings)
        {
            Action<string> log = finding.State switch
            {
                ShelfState.Finished => LogFinished,
                ShelfState.Discarded => LogDiscarded,
                ShelfState.Unknown => LogUnknown,
                ShelfState.Altered => LogAltered,
                ShelfState.Missing => LogMissing,
                ShelfState.Unreadable => LogUnreadable,
                _ => throw new InvalidOperationException($"{finding.State} ist nicht bekannt."),
            };
            log(finding.Number);
        }
    }

    private async Task MakeAsync(Claim claim, PlannedReport planned, List<Exception> failures, CancellationToken cancellation)
    {
        using ClaimKeeper keeper = new(claims, claim, time, log, cancellation);
        try
        {
            AuswertungFiles report = await make(claim.Meeting, claim.Revision, planned.Deadline.AsOf, planned.Entry.IsReleased, keeper.Token);
            string number = report.Number.ToString();
            if (publication.Deliver(report, claim, mails?.OfReport(report) ?? []) is ReportFolder folder)
            {
                if (folder.IsUnfinished)
                {
                    LogWaits(number, claim.Meeting.Key);
                }
                else
                {
                    LogMade(number, folder.Path);
                }
            }
            else
            {
                LogLost(claim.Meeting.Key);
            }

            foreach (string alarm in report.Auswertung.Alarms)
            {
                LogDiffering(number, alarm);
            }
        }
        catch (OperationCanceledException) when (keeper.IsLost)
        {
            LogLost(claim.Meeting.Key);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            LogStopped(claim.Meeting.Key);
            claims.GiveBack(claim);
        }
        catch (ReportHeld held)
        {
            if (saidHeld.Add($"{claim.Meeting.Key}: {held.Message}"))
            {
                LogHeld(claim.Meeting.Key, held.Message);
            }

            failures.Add(held);
            claims.GiveBack(claim);
        }
        catch (ReportUnneeded nothing)
        {
            if (unneeded.TryAdd(claim.Meeting.Key, time.GetUtcNow()))
            {
                LogUnneeded(claim.Meeting.Key, nothing.Message);
            }

            unneeded[claim.Meeting.Key] = time.GetUtcNow();
            claims.GiveBack(claim, OccurrenceState.Unneeded);
        }
        catch (ReportBusy busy)
        {
            LogBusy(busy.Message);
            claims.GiveBack(claim);
        }
        catch (Exception exception)
        {
            if (exception is UserError known)
            {
                LogFailed(claim.Meeting.Key, known.Message);
            }
            else
            {
                LogDefect(exception, claim.Meeting.Key);
            }

            failures.Add(exception);
            claims.GiveBack(claim);
        }
    }

    [LoggerMessage(LogLevel.Information, "Bericht {Number} erstellt: {Folder}")]
    private partial void LogMade(string number, string folder);

    [LoggerMessage(LogLevel.Information, "Bericht {Number} erstellt; zugestellt wird er, wenn ihn „kiindicators report release {Meeting}“ freigibt.")]
    private partial void LogWaits(string number, string meeting);

    [LoggerMessage(LogLevel.Information, "Den Bericht zur Sitzung {Meeting} hat inzwischen ein anderer Worker übernommen; hier ist nichts davon geblieben.")]
    private partial void LogLost(string meeting);

    [LoggerMessage(LogLevel.Information, "Der Bericht zur Sitzung {Meeting} ist wegen des Anhaltens nicht entstanden; es ist nichts Halbes geblieben, und der nächste Start holt ihn nach.")]
    private partial void LogStopped(string meeting);

    [LoggerMessage(LogLevel.Information, "Ein anderer Lauf ist gerade dabei; später wird wieder nachgesehen. {Reason}")]
    private partial void LogBusy(string reason);

    [LoggerMessage(LogLevel.Error, "Eine Zeile ist ausgelassen; die anderen Sitzungen gehen weiter. {Fault}")]
    private partial void LogLeftOut(string fault);

    [LoggerMessage(LogLevel.Error, "Unfertige Ordner sind nicht aufgeräumt. {Reason}")]
    private partial void LogNotSettled(string reason);

    [LoggerMessage(LogLevel.Error, "Die Suche nach fälligen Berichten ist wegen eines Programmfehlers abgebrochen; beim nächsten Mal wird es wieder versucht.")]
    private partial void LogDefectOfLook(Exception exception);

    [LoggerMessage(LogLevel.Error, "Der Bericht zur Sitzung {Meeting} ist nicht entstanden; der nächste Versuch folgt in zehn Minuten oder beim nächsten Start. {Reason}")]
    private partial void LogFailed(string meeting, string reason);

    [LoggerMessage(LogLevel.Error, "Der Bericht zur Sitzung {Meeting} ist zurückgehalten. {Reason} Alle zehn Minuten wird wieder nachgesehen; stimmen die Zahlen, gibt ihn „kiindicators report release {Meeting}“ frei.")]
    private partial void LogHeld(string meeting, string reason);

    [LoggerMessage(LogLevel.Information, "Zur Sitzung {Meeting} entsteht kein Bericht. {Reason} Bis zu ihrem Beginn wird täglich wieder nachgesehen.")]
    private partial void LogUnneeded(string meeting, string reason);

    [LoggerMessage(LogLevel.Error, "Der Bericht zur Sitzung {Meeting} ist wegen eines Programmfehlers nicht entstanden; der nächste Versuch folgt in zehn Minuten.")]
    private partial void LogDefect(Exception exception, string meeting);

    [LoggerMessage(LogLevel.Error, "Versäumt: Die Sitzung {Meeting} hat begonnen, und ihr Bericht, fällig am {DueDay:dd.MM.yyyy}, ist nicht zugestellt. Er entsteht nicht mehr von selbst; von Hand erstellt ihn „kiindicators report“.{Before}")]
    private partial void LogMissed(string meeting, DateOnly dueDay, string before);

    [LoggerMessage(LogLevel.Error, "Bericht {Number}: {Alarm}")]
    private partial void LogDiffering(string number, string alarm);

    [LoggerMessage(LogLevel.Information, "Unterbrochener Bericht {Number} fertiggestellt.")]
    private partial void LogFinished(string number);

    [LoggerMessage(LogLevel.Error, "Der Ordner der Auswertung {Number} lässt sich nicht lesen und ist nicht verglichen. Bitte Rechte und Datenträger prüfen.")]
    private partial void LogUnreadable(string number);

    [LoggerMessage(LogLevel.Information, "Unfertiger Ordner {Number} entfernt; ist der Bericht fällig, wird er neu erstellt.")]
    private partial void LogDiscarded(string number);

    [LoggerMessage(LogLevel.Error, "Der Ordner {Number} heißt wie eine Auswertung, steht aber nicht im Auswertungsbuch. Er bleibt unverändert; bitte klären, woher er kommt.")]
    private partial void LogUnknown(string number);

    [LoggerMessage(LogLevel.Error, "Die Dateien der Auswertung {Number} sind nicht die, die im Auswertungsbuch stehen. Der Ordner bleibt unverändert; bitte mit „kiindicators verify“ prüfen und aus der Sicherung wiederherstellen.")]
    private partial void LogAltered(string number);

    [LoggerMessage(LogLevel.Error, "Die zugestellte Auswertung {Number} steht im Auswertungsbuch, ihr Ordner fehlt aber. Bitte aus der Sicherung wiederherstellen.")]
    private partial void LogMissing(string number);
}

/// <summary>A look was broken off because the database could not be asked or told.</summary>
/// <param name="cause">What is wrong with it, for a person.</param>
internal sealed class LookInterrupted(UserError cause) : UserError(cause.Message, 1, cause)
{
    /// <summary>Whether another program only holds it just now.</summary>
    public bool IsBusy { get; } = cause is DatabaseBusy;
}
