using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>The kinds of measurement and how each is written in SQL.</summary>
internal static class LineKinds
{
    /// <summary>A line as SQL.</summary>
    public static LineSql Of(LineStatement scope) => Of(scope.Line, scope);

    /// <summary>A line as SQL.</summary>
    /// <exception cref="NotSupportedException">A kind that has no recount: a defect.</exception>
    public static LineSql Of(Indicators.Catalogue.Indicator line, LineStatement scope) => line.Measure switch
    {
        Count count => new CountSql(scope, count),
        Sum sum => new SumSql(scope, sum),
        Distinct distinct => new DistinctSql(scope, distinct),
        Growth growth => new GrowthSql(scope, growth),
        Outcome outcome => new OutcomeSql(scope, outcome),
        Cooperations cooperations => new CooperationsSql(scope, cooperations),
        Retention retention => new RetentionSql(scope, retention),
        Share { Sources: [ShareSource only] } => SourceSql.Of(scope, only),
        Share share => new ShareSql(scope, share),
        Judgement judgement => new JudgementSql(scope, judgement),
        NoMeasure => new NothingSql(scope),
        _ => throw new NotSupportedException($"{line.Measure.Word}: für diese Messung gibt es keine Nachzählung."),
    };
}
