using System.Globalization;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Export;

/// <summary>A table as CSV for German Excel.</summary>
internal static class ExportCsv
{
    /// <summary>The file's bytes.</summary>
    public static byte[] Render(ExportTable table) => GermanCsv.Write(
        [.. table.Columns.Select(column => column.Header)],
        table.Rows.Select(row => row.Select((cell, index) => Text(cell, table.Columns[index])).ToArray()));

    private static string Text(object? cell, ExportColumn column) => cell switch
    {
        null => "",
        DateOnly day => GermanText.Day(day),
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => column.HoldsNumbers ? $"{cell}" : GermanCsv.AsText($"{cell}"),
    };
}
