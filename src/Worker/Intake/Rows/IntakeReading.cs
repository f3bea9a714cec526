using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// Everything the four views delivered, read at one moment.
/// </summary>
/// <param name="Activities">Readable activities, ordered by id (ordinal).</param>
/// <param name="Partners">Readable partners, ordered by id (ordinal).</param>
/// <param name="Remarks">Readable remarks, ordered by line and day.</param>
/// <param name="Rejected">Rejected rows and values: activities, attributes of no activity, partners, remarks.</param>
/// <param name="DataAsOf">Datenbestand: the latest changed_at of a readable activity; null where none has one.</param>
/// <param name="Fingerprint">Fingerprint of everything that was delivered, readable or not.</param>
internal sealed record IntakeReading(
    ImmutableArray<Activity> Activities,
    ImmutableArray<Partner> Partners,
    ImmutableArray<Remark> Remarks,
    ImmutableArray<RejectedRow> Rejected,
    DateOnly? DataAsOf,
    DataFingerprint Fingerprint);
