using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Conditions;

/// <summary>Zeitraum-Bedingung: der Beginn entscheidet, überall (Z-3).</summary>
/// <param name="Period">The days that count.</param>
public sealed record StartsWithin(Period Period) : Condition
{
    /// <summary>Name of the condition.</summary>
    public const string Word = "zeitraum";

    /// <inheritdoc/>
    public override string Name => Word;

    /// <inheritdoc/>
    public override string Required => $"Beginn {GermanText.Span(Period)}";

    /// <inheritdoc/>
    public override IEnumerable<string> Reads => [];

    /// <inheritdoc/>
    public override bool IsMet(Activity activity, LineContext context) => Period.Contains(activity.StartDate);

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) => GermanText.Day(activity.StartDate);
}
