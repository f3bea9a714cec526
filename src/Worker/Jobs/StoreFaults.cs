using KiIndicators.Worker.Runs;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>Without its database the shared store starts no job: then nobody else notices, and it is said here.</summary>
/// <param name="outage">Says it once.</param>
internal sealed class StoreFaults(DatabaseOutage outage) : ISchedulerListener
{
    /// <inheritdoc/>
    public ValueTask SchedulerError(IScheduler scheduler, SchedulerErrorContext context, CancellationToken cancellationToken = default)
    {
        // What failed in a job, the job says.
        if (context.JobKey is null)
        {
            outage.Met(new LookInterrupted(new UserError($"{context.Message.TrimEnd('.')} ({context.Exception?.GetBaseException().Message})", 1, context.Exception)));
        }

        return ValueTask.CompletedTask;
    }
}
