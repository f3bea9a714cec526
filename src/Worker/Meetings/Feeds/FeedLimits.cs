namespace KiIndicators.Worker.Meetings.Feeds;

/// <summary>What a calendar may cost at most, whatever it delivers.</summary>
internal sealed record FeedLimits
{
    /// <summary>Bytes of one answer, unpacked.</summary>
    public long Answer { get; init; } = 32L << 20;

    /// <summary>Bytes of all answers of one reading.</summary>
    public long AllAnswers { get; init; } = 256L << 20;

    /// <summary>Answers of one reading.</summary>
    public int Answers { get; init; } = 2000;

    /// <summary>Time of one reading.</summary>
    public TimeSpan Reading { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>Meetings of one reading.</summary>
    public int Meetings { get; init; } = 50_000;

    /// <summary>Meetings of our committees that lie ahead.</summary>
    public int OwnMeetings { get; init; } = 1000;

    /// <summary>How often a request is repeated that failed by a fault that passes.</summary>
    public int Retries { get; init; } = 3;

    /// <summary>The first wait before a repetition; each further one is about twice as long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(2);
}
