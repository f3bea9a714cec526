using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Names versions of the Bezugsraum by which nothing is ever counted.</summary>
internal static class AreaChecks
{
    /// <summary>A version is in force on a day of the programme, or of an earlier period that gives a baseline.</summary>
    public static void Run(Programme programme, Node? nodes, FaultList faults)
    {
        ImmutableArray<ReferenceSet> versions = programme.Area.Versions;
        if (nodes is not Sequence { Items: var items } || items.Length != versions.Length || programme.Period.From == DateOnly.MinValue)
        {
            return;
        }

        DateOnly first = programme.Indicators.Select(line => line.Measure.BaselineSource?.Period?.From ?? programme.Period.From)
            .Append(programme.Period.From).Min();
        for (int index = 0; index < versions.Length; index++)
        {
            DateOnly? replaced = index + 1 < versions.Length ? versions[index + 1].From : null;
            if (versions[index].From > programme.Period.To || replaced <= first)
            {
                faults.Add(
                    items[index].At,
                    $"die Fassung ab {GermanText.Day(versions[index].From)} gilt an keinem Tag des Programms; erwartet: ein Tag bis {GermanText.Day(programme.Period.To)}, nach dem bis zum ersten Tag ({GermanText.Day(first)}) keine neuere gilt");
            }
        }
    }
}
