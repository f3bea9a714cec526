using KiIndicators.Worker.Meetings.Deadlines;

namespace KiIndicators.Worker.Digest;

/// <summary>When a digest is due: on the first Arbeitstag after its month. Pure; the moment is given.</summary>
/// <param name="calendar">Which days are Arbeitstage.</param>
internal sealed class DigestCalendar(ReportCalendar calendar)
{
    /// <summary>On which days somebody works.</summary>
    public WorkingDays Days => calendar.Days;

    /// <summary>The day on which the digest of a month is due.</summary>
    public DateOnly DueDay(DigestMonth month) => Days.OnOrAfter(month.Last.AddDays(1));

    /// <summary>The moment from which it is due: as a report, in the morning.</summary>
    /// <exception cref="UserError">The machine knows no time zones (exit code 2).</exception>
    public DateTimeOffset DueAt(DigestMonth month) => BerlinTime.Moment(DueDay(month).ToDateTime(Deadline.DueTime));

    /// <summary>The month whose digest is due, unless it is made: the last one, so that one that was missed is made up for until the next is due.</summary>
    public DigestMonth Due(DateTimeOffset now)
    {
        DigestMonth month = DigestMonth.Of(DateOnly.FromDateTime(BerlinTime.Wall(now))).Before;
        return DueAt(month) <= now ? month : month.Before;
    }
}
