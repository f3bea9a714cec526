using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Kennzahl (kennzahl), Z-35.
/// Das Ist ist die Menge der jüngsten Kennzahl der Auswahl, die im Zeitraum und bis zum Stichtag begonnen hat; ohne Kennzahl, und wo
/// Kennzahlen verschiedener Einheiten dazugehören, gibt es keine Zahl.
/// </summary>
/// <param name="Selection">Which figures are looked at.</param>
public sealed record CurrentFigure(Selection Selection) : Measure
{
    private const string Field = "menge";
    private static readonly IsPresent HasNumber = new(Field, true);

    /// <inheritdoc/>
    public override string Word => "kennzahl";

    /// <inheritdoc/>
    public override string DefaultUnit => "Einheiten";

    /// <inheritdoc/>
    public override string Definition =>
        $"Es gilt die „{Field}“ der jüngsten Kennzahl mit {Selection.Text}, die im Zeitraum und bis zum Stichtag begonnen hat.";

    /// <inheritdoc/>
    public override bool IsFigure => true;

    /// <inheritdoc/>
    public override string NoBasisText => "keine Kennzahl erfasst";

    /// <inheritdoc/>
    public override bool LacksBasis(Actual actual, bool isUpperLimit) => !actual.IsMeasured;

    /// <inheritdoc/>
    /// <remarks>The next figure may be another one.</remarks>
    public override bool IsUndoable => true;

    /// <inheritdoc/>
    public override bool GrowsWithRows => false;

    /// <inheritdoc/>
    /// <remarks>Z-4: a figure that is not there yet says nothing.</remarks>
    public override long AdditionalUnits(Actual withMore, Actual counted) => 0;

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Selection.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Selection.Reads.Append("typ").Append(Field).Append("einheit").Distinct();

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = PeriodRule.Failures(ActivityKind.Figure, Selection, activity, context);
        return HasNumber.IsMet(activity, context) ? failures : failures.Add(HasNumber.Fail(activity, context));
    }

    /// <inheritdoc/>
    public override IEnumerable<Way> WaysIn(Period period) => [new Way(Selection, period).For(ActivityKind.Figure).And(HasNumber)];

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        if (LatestFigure.Of(rows, Selection, context) is not Activity latest)
        {
            return new Actual();
        }

        string[] units = [.. rows.Where(row => row.StartDate <= context.AsOf).Select(LatestFigure.UnitOf).Distinct().Order(StringComparer.Ordinal)];
        return units.Length > 1
            ? new Actual
            {
                WhyUnmeasured = "Kennzahlen " + string.Join(" und ", units),
                Unmet = LatestFigure.Unmet(rows, "Kennzahlen in einer Einheit"),
            }
            : new Actual
            {
                Number = ActivityFields.NumberOf(latest, Field),
                Unmet = LatestFigure.Unmet(rows.Where(row => row.Id != latest.Id), LatestFigure.Required),
            };
    }

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Selection];

    /// <inheritdoc/>
    public override string? DayOfNumber(IEnumerable<Activity> counted, Baseline? baseline) =>
        counted.FirstOrDefault() is Activity figure
            ? (string.IsNullOrEmpty(figure.Unit) ? "" : $"{figure.Unit}, ") + $"Stand {LatestFigure.DayOf(figure)}"
            : null;

    /// <inheritdoc/>
    public override ImmutableArray<string> RolesOf(RowInLine row) => [row.Quantity];
}
