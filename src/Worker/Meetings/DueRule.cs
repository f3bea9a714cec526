namespace KiIndicators.Worker.Meetings;

/// <summary>
/// When a report is due: 17 days before the meeting at 07:00, Europe/Berlin. So long lay between paper and committee in
/// the resolution's own case (11.11. to 28.11.2024).
/// </summary>
internal static class DueRule
{
    /// <summary>Days between the due day and the meeting.</summary>
    public const int LeadDays = 17;

    private static readonly TimeOnly DueTime = new(7, 0);

    /// <summary>The day on which the report is due.</summary>
    public static DateOnly DueDay(DateOnly meetingDate) => meetingDate.AddDays(-LeadDays);

    /// <summary>Stichtag of a meeting's run: the day before its due day, also when it is made late.</summary>
    public static DateOnly AsOf(DateOnly meetingDate) => DueDay(meetingDate).AddDays(-1);

    /// <summary>Whether the report is due and the meeting has not begun; without a start time it begins with the day's end.</summary>
    public static bool IsDue(Meeting meeting, DateTimeOffset now)
    {
        DateTime wall = BerlinTime.Wall(now);
        DateTime begin = meeting.StartTime is TimeOnly time
            ? meeting.Date.ToDateTime(time)
            : meeting.Date.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return wall >= DueDay(meeting.Date).ToDateTime(DueTime) && wall < begin;
    }
}
