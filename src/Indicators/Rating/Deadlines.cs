using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Fristen einer Zeile: bis wann eine Planungslücke offen ist und bis wann nachgetragen werden kann.
/// </summary>
public static class Deadlines
{
    /// <summary>Erfassungsfrist in days after the last day: six weeks to record what was held (Z-25). 31.12.2026 gives 11.02.2027.</summary>
    public const int RecordingDays = 42;

    /// <summary>Last day on which something may still be recorded, inclusive.</summary>
    public static DateOnly RecordingUntil(DateOnly lastDay) => lastDay.AddDays(RecordingDays);

    /// <summary>
    /// planung_bis (Z-26): the catalogue's day; else half way to a Frist; else the last day of the month in which
    /// half of the period's months have passed (a year: 30.06.).
    /// </summary>
    public static DateOnly PlanningUntil(Indicator line)
    {
        if (line.PlanningUntil is DateOnly given)
        {
            return given;
        }

        Period period = line.Period;
        if (line.HasDeadline)
        {
            return period.From.AddDays((period.To.DayNumber - period.From.DayNumber) / 2);
        }

        int months = ((period.To.Year - period.From.Year) * 12) + period.To.Month - period.From.Month + 1;
        DateOnly halfMonth = period.From.AddMonths(((months + 1) / 2) - 1);
        return new DateOnly(halfMonth.Year, halfMonth.Month, DateTime.DaysInMonth(halfMonth.Year, halfMonth.Month));
    }
}
