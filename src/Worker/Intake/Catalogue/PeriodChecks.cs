using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Names periods that lie outside the programme.</summary>
internal static class PeriodChecks
{
    /// <summary>A milestone's or line's period lies within the programme's.</summary>
    public static void Within(Period? programme, Period period, Position at, FaultList faults)
    {
        if (programme is not null && !(programme.Contains(period.From) && programme.Contains(period.To)))
        {
            faults.Add(at, $"der Zeitraum {GermanText.Span(period)} liegt nicht im Programm; erwartet: innerhalb {GermanText.Span(programme)}");
        }
    }

    /// <summary>A Frist lies not before the line's first day and not after the programme.</summary>
    public static void Deadline(Period? programme, Period line, DateOnly deadline, Position at, FaultList faults)
    {
        if (deadline < line.From)
        {
            faults.Add(at, $"frist {GermanText.Day(deadline)} liegt vor dem ersten Tag der Zeile; erwartet: ab {GermanText.Day(line.From)}");
        }
        else if (programme is not null && deadline > programme.To)
        {
            faults.Add(at, $"frist {GermanText.Day(deadline)} liegt nach dem Programm; erwartet: bis {GermanText.Day(programme.To)}, oder ein längerer zeitraum des Programms");
        }
    }
}
