using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at the watched folder, every minute. Its own failure fails this job, visibly, and never the one that makes reports.</summary>
/// <param name="imports">Imports what lies there.</param>
/// <param name="outage">Says when the database is away.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class ImportsJob(WatchedImports imports, DatabaseOutage outage, ILogger<ImportsJob> log) : IJob
{
    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (outage.IsPausing)
        {
            return ValueTask.CompletedTask;
        }

        try
        {
            imports.Look();
            return ValueTask.CompletedTask;
        }
        catch (UserError error)
        {
            LogRefused(error.Message);
            throw new JobExecutionException(error);
        }
        catch (Exception exception)
        {
            LogDefect(exception);
            throw new JobExecutionException(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Eine Liste ist nicht eingelesen; in einer Minute wird es wieder versucht. {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Error, "Der Ordner mit den Listen ist wegen eines Fehlers nicht gelesen; in einer Minute wird es wieder versucht.")]
    private partial void LogDefect(Exception exception);
}
