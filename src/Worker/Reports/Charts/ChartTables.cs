using System.Globalization;
using KiIndicators.Worker.Reports.Charts.Drawing;

namespace KiIndicators.Worker.Reports.Charts;

/// <summary>Tables of charts in the shape in which the report has room for them.</summary>
internal static class ChartTables
{
    private static readonly string[] Months =
        ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];

    /// <summary>Without columns whose words stand in the picture and in the table of lines above it.</summary>
    public static ChartTable Without(this ChartTable table, params string[] headers)
    {
        int[] kept = [.. Enumerable.Range(0, table.Headers.Count).Where(index => !headers.Contains(table.Headers[index]))];
        return new ChartTable(Pick(table.Headers), [.. table.Rows.Select(Pick)]);

        IReadOnlyList<string> Pick(IReadOnlyList<string> cells) => [.. kept.Select(index => cells[index])];
    }

    /// <summary>Months as columns, if they are those of one year; else the table as it is.</summary>
    public static ChartTable Turned(this ChartTable table)
    {
        DateOnly[] days = [.. table.Rows.Select(row => DateOnly.ParseExact(row[0], "dd.MM.yyyy", CultureInfo.InvariantCulture))];
        return days.Length is 0 or > 12 || days.DistinctBy(day => day.Year).Count() > 1
            ? table
            : new ChartTable(
                ["bis Ende", .. days.Select(day => Months[day.Month - 1])],
                [.. Told(table).Select(column => (IReadOnlyList<string>)
                    [table.Headers[column], .. table.Rows.Select(row => Short(row[column]))])]);
    }

    // In a year that is over the sum with what is planned is the sum of what was held.
    private static IEnumerable<int> Told(ChartTable table)
    {
        int[] columns = [.. Enumerable.Range(1, table.Headers.Count - 1)];
        return columns.Where(column => column == 1 || table.Rows.Any(row => row[column] != row[1]));
    }

    // A column of a month has room for a number only.
    private static string Short(string cell) => int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? cell : "offen";
}
