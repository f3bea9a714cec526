using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Yaml;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Checks over all programmes what lines take from each other.</summary>
/// <param name="faults">Takes the faults.</param>
/// <param name="ids">All references, and the lines with faults.</param>
internal sealed class ReferenceChecks(FaultList faults, IdRegister ids)
{
    /// <summary>Names references into the void, to lines that cannot serve, and circles.</summary>
    public void Run(ImmutableArray<Programme> programmes)
    {
        Dictionary<string, Indicator> lines = new(StringComparer.Ordinal);
        foreach (Indicator line in programmes.SelectMany(programme => programme.Indicators))
        {
            lines.TryAdd(line.Id, line);
        }

        foreach (LineReference reference in ids.References)
        {
            if (lines.TryGetValue(reference.To, out Indicator? other))
            {
                CheckUse(reference, other, lines.GetValueOrDefault(reference.From));
            }
            else
            {
                string? near = NearWords.Closest(reference.To, lines.Keys);
                faults.Add(reference.At, $"unbekannte Zeile „{reference.To}“{(near is null ? "" : $" – gemeint war „{near}“?")}; erwartet: die id einer Zeile");
            }
        }

        FindCircles();
    }

    private void CheckUse(LineReference reference, Indicator other, Indicator? line)
    {
        if (ids.FaultyLines.Contains(reference.To) || ids.FaultyLines.Contains(reference.From))
        {
            return;
        }

        if (!other.Measure.CountsRows)
        {
            faults.Add(reference.At, $"die Zeile {other.Id} zählt nichts (messung keine); erwartet: eine Zeile, die zählt");
        }
        else if (reference.Stage is string stage && !other.Measure.StageNames.Contains(stage))
        {
            string[] known = [.. other.Measure.StageNames];
            faults.Add(reference.At, known.Length == 0
                ? $"die Zeile {other.Id} hat keine Stufen; erwartet: „stufe“ nur mit einer Zeile der messung ergebnis"
                : $"die Zeile {other.Id} hat keine Stufe „{stage}“; erwartet: eine von {string.Join(", ", known)}");
        }
        else if (reference.Use == LineUse.DayMet && other.Target is null)
        {
            faults.Add(reference.At, $"die Zeile {other.Id} hat kein soll, das erfüllt werden könnte; erwartet: eine Zeile mit soll");
        }
        else if (reference.Use == LineUse.Baseline && line is not null && line.Measure.ComparesFigures != other.Measure.IsFigure)
        {
            faults.Add(reference.At, line.Measure.ComparesFigures
                ? $"die Zeile {other.Id} ist keine Kennzahl (messung {other.Measure.Word}); erwartet: eine Zeile der messung kennzahl"
                : $"die Zeile {other.Id} ist eine Kennzahl; erwartet: messung kennzahlzuwachs, wo eine Kennzahl wachsen soll");
        }
        else if (reference.Use == LineUse.Baseline && line is not null && other.Id != line.Id && other.Period.To >= line.Period.From)
        {
            faults.Add(
                reference.At,
                $"die Zeile {other.Id} endet am {GermanText.Day(other.Period.To)}; erwartet: ein Ausgangswert, der vor dem ersten Tag von {line.Id} ({GermanText.Day(line.Period.From)}) endet");
        }
    }

    private void FindCircles()
    {
        ILookup<string, LineReference> byLine = ids.References.ToLookup(reference => reference.From, StringComparer.Ordinal);
        HashSet<string> done = new(StringComparer.Ordinal);
        foreach (LineReference start in ids.References)
        {
            Visit(start.From, []);
        }

        void Visit(string line, ImmutableList<string> path)
        {
            foreach (LineReference reference in done.Contains(line) ? [] : byLine[line])
            {
                ImmutableList<string> longer = path.Add(line);
                int first = longer.IndexOf(reference.To);
                if (first >= 0)
                {
                    faults.Add(reference.At, $"Verweis im Kreis: {string.Join(" → ", longer.Skip(first).Append(reference.To))}; erwartet: keine Zeile hängt von sich selbst ab");
                }
                else
                {
                    Visit(reference.To, longer);
                }
            }

            done.Add(line);
        }
    }
}
