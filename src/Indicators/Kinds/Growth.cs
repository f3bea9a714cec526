using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Zuwachs (zuwachs), Z-16.
/// Gezählt werden Werte, die im Ausgangswert noch nicht vorkamen; fällt ein früherer Wert weg, ist das Soll nicht erreicht, es sei denn,
/// der Zielkatalog lässt es zu.
/// Ohne Merkmal: die Zahl der Aktivitäten abzüglich der Zahl im Ausgangswert.
/// </summary>
/// <remarks>Replacing Alsdorf by Eschweiler is no growth: one is new, one is gone.</remarks>
/// <param name="Selection">Which activities are looked at.</param>
/// <param name="Rule">Which values are compared; null: the number of activities is.</param>
/// <param name="Against">Where the baseline comes from.</param>
/// <param name="AllowsLoss">ohne_verlust: nein – values of the baseline need not recur; what is new counts alone.</param>
public sealed record Growth(Selection Selection, ValueRule? Rule, BaselineSource Against, bool AllowsLoss = false) : Measure
{
    /// <inheritdoc/>
    public override string Word => "zuwachs";

    /// <inheritdoc/>
    public override string DefaultUnit => Rule is null ? "zusätzliche Aktivitäten" : "neue Werte";

    /// <inheritdoc/>
    public override string Definition => Rule is null
        ? $"Gezählt werden Aktivitäten mit {Selection.Text}, die im Zeitraum begonnen haben; davon wird der Ausgangswert abgezogen."
        : $"Gezählt werden Werte von „{Rule.Attribute}“ aus Aktivitäten mit {Selection.Text}, die im Zeitraum begonnen haben "
            + "und deren Wert im Ausgangswert nicht vorkommt"
            + (AllowsLoss ? "." : "; jeder Wert des Ausgangswerts muss wieder vorkommen.");

    /// <inheritdoc/>
    public override IEnumerable<string> Lines =>
        Against.Line is string line ? Selection.Lines.Append(line).Distinct() : Selection.Lines;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => Selection.Reads.Concat(Rule?.Reads ?? []).Distinct();

    /// <inheritdoc/>
    public override BaselineSource? BaselineSource => Against;

    /// <inheritdoc/>
    public override Measure WithoutComparison =>
        Rule is ValueRule rule ? new Distinct(Selection, rule, 1, null) : new Count(Selection, null);

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        PeriodRule.Failures(Selection, activity, context).AddRange(Rule?.Failures(activity, context) ?? []);

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context)
    {
        Baseline baseline = context.RequiredBaseline;
        if (Rule is null)
        {
            return new Actual { Number = rows.Length - baseline.Number };
        }

        ImmutableArray<CountedValue> seen = Rule.Distinct(rows, context);
        HashSet<string> known = new(baseline.Values, StringComparer.Ordinal);
        HashSet<string> found = seen.Select(value => value.Value).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<CountedValue> added = [.. seen.Where(value => !known.Contains(value.Value))];
        return new Actual
        {
            Number = added.Length,
            Values = added,
            LostValues = AllowsLoss ? [] : [.. baseline.Values.Where(value => !found.Contains(value))],
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [Selection];

    /// <inheritdoc/>
    public override ValueRule? CountedValues => Rule;

    /// <inheritdoc/>
    public override bool CountsEvents => Rule is null && AsksForEvents(Selection);

    /// <inheritdoc/>
    public override (int Most, string Unit)? LargestNumber(int places) => Rule?.MostOf(places);

    /// <inheritdoc/>
    public override ImmutableArray<string> RolesOf(RowInLine row) => Rule is null
        ? []
        : [.. row.Row.Values(Rule.Attribute).Select(value => RoleOf(value, Rule.Attribute, row)).OfType<string>()];

    /// <summary>The value against the baseline; null for one that neither is new nor was there before.</summary>
    private static string? RoleOf(string value, string attribute, RowInLine row)
    {
        string name = row.Words.Name(attribute, value);
        bool isNew = row.Actual.Values.Any(seen => seen.Value == value);
        return row.Baseline?.Values.Contains(value) == true ? $"{name} (schon im Ausgangswert)"
            : isNew && row.IsCounted ? $"{name} (neu)"
            : row.IsCounted ? null
            : name;
    }
}
