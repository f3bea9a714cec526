using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at the watched folder, every minute.</summary>
/// <param name="imports">Imports what lies there.</param>
/// <param name="outage">Says when the database is away.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class ImportsJob(WatchedImports imports, DatabaseOutage outage, ILogger<ImportsJob> log) : LookJob
{
    /// <inheritdoc/>
    protected override bool IsPausing => outage.IsPausing;

    /// <inheritdoc/>
    protected override ValueTask LookAsync(CancellationToken cancellation)
    {
        imports.Look();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void Meet(UserError error) => LogRefused(error.Message);

    /// <inheritdoc/>
    protected override void SayDefect(Exception exception) => LogDefect(exception);

    [LoggerMessage(LogLevel.Error, "Eine Liste ist nicht eingelesen; in einer Minute wird es wieder versucht. {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(LogLevel.Error, "Der Ordner mit den Listen ist wegen eines Fehlers nicht gelesen; in einer Minute wird es wieder versucht.")]
    private partial void LogDefect(Exception exception);
}
