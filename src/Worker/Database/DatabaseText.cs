using System.Globalization;

namespace KiIndicators.Worker.Database;

/// <summary>
/// Days and moments as statements take and give them, in every dialect: text that sorts in time. SQLite holds this text;
/// SQL Server holds date and datetime2(3), and its statements convert both ways.
/// </summary>
internal static class DatabaseText
{
    /// <summary>The form of a day.</summary>
    public const string DayForm = "yyyy-MM-dd";

    private const string MomentForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>A day as YYYY-MM-DD.</summary>
    public static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>A moment as YYYY-MM-DDTHH:MM:SSZ, UTC.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString(MomentForm, CultureInfo.InvariantCulture);

    /// <summary>The moment that stands in the text; false where none does.</summary>
    public static bool TryMoment(string text, out DateTimeOffset moment) => DateTimeOffset.TryParseExact(
        text, MomentForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment);
}
