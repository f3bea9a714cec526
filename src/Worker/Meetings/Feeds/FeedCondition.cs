namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>How a configured calendar is.</summary>
/// <param name="Feed">The calendar.</param>
/// <param name="State">How it was found last; null: it was never looked at.</param>
internal sealed record FeedCondition(FeedSettings Feed, FeedState? State)
{
    /// <summary>Age of what was last read of it; null: it never could be read.</summary>
    public TimeSpan? Age(DateTimeOffset now) => State?.ReadAt is DateTimeOffset read ? now - read : null;

    /// <summary>Whether nobody has to do anything about it. One that was never looked at waits for its first look.</summary>
    public bool IsGood(DateTimeOffset now) => State is null || (State.Fault is null && !(Age(now) > Feed.StaleAfter));

    /// <summary>How it is, in German.</summary>
    public string Text(DateTimeOffset now) => State switch
    {
        null => "noch nie gelesen",
        { Fault: string fault, FailingSince: DateTimeOffset since } => $"gestört seit {BerlinTime.Wall(since):dd.MM.yyyy, HH:mm} Uhr: {fault}",
        _ when !IsGood(now) => "veraltet: seither nicht gelesen (läuft der Worker?)",
        _ => "in Ordnung",
    };
}
