using System.Data.Common;
using System.Globalization;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// Writes what a changed book has more or otherwise than the book that was read.
/// </summary>
/// <param name="transaction">The transaction in which the book was read.</param>
/// <param name="sql">The queries.</param>
/// <param name="now">The moment.</param>
internal sealed class MeetingWriter(DbTransaction transaction, Queries sql, DateTimeOffset now)
{
    /// <summary>State of a meeting that takes place, as the table has it.</summary>
    public const string Scheduled = "scheduled";

    /// <summary>State of a cancelled meeting, as the table has it.</summary>
    public const string Cancelled = "cancelled";

    // Beyond every letter: meetings that change their places would stand in each other's way.
    private const int OutOfTheWay = 1000;

    /// <summary>Writes the differences.</summary>
    public void Write(MeetingBook before, MeetingBook after)
    {
        BookedMeeting[] changed =
            [.. after.Meetings.Values.Where(meeting => before.Meetings.TryGetValue(meeting.Id, out BookedMeeting? known) && known != meeting)];
        foreach (BookedMeeting meeting in changed.Where(meeting => before.Meetings[meeting.Id].Key != meeting.Key))
        {
            Update(before.Meetings[meeting.Id] with { DaySequence = OutOfTheWay + (int)meeting.Id });
        }

        foreach (BookedMeeting meeting in changed)
        {
            Update(meeting);
        }

        // A report that is not yet made goes with its meeting; whoever is at it loses the claim.
        foreach (BookedMeeting meeting in changed.Where(meeting => before.Meetings[meeting.Id].Key != meeting.Key))
        {
            Execute(sql.MoveOccurrence, new { MeetingId = meeting.Id, MeetingDate = DatabaseText.Day(meeting.Date), meeting.DaySequence });
        }

        foreach (BookedMeeting meeting in changed.Where(meeting => meeting.IsCancelled && !before.Meetings[meeting.Id].IsCancelled))
        {
            Execute(sql.WithdrawOccurrence, new { MeetingId = meeting.Id });
        }

        foreach (BookedMeeting meeting in after.Meetings.Values.Where(meeting => !before.Meetings.ContainsKey(meeting.Id)).Reverse())
        {
            Insert(meeting);
        }

        WriteSightings(before, after);
    }

    private void WriteSightings(MeetingBook before, MeetingBook after)
    {
        foreach (Sighting gone in before.Sightings.Values.Where(sighting => !after.Sightings.ContainsKey(MeetingBook.KeyOf(sighting))))
        {
            Execute(sql.DeleteMeetingSource, new { gone.Source, gone.Uid, gone.Committee });
        }

        foreach (Sighting sighting in after.Sightings.Values)
        {
            if (!before.Sightings.TryGetValue(MeetingBook.KeyOf(sighting), out Sighting? known))
            {
                Execute(sql.InsertMeetingSource, Parameters(sighting, after.Meetings[sighting.Meeting]));
            }
            else if (known != sighting)
            {
                Execute(sql.UpdateMeetingSource, Parameters(sighting, after.Meetings[sighting.Meeting]));
            }
        }
    }

    private void Update(BookedMeeting meeting) => Execute(sql.UpdateMeeting, new
    {
        MeetingId = meeting.Id,
        MeetingDate = DatabaseText.Day(meeting.Date),
        meeting.DaySequence,
        StartTime = TimeText(meeting.StartTime),
        State = StateOf(meeting),
        MovedFrom = DayText(meeting.MovedFrom),
    });

    private void Insert(BookedMeeting meeting) => Execute(sql.InsertMeeting, new
    {
        meeting.Committee,
        MeetingDate = DatabaseText.Day(meeting.Date),
        meeting.DaySequence,
        StartTime = TimeText(meeting.StartTime),
        meeting.Source,
        State = StateOf(meeting),
        RecordedAt = DatabaseText.Moment(now),
    });

    // A new meeting has no number before it is written; all are found by their key.
    private static object Parameters(Sighting sighting, BookedMeeting meeting) => new
    {
        sighting.Source,
        sighting.Uid,
        sighting.Committee,
        KnownDate = DatabaseText.Day(meeting.Date),
        KnownSequence = meeting.DaySequence,
        MeetingDate = DatabaseText.Day(sighting.Date),
        StartTime = TimeText(sighting.StartTime),
        sighting.IsCancelled,
        MissingSince = sighting.MissingSince is DateTimeOffset since ? DatabaseText.Moment(since) : null,
    };

    private void Execute(string statement, object parameters) => transaction.Connection!.Execute(statement, parameters, transaction);

    private static string StateOf(BookedMeeting meeting) => meeting.IsCancelled ? Cancelled : Scheduled;

    private static string? TimeText(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static string? DayText(DateOnly? day) => day is DateOnly known ? DatabaseText.Day(known) : null;
}
