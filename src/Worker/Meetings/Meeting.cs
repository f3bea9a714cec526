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

    /// <summary>"SGS-2026-09-03"; the second meeting of a day "SGS-2026-09-03b".</summary>
    public string Key => KeyOf(Committee.Id, Date, DaySequence);

    /// <summary>The key of a meeting of which no more is known.</summary>
    public static string KeyOf(string committee, DateOnly date, int daySequence) => string.Create(
        CultureInfo.InvariantCulture, $"{committee}-{date:yyyy-MM-dd}{(daySequence == 1 ? "" : (char)('a' + daySequence - 1))}");
}
