using KiIndicators.Worker.Delivery;
using Microsoft.Extensions.Logging;
using Quartz;

namespace KiIndicators.Worker.Jobs;

/// <summary>The look at mails that wait.</summary>
/// <param name="dispatch">Sends them.</param>
/// <param name="log">What the operator reads.</param>
[DisallowConcurrentExecution]
internal sealed partial class DeliveryJob(MailDispatch dispatch, ILogger<DeliveryJob> log) : LookJob
{
    /// <inheritdoc/>
    protected override ValueTask LookAsync(CancellationToken cancellation)
    {
        dispatch.Send(cancellation);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void SayDefect(Exception exception) => LogDefect(exception);

    [LoggerMessage(LogLevel.Error, "Der Versand der Mails ist wegen eines Programmfehlers abgebrochen; beim nächsten Mal wird es wieder versucht. Was gerade unterwegs war, ist unklar.")]
    private partial void LogDefect(Exception exception);
}
