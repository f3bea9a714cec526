using KiIndicators.Worker.Intake.Import.Sheets;

namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// A place in a list and what is wrong, or remarkable, there.
/// </summary>
/// <param name="File">The file, of a workbook with its sheet, as <see cref="SheetSource.Name"/> calls it.</param>
/// <param name="Line">Row as a spreadsheet counts it, from 1; 0: the file as a whole.</param>
/// <param name="Column">Column as the header calls it, or null.</param>
/// <param name="Value">The value found, or null.</param>
/// <param name="Text">What was expected, in German.</param>
internal sealed record ImportFault(string File, int Line, string? Column, string? Value, string Text)
{
    /// <summary>Id of the row, where the row and its id are known.</summary>
    public string? Id { get; init; }

    /// <summary>Where the rows come from; null: the place is a file that could not be opened as a list.</summary>
    public SheetSource? Source { get; init; }

    /// <summary>Column from 0, where one cell is meant.</summary>
    public int? Index { get; init; }

    /// <summary>The cell as Excel names it, "D17"; null: a row or a file as a whole.</summary>
    public string? Cell => Line > 0 && Index is int column ? WorkbookFile.Address(column, Line) : null;

    // Long enough to find the cell again, short enough to stay on the line.
    private const int ShownLength = 60;

    /// <summary>One line for the person at the keyboard.</summary>
    public override string ToString() =>
        File
        + (IsInWorkbook && Cell is string cell ? $", Zelle {cell}" : Line > 0 ? $", Zeile {Line}" : "")
        + (Id is null ? "" : $" ({Shown(Id)})")
        + (Column is null || (IsInWorkbook && Cell is not null) ? "" : $", Spalte {Column}")
        + (Value is null || (Column is null && Value == Id) ? "" : $", „{Shown(Value)}“")
        + $": {Text}";

    // Excel shows letters over its columns; whoever opens a CSV file otherwise sees none.
    private bool IsInWorkbook => Source?.Tab is not null;

    private static string Shown(string value)
    {
        string flat = value.ReplaceLineEndings(" ");
        return flat.Length <= ShownLength ? flat : VisibleText.Beginning(flat, ShownLength) + " ...";
    }
}
