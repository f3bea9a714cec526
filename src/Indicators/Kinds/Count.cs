using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Anzahl (anzahl), Z-10.
/// Gezählt wird jede Aktivität, die alle Bedingungen der Auswahl erfüllt und im Zeitraum begonnen hat.
/// </summary>
/// <param name="Selection">Which activities count.</param>
/// <param name="SubPeriod">je: each sub-period is judged as a line of its own; null: the period as a whole.</param>
public sealed record Count(Selection Selection, SubPeriodLength? SubPeriod) : Measure
{
    /// <inheritdoc/>
    public override string Word => "anzahl";

    /// <inheritdoc/>
    public override string DefaultUnit => "Aktivitäten";

    /// <inheritdoc/>
    public override string Definition =>
        $"Gezählt wird jede Aktivität mit {Selection.Text}, die im Zeitraum begonnen hat"
        + (SubPeriod is SubPeriodLength length ? $"; jeder Abschnitt ({SubPeriods.Word(length)}) wird für sich bewertet." : ".");

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Selection.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Selection.Reads;

    /// <inheritdoc/>
    public override SubPeriodLength? JudgedBy => SubPeriod;

    /// <inheritdoc/>
    public override Measure OfOnePart => this with { SubPeriod = null };

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        PeriodRule.Failures(Selection, activity, context);

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context) => new()
    {
        Number = rows.Length,
        Values = SubPeriod is SubPeriodLength length ? BySubPeriod(rows, context.Period, length) : [],
    };

    private static ImmutableArray<CountedValue> BySubPeriod(
        ImmutableArray<Activity> rows, Period period, SubPeriodLength length) =>
        [.. SubPeriods.Of(period, length).Select(part => new CountedValue(
            part.Label,
            [.. rows.Where(row => part.Period.Contains(row.StartDate)).Select(row => row.Id)]))];

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Selection];

    /// <inheritdoc/>
    public override bool CountsEvents => AsksForEvents(Selection);

    /// <inheritdoc/>
    public override IEnumerable<string> StandsBehind(Activity row, LineContext context) => SubPeriod is SubPeriodLength length
        ? SubPeriods.Of(context.Period, length).Where(part => part.Period.Contains(row.StartDate)).Select(part => part.Label)
        : [];

    /// <inheritdoc/>
    public override ImmutableArray<string> RolesOf(RowInLine row) => SubPeriod is null ? [] : [.. row.CountedFor];
}
