namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Input of the programme on one time axis.</summary>
/// <param name="Name">"Schwerpunkte 2025 und 2026"; begins the alternative text.</param>
/// <param name="From">First day of the axis.</param>
/// <param name="To">Last day of the axis.</param>
/// <param name="AsOf">The Stichtag.</param>
/// <param name="Milestones">One row each.</param>
internal sealed record ProgrammeOverview(
    string Name, DateOnly From, DateOnly To, DateOnly AsOf, IReadOnlyList<ProgrammeRow> Milestones);
