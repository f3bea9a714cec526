using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// Why reports are not made: written by whoever tries, read with the meetings (<see cref="MeetingEntry.Trouble"/>).
/// </summary>
/// <param name="database">The database.</param>
internal sealed class ReportTroubles(SqlDatabase database)
{
    private const int LongestReason = 2000;

    private static readonly ImmutableArray<(TroubleKind Kind, string Word)> Words =
        [(TroubleKind.Held, "held"), (TroubleKind.Failed, "failed"), (TroubleKind.Unneeded, "unneeded")];

    /// <summary>Notes why the report of a meeting is not made; nothing where the meeting is not entered.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="reportKind">"report" or "draft".</param>
    /// <param name="trouble">What keeps it; where it was so before, the beginning of then stays.</param>
    public void Note(Meeting meeting, string reportKind, ReportTrouble trouble)
    {
        try
        {
            database.Write(transaction => Write(transaction, meeting, reportKind, trouble));
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            database.Write(transaction => Write(transaction, meeting, reportKind, trouble)); // another worker noted the first at the same moment
        }
    }

    /// <summary>Forgets what kept a report: it is made.</summary>
    public void Clear(Meeting meeting, string reportKind) => database.Write(transaction => IdOf(transaction, meeting) is long id
        ? transaction.Connection!.Execute(database.Sql.DeleteReportTrouble, new { MeetingId = id, ReportKind = reportKind }, transaction)
        : 0);

    /// <summary>The kind of a row; null where its column holds none.</summary>
    public static TroubleKind? KindOf(string column)
    {
        foreach ((TroubleKind kind, string word) in Words)
        {
            if (word == column)
            {
                return kind;
            }
        }

        return null;
    }

    private int Write(DbTransaction transaction, Meeting meeting, string reportKind, ReportTrouble trouble)
    {
        if (IdOf(transaction, meeting) is not long id)
        {
            return 0;
        }

        object values = new
        {
            MeetingId = id,
            ReportKind = reportKind,
            Kind = Words.First(word => word.Kind == trouble.Kind).Word,
            At = DatabaseText.Moment(trouble.Since),
            Reason = trouble.Reason.Length > LongestReason ? trouble.Reason[..LongestReason] : trouble.Reason,
        };
        int changed = transaction.Connection!.Execute(database.Sql.UpdateReportTrouble, values, transaction);
        return changed > 0 ? changed : transaction.Connection!.Execute(database.Sql.InsertReportTrouble, values, transaction);
    }

    // A run may last for minutes, and the meeting be moved meanwhile: its key is of the moment, its number stays.
    private long? IdOf(DbTransaction transaction, Meeting meeting) =>
        StoredRow.Read(transaction, database.Sql.ReadMeetings, "meeting", 3)
            .Where(row => row.IsText("Committee") && row.Text("Committee") == meeting.Committee.Id
                && row.IsText("MeetingDate") && row.Text("MeetingDate") == DatabaseText.Day(meeting.Date) && row.Long("DaySequence") == meeting.DaySequence)
            .Select(row => (long?)row.Long("MeetingId"))
            .FirstOrDefault();
}
