using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>zuwachs (Z-16): values that the baseline lacks, or a number less the baseline's.</summary>
internal sealed class GrowthSql(LineStatement scope, Growth growth) : LineSql(scope)
{
    private LineSql? source;

    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string held = Held();
        if (growth.Rule is not ValueRule rule)
        {
            return new Figures($"(SELECT COUNT(*) FROM {held} d{cut.Where("d")}) - {BaselineNumber()}");
        }

        string countable = Countable(rule);
        string baseline = BaselineValues(rule);
        string added = $"FROM {held} d JOIN {countable} w ON w.nummer = d.nummer WHERE w.wert NOT IN (SELECT v.wert FROM {baseline} v){cut.And("d")}";
        return new Figures($"(SELECT COUNT(DISTINCT w.wert) {added})")
        {
            Named = values => $"(SELECT COUNT(DISTINCT w.wert) {added} AND w.wert IN {Sql.List(values)})",
            Lost = growth.AllowsLoss ? null : $"EXISTS (SELECT 1 FROM {baseline} v WHERE v.wert NOT IN (SELECT w.wert FROM {held} d JOIN {countable} w ON w.nummer = d.nummer{cut.Where("d")}))",
        };
    }

    /// <inheritdoc/>
    protected override string FittingBody() => LineStatement.Rows("a.nummer, a.beginn, a.stand",
    [
        .. Scope.Selected(growth.Selection),
        .. growth.Rule is ValueRule rule
            ? new[] { new Clause($"{rule.Attribute}: zählbare Angabe vorhanden (Z-12)", $"a.nummer IN (SELECT w.nummer FROM {Countable(rule)} w)") }
            : [],
    ]);

    private string Countable(ValueRule rule) => Once("zaehlbar", () => ValueSql.Countable(Scope, rule));

    private string BaselineValues(ValueRule rule) => Once("ausgangswert", () =>
        ValueSql.Baseline(Scope, rule, IsFrozen ? null : Source()));

    private string BaselineNumber() => Scope.Builder.Scope.FrozenBaselines.TryGetValue(Scope.Line.Id, out Baseline? frozen)
        ? Sql.Wide($"({frozen.Number})")
        : Source().Units();

    private bool IsFrozen => Scope.Builder.Scope.FrozenBaselines.ContainsKey(Scope.Line.Id);

    /// <summary>Another line, or this one's selection in the earlier period, with the places of that period.</summary>
    private LineSql Source() => source ??= growth.Against is { Period: Period earlier }
        ? Scope.Builder.Counting(
            Scope.Line with
            {
                Measure = growth.Rule is ValueRule rule ? new Distinct(growth.Selection, rule, 1, null) : new Count(growth.Selection, null),
                Period = earlier,
                Targets = [],
            },
            Scope.Area, "_frueher")
        : Scope.Builder.Line(growth.Against.Line!);
}
