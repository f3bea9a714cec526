using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>The kinds of measurement and how each is written in SQL: a new kind is one line here and its file.</summary>
internal static class LineKinds
{
    private static readonly Dictionary<Type, Func<LineStatement, Measure, LineSql>> Table = new([
        Kind<Count>((scope, count) => new CountSql(scope, count)),
        Kind<Sum>((scope, sum) => new SumSql(scope, sum)),
        Kind<Distinct>((scope, distinct) => new DistinctSql(scope, distinct)),
        Kind<Growth>((scope, growth) => new GrowthSql(scope, growth)),
        Kind<Outcome>((scope, outcome) => new OutcomeSql(scope, outcome)),
        Kind<Cooperations>((scope, cooperations) => new CooperationsSql(scope, cooperations)),
        Kind<Retention>((scope, retention) => new RetentionSql(scope, retention)),
        Kind<Share>((scope, share) => share.Sources is [ShareSource only] ? SourceSql.Of(scope, only) : new ShareSql(scope, share)),
        Kind<Judgement>((scope, judgement) => new JudgementSql(scope, judgement)),
        Kind<NoMeasure>((scope, _) => new NothingSql(scope)),
        Kind<CurrentFigure>((scope, figure) => new CurrentFigureSql(scope, figure)),
        Kind<FigureGrowth>((scope, growth) => new FigureGrowthSql(scope, growth)),
    ]);

    /// <summary>The kinds that can be counted a second time.</summary>
    public static IEnumerable<Type> All => Table.Keys;

    /// <summary>A line as SQL.</summary>
    public static LineSql Of(LineStatement scope) => Of(scope.Line, scope);

    /// <summary>A line as SQL.</summary>
    public static LineSql Of(Indicator line, LineStatement scope) => Table[line.Measure.GetType()](scope, line.Measure);

    private static KeyValuePair<Type, Func<LineStatement, Measure, LineSql>> Kind<T>(Func<LineStatement, T, LineSql> write)
        where T : Measure => new(typeof(T), (scope, measure) => write(scope, (T)measure));
}
