namespace KiIndicators.Indicators.Terms;

/// <summary>
/// Zeitraum: vom ersten bis zum letzten Tag, beide Tage gehören dazu; das Ende liegt nie vor dem Anfang.
/// </summary>
/// <remarks>The year 2025 runs from 01.01. to 31.12.; an event on New Year's Eve belongs to it.</remarks>
public sealed record Period
{
    private readonly DateOnly from;
    private readonly DateOnly to;

    /// <summary>A period.</summary>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="to">Last day, inclusive.</param>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public Period(DateOnly from, DateOnly to) => (this.from, this.to) = InOrder(from, to);

    /// <summary>First day, inclusive.</summary>
    public DateOnly From
    {
        get => from;
        init => (from, _) = InOrder(value, to);
    }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly To
    {
        get => to;
        init => (_, to) = InOrder(from, value);
    }

    /// <summary>Whether the day lies within the period, first and last day included.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;

    private static (DateOnly From, DateOnly To) InOrder(DateOnly from, DateOnly to) => from <= to
        ? (from, to)
        : throw new ArgumentException($"Ein Zeitraum endet nicht vor seinem Anfang: {GermanText.Day(from)} bis {GermanText.Day(to)}.");
}
