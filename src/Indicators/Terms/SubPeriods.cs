using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Indicators.Terms;

/// <summary>
/// Teilzeitraum: ein Zeitraum wird vom ersten Tag an in Monate, Quartale, Halbjahre oder Jahre geteilt; der letzte Abschnitt kann kürzer
/// sein und heißt dann „2026-Q4 (bis 15.11.2026)“, und was nicht mit einem Monat, Quartal, Halbjahr oder Jahr des Kalenders beginnt, heißt
/// nach seinen Tagen. Der Wert der Länge ist die Zahl ihrer Monate.
/// </summary>
public enum SubPeriodLength
{
    /// <summary>Monat.</summary>
    Month = 1,

    /// <summary>Quartal.</summary>
    Quarter = 3,

    /// <summary>Halbjahr.</summary>
    HalfYear = 6,

    /// <summary>Jahr.</summary>
    Year = 12,
}

/// <summary>Teilzeitraum mit Beschriftung.</summary>
/// <param name="Label">"2025-Q1", "2025-H2", "2025-03", "2025"; "2025-Q4 (bis 15.11.2025)" where it is cut short; else its days.</param>
/// <param name="Period">Its first and last day.</param>
/// <param name="FollowsCalendar">Whether it begins with a month, quarter, half-year or year of the calendar.</param>
/// <param name="Cut">Empty, or " (bis 15.11.2025)" where it is cut short.</param>
public sealed record SubPeriod(string Label, Period Period, bool FollowsCalendar, string Cut);

/// <summary>
/// Teilzeiträume: ein Zeitraum, vom ersten Tag an in gleich lange Abschnitte geteilt; der letzte kann kürzer sein.
/// </summary>
public static class SubPeriods
{
    /// <summary>The catalogue's word for a length.</summary>
    public static string Word(SubPeriodLength length) => length switch
    {
        SubPeriodLength.Month => "monat",
        SubPeriodLength.Quarter => "quartal",
        SubPeriodLength.HalfYear => "halbjahr",
        SubPeriodLength.Year => "jahr",
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    /// <summary>The noun for "1 von 1 Quartal" and "je Quartal".</summary>
    public static string Noun(SubPeriodLength length) => length switch
    {
        SubPeriodLength.Month => "Monat",
        SubPeriodLength.Quarter => "Quartal",
        SubPeriodLength.HalfYear => "Halbjahr",
        SubPeriodLength.Year => "Jahr",
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    /// <summary>The plural for "2 von 4 Quartalen".</summary>
    public static string Plural(SubPeriodLength length) => length switch
    {
        SubPeriodLength.Month => "Monaten",
        SubPeriodLength.Quarter => "Quartalen",
        SubPeriodLength.HalfYear => "Halbjahren",
        SubPeriodLength.Year => "Jahren",
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    /// <summary>The sub-periods in time.</summary>
    public static ImmutableArray<SubPeriod> Of(Period period, SubPeriodLength length)
    {
        ImmutableArray<SubPeriod>.Builder parts = ImmutableArray.CreateBuilder<SubPeriod>();
        for (DateOnly from = period.From; from <= period.To; from = from.AddMonths((int)length))
        {
            DateOnly last = from.AddMonths((int)length).AddDays(-1);
            Period days = new(from, last < period.To ? last : period.To);
            bool followsCalendar = from.Day == 1 && (from.Month - 1) % (int)length == 0;
            string cut = followsCalendar && days.To < last ? $" (bis {GermanText.Day(days.To)})" : "";
            parts.Add(new SubPeriod(followsCalendar ? Label(from, length) + cut : GermanText.Span(days), days, followsCalendar, cut));
        }

        return parts.ToImmutable();
    }

    private static string Label(DateOnly from, SubPeriodLength length)
    {
        string year = from.Year.ToString("0000", CultureInfo.InvariantCulture);
        return length switch
        {
            SubPeriodLength.Month => $"{year}-{from.Month.ToString("00", CultureInfo.InvariantCulture)}",
            SubPeriodLength.Quarter => $"{year}-Q{((from.Month - 1) / 3) + 1}",
            SubPeriodLength.HalfYear => $"{year}-H{((from.Month - 1) / 6) + 1}",
            SubPeriodLength.Year => year,
            _ => throw new ArgumentOutOfRangeException(nameof(length)),
        };
    }
}
