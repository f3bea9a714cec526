using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Explanations;

/// <summary>The baseline of a line with names, and what of it the period has not shown (Z-9, Z-15, Z-16).</summary>
internal static class ExplainedBaselines
{
    /// <summary>The baseline used; null where the line needs none.</summary>
    public static ExplainedBaseline? Of(Measurement line, DateOnly asOf, ValueNames names)
    {
        if (line.Evidence.Baseline is not Baseline baseline)
        {
            return null;
        }

        string attribute = line.Line.Measure.CountedAttribute ?? "";
        ImmutableArray<string> Named(IEnumerable<string> values) => [.. values.Select(value => names.Of(attribute, value))];
        return new ExplainedBaseline(
            baseline, [.. baseline.Values.Select(value => BaselineWords.WithForerunners(baseline, value, one => names.Of(attribute, one)))], Standing(baseline, line.Line), Named(line.Line.Measure.NotSeen(line.Actual, baseline)),
            asOf >= line.LastDay ? "entfallen" : "noch offen", Named(baseline.LeftOut));
    }

    private static string Standing(Baseline baseline, Indicator line)
    {
        if (baseline.FrozenOn is DateOnly day)
        {
            return $"festgeschrieben am {GermanText.Day(day)}";
        }

        string from = baseline.Line == line.Id ? "derselben Zählung in diesem Zeitraum" : $"Zeile {baseline.Line}";
        return $"Ausgangswert noch nicht festgeschrieben; aus den heutigen Daten berechnet, aus {from}";
    }
}
