using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Zeitraum-Bedingung: der Beginn entscheidet, überall (Z-3). Wer mehr als ein Jahr vor oder nach Programm und Zeitraum beginnt, ist nicht
/// knapp daneben (Z-6).
/// </summary>
/// <param name="Period">The days that count.</param>
/// <param name="Programme">The days of the programme.</param>
public sealed record StartsWithin(Period Period, Period Programme) : Condition
{
    private readonly DateOnly earliest = YearBefore(Period.From < Programme.From ? Period.From : Programme.From);
    private readonly DateOnly latest = YearAfter(Period.To > Programme.To ? Period.To : Programme.To);

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

    /// <summary>Whether the row starts more than a year before programme and period, or after them: no slip of a day, a month or a year's digit.</summary>
    public bool IsFar(Activity activity) =>
        activity.StartDate < earliest || activity.StartDate > latest;

    /// <inheritdoc/>
    public override string Found(Activity activity, LineContext context) => GermanText.Day(activity.StartDate);

    private static DateOnly YearBefore(DateOnly day) => day.Year > DateOnly.MinValue.Year ? day.AddYears(-1) : DateOnly.MinValue;

    private static DateOnly YearAfter(DateOnly day) => day.Year < DateOnly.MaxValue.Year ? day.AddYears(1) : DateOnly.MaxValue;
}
