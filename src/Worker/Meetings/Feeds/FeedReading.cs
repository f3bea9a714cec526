using System.Collections.Immutable;

namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>
/// A meeting as a calendar has it; which committee is ours is not asked yet.
/// </summary>
/// <param name="Uid">The calendar's own name of it.</param>
/// <param name="Names">What the committee may be called, each a whole name.</param>
/// <param name="Date">Day of the meeting.</param>
/// <param name="StartTime">Wall time Europe/Berlin, or null where it is not known.</param>
/// <param name="IsCancelled">Whether it is cancelled.</param>
internal sealed record FeedEntry(string Uid, ImmutableArray<string> Names, DateOnly Date, TimeOnly? StartTime, bool IsCancelled);

/// <summary>
/// What a calendar holds.
/// </summary>
/// <param name="Entries">Its meetings.</param>
internal sealed record FeedReading(ImmutableArray<FeedEntry> Entries)
{
    /// <summary>Names of meetings that it calls deleted.</summary>
    public ImmutableHashSet<string> Deleted { get; init; } = [];

    /// <summary>Names of meetings of which nothing more can be read.</summary>
    public ImmutableHashSet<string> Unreadable { get; init; } = [];

    /// <summary>How many meetings have not even a name; while there is one, none can be called missing.</summary>
    public int Nameless { get; init; }

    /// <summary>The moment of what is said; null: that of the reading.</summary>
    public DateTimeOffset? WrittenAt { get; init; }
}

/// <summary>A kind of calendar.</summary>
internal interface IMeetingFeed
{
    /// <summary>Its name in the settings.</summary>
    string Kind { get; }

    /// <summary>Reads a calendar of this kind.</summary>
    /// <exception cref="FeedFault">It cannot be read.</exception>
    Task<FeedReading> ReadAsync(FeedSettings feed, CancellationToken cancellation);
}

/// <summary>A calendar that cannot be read: it is said, and its meetings stay as they are.</summary>
/// <param name="message">What is wrong, in German.</param>
/// <param name="innerException">What was said below.</param>
internal sealed class FeedFault(string message, Exception? innerException = null) : UserError(message, 1, innerException);
