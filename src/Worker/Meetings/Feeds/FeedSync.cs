using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// What a look at a calendar gave.
/// </summary>
/// <param name="Feed">The calendar.</param>
internal sealed record FeedLook(FeedSettings Feed)
{
    /// <summary>What is wrong with it; null: nothing is. Of one that is only stale there are changes, too.</summary>
    public string? Fault { get; init; }

    /// <summary>How many meetings of our committees it names.</summary>
    public int Listed { get; init; }

    /// <summary>What has changed, or would change.</summary>
    public ImmutableArray<BookChange> Changes { get; init; } = [];

    /// <summary>What the operator should know.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Names of committees that are not ours, or not yet.</summary>
    public ImmutableArray<string> Strangers { get; init; } = [];
}

/// <summary>
/// Looks at the configured calendars and changes the meetings by what they say. Nothing that a calendar delivers, or does not, ends the look at the
/// others, or the worker: it is said once when it begins and once when it is over, and stands in the database meanwhile.
/// </summary>
/// <param name="options">The calendars.</param>
/// <param name="kinds">How each kind is read.</param>
/// <param name="committees">Our committees.</param>
/// <param name="meetings">The meetings.</param>
/// <param name="states">How the calendars were found.</param>
/// <param name="limits">What a calendar may cost.</param>
/// <param name="time">The clock.</param>
/// <param name="log">What the operator reads.</param>
internal sealed partial class FeedSync(
    FeedOptions options, IEnumerable<IMeetingFeed> kinds, Committees committees, MeetingStore meetings, FeedStates states, FeedLimits limits,
    TimeProvider time, ILogger<FeedSync> log)
{
    /// <summary>The configured calendars.</summary>
    public ImmutableArray<FeedSettings> Feeds => options.All;

    /// <summary>Looks at the calendars whose turn it is.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        foreach (FeedSettings feed in options.All)
        {
            if (states.Of(feed.Name) is not FeedState before || time.GetUtcNow() - before.TriedAt >= feed.Every)
            {
                await LookAsync(feed, cancellation);
            }
        }
    }

    /// <summary>Looks at one calendar now, changes the meetings and notes how it was found.</summary>
    public async Task<FeedLook> LookAsync(FeedSettings feed, CancellationToken cancellation)
    {
        FeedState? before = states.Of(feed.Name);
        (FeedLook look, DateTimeOffset? writtenAt) = await LookAsync(feed, meetings.Merge, cancellation);
        DateTimeOffset now = time.GetUtcNow();
        FeedState after = new(feed.Name, now)
        {
            ReadAt = writtenAt ?? before?.ReadAt,
            Fault = look.Fault,
            FailingSince = look.Fault is null ? null : before?.FailingSince ?? now,
            Listed = writtenAt is null ? before?.Listed ?? 0 : look.Listed,
        };
        states.Write(after);
        Tell(before, after, look);
        return look;
    }

    /// <summary>What a look at a calendar would change; nothing is written.</summary>
    public async Task<FeedLook> PreviewAsync(FeedSettings feed, CancellationToken cancellation) => (await LookAsync(feed, meetings.Preview, cancellation)).Look;

    private async Task<(FeedLook Look, DateTimeOffset? WrittenAt)> LookAsync(
        FeedSettings feed, Func<Listing, DateTimeOffset, (ImmutableArray<BookChange> Changes, ImmutableArray<string> Remarks)> merge, CancellationToken cancellation)
    {
        FeedReading reading;
        FeedListing listing;
        try
        {
            reading = await kinds.First(kind => kind.Kind == feed.Kind).ReadAsync(feed, cancellation);
            listing = FeedListing.Of(feed.Name, reading, committees, limits, BerlinTime.Today(time));
        }
        catch (FeedFault fault)
        {
            return (new FeedLook(feed) { Fault = fault.Message }, null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // A calendar that our own reading does not cope with: its meetings stay, the others go on, and the defect is in the log.
            LogDefect(exception, feed.Name);
            return (new FeedLook(feed) { Fault = $"Beim Lesen ist ein Programmfehler aufgetreten ({exception.GetType().Name})." }, null);
        }

        (ImmutableArray<BookChange> changes, ImmutableArray<string> remarks) = merge(listing.Listing, time.GetUtcNow());
        DateTimeOffset writtenAt = reading.WrittenAt ?? time.GetUtcNow();
        return (new FeedLook(feed)
        {
            Fault = time.GetUtcNow() - writtenAt > feed.StaleAfter
                ? $"Der Kalender ist veraltet: Er ist vom {BerlinTime.Wall(writtenAt):dd.MM.yyyy, HH:mm} Uhr." : null,
            Listed = listing.Listing.Announcements.Length,
            Changes = changes,
            Remarks = [.. remarks, .. UnreadableRemark(reading)],
            Strangers = listing.Strangers,
        }, writtenAt);
    }

    private static IEnumerable<string> UnreadableRemark(FeedReading reading)
    {
        if (reading.Unreadable.Count + reading.Nameless is int count && count > 0)
        {
            yield return $"{count} Termine sind nicht lesbar; sie gelten weiter als genannt.";
        }
    }

    private void Tell(FeedState? before, FeedState after, FeedLook look)
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

        if (after.Fault is string fault && before?.Fault is null)
        {
            LogFault(look.Feed.Name, fault);
        }
        else if (after.Fault is null && before?.Fault is not null)
        {
            LogRecovered(look.Feed.Name);
        }
    }

    // Once for each: a calendar says the same at every look.
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    [LoggerMessage(LogLevel.Information, "Kalender {Feed}: {Change}.")]
    private partial void LogChange(string feed, string change);

    [LoggerMessage(LogLevel.Error, "Kalender {Feed}: {Change}. Bitte klären und mit „kiindicators meetings add“, „move“ oder „cancel“ bestätigen.")]
    private partial void LogToCheck(string feed, string change);

    [LoggerMessage(LogLevel.Warning, "Kalender {Feed}: {Remark}")]
    private partial void LogRemark(string feed, string remark);

    [LoggerMessage(LogLevel.Error, "Der Kalender {Feed} ist gestört; die bekannten Sitzungen bleiben, wie sie sind, neue und geänderte fehlen. {Fault}")]
    private partial void LogFault(string feed, string fault);

    [LoggerMessage(LogLevel.Information, "Der Kalender {Feed} ist wieder lesbar.")]
    private partial void LogRecovered(string feed);

    [LoggerMessage(LogLevel.Error, "Der Kalender {Feed} ist wegen eines Programmfehlers nicht gelesen.")]
    private partial void LogDefect(Exception exception, string feed);
}
