using System.Collections.Immutable;

namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>
/// Which meetings get a report, and when: Beratungsfolge, Anlass and lead of the committees. Pure; the meetings and the moment are given.
/// </summary>
/// <param name="options">The rules.</param>
internal sealed class ReportCalendar(DeadlineOptions options)
{
    /// <summary>Which days count.</summary>
    public WorkingDays Days { get; } = new(options.ClosingDays);

    /// <summary>The rule of a committee.</summary>
    public CommitteeRule RuleOf(string committee) => options.RuleOf(committee);

    /// <summary>The dates of a meeting's own report.</summary>
    public Deadline Of(Meeting meeting) => Deadline.Of(meeting, RuleOf(meeting.Committee.Id).Lead, Days);

    /// <summary>What is planned for each meeting, in the order given.</summary>
    public ImmutableArray<PlannedReport> Plan(IEnumerable<MeetingEntry> meetings, DateTimeOffset now)
    {
        ImmutableArray<MeetingEntry> all = [.. meetings.Select(Anew)];
        ILookup<string, MeetingEntry> byCommittee = all.Where(entry => !entry.IsCancelled)
            .OrderBy(entry => entry.Meeting.Date).ThenBy(entry => entry.Meeting.DaySequence)
            .ToLookup(entry => entry.Meeting.Committee.Id);
        return [.. all.Select(entry => new PlannedReport(entry, Of(entry.Meeting))
        {
            Without = WhyNone(entry, byCommittee, now), NeedsRelease = RuleOf(entry.Meeting.Committee.Id).NeedsRelease,
        })];
    }

    // A report that has not left goes with its meeting; one that has is made anew only where that is wanted.
    private MeetingEntry Anew(MeetingEntry entry) =>
        entry.WasMovedSinceReport && (entry.ReportState == OccurrenceState.Completed || RuleOf(entry.Meeting.Committee.Id).RevisesWhenMoved)
            ? entry with { ReportState = null, ReportNumber = null, ReportedDate = null, Revision = entry.Revision + 1 }
            : entry;

    /// <summary>What is planned for one of the meetings.</summary>
    public PlannedReport PlanOf(MeetingEntry entry, IEnumerable<MeetingEntry> meetings, DateTimeOffset now) =>
        Plan(meetings, now).First(planned => planned.Entry.Meeting.Key == entry.Meeting.Key);

    private WithoutReport? WhyNone(MeetingEntry entry, ILookup<string, MeetingEntry> meetings, DateTimeOffset now) =>
        entry.IsCancelled ? new WithoutReport(WithoutReportReason.Cancelled, null)
        : FirstBody(entry, meetings, now) is MeetingEntry first ? new WithoutReport(WithoutReportReason.FollowsFirstBody, first)
        : EarlierInHalfYear(entry, meetings, now) is MeetingEntry earlier ? new WithoutReport(WithoutReportReason.NotFirstAfterHalfYear, earlier)
        : null;

    // The meeting of the body before, if it is the last before this one and no other meeting of this body has got its report already. One that has begun
    // without a report cannot give any: then this body gets its own.
    private MeetingEntry? FirstBody(MeetingEntry entry, ILookup<string, MeetingEntry> meetings, DateTimeOffset now)
    {
        CommitteeRule rule = RuleOf(entry.Meeting.Committee.Id);
        if (rule.Follows is null)
        {
            return null;
        }

        MeetingEntry? before = meetings[rule.Follows].LastOrDefault(other => other.Meeting.Date <= entry.Meeting.Date);
        return before is not null
            && entry.Meeting.Date.DayNumber - before.Meeting.Date.DayNumber <= rule.FollowsWithin
            && !meetings[entry.Meeting.Committee.Id].Any(other => other.Meeting.Date >= before.Meeting.Date && IsBefore(other, entry))
            && (FirstBody(before, meetings, now) ?? before) is MeetingEntry first && CanGive(first, now)
            ? first
            : null;
    }

    private MeetingEntry? EarlierInHalfYear(MeetingEntry entry, ILookup<string, MeetingEntry> meetings, DateTimeOffset now) =>
        RuleOf(entry.Meeting.Committee.Id).Occasion != Occasion.FirstAfterHalfYear ? null
            : meetings[entry.Meeting.Committee.Id].FirstOrDefault(other =>
                IsBefore(other, entry) && HalfYear(Of(other.Meeting).DueDay) == HalfYear(Of(entry.Meeting).DueDay) && CanGive(other, now));

    private static bool CanGive(MeetingEntry entry, DateTimeOffset now) => entry.ReportState?.IsMade() == true || !entry.Meeting.HasBegun(now);

    private static bool IsBefore(MeetingEntry one, MeetingEntry other) =>
        (one.Meeting.Date, one.Meeting.DaySequence).CompareTo((other.Meeting.Date, other.Meeting.DaySequence)) < 0;

    private static (int Year, bool IsSecond) HalfYear(DateOnly day) => (day.Year, day.Month > 6);
}

/// <summary>What is planned for a meeting.</summary>
/// <param name="Entry">The meeting.</param>
/// <param name="Deadline">The dates of its own report.</param>
internal sealed record PlannedReport(MeetingEntry Entry, Deadline Deadline)
{
    /// <summary>Why it gets no report of its own; null: it gets one.</summary>
    public WithoutReport? Without { get; init; }

    /// <summary>Whether its report leaves only when a person has released it.</summary>
    public bool NeedsRelease { get; init; }

    /// <summary>Whether it leaves only when a person has released it, and nobody has.</summary>
    public bool LacksRelease => NeedsRelease && Entry.ApprovedAt is null;

    /// <summary>Whether a Vorabfassung must be made now, unless it is; also of a report that a person holds.</summary>
    public bool IsDraftDue(DateTimeOffset now) => Without is null && Entry.ReportState?.IsMade() != true && Deadline.IsDraftDue(now);

    /// <summary>Whether a report must be made now. One that a person holds is not: what is wrong can be mended before it is made.</summary>
    public bool IsDue(DateTimeOffset now) => Without is null && Entry.ReportState?.IsMade() != true && Entry.Hold is null && Deadline.IsDue(now);

    /// <summary>Versäumt: the meeting has begun without the report that it should have got. One that was entered only afterwards, or whose
    /// report a person holds, should get none.</summary>
    public bool IsMissed(DateTimeOffset now) => Without is null && Entry.ReportState?.IsMade() != true && Entry.ReportState != OccurrenceState.Unneeded
        && Entry.Hold is null && Entry.Meeting.HasBegun(now) && !Entry.Meeting.HasBegun(Entry.RecordedAt);
}

/// <summary>Why a meeting gets no report of its own.</summary>
internal enum WithoutReportReason
{
    /// <summary>It is cancelled.</summary>
    Cancelled,

    /// <summary>Beratungsfolge: it gets the report of the first body.</summary>
    FollowsFirstBody,

    /// <summary>Anlass: another meeting was the first after the half-year.</summary>
    NotFirstAfterHalfYear,
}

/// <summary>Why a meeting gets no report of its own, and which other has it.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Other">The meeting that has it, or null.</param>
internal sealed record WithoutReport(WithoutReportReason Reason, MeetingEntry? Other);
