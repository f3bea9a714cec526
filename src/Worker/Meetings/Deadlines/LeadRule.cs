using System.Collections.Immutable;

namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>
/// How long before a meeting its report is due. Without a setting: 17 Kalendertage. So long lay between paper and committee in the resolution's
/// own case (11.11. to 28.11.2024).
/// </summary>
internal sealed record LeadRule
{
    /// <summary>The rule of a committee for which nothing else is set.</summary>
    public static LeadRule Default { get; } = new();

    /// <summary>How many days.</summary>
    public int Days { get; init; } = 17;

    /// <summary>What is counted.</summary>
    public DayUnit Unit { get; init; } = DayUnit.Kalendertage;

    /// <summary>Whether the day of the meeting counts as one of them ("Sitzungstag mit eingerechnet").</summary>
    public bool CountsMeetingDay { get; init; }

    /// <summary>Whether the day of sending counts as one of them; if not, so many days lie between.</summary>
    public bool CountsSendingDay { get; init; } = true;

    /// <summary>Other numbers of days for meetings on some weekdays.</summary>
    public ImmutableDictionary<DayOfWeek, int> ByWeekday { get; init; } = ImmutableDictionary<DayOfWeek, int>.Empty;

    /// <summary>Whether a due day that is no Arbeitstag moves to the one before: earlier, never later.</summary>
    public bool OnWorkingDays { get; init; } = true;

    /// <summary>The number of days for a meeting.</summary>
    public int DaysFor(DateOnly meeting) => ByWeekday.GetValueOrDefault(meeting.DayOfWeek, Days);

    /// <summary>The latest day from which so many days are counted to the meeting; it may be no Arbeitstag.</summary>
    public DateOnly Counted(DateOnly meeting, WorkingDays calendar)
    {
        int left = DaysFor(meeting) - (CountsMeetingDay && calendar.Counts(meeting, Unit) ? 1 : 0);
        DateOnly day = meeting;
        while (left > 0)
        {
            day = day.AddDays(-1);
            left -= calendar.Counts(day, Unit) ? 1 : 0;
        }

        // Where the day of sending does not count, the last counted day lies after it.
        return CountsSendingDay ? day : day.AddDays(-1);
    }
}
