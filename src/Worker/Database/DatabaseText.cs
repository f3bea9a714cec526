using System.Globalization;

namespace KiIndicators.Worker.Database;

/// <summary>
/// Days and moments as statements take and give them, in every dialect: text that sorts in time. SQLite holds this text;
/// SQL Server holds date and datetime2(3), and its statements convert both ways.
/// </summary>
internal static class DatabaseText
{
    /// <summary>A day as YYYY-MM-DD.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A moment as YYYY-MM-DDTHH:MM:SSZ, UTC.</summary>
    public static string Moment(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The moment that stands in the text.</summary>
    public static DateTimeOffset Moment(string text) => DateTimeOffset.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
