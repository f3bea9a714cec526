using System.Globalization;

namespace KiIndicators.Indicators.Terms;

/// <summary>
/// Gedruckte Formen von Tagen, Zeiträumen und ganzen Zahlen: „31.12.2026“, „01.01.2025 bis 31.12.2025“, „1.234“.
/// </summary>
public static class GermanText
{
    private static readonly NumberFormatInfo German = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    /// <summary>A day as "31.12.2026".</summary>
    public static string Day(DateOnly day) => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);

    /// <summary>A period as "01.01.2025 bis 31.12.2025".</summary>
    public static string Span(Period period) => $"{Day(period.From)} bis {Day(period.To)}";

    /// <summary>A period as above, a single day as "31.12.2026".</summary>
    public static string DayOrSpan(Period period) => period.From == period.To ? Day(period.From) : Span(period);

    /// <summary>A whole number as "1.234".</summary>
    public static string Whole(long number) => number.ToString("#,0", German);

    /// <summary>A number of tenths with one decimal: 666 gives "66,6".</summary>
    public static string Tenths(long tenths) => (tenths / 10m).ToString("0.0", German);

    /// <summary>The parts that say something, with semicolons.</summary>
    internal static string Join(params ReadOnlySpan<string> parts)
    {
        List<string> said = [];
        foreach (string part in parts)
        {
            if (part.Length > 0)
            {
                said.Add(part);
            }
        }

        return string.Join("; ", said);
    }
}
