using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Reihenfolge der Auswertung: eine Zeile kommt nach den Zeilen, auf die sie sich beruft.
/// </summary>
public static class EvaluationOrder
{
    /// <summary>All lines with their programme, each after the lines that it refers to.</summary>
    /// <exception cref="ArgumentException">A circle or an unknown line.</exception>
    public static IEnumerable<(Indicator Line, Programme Programme)> Of(ImmutableArray<Programme> programmes)
    {
        Dictionary<string, (Indicator Line, Programme Programme)> byId = programmes
            .SelectMany(programme => programme.Indicators.Select(line => (line, programme)))
            .ToDictionary(pair => pair.line.Id, StringComparer.Ordinal);
        HashSet<string> done = new(StringComparer.Ordinal);
        List<(Indicator Line, Programme Programme)> order = [];
        foreach (string id in byId.Keys)
        {
            Visit(id, []);
        }

        return order;

        void Visit(string id, ImmutableList<string> path)
        {
            if (done.Contains(id))
            {
                return;
            }

            if (path.Contains(id) || !byId.TryGetValue(id, out (Indicator Line, Programme Programme) entry))
            {
                throw new ArgumentException($"Verweis im Kreis oder ins Leere: {string.Join(" → ", path.Add(id))}");
            }

            foreach (string needed in References(entry.Line))
            {
                Visit(needed, path.Add(id));
            }

            done.Add(id);
            order.Add(entry);
        }
    }

    /// <summary>The lines that a line refers to, under its own and under the other readings.</summary>
    public static IEnumerable<string> References(Indicator line) => line.Measure.Lines
        .Concat(line.Alternatives.SelectMany(alternative => alternative.Line.Measure.Lines))
        .Concat(line.SideCounts.SelectMany(count => count.Selection.Lines))
        .Distinct();
}
