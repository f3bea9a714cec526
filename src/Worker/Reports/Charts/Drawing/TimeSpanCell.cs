namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A month, quarter or year on a time axis, cut to the period shown.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, inclusive.</param>
/// <param name="Label">"Mär", "Q2", "2026".</param>
internal readonly record struct TimeSpanCell(DateOnly From, DateOnly To, string Label);
