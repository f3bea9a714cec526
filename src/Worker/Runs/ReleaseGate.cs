using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// Whether a report that is made may leave: a person holds it, the committee's rule asks for a release that nobody has given, its meeting is cancelled, or it
/// was moved and gets another. What waits is made and recorded; its folder has not got its name. A release changes nothing of it.
/// </summary>
/// <param name="meetings">Who holds and releases what.</param>
/// <param name="calendar">Which committees ask for a release.</param>
internal sealed class ReleaseGate(MeetingStore meetings, ReportCalendar calendar)
{
    /// <summary>Whether the report with this number waits for a person.</summary>
    public bool Waits(string number) => meetings.All()
        .Any(entry => entry.ReportNumber == number && entry.ReportState == OccurrenceState.Completed
            && (entry.Hold is not null || entry.IsCancelled || entry.WasMovedSinceReport
                || (calendar.RuleOf(entry.Meeting.Committee.Id).NeedsRelease && entry.ApprovedAt is null)))
        || meetings.WithdrawnReports().Contains(number);
}
