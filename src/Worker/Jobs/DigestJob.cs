using KiIndicators.Worker.Digest;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look for the monthly digest, every minute. Its own failure fails this job, visibly, and never the one that makes reports.</summary>
/// <param name="digests">Makes what is due.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class DigestJob(MonthlyDigests digests, ILogger<DigestJob> log) : IJob
{
    /// <inheritdoc/>
    public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            digests.Make();
            return ValueTask.CompletedTask;
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

    [LoggerMessage(LogLevel.Error, "Der Digest ist wegen eines Programmfehlers nicht nachgesehen; der nächste Versuch folgt in einer Minute.")]
    private partial void LogDefect(Exception exception);
}
