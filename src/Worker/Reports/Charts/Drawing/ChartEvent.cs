namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>One event on a time axis.</summary>
/// <param name="Day">The day it starts.</param>
/// <param name="State">What it is to the line.</param>
internal readonly record struct ChartEvent(DateOnly Day, EventState State);
