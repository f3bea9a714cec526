using KiIndicators.Worker.Runs;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The minute job: one look for what is due. A failure fails the job, visibly, and the next minute looks again.</summary>
/// <param name="reports">Makes what is due.</param>
[DisallowConcurrentExecution]
internal sealed class DueReportsJob(DueReports reports) : IJob
{
    /// <summary>Interval of the look.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await reports.MakeAsync(cancellationToken);
        }
        catch (AggregateException exception)
        {
            throw new JobExecutionException(exception);
        }
    }
}
