
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
    /// <summary>"SGS-2026-09-03"; the second meeting of a day "SGS-2026-09-03b".</summary>
    public string Key => $"{Committee.Id}-{Date:yyyy-MM-dd}{Letter}";

    private string Letter => DaySequence == 1 ? "" : ((char)('a' + DaySequence - 1)).ToString();
}
