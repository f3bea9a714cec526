using KiIndicators.Worker.Digest;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look for the monthly digest, every minute.</summary>
/// <param name="digests">Makes what is due.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class DigestJob(MonthlyDigests digests, ILogger<DigestJob> log) : LookJob
{
    /// <inheritdoc/>
    protected override ValueTask LookAsync(CancellationToken cancellation)
    {
        digests.Make();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void SayDefect(Exception exception) => LogDefect(exception);

    [LoggerMessage(LogLevel.Error, "Der Digest ist wegen eines Programmfehlers nicht nachgesehen; der nächste Versuch folgt in einer Minute.")]
    private partial void LogDefect(Exception exception);
}
