namespace KiIndicators.Worker;

/// <summary>Wall time of the administration: Europe/Berlin, whatever the machine's zone is.</summary>
internal static class BerlinTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>The wall time at a moment.</summary>
    public static DateTime Wall(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone).DateTime;

    /// <summary>The day at a moment.</summary>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Wall(time.GetUtcNow()));
}
