using KiIndicators.Worker.Runs;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>One look for what is due and missing. A failure fails the job, visibly, and the next look finds it again.</summary>
/// <param name="reports">Makes what is due.</param>
/// <param name="outage">Says when the database is away, and when it is back.</param>
[DisallowConcurrentExecution]
internal sealed class DueReportsJob(DueReports reports, DatabaseOutage outage) : IJob
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
            await reports.MakeAsync(cancellationToken);
            outage.Over();
        }
        catch (AggregateException exception)
        {
            if (exception.InnerExceptions.OfType<LookInterrupted>().FirstOrDefault() is LookInterrupted interrupted)
            {
                outage.Met(interrupted);
            }
            else
            {
                outage.Over();
            }

            throw new JobExecutionException(exception);
        }
    }
}
