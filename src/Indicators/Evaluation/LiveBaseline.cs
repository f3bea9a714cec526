using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Ausgangswert aus den heutigen Zeilen, wo keiner festgeschrieben ist (Z-9): was eine andere Zeile zählt, oder dieselbe Zählung in
/// einem früheren Zeitraum.
/// </summary>
internal static class LiveBaseline
{
    /// <summary>The baseline that another line gives.</summary>
    /// <param name="other">The other line.</param>
    /// <param name="line">The line that needs the baseline.</param>
    /// <param name="context">Its context.</param>
    public static Baseline FromLine(Measurement other, Indicator line, LineContext context)
    {
        ValueRule? rule = line.Measure.CountedValues;
        ImmutableArray<string> values = rule is null
            ? []
            : other.Line.Measure.BaselineValues(rule, other.Evidence.Counted, other.Actual, context);
        return new Baseline(other.Line.Id, other.Line.Period, values, rule is null ? other.Actual.Units : values.Length, null);
    }

    /// <summary>The line as it is counted in an earlier period: without a target, and without what is compared.</summary>
    public static Indicator Earlier(Indicator line, Period period) => line with
    {
        Measure = line.Measure.WithoutComparison, Period = period, Targets = [], Alternatives = [], SideCounts = [],
    };

    /// <summary>The baseline that the line's own counting in an earlier period gives.</summary>
    public static Baseline FromPeriod(Measurement earlier, Period period) => new(
        earlier.Line.Id, period, [.. earlier.Actual.Values.Select(value => value.Value)], earlier.Actual.Units, null);
}
