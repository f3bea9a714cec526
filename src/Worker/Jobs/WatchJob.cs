using KiIndicators.Worker.Watch;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The worker's look at itself, every minute.</summary>
/// <param name="watch">Looks.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class WatchJob(WatchLook watch, ILogger<WatchJob> log) : LookJob
{
    /// <inheritdoc/>
    protected override ValueTask LookAsync(CancellationToken cancellation)
    {
        watch.Look();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void SayDefect(Exception exception) => LogDefect(exception);

    [LoggerMessage(LogLevel.Error, "Ob ein Bericht fehlt, lässt sich wegen eines Programmfehlers nicht sagen; der nächste Versuch folgt in einer Minute.")]
    private partial void LogDefect(Exception exception);
}
