namespace KiIndicators.Worker.Intake.Import;

/// <summary>
/// A place in a CSV file and what is wrong, or remarkable, there.
/// </summary>
/// <param name="File">File name.</param>
/// <param name="Line">Row as a spreadsheet counts it, from 1; 0: the file as a whole.</param>
/// <param name="Column">Column as the header calls it, or null.</param>
/// <param name="Value">The value found, or null.</param>
/// <param name="Text">What was expected, in German.</param>
internal sealed record ImportFault(string File, int Line, string? Column, string? Value, string Text)
{
    /// <summary>Id of the row, where the row and its id are known.</summary>
    public string? Id { get; init; }

    // Long enough to find the cell again, short enough to stay on the line.
    private const int ShownLength = 60;

    /// <summary>One line for the person at the keyboard.</summary>
    public override string ToString() =>
        File
        + (Line > 0 ? $", Zeile {Line}" : "")
        + (Id is null ? "" : $" ({Shown(Id)})")
        + (Column is null ? "" : $", Spalte {Column}")
        + (Value is null || (Column is null && Value == Id) ? "" : $", „{Shown(Value)}“")
        + $": {Text}";

    private static string Shown(string value)
    {
        string flat = value.ReplaceLineEndings(" ");
        return flat.Length <= ShownLength ? flat : VisibleText.Beginning(flat, ShownLength) + " ...";
    }
}
