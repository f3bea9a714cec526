using KiIndicators.Worker.Meetings.Feeds;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at the calendars whose turn it is. Its own failure fails this job, visibly, and never the one that makes reports.</summary>
/// <param name="watch">Looks at them.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class FeedsJob(FeedWatch watch, ILogger<FeedsJob> log) : IJob
{
    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await watch.LookAsync(cancellationToken);
        }
        catch (UserError error)
        {
            LogInterrupted(error.Message);
            throw new JobExecutionException(error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogDefect(exception);
            throw new JobExecutionException(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Die Kalender sind nicht gelesen; der nächste Versuch folgt in einer Minute. {Reason}")]
    private partial void LogInterrupted(string reason);

    [LoggerMessage(LogLevel.Error, "Die Kalender sind wegen eines Programmfehlers nicht gelesen; der nächste Versuch folgt in einer Minute.")]
    private partial void LogDefect(Exception exception);
}
