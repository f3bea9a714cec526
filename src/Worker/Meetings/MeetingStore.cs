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
            return AddOnce(committee, date, time, now); // somebody entered one at the same moment; now it is seen
        }
    }

    private (Meeting Meeting, bool IsNew) AddOnce(Committee committee, DateOnly date, TimeOnly? time, DateTimeOffset now) =>
        database.Write(transaction =>
        {
            ImmutableArray<Meeting> sameDay = [.. Read(transaction)
                .Select(entry => entry.Meeting)
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

            Meeting added = new(committee, date, sameDay.Length + 1, time);
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

    private static string? TimeText(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>All meetings in time, with the state of their report.</summary>
    public ImmutableArray<MeetingEntry> All() => database.Read(Read);

    private ImmutableArray<MeetingEntry> Read(DbTransaction transaction) =>
        [.. transaction.Connection!.Query<Row>(database.Sql.ReadMeetings, transaction: transaction).Select(EntryOf)];

    private MeetingEntry EntryOf(Row row) => new(
        new Meeting(
            committees.FirstOrDefault(committee => committee.Id == row.Committee) ?? new Committee(row.Committee, row.Committee),
            DateOnly.ParseExact(row.MeetingDate, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            (int)row.DaySequence,
            row.StartTime is null ? null : TimeOnly.ParseExact(row.StartTime, "HH:mm", CultureInfo.InvariantCulture)),
        row.State == "cancelled", row.ReportState is string state ? OccurrenceStates.Of(state, row.IsDelivered != 0) : null, row.ReportNumber);

    private sealed record Row
    {
        public required string Committee { get; init; }

        public required string MeetingDate { get; init; }

        public required long DaySequence { get; init; }

        public string? StartTime { get; init; }

        public required string State { get; init; }

        public string? ReportState { get; init; }

        public string? ReportNumber { get; init; }

        public required long IsDelivered { get; init; }
    }
}

/// <summary>A meeting with the state of its report.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="IsCancelled">Whether it is cancelled.</param>
/// <param name="ReportState">How far its report is; null where nobody has begun.</param>
/// <param name="ReportNumber">Auswertungsnummer of the report made, or null.</param>
internal sealed record MeetingEntry(Meeting Meeting, bool IsCancelled, OccurrenceState? ReportState, string? ReportNumber);
