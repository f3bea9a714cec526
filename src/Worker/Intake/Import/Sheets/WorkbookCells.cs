using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// The cells of a workbook's sheet as a person would type them, so that one set of rules judges workbooks and CSV.
/// </summary>
internal static class WorkbookCells
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The sheet as text; a formula without a value is a fault of its cell.</summary>
    public static Sheet Of(WorkbookSheet sheet, string name, List<ImportFault> faults)
    {
        ImmutableArray<SheetRow> rows = [.. sheet.Rows.Select(row => new SheetRow(row.Number, [.. row.Cells.Select(TextOf)]))];
        faults.AddRange(
            from row in sheet.Rows
            from column in Enumerable.Range(0, row.Cells.Length)
            let error = row.Cells[column] as WorkbookError
            where error is not null
            select new ImportFault(name, row.Number, null, error.Text, "Die Formel in dieser Zelle hat keinen Wert. Bitte den Wert eintippen.") { Index = column });
        return rows.IsEmpty ? new Sheet([], 1, []) : new Sheet(rows[0].Cells, rows[0].Number, rows[1..]);
    }

    private static string TextOf(object? cell) => cell switch
    {
        null => "",
        string text => text,
        bool isTrue => isTrue ? "ja" : "nein",
        // A time alone stands on the day before Excel's first.
        DateTime moment when moment.Year <= 1900 => moment.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("dd.MM.yyyy HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan time => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time.Minutes:00}"),
        double number when number == Math.Truncate(number) && Math.Abs(number) < 1e15 => number.ToString("0", CultureInfo.InvariantCulture),
        double number => number.ToString("R", German),
        // Its cell is named as a fault already; nothing more is said of it.
        WorkbookError => "",
        _ => Convert.ToString(cell, CultureInfo.InvariantCulture)!,
    };
}
