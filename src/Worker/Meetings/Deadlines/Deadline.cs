namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>
/// The dates of a meeting's report, with what they follow from.
/// </summary>
/// <param name="Meeting">The meeting; the first body of a Beratungsfolge.</param>
/// <param name="Rule">The committee's rule.</param>
/// <param name="Counted">The day that counting alone gives.</param>
/// <param name="DueDay">The day on which the report is due, at <see cref="DueTime"/>.</param>
/// <param name="DraftDay">The day of the Vorabfassung, at <see cref="DueTime"/>.</param>
internal sealed record Deadline(Meeting Meeting, LeadRule Rule, DateOnly Counted, DateOnly DueDay, DateOnly DraftDay)
{
    /// <summary>A Vorabfassung lies so many Arbeitstage before the due day.</summary>
    public const int DraftLead = 7;

    /// <summary>Wall time, Europe/Berlin, from which a report is due.</summary>
    public static readonly TimeOnly DueTime = new(7, 0);

    /// <summary>Stichtag of the report: the day before its due day, also when it is made late.</summary>
    public DateOnly AsOf => DueDay.AddDays(-1);

    /// <summary>Whether the report is due and the meeting has not begun.</summary>
    public bool IsDue(DateTimeOffset now) => BerlinTime.Wall(now) >= DueDay.ToDateTime(DueTime) && !Meeting.HasBegun(now);

    /// <summary>Stichtag of the Vorabfassung: the day before its own.</summary>
    public DateOnly DraftAsOf => DraftDay.AddDays(-1);

    /// <summary>Whether a Vorabfassung is due: its day has come, and the report itself is not yet due.</summary>
    public bool IsDraftDue(DateTimeOffset now) => IsDraftDay(now) && BerlinTime.Wall(now) < DueDay.ToDateTime(DueTime) && !Meeting.HasBegun(now);

    /// <summary>Whether the day of the Vorabfassung has come, at <see cref="DueTime"/>.</summary>
    public bool IsDraftDay(DateTimeOffset now) => BerlinTime.Wall(now) >= DraftDay.ToDateTime(DueTime);

    /// <summary>The deadline of a meeting under a rule.</summary>
    public static Deadline Of(Meeting meeting, LeadRule rule, WorkingDays calendar)
    {
        DateOnly counted = rule.Counted(meeting.Date, calendar);
        DateOnly due = rule.OnWorkingDays ? calendar.OnOrBefore(counted) : counted;
        return new Deadline(meeting, rule, counted, due, calendar.Before(due, DraftLead));
    }
}
