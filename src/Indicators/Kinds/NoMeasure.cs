using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Keine Messung (keine), Z-19.
/// Nichts wird gezählt; die Zeile sagt, warum, und wer die Daten führt.
/// </summary>
/// <param name="Reason">Why nothing is counted.</param>
/// <param name="Holders">Who holds the data.</param>
public sealed record NoMeasure(string Reason, ImmutableArray<string> Holders) : Measure
{
    /// <inheritdoc/>
    public override string Word => "keine";

    /// <inheritdoc/>
    public override string DefaultUnit => "";

    /// <inheritdoc/>
    public override string Definition => Reason;

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => [];

    /// <inheritdoc/>
    public override bool CountsRows => false;

    /// <inheritdoc/>
    public override ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context) =>
        [new FailedCondition("messung", "Datengrundlage", "keine")];

    /// <inheritdoc/>
    public override Actual ActualOf(ImmutableArray<Activity> rows, LineContext context) => new();

    /// <inheritdoc/>
    public override IEnumerable<Selection> Selections => [];

    /// <inheritdoc/>
    public override ImmutableArray<string> DataHolders => Holders;
}
