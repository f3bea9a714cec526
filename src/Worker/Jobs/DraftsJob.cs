using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at Vorabfassungen, every minute. Its own failure fails this job, visibly, and never the one that makes reports.</summary>
/// <param name="drafts">Makes what is due.</param>
/// <param name="outage">Knows when the database is away.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class DraftsJob(DraftReports drafts, DatabaseOutage outage, ILogger<DraftsJob> log) : IJob
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
            await drafts.MakeAsync(cancellationToken);
        }
        catch (UserError error)
        {
            throw new JobExecutionException(error); // the look at reports, in the same minute, says that the database is away
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogDefect(exception);
            throw new JobExecutionException(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Die Vorabfassungen sind wegen eines Programmfehlers nicht nachgesehen; der nächste Versuch folgt in einer Minute.")]
    private partial void LogDefect(Exception exception);
}
