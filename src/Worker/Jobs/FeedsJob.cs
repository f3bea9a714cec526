using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at the calendars whose turn it is.</summary>
/// <param name="watch">Looks at them.</param>
/// <param name="outage">Says when the database is away.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class FeedsJob(FeedWatch watch, DatabaseOutage outage, ILogger<FeedsJob> log) : LookJob
{
    /// <inheritdoc/>
    protected override bool IsPausing => outage.IsPausing;

    /// <inheritdoc/>
    protected override async ValueTask LookAsync(CancellationToken cancellation) => await watch.LookAsync(cancellation);

    /// <inheritdoc/>
    // Only the look for reports ends an outage: without a calendar this one never asks the database.
    protected override void Meet(UserError error) => outage.Met(new LookInterrupted(error));

    /// <inheritdoc/>
    protected override void SayDefect(Exception exception) => LogDefect(exception);

    [LoggerMessage(LogLevel.Error, "Die Kalender sind wegen eines Programmfehlers nicht gelesen; beim nächsten Mal wird es wieder versucht.")]
    private partial void LogDefect(Exception exception);
}
