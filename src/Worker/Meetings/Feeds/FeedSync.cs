using System.Collections.Immutable;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// What a look at a calendar gave.
/// </summary>
/// <param name="Feed">The calendar.</param>
internal sealed record FeedLook(FeedSettings Feed)
{
    /// <summary>What is wrong with it; null: nothing is. Of one that is only stale there are changes, too.</summary>
    public string? Fault { get; init; }

    /// <summary>Whether it could be read: then there is what it says, also where it is stale.</summary>
    public bool IsRead { get; init; }

    /// <summary>The defect of our own that is behind the fault; null: there is none.</summary>
    public Exception? Defect { get; init; }

    /// <summary>Whether something was wrong with it at the look before.</summary>
    public bool WasFaulty { get; init; }

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
/// others, or the worker; how it was found stands in the database.
/// </summary>
/// <param name="options">The calendars.</param>
/// <param name="kinds">How each kind is read.</param>
/// <param name="committees">Our committees.</param>
/// <param name="meetings">The meetings.</param>
/// <param name="states">How the calendars were found.</param>
/// <param name="limits">What a calendar may cost.</param>
/// <param name="time">The clock.</param>
internal sealed class FeedSync(
    FeedOptions options, IEnumerable<IMeetingFeed> kinds, Committees committees, MeetingStore meetings, FeedStates states, FeedLimits limits,
    TimeProvider time)
{
    /// <summary>The configured calendars.</summary>
    public ImmutableArray<FeedSettings> Feeds => options.All;

    /// <summary>Whether it is a calendar's turn.</summary>
    public bool IsTurnOf(FeedSettings feed) => states.Of(feed.Name) is not FeedState before || time.GetUtcNow() - before.TriedAt >= feed.Every;

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
        return look with { WasFaulty = before?.Fault is not null };
    }

    /// <summary>What a look at a calendar would change; nothing is written.</summary>
    public async Task<FeedLook> PreviewAsync(FeedSettings feed, CancellationToken cancellation) => (await LookAsync(feed, meetings.Preview, cancellation)).Look;

    private async Task<(FeedLook Look, DateTimeOffset? WrittenAt)> LookAsync(
        FeedSettings feed, Func<Listing, DateTimeOffset, (ImmutableArray<BookChange> Changes, ImmutableArray<string> Remarks)> merge, CancellationToken cancellation)
    {
        try
        {
            FeedReading reading = await kinds.First(kind => kind.Kind == feed.Kind).ReadAsync(feed, cancellation);
            FeedListing listing = FeedListing.Of(feed.Name, reading, committees, limits, BerlinTime.Today(time));
            (ImmutableArray<BookChange> changes, ImmutableArray<string> remarks) = merge(listing.Listing, time.GetUtcNow());
            DateTimeOffset writtenAt = reading.WrittenAt ?? time.GetUtcNow();
            return (new FeedLook(feed)
            {
                Fault = WhyStale(feed, writtenAt),
                IsRead = true,
                Listed = listing.Listing.Announcements.Length,
                Changes = changes,
                Remarks = [.. remarks, .. UnreadableRemark(reading)],
                Strangers = listing.Strangers,
            }, writtenAt);
        }
        catch (UserError fault) when (fault is not DatabaseBusy)
        {
            return (new FeedLook(feed) { Fault = fault.Message }, null);
        }
        catch (Exception exception) when (exception is not (DatabaseBusy or OperationCanceledException))
        {
            // A calendar that our own reading does not cope with: its meetings stay, the others go on, and the defect is handed on.
            return (new FeedLook(feed) { Fault = $"Beim Lesen ist ein Programmfehler aufgetreten ({exception.GetType().Name}: {exception.Message})", Defect = exception }, null);
        }
    }

    private string? WhyStale(FeedSettings feed, DateTimeOffset writtenAt) => time.GetUtcNow() - writtenAt > feed.StaleAfter
        ? $"Der Kalender ist veraltet: Er ist vom {BerlinTime.Wall(writtenAt):dd.MM.yyyy, HH:mm} Uhr."
        : null;

    private static IEnumerable<string> UnreadableRemark(FeedReading reading)
    {
        if (reading.Unreadable.Count + reading.Nameless is int count && count > 0)
        {
            yield return $"{count} Termine sind nicht lesbar; sie gelten weiter als genannt.";
        }
    }
}
