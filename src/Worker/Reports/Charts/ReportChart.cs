using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Charts;

/// <summary>A drawn chart with its place in the report.</summary>
/// <param name="Block">File name, size, alternative text and table.</param>
/// <param name="Svg">The picture.</param>
internal sealed record ReportChart(ChartBlock Block, string Svg);
