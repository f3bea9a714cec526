using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;

namespace KiIndicators.Worker.Commands;

/// <summary>How a meeting and its report stand, in few words, for `meetings list` and `status`.</summary>
internal static class MeetingWords
{
    /// <summary>The meeting.</summary>
    public static string StateOf(MeetingEntry entry, DateTimeOffset now) => entry.State(now) switch
    {
        MeetingState.Cancelled => "abgesagt",
        MeetingState.Begun => "begonnen",
        MeetingState.ToCheck => $"zu prüfen: fehlt in {entry.MissingFrom}",
        MeetingState.Moved => $"verlegt vom {entry.MovedFrom:dd.MM.yyyy}",
        _ => "bekannt",
    };

    /// <summary>Its report.</summary>
    public static string ReportOf(PlannedReport planned, DateTimeOffset now) => planned.Entry switch
    {
        { ReportState: OccurrenceState.Delivered } => $"erstellt: {planned.Entry.ReportNumber}",
        { ReportState: OccurrenceState.Completed, Hold: not null } => $"erstellt, zurückgehalten: {planned.Entry.ReportNumber}",
        { ReportState: OccurrenceState.Completed } when planned.LacksRelease => $"erstellt, wartet auf Freigabe: {planned.Entry.ReportNumber}",
        { ReportState: OccurrenceState.Completed } => $"erstellt, Ordner noch unfertig: {planned.Entry.ReportNumber}",
        _ when DeadlineText.WithoutText(planned) is string without => without,
        { ReportState: OccurrenceState.Missed } => "versäumt",
        { ReportState: OccurrenceState.Unneeded } => planned.Entry.Meeting.HasBegun(now) ? "entbehrlich" : "entbehrlich; es wird wieder nachgesehen",
        _ when planned.Entry.Meeting.HasBegun(now) => "nicht erstellt",
        { Hold: ReportHold hold } => $"zurückgehalten seit {BerlinTime.Wall(hold.Since):dd.MM.yyyy}: {hold.Reason}",
        { ReportState: OccurrenceState.Claimed } => "in Arbeit",
        { Trouble.Kind: TroubleKind.Unneeded } => "keine Änderung; es wird wieder nachgesehen",
        { Trouble.Kind: TroubleKind.Held } => "zurückgehalten: wenig lesbar",
        { ReportState: OccurrenceState.Failed } or { Trouble.Kind: TroubleKind.Failed } => "fehlgeschlagen, wird wiederholt",
        _ when planned.Deadline.IsDue(now) => "fällig",
        { ApprovedAt: not null } => "noch nicht fällig, freigegeben",
        _ when planned.LacksRelease => "noch nicht fällig, Freigabe fehlt",
        _ => "noch nicht fällig",
    };
}
