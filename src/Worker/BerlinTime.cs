namespace KiIndicators.Worker;

/// <summary>Wall time of the administration: Europe/Berlin, whatever the machine's zone is.</summary>
internal static class BerlinTime
{
    private const string Id = "Europe/Berlin";

    // A Windows without ICU (Server 2016) knows the same zone by its own name alone.
    private const string WindowsId = "W. Europe Standard Time";

    // Found when first asked for: a type initialiser that fails ends the program before anybody can say why.
    private static readonly Lazy<TimeZoneInfo> Zone = new(Find);

    /// <summary>The zone, for schedules.</summary>
    /// <exception cref="UserError">The machine knows no time zones (exit code 2).</exception>
    public static TimeZoneInfo TimeZone => Zone.Value;

    /// <summary>The wall time at a moment.</summary>
    /// <exception cref="UserError">The machine knows no time zones (exit code 2).</exception>
    public static DateTime Wall(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone.Value).DateTime;

    /// <summary>The moment of a wall time; where the clock shows it twice, the first.</summary>
    /// <exception cref="UserError">The machine knows no time zones (exit code 2).</exception>
    public static DateTimeOffset Moment(DateTime wall)
    {
        TimeSpan offset = Zone.Value.IsAmbiguousTime(wall) ? Zone.Value.GetAmbiguousTimeOffsets(wall).Max() : Zone.Value.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }

    /// <summary>The day at a moment.</summary>
    /// <exception cref="UserError">The machine knows no time zones (exit code 2).</exception>
    public static DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Wall(time.GetUtcNow()));

    /// <summary>Makes sure that the machine knows the zone.</summary>
    /// <returns>Its name.</returns>
    /// <exception cref="UserError">It does not (exit code 2).</exception>
    public static string Require() => Zone.Value.Id;

    private static TimeZoneInfo Find()
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(Id);
        }
        catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
        {
            if (OperatingSystem.IsWindows() && TimeZoneInfo.TryFindSystemTimeZoneById(WindowsId, out TimeZoneInfo? known))
            {
                return known;
            }

            throw new UserError(
                $"Auf diesem Rechner fehlen die Zeitzonendaten: {Id} ist nicht zu finden. Bitte das Paket tzdata installieren "
                + "(Debian, Ubuntu: apt-get install tzdata; Alpine: apk add tzdata) und, falls TZDIR gesetzt ist, dessen Ordner prüfen.", 2, exception);
        }
    }
}
