using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Verschiedene (verschiedene), Z-12.
/// Gezählt werden die verschiedenen Werte eines Merkmals über alle Aktivitäten der Auswahl; jeder Wert einmal.
/// </summary>
/// <param name="Selection">Which activities are looked at for values.</param>
/// <param name="Rule">Which values count.</param>
/// <param name="MinimumPerValue">je_wert: a value counts from this many activities on; usually 1.</param>
/// <param name="OrRecordedIn">je_wert oder: an attribute in which a value counts at once; or null.</param>
public sealed record Distinct(Selection Selection, ValueRule Rule, int MinimumPerValue, string? OrRecordedIn) : Measure
{
    /// <inheritdoc/>
    public override string Word => "verschiedene";

    /// <inheritdoc/>
    public override string DefaultUnit => "verschiedene Werte";

    /// <inheritdoc/>
    public override string Definition =>
        $"Gezählt werden die verschiedenen Werte von „{Rule.Attribute}“ über alle Aktivitäten mit {Selection.Text}, "
        + "die im Zeitraum begonnen haben; jeder Wert zählt einmal"
        + (MinimumPerValue > 1 ? $", sobald er bei mindestens {MinimumPerValue} Aktivitäten vorkommt" : "")
        + (OrRecordedIn is null ? "." : $" oder unter „{OrRecordedIn}“ erfasst ist.");

    /// <inheritdoc/>
    public override IEnumerable<string> Lines => Selection.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads =>
        Selection.Reads.Concat(Rule.Reads).Concat(OrRecordedIn is null ? [] : [OrRecordedIn]).Distinct();

    /// <inheritdoc/>
    /// <remarks>What counted here: with je_wert not each value of a counted row.</remarks>
    public override ImmutableArray<string> BaselineValues(
        ValueRule rule, ImmutableArray<Activity> counted, Actual actual, LineContext context) => Rule.Attribute == rule.Attribute
        ? [.. actual.Values.Select(value => value.Value).Where(value => rule.IsOfType(value, context))]
        : base.BaselineValues(rule, counted, actual, context);

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context)
    {
        ImmutableArray<FailedCondition> failures = PeriodRule.Failures(Selection, activity, context);
        return AtOnce(activity, context).Any() ? failures : failures.AddRange(Rule.Failures(activity, context));
    }

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        // present often enough, or one contribution, wherever it is recorded; both stand behind the value.
        ImmutableArray<CountedValue> counted = [.. rows
            .SelectMany(row => Rule.Of(row, context).Select(value => (Value: value, row.Id, IsAtOnce: false))
                .Concat(AtOnce(row, context).Select(value => (Value: value, row.Id, IsAtOnce: true))))
            .GroupBy(found => found.Value, StringComparer.Ordinal)
            .Where(value => value.Any(found => found.IsAtOnce) || value.DistinctBy(found => found.Id).Count() >= MinimumPerValue)
            .OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => new CountedValue(value.Key, [.. value.Select(found => found.Id).Distinct(StringComparer.Ordinal)]))];
        return new Actual { Number = counted.Length, Values = counted, Unmet = Unmet(rows, counted) };
    }

    private ImmutableArray<string> AtOnce(Activity activity, LineContext context) => OrRecordedIn is string other
        ? (Rule with { Attribute = other }).Of(activity, context)
        : [];

    private ImmutableArray<UnmetRow> Unmet(ImmutableArray<Activity> rows, ImmutableArray<CountedValue> counted)
    {
        ImmutableHashSet<string> used = [.. counted.SelectMany(value => value.Activities)];
        return [.. rows.Where(row => !used.Contains(row.Id)).Select(row => new UnmetRow(
            row.Id, new FailedCondition("je_wert", $"mindestens {MinimumPerValue} Aktivitäten je Wert", "weniger")))];
    }

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Selection];

    /// <inheritdoc/>
    public override ValueRule? CountedValues => Rule;

    /// <inheritdoc/>
    public override WholeKind Whole => Rule.NamesPlaces ? WholeKind.Places : WholeKind.None;

    /// <inheritdoc/>
    public override (int Most, string Unit)? LargestNumber(int places) => Rule.MostOf(places);
}
