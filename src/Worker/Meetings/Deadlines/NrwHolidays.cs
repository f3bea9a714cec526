using System.Collections.Concurrent;
using System.Collections.Frozen;
using PublicHoliday;

namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>
/// Gesetzliche Feiertage. Which they are says § 2 Feiertagsgesetz NW, on which day they fall the package PublicHoliday; a test
/// compares both with the law.
/// </summary>
/// <remarks>The package's own list by state is not asked: it fails in years in which two holidays fall on one day (1.5.2008).</remarks>
internal static class NrwHolidays
{
    // Reformationstag, 500 years after the theses: by a law for that one year.
    private static readonly DateOnly Reformation = new(2017, 10, 31);

    private static readonly (string Name, Func<int, DateTime> Day)[] Law =
    [
        ("Neujahr", GermanPublicHoliday.NewYear), ("Karfreitag", GermanPublicHoliday.GoodFriday), ("Ostermontag", GermanPublicHoliday.EasterMonday),
        ("1. Mai", GermanPublicHoliday.MayDay), ("Christi Himmelfahrt", GermanPublicHoliday.Ascension), ("Pfingstmontag", GermanPublicHoliday.PentecostMonday),
        ("Fronleichnam", GermanPublicHoliday.CorpusChristi), ("Tag der Deutschen Einheit", GermanPublicHoliday.GermanUnity),
        ("Allerheiligen", GermanPublicHoliday.AllSaints), ("1. Weihnachtstag", GermanPublicHoliday.Christmas), ("2. Weihnachtstag", GermanPublicHoliday.StStephen),
    ];

    private static readonly ConcurrentDictionary<int, FrozenDictionary<DateOnly, string>> Years = new();

    /// <summary>The name of the holiday on a day, in German, or null.</summary>
    public static string? NameOf(DateOnly day) => Of(day.Year).GetValueOrDefault(day);

    /// <summary>All holidays of a year.</summary>
    public static FrozenDictionary<DateOnly, string> Of(int year) => Years.GetOrAdd(year, Read);

    private static FrozenDictionary<DateOnly, string> Read(int year) => Law
        .Select(holiday => (Day: DateOnly.FromDateTime(holiday.Day(year)), holiday.Name))
        .Concat(year == Reformation.Year ? [(Reformation, "Reformationstag")] : [])
        .GroupBy(holiday => holiday.Day)
        .ToFrozenDictionary(day => day.Key, day => string.Join(" und ", day.Select(holiday => holiday.Name)));
}
