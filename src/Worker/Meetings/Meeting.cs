using System.Globalization;

namespace KiIndicators.Worker.Meetings;

/// <summary>
/// Sitzung eines Gremiums.
/// </summary>
/// <param name="Committee">The committee.</param>
/// <param name="Date">Day of the meeting.</param>
/// <param name="DaySequence">1; 2 for the second meeting of the committee on the same day.</param>
/// <param name="StartTime">Wall time Europe/Berlin, or null where it is not known.</param>
internal sealed record Meeting(Committee Committee, DateOnly Date, int DaySequence = 1, TimeOnly? StartTime = null)
{
    /// <summary>So many meetings of a committee on one day have a letter: none, then b to z.</summary>
    public const int MostOnOneDay = 26;

    /// <summary>When a meeting of unknown time counts as begun: no committee meets earlier.</summary>
    public static readonly TimeOnly EarliestStart = new(8, 0);

    /// <summary>"SGS-2026-09-03"; the second meeting of a day "SGS-2026-09-03b".</summary>
    public string Key => KeyOf(Committee.Id, Date, DaySequence);

    /// <summary>Wall time, Europe/Berlin, at which the meeting begins or, where the time is not known, counts as begun.</summary>
    public DateTime Begin => BeginOf(Date, StartTime);

    /// <summary>Whether it has begun.</summary>
    public bool HasBegun(DateTimeOffset now) => BerlinTime.Wall(now) >= Begin;

    /// <summary>The key of a meeting of which no more is known.</summary>
    public static string KeyOf(string committee, DateOnly date, int daySequence) => string.Create(
        CultureInfo.InvariantCulture, $"{committee}-{date:yyyy-MM-dd}{(daySequence == 1 ? "" : (char)('a' + daySequence - 1))}");

    /// <summary>Wall time at which a meeting on a day begins, or counts as begun.</summary>
    public static DateTime BeginOf(DateOnly date, TimeOnly? startTime) => date.ToDateTime(startTime ?? EarliestStart);
}
