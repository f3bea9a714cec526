using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Everything the four views delivered, read at one moment.
/// </summary>
/// <param name="Reading">
/// Readable activities that are kept, how many are not, and all that was rejected: activities, attributes of no activity, partners, remarks.
/// </param>
/// <param name="Partners">Readable partners, ordered by id (ordinal).</param>
/// <param name="Remarks">Readable remarks, ordered by line and day.</param>
/// <param name="Fingerprint">Fingerprint of everything that was delivered, readable or not.</param>
/// <param name="AsideFingerprint">Fingerprint of the rows whose activities were not kept, 64 hexadecimal digits.</param>
internal sealed record IntakeReading(
    ActivityReading Reading, ImmutableArray<Partner> Partners, ImmutableArray<Remark> Remarks, DataFingerprint Fingerprint, string AsideFingerprint)
{
    /// <summary>Readable activities that are kept, ordered by id (ordinal).</summary>
    public ImmutableArray<Activity> Activities => Reading.Activities;

    /// <summary>Rejected rows and values.</summary>
    public ImmutableArray<RejectedRow> Rejected => Reading.Rejected;

    /// <summary>Datenbestand: the latest changed_at of a readable activity; null where none has one.</summary>
    public DateOnly? DataAsOf => Reading.LatestChange;
}
