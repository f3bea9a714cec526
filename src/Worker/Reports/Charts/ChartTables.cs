using KiIndicators.Worker.Reports.Charts.Drawing;

namespace KiIndicators.Worker.Reports.Charts;

/// <summary>Tables of charts in the shape in which the Anlage has room for them.</summary>
internal static class ChartTables
{
    /// <summary>Without columns whose words stand in the picture.</summary>
    public static ChartTable Without(this ChartTable table, params string[] headers)
    {
        int[] kept = [.. Enumerable.Range(0, table.Headers.Count).Where(index => !headers.Contains(table.Headers[index]))];
        return new ChartTable(Pick(table.Headers), [.. table.Rows.Select(Pick)]);

        IReadOnlyList<string> Pick(IReadOnlyList<string> cells) => [.. kept.Select(index => cells[index])];
    }
}
