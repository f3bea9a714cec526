using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Zuwachs einer Kennzahl (kennzahlzuwachs), Z-36.
/// Das Ist ist die Menge der jüngsten Kennzahl (Z-35) abzüglich der Kennzahl des Ausgangswerts; fehlt eine von beiden, oder haben sie
/// verschiedene Einheiten, gibt es keine Zahl.
/// </summary>
/// <remarks>640 VZÄ/100 at 30.06.2026 against 590 at 30.06.2025 is 50; 590 against 640 is -50.</remarks>
/// <param name="Figure">Which figures are looked at, now and then.</param>
/// <param name="Against">Where the baseline comes from.</param>
public sealed record FigureGrowth(CurrentFigure Figure, BaselineSource Against) : Measure
{
    /// <inheritdoc/>
    public override string Word => "kennzahlzuwachs";

    /// <inheritdoc/>
    public override string DefaultUnit => "zusätzliche Einheiten";

    /// <inheritdoc/>
    public override string Definition => $"{Figure.Definition} Davon wird die Kennzahl des Ausgangswerts abgezogen.";

    /// <inheritdoc/>
    public override string NoBasisText => Figure.NoBasisText;

    /// <inheritdoc/>
    public override bool LacksBasis(Actual actual, bool isUpperLimit) => Figure.LacksBasis(actual, isUpperLimit);

    /// <inheritdoc/>
    public override bool IsUndoable => Figure.IsUndoable;

    /// <inheritdoc/>
    public override bool GrowsWithRows => Figure.GrowsWithRows;

    /// <inheritdoc/>
    public override long AdditionalUnits(Actual withMore, Actual counted) => Figure.AdditionalUnits(withMore, counted);

    /// <inheritdoc/>
    public override IEnumerable<string> Lines =>
        Against.Line is string line ? Figure.Lines.Append(line).Distinct() : Figure.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Figure.Reads;

    /// <inheritdoc/>
    public override BaselineSource? BaselineSource => Against;

    /// <inheritdoc/>
    public override Measure WithoutComparison => Figure;

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        Figure.WhyNotCounted(activity, context);

    /// <inheritdoc/>
    public override IEnumerable<Way> WaysIn(Period period) => Figure.WaysIn(period);

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        Actual now = Figure.ActualOf(rows, context);
        if (LatestFigure.Of(rows, Figure.Selection, context) is not Activity latest || !now.IsMeasured)
        {
            return now;
        }

        Baseline then = context.RequiredBaseline;
        return WhyNotCompared(latest, then) is string reason
            ? new Actual { WhyUnmeasured = reason, Unmet = LatestFigure.Unmet(rows, "Kennzahl mit Ausgangswert in derselben Einheit") }
            : now with { Number = now.Number - then.Number };
    }

    // Z-21: where there was no figure, nothing is known of the growth; it is not the whole figure.
    private static string? WhyNotCompared(Activity latest, Baseline then) =>
        then.WhyUnmeasured is string why ? $"im Ausgangszeitraum {GermanText.Span(then.Period)} {why}"
        : then.Figure is not BaselineFigure figure ? "der Ausgangswert ist keine Kennzahl"
        : (latest.Unit ?? "") != (figure.Unit ?? "") ? $"Kennzahl {LatestFigure.UnitOf(latest)}, Ausgangswert {LatestFigure.InUnit(figure.Unit)}"
        : null;

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => Figure.Selections;

    /// <inheritdoc/>
    public override string? DayOfNumber(IEnumerable<Activity> counted, Baseline? baseline) =>
        Figure.DayOfNumber(counted, null) is string day && baseline?.Figure is BaselineFigure then
            ? $"{day} gegenüber {GermanText.DayOrSpan(then.Days)}"
            : null;

    /// <inheritdoc/>
    public override ImmutableArray<string> RolesOf(RowInLine row) => Figure.RolesOf(row);
}
