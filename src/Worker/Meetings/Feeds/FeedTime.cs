namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// Day and time of a meeting as calendars write them. A time that is none is unknown: 00:00 stands for "no time", and an end before its start says that
/// one of both is wrong. An end at 00:00 says nothing but that the end is not known.
/// </summary>
internal static class FeedTime
{
    /// <summary>The time of a start; null: unknown.</summary>
    /// <param name="start">Wall time of the start.</param>
    /// <param name="end">Wall time of the end, or null.</param>
    public static TimeOnly? StartOf(DateTime start, DateTime? end)
    {
        TimeOnly time = new(start.Hour, start.Minute); // what is stored and printed are minutes
        bool isContradicted = end is DateTime known && known < start && known.TimeOfDay != TimeSpan.Zero;
        return time == TimeOnly.MinValue || isContradicted ? null : time;
    }

    /// <summary>Whether a day is one with which is computed; others are slips of the finger.</summary>
    public static bool IsUsable(DateTime day) => day.Year is >= 2000 and <= 2099;
}
