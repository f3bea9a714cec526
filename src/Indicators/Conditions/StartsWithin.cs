using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Zeitraum-Bedingung: der Beginn entscheidet, überall (Z-3). Wer mehr als ein Jahr davor oder danach beginnt, ist nicht knapp daneben
/// (Z-6).
/// </summary>
/// <param name="Period">The days that count.</param>
public sealed record StartsWithin(Period Period) : Condition
{
    private readonly DateOnly earliest = Period.From.Year > DateOnly.MinValue.Year ? Period.From.AddYears(-1) : DateOnly.MinValue;
    private readonly DateOnly latest = Period.To.Year < DateOnly.MaxValue.Year ? Period.To.AddYears(1) : DateOnly.MaxValue;

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

    /// <summary>Whether the row starts more than a year before the period, or after it: no slip of a day, a month or a year's digit.</summary>
    public bool IsFar(Activity activity) =>
        activity.StartDate < earliest || activity.StartDate > latest;

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) => GermanText.Day(activity.StartDate);
}
