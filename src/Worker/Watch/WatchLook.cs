using KiIndicators.Worker.Meetings.Feeds;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Watch;

/// <summary>
/// The worker's look at itself: what is missing is said, how everything stands is measured, and the health file says that it has looked.
/// </summary>
/// <param name="reader">Reads how everything stands.</param>
/// <param name="absence">Says what is missing.</param>
/// <param name="health">The health file.</param>
/// <param name="telemetry">What is measured.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
/// <param name="alarms">Tells the operator by mail; null: nobody does.</param>
internal sealed partial class WatchLook(
    StatusReader reader, AbsenceWatch absence, HealthFile health, Telemetry telemetry, TimeProvider time, ILogger<WatchLook> log,
    AlarmMails? alarms = null)
{
    private string? fault;

    /// <summary>Looks once.</summary>
    /// <exception cref="UserError">The database cannot be asked, or the health file not written; it has been said, once.</exception>
    public void Look()
    {
        try
        {
            StatusReport report = reader.Read(time.GetUtcNow(), isWorker: true);
            absence.Tell(report);
            alarms?.Tell(report);
            Measure(report);
            health.Write(report);
        }
        catch (UserError error)
        {
            if (fault is null)
            {
                LogBlind(error.Message);
            }

            fault = error.Message;
            throw;
        }

        if (fault is not null)
        {
            LogSighted();
        }

        fault = null;
    }

    private void Measure(StatusReport report)
    {
        telemetry.Due.Record(report.Due);
        foreach (FindingKind kind in Enum.GetValues<FindingKind>())
        {
            telemetry.Findings(Finding.WordOf(kind), report.Count(kind));
        }

        foreach (FeedCondition feed in report.Feeds)
        {
            if (feed.Age(report.At) is TimeSpan age)
            {
                telemetry.FeedAge(feed.Feed.Name, age);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Ob ein Bericht fehlt, lässt sich gerade nicht sagen; jede Minute wird wieder nachgesehen. {Reason}")]
    private partial void LogBlind(string reason);

    [LoggerMessage(LogLevel.Information, "Ob ein Bericht fehlt, lässt sich wieder sagen.")]
    private partial void LogSighted();
}
