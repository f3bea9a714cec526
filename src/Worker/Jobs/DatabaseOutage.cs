using KiIndicators.Worker.Runs;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Jobs;

/// <summary>
/// A database that cannot be asked or told: said once when it begins and once when it is over, for all jobs together. Between the looks lie pauses
/// that grow, so that a server that is just starting is not pressed; nothing needs to be started anew.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
internal sealed partial class DatabaseOutage(TimeProvider time, ILogger<DatabaseOutage> log)
{
    /// <summary>Between two looks never lies more: a report is not late for the outage, but for this at most.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    // Less than the time between two looks: the first one after a fault is not left out.
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private DateTimeOffset? since;
    private DateTimeOffset until;
    private TimeSpan pause;
    private bool isBusyOnly;

    /// <summary>Whether a look is left out, because the last one found no database.</summary>
    public bool IsPausing
    {
        get
        {
            lock (gate)
            {
                return since is not null && time.GetUtcNow() < until;
            }
        }
    }

    /// <summary>A look was broken off.</summary>
    public void Met(LookInterrupted fault)
    {
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            Say(fault);
            if (since is not null && now < until)
            {
                return; // another job has met the same just before
            }

            since ??= now;
            pause = pause == TimeSpan.Zero ? FirstPause : pause * 2 < LongestPause ? pause * 2 : LongestPause;
            until = now + pause;
        }
    }

    /// <summary>A look has found the database.</summary>
    public void Over()
    {
        lock (gate)
        {
            if (since is DateTimeOffset began)
            {
                LogOver(BerlinTime.Wall(began));
            }

            since = null;
            pause = TimeSpan.Zero;
        }
    }

    private void Say(LookInterrupted fault)
    {
        if (since is not null && (fault.IsBusy || !isBusyOnly))
        {
            return;
        }

        isBusyOnly = fault.IsBusy;
        if (fault.IsBusy)
        {
            LogBusy(fault.Message);
        }
        else
        {
            LogAway(fault.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "Die Datenbank ist gestört; bis sie wieder da ist, entsteht kein Bericht. Es wird von selbst wieder versucht, und erst das Ende der Störung steht wieder hier. {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Warning, "Die Datenbank ist gerade in anderer Hand; es wird von selbst wieder versucht. {Reason}")]
    private partial void LogBusy(string reason);

    [LoggerMessage(LogLevel.Information, "Die Datenbank ist wieder da; gestört war sie seit {Since:dd.MM.yyyy HH:mm} Uhr. Was inzwischen fällig wurde, wird nachgeholt.")]
    private partial void LogOver(DateTime since);
}
