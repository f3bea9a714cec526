using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>kennzahlzuwachs (Z-36): the latest figure less that of the baseline; none where one is missing or their units differ.</summary>
internal sealed class FigureGrowthSql(LineStatement scope, FigureGrowth growth) : CurrentFigureSql(scope, growth.Figure)
{
    private CurrentFigureSql? source;

    /// <inheritdoc/>
    public override Figures At(Cut cut) => new($"CASE WHEN {Holds(cut)} THEN {Sql.Wide(Quantity(cut))} - {Then("menge")} END");

    /// <inheritdoc/>
    protected override string Holds(Cut cut) => $"{base.Holds(cut)} AND {Unit(cut)} = {Then("einheit")}";

    /// <summary>Number or unit of the baseline; no row, and so NULL, where there was no figure.</summary>
    private string Then(string column) => $"(SELECT v.{column} FROM {Baseline()} v)";

    private string Baseline() => Scope.Builder.Scope.FrozenBaselines.TryGetValue(Scope.Line.Id, out Baseline? frozen)
        ? Once("ausgangswert", () => Scope.Add("ausgangswert", "festgeschriebene Kennzahl (Z-9).", Frozen(frozen)))
        : Source().Holding();

    // A baseline that was counted is no figure: nothing can be taken from one.
    private string Frozen(Baseline frozen) => frozen is { Number: long number, Figure: BaselineFigure figure }
        ? $"SELECT {Sql.Wide($"{number}")} AS menge, {Sql.Text(figure.Unit ?? "")}{Sql.Binary} AS einheit"
        : $"SELECT 0 AS menge, {Sql.Text("")}{Sql.Binary} AS einheit\nWHERE 1 = 0";

    /// <summary>Another line, or this one's selection in the earlier period.</summary>
    private CurrentFigureSql Source() => source ??= (CurrentFigureSql)(growth.Against is { Period: Period earlier }
        ? Scope.Builder.Counting(Scope.Line with { Measure = growth.Figure, Period = earlier, Targets = [] }, Scope.Area, "_frueher")
        : Scope.Builder.Line(growth.Against.Line!));
}
