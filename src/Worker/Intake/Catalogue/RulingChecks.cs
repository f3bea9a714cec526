using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Intake.Yaml;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Names rulings that no line uses, and overrides for lines that do not name the ruling.</summary>
internal static class RulingChecks
{
    /// <summary>Checks the rulings of a programme against its lines.</summary>
    public static void Run(Programme programme, ProgrammeScope scope)
    {
        foreach (RulingDraft draft in scope.Rulings.Where(draft => draft.Ruling.Id.Length > 0))
        {
            if (!scope.UsedRulings.Contains(draft.Ruling.Id))
            {
                scope.Faults.Add(draft.Id, $"die Auslegung „{draft.Ruling.Id}“ gilt für keine Zeile; erwartet: eine Zeile mit auslegungen: [{draft.Ruling.Id}]");
            }

            foreach (Entry entry in draft.ForLines)
            {
                CheckOverride(entry, draft.Ruling.Id, programme, scope.Faults);
            }
        }
    }

    private static void CheckOverride(Entry entry, string ruling, Programme programme, FaultList faults)
    {
        Indicator? line = programme.Indicators.FirstOrDefault(line => line.Id == entry.Key.Text);
        if (line is null)
        {
            string? near = NearWords.Closest(entry.Key.Text, programme.Indicators.Select(other => other.Id));
            faults.Add(entry.Key.At, $"unbekannte Zeile „{entry.Key.Text}“{(near is null ? "" : $" – gemeint war „{near}“?")}; erwartet: die id einer Zeile, die {ruling} nennt");
        }
        else if (!line.Rulings.Contains(ruling))
        {
            faults.Add(entry.Key.At, $"die Zeile {line.Id} nennt {ruling} nicht; erwartet: auslegungen: [{ruling}] an der Zeile");
        }

        if (entry.Value is not Mapping { Entries.IsEmpty: false })
        {
            faults.Add(entry.Value.At, $"{entry.Value.Kind}; erwartet: die Schlüssel, die die andere Lesart ersetzt");
        }
    }
}
