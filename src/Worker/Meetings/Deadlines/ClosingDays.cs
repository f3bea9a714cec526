using System.Collections.Immutable;
using System.Globalization;
using PublicHoliday;

namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>
/// Days on which the administration is shut though no law says so: "24.12." (every year), "28.12.2026", "24.12.2026 - 01.01.2027",
/// "Rosenmontag", "Weiberfastnacht".
/// </summary>
/// <param name="Entries">As the settings have them.</param>
internal sealed record ClosingDays(ImmutableArray<ClosingDay> Entries)
{
    /// <summary>None.</summary>
    public static ClosingDays None { get; } = new([]);

    /// <summary>What closes the administration on a day, as the settings write it; null: nothing.</summary>
    public string? NameOf(DateOnly day) => Entries.FirstOrDefault(entry => entry.Covers(day))?.Text;
}

/// <summary>One entry of the settings.</summary>
/// <param name="Text">As written.</param>
/// <param name="Covers">Whether it is about a day.</param>
internal sealed record ClosingDay(string Text, Func<DateOnly, bool> Covers)
{
    private const int LongestSpanInDays = 366;

    // Days before Easter Sunday.
    private const int Rosenmontag = 48;
    private const int Weiberfastnacht = 52;

    /// <summary>The entry that is written; null where it is none.</summary>
    public static ClosingDay? Read(string text)
    {
        string written = text.Trim();
        return written switch
        {
            "Rosenmontag" => new(written, day => day == BeforeEaster(day.Year, Rosenmontag)),
            "Weiberfastnacht" => new(written, day => day == BeforeEaster(day.Year, Weiberfastnacht)),
            _ when EveryYear(written) is (int month, int dayOfMonth) => new(written, day => day.Month == month && day.Day == dayOfMonth),
            _ when Span(written) is (DateOnly from, DateOnly to) => new(written, day => day >= from && day <= to),
            _ => null,
        };
    }

    private static DateOnly BeforeEaster(int year, int days) => DateOnly.FromDateTime(GermanPublicHoliday.EasterSunday(year)).AddDays(-days);

    // 29.2. is a day in a leap year.
    private static (int Month, int Day)? EveryYear(string text) =>
        DateOnly.TryParseExact($"{text}2028", "d.M.yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? (day.Month, day.Day) : null;

    private static (DateOnly From, DateOnly To)? Span(string text)
    {
        string[] ends = text.Split([" - ", " – ", " bis "], StringSplitOptions.TrimEntries);
        return ends.Length <= 2 && Day(ends[0]) is DateOnly from && Day(ends[^1]) is DateOnly to && to >= from && to.DayNumber - from.DayNumber <= LongestSpanInDays
            ? (from, to)
            : null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, ["d.M.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
