namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Input of the Terminleiste: the events of a Meilenstein on one time axis.</summary>
/// <param name="Name">"Meilenstein 2026 (B26)"; begins the alternative text.</param>
/// <param name="From">First day of the axis.</param>
/// <param name="To">Last day of the axis; events outside are drawn on its ends.</param>
/// <param name="AsOf">The Stichtag.</param>
/// <param name="Rows">One a counted line.</param>
internal sealed record Timeline(string Name, DateOnly From, DateOnly To, DateOnly AsOf, IReadOnlyList<TimelineRow> Rows);
