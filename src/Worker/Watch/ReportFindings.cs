using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Watch;

/// <summary>
/// What is wrong with the report of a meeting: every one that is due has its run and its delivery, or a sentence here says why not.
/// </summary>
internal static class ReportFindings
{
    /// <summary>So long a due report may take before it is missing: a run, a failure and the next attempts.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>So long a meeting that had no report is named: a week's monitoring sees it, and then it is history.</summary>
    public static readonly TimeSpan MissedFor = TimeSpan.FromDays(7);

    // The steps from the ledger to the folder's name take moments; a worker that was cut off there finishes at its next look.
    private static readonly TimeSpan DeliveredWithin = TimeSpan.FromMinutes(10);

    /// <summary>What is wrong.</summary>
    /// <param name="planned">What is planned for the meeting.</param>
    /// <param name="ledger">The entries of the ledger by number.</param>
    /// <param name="folder">Reports:Folder.</param>
    /// <param name="now">The moment.</param>
    public static IEnumerable<Finding> Of(PlannedReport planned, ILookup<string, LedgerEntry> ledger, string folder, DateTimeOffset now)
    {
        MeetingEntry entry = planned.Entry;
        if (entry.MissingFrom is string source && entry.State(now) == MeetingState.ToCheck)
        {
            yield return Found(FindingKind.ToCheck, Severity.Warning, $"Sitzung {entry.Meeting.Key} ist zu prüfen: Sie steht nicht mehr in „{source}“.");
        }

        if (planned.IsDraftDue(now) && now - Since(planned.Deadline.DraftDay) >= Grace && !ledger.Contains(RunNumber.Rehearsal(entry.Meeting, entry.Revision).ToString()))
        {
            yield return Found(
                FindingKind.DraftMissing, Severity.Warning, $"Die Vorabfassung zur Sitzung {entry.Meeting.Key} ist seit {planned.Deadline.DraftDay:dd.MM.yyyy} fällig und nicht erstellt.");
        }

        Finding? report = entry.ReportState switch
        {
            OccurrenceState.Delivered => Delivered(entry.ReportNumber!, folder),
            OccurrenceState.Completed => Completed(entry.ReportNumber!),
            _ when planned.Without is null => NotMade(),
            _ => null,
        };
        if (report is not null)
        {
            yield return report;
        }

        Finding Found(FindingKind kind, Severity severity, string text) => new(kind, entry.Meeting.Key, severity, text);

        Finding? Delivered(string number, string root) => ReportFolder.Exists(root, number)
            ? null
            : Found(FindingKind.FolderGone, Severity.Critical, $"Der Ordner des zugestellten Berichts {number} fehlt. Bitte aus der Sicherung wiederherstellen.");

        Finding? Completed(string number) =>
            entry.IsCancelled ? null
            : (entry.Hold is not null || planned.LacksRelease) && IsHistory() ? null
            : entry.Hold is ReportHold hold ? Found(
                FindingKind.Held, Severity.Warning, $"Bericht {number} ist erstellt und seit {Day(hold.Since)} zurückgehalten: {hold.Reason}")
            : planned.LacksRelease ? Found(
                FindingKind.Unreleased, Severity.Critical,
                $"Bericht {number} ist erstellt und nicht freigegeben; er wird nicht zugestellt{(entry.Meeting.HasBegun(now) ? ", und die Sitzung hat begonnen" : "")} („kiindicators report release {entry.Meeting.Key}“).")
            : Unnamed(number);

        Finding? Unnamed(string number) => ledger[number].Select(RecordedAt).LastOrDefault() is DateTimeOffset recorded && now - recorded < DeliveredWithin
            ? null
            : Found(FindingKind.Undelivered, Severity.Critical, $"Bericht {number} ist erstellt, aber nicht zugestellt: Sein Ordner hat noch nicht seinen Namen.");

        Finding? NotMade() =>
            entry.Meeting.HasBegun(now) ? Missed()
            : entry.Hold is ReportHold hold ? Found(
                FindingKind.Held, Severity.Warning, $"Der Bericht zur Sitzung {entry.Meeting.Key} ist seit {Day(hold.Since)} zurückgehalten: {hold.Reason}")
            : planned.LacksRelease && !planned.Deadline.IsDue(now) && planned.Deadline.IsDraftDay(now) ? Found(
                FindingKind.Unreleased, Severity.Warning,
                $"Der Bericht zur Sitzung {entry.Meeting.Key} ist noch nicht freigegeben; fällig ist er am {DayAndTime(planned.Deadline)} („kiindicators report release {entry.Meeting.Key}“).")
            : !planned.Deadline.IsDue(now) || entry.Trouble?.Kind == TroubleKind.Unneeded ? null
            : entry.Trouble is { Kind: TroubleKind.Held } few ? Found(
                FindingKind.FewRows, Severity.Critical, $"Der Bericht zur Sitzung {entry.Meeting.Key} ist zurückgehalten. {few.Reason}")
            : now - Since(planned.Deadline.DueDay) >= Grace ? Found(
                FindingKind.Missing, Severity.Critical,
                $"Der Bericht zur Sitzung {entry.Meeting.Key} ist seit {DayAndTime(planned.Deadline)} fällig und nicht erstellt. {entry.Trouble?.Reason ?? "Läuft der Worker?"}")
            : entry.Trouble is ReportTrouble failed ? Found(
                FindingKind.Failed, Severity.Warning, $"Der Bericht zur Sitzung {entry.Meeting.Key} ist fehlgeschlagen und wird wiederholt. {failed.Reason}")
            : null;

        // Of one that was entered when it had begun nobody expected a report; of one that a person held, that person decided.
        Finding? Missed() => entry.Hold is null && entry.Trouble?.Kind != TroubleKind.Unneeded
            && BerlinTime.Wall(entry.RecordedAt) < entry.Meeting.Begin && BerlinTime.Wall(now) - entry.Meeting.Begin < MissedFor
            ? Found(
                FindingKind.Missed, Severity.Critical,
                $"Versäumt: Die Sitzung {entry.Meeting.Key} hat ohne ihren Bericht begonnen. {entry.Trouble?.Reason}".TrimEnd())
            : null;

        bool IsHistory() => entry.IsCancelled || BerlinTime.Wall(now) - entry.Meeting.Begin >= MissedFor;

        // One that was entered late is due from then on.
        DateTimeOffset Since(DateOnly day)
        {
            DateTimeOffset due = now - (BerlinTime.Wall(now) - day.ToDateTime(Deadline.DueTime));
            return entry.RecordedAt > due ? entry.RecordedAt : due;
        }
    }

    private static DateTimeOffset? RecordedAt(LedgerEntry entry) =>
        DatabaseText.TryMoment(entry.RecordedAt, out DateTimeOffset moment) ? moment : null;

    private static string Day(DateTimeOffset moment) => $"{BerlinTime.Wall(moment):dd.MM.yyyy}";

    private static string DayAndTime(Deadline deadline) => $"{deadline.DueDay:dd.MM.yyyy}, {Deadline.DueTime:HH:mm} Uhr";
}
