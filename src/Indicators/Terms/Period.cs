namespace KiIndicators.Indicators.Terms;

/// <summary>
/// Zeitraum: vom ersten bis zum letzten Tag, beide Tage gehören dazu.
/// </summary>
/// <remarks>The year 2025 runs from 01.01. to 31.12.; an event on New Year's Eve belongs to it.</remarks>
/// <param name="From">First day, inclusive.</param>
/// <param name="To">Last day, inclusive.</param>
public sealed record Period(DateOnly From, DateOnly To)
{
    /// <summary>Whether the day lies within the period, first and last day included.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
