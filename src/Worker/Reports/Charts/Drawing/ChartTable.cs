namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The numbers of a chart as a table, printed next to it for those who do not see the picture.</summary>
/// <param name="Headers">German column headings.</param>
/// <param name="Rows">The cells, as many in each row as there are headings, none empty.</param>
internal sealed record ChartTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);
