using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// The worker's look at the calendars whose turn it is. What is wrong with one is said once when it begins and once when it is over.
/// </summary>
/// <param name="sync">Looks at a calendar.</param>
/// <param name="log">What the operator reads.</param>
internal sealed partial class FeedWatch(FeedSync sync, ILogger<FeedWatch> log)
{
    // Once for each: a calendar says the same at every look.
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <summary>Looks at the calendars whose turn it is.</summary>
    /// <exception cref="UserError">The database cannot be asked or told.</exception>
    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (FeedSettings feed in sync.Feeds.Where(sync.IsTurnOf))
        {
            Tell(await sync.LookAsync(feed, cancellation));
        }
    }

    private void Tell(FeedLook look)
    {
        foreach (BookChange change in look.Changes)
        {
            if (change.Kind == ChangeKind.ToCheck)
            {
                LogToCheck(look.Feed.Name, change.Text);
            }
            else
            {
                LogChange(look.Feed.Name, change.Text);
            }
        }

        foreach (string remark in look.Remarks.Where(remark => said.Add($"{look.Feed.Name}: {remark}")))
        {
            LogRemark(look.Feed.Name, remark);
        }

        if (look.Fault is string fault && !look.WasFaulty)
        {
            LogFault(look.Defect, look.Feed.Name, fault);
        }
        else if (look.Fault is null && look.WasFaulty)
        {
            LogRecovered(look.Feed.Name);
        }
    }

    [LoggerMessage(LogLevel.Information, "Kalender {Feed}: {Change}.")]
    private partial void LogChange(string feed, string change);

    [LoggerMessage(LogLevel.Error, "Kalender {Feed}: {Change}. Bitte klären und mit „kiindicators meetings add“, „move“ oder „cancel“ bestätigen.")]
    private partial void LogToCheck(string feed, string change);

    [LoggerMessage(LogLevel.Warning, "Kalender {Feed}: {Remark}")]
    private partial void LogRemark(string feed, string remark);

    [LoggerMessage(LogLevel.Error, "Der Kalender {Feed} ist gestört; die bekannten Sitzungen bleiben, wie sie sind, neue und geänderte fehlen. {Fault}")]
    private partial void LogFault(Exception? exception, string feed, string fault);

    [LoggerMessage(LogLevel.Information, "Der Kalender {Feed} ist wieder in Ordnung.")]
    private partial void LogRecovered(string feed);
}
