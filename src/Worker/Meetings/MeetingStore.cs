using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// The meetings in the database.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="committees">The committees of the configuration; a meeting of another keeps its id as name.</param>
internal sealed class MeetingStore(SqlDatabase database, IReadOnlyList<Committee> committees)
{
    /// <summary>Source of meetings that a person typed in.</summary>
    public const string ByHand = "von Hand";

    /// <summary>
    /// Adds a meeting. The same committee, day and time is the same meeting; another time on the same day is a second one;
    /// one entered without a time gets it.
    /// </summary>
    /// <returns>The meeting, and whether it is new.</returns>
    public (Meeting Meeting, bool IsNew) Add(Committee committee, DateOnly date, TimeOnly? time, DateTimeOffset now)
    {
        try
        {
            return AddOnce(committee, date, time, now);
        }
        catch (DbException exception) when (database.IsUniqueViolation(exception))
        {
            try
            {
                return AddOnce(committee, date, time, now); // somebody entered one at the same moment; now it is seen
            }
            catch (DbException again) when (database.IsUniqueViolation(again))
            {
                throw new UserError(
                    $"Für {committee.Id} steht am {date:dd.MM.yyyy} schon eine Sitzung in der Datenbank, die nicht lesbar ist. "
                    + "Bitte „kiindicators meetings list“ aufrufen und die genannte Zeile berichtigen; es wurde nichts eingetragen.", 1, again);
            }
        }
    }

    private (Meeting Meeting, bool IsNew) AddOnce(Committee committee, DateOnly date, TimeOnly? time, DateTimeOffset now) =>
        database.Write(transaction =>
        {
            ImmutableArray<Meeting> sameDay = [.. Read(transaction)
                .Rows.Select(entry => entry.Meeting)
                .Where(meeting => meeting.Committee.Id == committee.Id && meeting.Date == date)];
            if (sameDay.FirstOrDefault(meeting => meeting.StartTime == time || time is null) is Meeting known)
            {
                return (known, false);
            }

            if (sameDay.FirstOrDefault(meeting => meeting.StartTime is null) is Meeting untimed)
            {
                transaction.Connection!.Execute(database.Sql.SetMeetingTime, new
                {
                    Committee = committee.Id, MeetingDate = DatabaseText.Day(date), untimed.DaySequence, StartTime = TimeText(time),
                }, transaction);
                return (untimed with { StartTime = time }, false);
            }

            int sequence = sameDay.Select(meeting => meeting.DaySequence).DefaultIfEmpty().Max() + 1;
            if (sequence > Meeting.MostOnOneDay)
            {
                throw new UserError(
                    $"Am {date:dd.MM.yyyy} sind für {committee.Id} schon {Meeting.MostOnOneDay} Sitzungen eingetragen; mehr unterscheidet keine "
                    + "Auswertungsnummer. Bitte die Eintragungen prüfen.");
            }

            Meeting added = new(committee, date, sequence, time);
            transaction.Connection!.Execute(database.Sql.InsertMeeting, new
            {
                Committee = committee.Id,
                MeetingDate = DatabaseText.Day(date),
                added.DaySequence,
                StartTime = TimeText(time),
                Source = ByHand,
                RecordedAt = DatabaseText.Moment(now),
            }, transaction);
            return (added, true);
        });

    /// <summary>Releases the report of a meeting; false where it was released before.</summary>
    public bool Release(Meeting meeting, DateTimeOffset now) => database.Write(transaction => transaction.Connection!.Execute(
        database.Sql.ReleaseMeeting,
        new
        {
            Committee = meeting.Committee.Id, MeetingDate = DatabaseText.Day(meeting.Date), meeting.DaySequence, ReleasedAt = DatabaseText.Moment(now),
        }, transaction)) == 1;

    /// <summary>The meeting that a person names by its key, "SGS-2026-09-03" or "SGS-2026-09-03b".</summary>
    /// <exception cref="UserError">There is none (exit code 2).</exception>
    public MeetingEntry Find(string key) => All().FirstOrDefault(entry => string.Equals(entry.Meeting.Key, key.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw new UserError($"Eine Sitzung „{key}“ ist nicht eingetragen. Alle Sitzungen nennt „kiindicators meetings list“.", 2);

    private static string? TimeText(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>All readable meetings in time, with the state of their report.</summary>
    public ImmutableArray<MeetingEntry> All() => Read().Rows;

    /// <summary>All meetings in time, with the state of their report; rows that are none are left out and named.</summary>
    public StoredReading<MeetingEntry> Read() => database.Read(Read);

    private StoredReading<MeetingEntry> Read(DbTransaction transaction) =>
        StoredRow.Judge(StoredRow.Read(transaction, database.Sql.ReadMeetings, "meeting", 3), EntryOf);

    private MeetingEntry EntryOf(StoredRow row)
    {
        string id = Committees.IsId(row.Text("Committee"))
            ? row.Text("Committee")
            : throw row.Fault("Committee", "kein Kürzel eines Gremiums (1 bis 12 Großbuchstaben und Ziffern)");
        OccurrenceState? reportState = row.TextOrNull("ReportState") is not string state
            ? null
            : OccurrenceStates.Read(state, row.Long("IsDelivered") != 0) ?? throw row.Fault("ReportState", "kein Stand eines Berichts");
        return new MeetingEntry(
            new Meeting(
                committees.FirstOrDefault(committee => committee.Id == id) ?? new Committee(id, id),
                row.Day("MeetingDate"), row.Whole("DaySequence", Meeting.MostOnOneDay), row.TimeOrNull("StartTime")),
            row.Text("State") switch
            {
                "cancelled" => true,
                "scheduled" => false,
                _ => throw row.Fault("State", "kein Stand einer Sitzung (scheduled, cancelled)"),
            },
            reportState, row.TextOrNull("ReportNumber"), row.Long("IsReleased") != 0);
    }
}

/// <summary>A meeting with the state of its report.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="IsCancelled">Whether it is cancelled.</param>
/// <param name="ReportState">How far its report is; null where nobody has begun.</param>
/// <param name="ReportNumber">Auswertungsnummer of the report made, or null.</param>
/// <param name="IsReleased">Whether a person has released the report, so that it is not held for want of rows.</param>
internal sealed record MeetingEntry(
    Meeting Meeting, bool IsCancelled, OccurrenceState? ReportState, string? ReportNumber, bool IsReleased = false);
