namespace KiIndicators.Indicators.Activities;

/// <summary>
/// Stellungnahme der Verwaltung zu einer Abweichung.
/// </summary>
/// <param name="Indicator">The line it speaks of.</param>
/// <param name="WrittenOn">Day on which it was written.</param>
/// <param name="Role">Role that answers for it, never a person's name.</param>
/// <param name="Cause">Why the line deviates.</param>
/// <param name="Measure">What is being done, or null.</param>
/// <param name="NewDate">New date, or null.</param>
public sealed record Remark(
    string Indicator, DateOnly WrittenOn, string Role, string Cause, string? Measure, DateOnly? NewDate);
