using KiIndicators.Worker.Watch;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The worker's look at itself, every minute. Its own failure fails this job, visibly, and never the one that makes reports.</summary>
/// <param name="watch">Looks.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class WatchJob(WatchLook watch, ILogger<WatchJob> log) : IJob
{
    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            watch.Look();
            return ValueTask.CompletedTask;
        }
        catch (UserError error)
        {
            throw new JobExecutionException(error);
        }
        catch (Exception exception)
        {
            LogDefect(exception);
            throw new JobExecutionException(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Ob ein Bericht fehlt, lässt sich wegen eines Programmfehlers nicht sagen; der nächste Versuch folgt in einer Minute.")]
    private partial void LogDefect(Exception exception);
}
