using KiIndicators.Worker.Delivery;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at mails that wait. Its own failure fails this job, visibly, and never the one that makes reports.</summary>
/// <param name="dispatch">Sends them.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class DeliveryJob(MailDispatch dispatch, ILogger<DeliveryJob> log) : IJob
{
    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            dispatch.Send(cancellationToken);
            return ValueTask.CompletedTask;
        }
        catch (UserError error)
        {
            throw new JobExecutionException(error); // the look at reports, in the same minute, says that the database is away
        }
        catch (Exception exception)
        {
            LogDefect(exception);
            throw new JobExecutionException(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "Der Versand der Mails ist wegen eines Programmfehlers abgebrochen; beim nächsten Mal wird es wieder versucht. Was gerade unterwegs war, ist unklar.")]
    private partial void LogDefect(Exception exception);
}
