using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at the calendars whose turn it is. Its own failure fails this job, visibly, and never the one that makes reports.</summary>
/// <param name="watch">Looks at them.</param>
/// <param name="outage">Says when the database is away.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class FeedsJob(FeedWatch watch, DatabaseOutage outage, ILogger<FeedsJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (outage.IsPausing)
        {
            return;
        }

        try
        {
            await watch.LookAsync(cancellationToken);
        }
        catch (UserError error)
        {
            // Only the look for reports ends an outage: without a calendar this one never asks the database.
            outage.Met(new LookInterrupted(error));
            throw new JobExecutionException(error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogDefect(exception);
            throw new JobExecutionException(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Die Kalender sind wegen eines Programmfehlers nicht gelesen; beim nächsten Mal wird es wieder versucht.")]
    private partial void LogDefect(Exception exception);
}
