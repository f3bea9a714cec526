using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Ausgangswert aus den heutigen Zeilen, wo keiner festgeschrieben ist (Z-9): was eine andere Zeile zählt, oder dieselbe Zählung in
/// einem früheren Zeitraum; was die Zeile selbst nie zählen kann, bleibt außer Betracht und wird genannt.
/// </summary>
internal static class LiveBaseline
{
    /// <summary>The baseline that another line gives.</summary>
    /// <param name="other">The other line.</param>
    /// <param name="line">The line that needs the baseline.</param>
    /// <param name="context">Its context.</param>
    public static Baseline FromLine(Measurement other, Indicator line, LineContext context)
    {
        if (line.Measure.ComparesFigures)
        {
            return OfFigure(other, other.Line.Period);
        }

        ValueRule? rule = line.Measure.CountedValues;
        ImmutableArray<string> values = rule is null
            ? []
            : other.Line.Measure.BaselineValues(rule, other.Evidence.Counted, other.Actual, context with { Period = other.Line.Period });
        return new Baseline(other.Line.Id, other.Line.Period, values, rule is null ? other.Actual.Units : values.Length, null);
    }

    /// <summary>
    /// The baseline as far as the line can count its values today (Z-9): a municipality that has left the reference set gives way to its
    /// successor; what has none is left out and named. A number is taken as it is.
    /// </summary>
    public static Baseline AsCountable(Baseline baseline, Indicator line, LineContext context)
    {
        if (line.Measure.CountedValues is not ValueRule rule)
        {
            return baseline;
        }

        ILookup<bool, (string Then, string? Now)> values = baseline.Values
            .Select(value => (Then: value, Now: rule.CountableFor(value, context))).ToLookup(value => value.Now is not null);
        ImmutableArray<string> countable = [.. values[true].Select(value => value.Now!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return baseline with
        {
            Values = countable,
            Number = countable.Length,
            LeftOut = [.. values[false].Select(value => value.Then)],
            Successions = [.. values[true].Where(value => value.Then != value.Now).Select(value => new Succession(value.Then, value.Now!))],
            CountedThen = baseline.Values,
        };
    }

    /// <summary>The line as it is counted in an earlier period: without a target, and without what is compared.</summary>
    public static Indicator Earlier(Indicator line, Period period) => line with
    {
        Measure = line.Measure.WithoutComparison, Period = period, Targets = [], Alternatives = [], SideCounts = [],
    };

    /// <summary>The baseline that the line's own counting in an earlier period gives.</summary>
    public static Baseline FromPeriod(Measurement earlier, Period period) => earlier.Line.Measure.IsFigure
        ? OfFigure(earlier, period)
        : new Baseline(earlier.Line.Id, period, [.. earlier.Actual.Values.Select(value => value.Value)], earlier.Actual.Units, null);

    /// <summary>Z-36: the figure that held then, with its unit and day; where there was none, no number, which is not zero (Z-21).</summary>
    private static Baseline OfFigure(Measurement then, Period period) => new(then.Line.Id, period, [], then.Actual.Number, null)
    {
        Figure = then.Line.Measure.IsFigure && then.Evidence.Counted is [Activity figure] ? LatestFigure.AsBaseline(figure) : null,
        WhyUnmeasured = then.Actual.IsMeasured ? null : then.Actual.WhyUnmeasured ?? then.Line.Measure.NoBasisText,
    };
}
