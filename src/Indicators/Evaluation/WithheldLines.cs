using KiIndicators.Indicators.Catalogue;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Zurückgehaltene Zeilen: weicht die Nachzählung einer Zeile ab, so auch die jeder Zeile, deren Grundmenge oder
/// Ausgangswert sie ist.
/// </summary>
/// <param name="differing">Lines whose own recount differs.</param>
internal sealed class WithheldLines(IReadOnlySet<string> differing)
{
    private readonly HashSet<string> affected = [.. differing];

    /// <summary>Whether the line's number, its basis or its baseline cannot be proven (Z-29).</summary>
    public bool Affects(Indicator line) =>
        affected.Contains(line.Id) || line.Measure.BasisLines.Any(affected.Contains);

    /// <summary>Remembers an evaluated line, so that lines built on it are held back too.</summary>
    public void Add(Indicator line)
    {
        if (Affects(line))
        {
            affected.Add(line.Id);
        }
    }
}
