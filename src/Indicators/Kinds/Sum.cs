using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Summe (summe), Z-11.
/// Addiert wird die ganze Zahl eines Feldes über alle Aktivitäten der Auswahl; fehlt sie bei allen, gibt es keine Summe.
/// </summary>
/// <param name="Selection">Which activities are added up.</param>
/// <param name="Field">Field or numeric attribute by its catalogue name: "teilnahmen", "menge", "plaetze".</param>
public sealed record Sum(Selection Selection, string Field) : Measure
{
    /// <inheritdoc/>
    public override string Word => "summe";

    /// <inheritdoc/>
    public override string DefaultUnit => "Einheiten";

    /// <inheritdoc/>
    public override string Definition =>
        $"Addiert wird die Angabe „{Field}“ aller Aktivitäten mit {Selection.Text}, die im Zeitraum begonnen haben; "
        + "wo die Angabe fehlt, wird nichts angenommen.";

    /// <inheritdoc/>
    public override string NoBasisText => "keine Angaben";

    /// <inheritdoc/>
    /// <remarks>Rows without the number prove nothing; no rows at all are nothing done, but keep to an upper limit only in appearance.</remarks>
    public override bool LacksBasis(Actual actual, bool isUpperLimit) =>
        !actual.IsMeasured && (actual.Coverage?.Of > 0 || isUpperLimit);

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Selection.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Selection.Reads.Append(Field).Distinct();

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        PeriodRule.Failures(Selection, activity, context);

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        ImmutableArray<Activity> recorded = [.. rows.Where(row => ActivityFields.NumberOf(row, Field) is not null)];
        return new Actual
        {
            Number = recorded.IsEmpty ? null : ActivityFields.TotalOf(recorded, Field),
            Coverage = new Coverage(recorded.Length, rows.Length),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Selection];

    /// <inheritdoc/>
    public override string? NumberField => Field;

    /// <inheritdoc/>
    public override ImmutableArray<string> RolesOf(RowInLine row) => [row.NumberOf(Field)];
}
