using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Planungsfrist einer Zeile (Z-26): der im Zielkatalog genannte Tag; sonst der halbe Weg vom ersten Tag bis zu
/// einer Frist, auf ganze Tage abgerundet; sonst der letzte Tag des Monats, mit dem die Hälfte der Monate des Zeitraums vergangen ist.
/// </summary>
public static class Deadlines
{
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
