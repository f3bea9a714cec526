using System.Collections.Immutable;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Ausgangswert einer Zeile: der festgeschriebene, sonst aus den heutigen Zeilen berechnet (Z-9).
/// </summary>
/// <param name="evaluated">The lines already evaluated.</param>
/// <param name="frozen">Frozen baselines by the line that needs them.</param>
/// <param name="measureAlone">Counts a line without judging it.</param>
internal sealed class BaselineFinder(
    EvaluatedLines evaluated, IReadOnlyDictionary<string, Baseline> frozen, Func<LineContext, Measurement> measureAlone)
{
    /// <summary>The baseline of the context's line; null where its kind needs none.</summary>
    public Baseline? Find(LineContext context) => context.Line.Measure.BaselineSource switch
    {
        null => null,
        _ when frozen.TryGetValue(context.Line.Id, out Baseline? stored) => stored,
        { Line: string other } => FromLine(evaluated.Of(other), context),
        { Period: Period period } => FromPeriod(period, context),
        _ => throw new InvalidOperationException($"{context.Line.Id}: Ausgangswert ohne Quelle."),
    };

    private static Baseline FromLine(Measurement other, LineContext context)
    {
        ValueRule? rule = RuleOf(context.Line.Measure);
        ImmutableArray<string> values = rule switch
        {
            null => [],
            _ when other.Line.Measure is Distinct distinct && distinct.Rule.Attribute == rule.Attribute =>
                [.. other.Actual.Values.Select(value => value.Value).Where(value => rule.IsOfType(value, context))],
            _ => [.. rule.Distinct(other.Evidence.Counted, context).Select(value => value.Value)],
        };
        return new Baseline(
            other.Line.Id, other.Line.Period, values, rule is null ? other.Actual.Units : values.Length, null);
    }

    private Baseline FromPeriod(Period period, LineContext context)
    {
        Growth growth = (Growth)context.Line.Measure;
        Measure alone = growth.Rule is ValueRule rule
            ? new Distinct(growth.Selection, rule, 1, null)
            : new Count(growth.Selection, null);
        Measurement earlier = measureAlone(context with
        {
            Line = context.Line with
            {
                Measure = alone, Period = period, Targets = [], Alternatives = [], SideCounts = [],
            },
        });
        return new Baseline(
            context.Line.Id, period, [.. earlier.Actual.Values.Select(value => value.Value)],
            earlier.Actual.Units, null);
    }

    private static ValueRule? RuleOf(Measure measure) => measure switch
    {
        Growth growth => growth.Rule,
        Retention retention => retention.Rule,
        _ => null,
    };
}
