using System.Globalization;

namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Geliefertes Datum: genau JJJJ-MM-TT und ein Tag, den es gibt.
/// </summary>
public static class DeliveredDate
{
    private const int DayLength = 10;

    /// <summary>The day, or null where the text is none: 2025-02-30 and 1.3.2025 are none.</summary>
    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day
            : null;

    /// <summary>The day of a point in time: a date, alone or followed by "T" or a blank and the time, which is not read.</summary>
    public static DateOnly? DayOfMoment(string text) =>
        text.Length == DayLength || (text.Length > DayLength && text[DayLength] is 'T' or ' ')
            ? Day(text[..DayLength])
            : null;
}
