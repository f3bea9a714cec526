using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Digest;

/// <summary>A digest from the rows to its folder, its entry in the ledger and its mails: all of it once, or nothing.</summary>
/// <param name="run">Makes it.</param>
/// <param name="meetings">The meetings, for what comes next.</param>
/// <param name="plans">What is planned for them.</param>
/// <param name="publication">Writes and records it, and queues its mails.</param>
internal sealed class DigestPublication(DigestRun run, MeetingStore meetings, ReportCalendar plans, ReportPublication publication)
{
    /// <summary>Makes the digest of a month, to be looked at.</summary>
    /// <exception cref="ReportHeld">No row can be read, or far fewer than before.</exception>
    public MadeDigest Make(DigestMonth month, DateTimeOffset now) => run.Make(month, plans.Plan(meetings.All(), now));

    /// <summary>Makes it, records it and queues its mails.</summary>
    /// <returns>Its folder; null where it is made already.</returns>
    /// <exception cref="ReportHeld">As above: nothing is recorded or sent.</exception>
    public ReportFolder? Publish(DigestMonth month, DateTimeOffset now) => Publish(Make(month, now));

    /// <summary>Records one that is made, and queues its mails.</summary>
    /// <returns>Its folder; null where it is made already.</returns>
    public ReportFolder? Publish(MadeDigest made) => publication.Draft(made.Files, made.Mails);
}
