namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Input of the timeline of cooperations.</summary>
/// <param name="Name">"Kooperationen zwischen Vereinen und Unternehmen (E26-3)"; begins the alternative text.</param>
/// <param name="From">First day of the axis.</param>
/// <param name="To">Last day of the axis.</param>
/// <param name="AsOf">The Stichtag.</param>
/// <param name="Cooperations">One row each.</param>
internal sealed record CooperationTimeline(
    string Name, DateOnly From, DateOnly To, DateOnly AsOf, IReadOnlyList<CooperationRow> Cooperations);
