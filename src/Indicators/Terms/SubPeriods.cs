using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Indicators.Terms;

/// <summary>
/// Teilzeitraum: ein Zeitraum wird vom ersten Tag an in Monate, Quartale oder Halbjahre geteilt; der letzte Abschnitt kann kürzer sein.
/// Der Wert der Länge ist die Zahl ihrer Monate.
/// </summary>
public enum SubPeriodLength
{
    /// <summary>Monat.</summary>
    Month = 1,

    /// <summary>Quartal.</summary>
    Quarter = 3,

    /// <summary>Halbjahr.</summary>
    HalfYear = 6,
}

/// <summary>Teilzeitraum mit Beschriftung.</summary>
/// <param name="Label">"2025-Q1", "2025-H2", "2025-03".</param>
/// <param name="Period">Its first and last day.</param>
public sealed record SubPeriod(string Label, Period Period);

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
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    /// <summary>The noun for "1 von 1 Quartal" and "je Quartal".</summary>
    public static string Noun(SubPeriodLength length) => length switch
    {
        SubPeriodLength.Month => "Monat",
        SubPeriodLength.Quarter => "Quartal",
        SubPeriodLength.HalfYear => "Halbjahr",
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    /// <summary>The plural for "2 von 4 Quartalen".</summary>
    public static string Plural(SubPeriodLength length) => length switch
    {
        SubPeriodLength.Month => "Monaten",
        SubPeriodLength.Quarter => "Quartalen",
        SubPeriodLength.HalfYear => "Halbjahren",
        _ => throw new ArgumentOutOfRangeException(nameof(length)),
    };

    /// <summary>The sub-periods in time.</summary>
    public static ImmutableArray<SubPeriod> Of(Period period, SubPeriodLength length)
    {
        ImmutableArray<SubPeriod>.Builder parts = ImmutableArray.CreateBuilder<SubPeriod>();
        for (DateOnly from = period.From; from <= period.To; from = from.AddMonths((int)length))
        {
            DateOnly last = from.AddMonths((int)length).AddDays(-1);
            parts.Add(new SubPeriod(Label(from, length), new Period(from, last < period.To ? last : period.To)));
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
            _ => throw new ArgumentOutOfRangeException(nameof(length)),
        };
    }
}
