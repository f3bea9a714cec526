using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at Vorabfassungen, every minute.</summary>
/// <param name="drafts">Makes what is due.</param>
/// <param name="outage">Knows when the database is away.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class DraftsJob(DraftReports drafts, DatabaseOutage outage, ILogger<DraftsJob> log) : LookJob
{
    /// <inheritdoc/>
    protected override bool IsPausing => outage.IsPausing;

    /// <inheritdoc/>
    protected override async ValueTask LookAsync(CancellationToken cancellation) => await drafts.MakeAsync(cancellation);

    /// <inheritdoc/>
    protected override void SayDefect(Exception exception) => LogDefect(exception);

    [LoggerMessage(LogLevel.Error, "Die Vorabfassungen sind wegen eines Programmfehlers nicht nachgesehen; der nächste Versuch folgt in einer Minute.")]
    private partial void LogDefect(Exception exception);
}
