using System.Collections.Immutable;

namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>How a cell or a column of a new workbook looks and what it takes.</summary>
internal enum CellLook : uint
{
    /// <summary>As Excel sees fit.</summary>
    General,

    /// <summary>Text, whatever is typed: "0042" stays what it is.</summary>
    Text,

    /// <summary>A day, shown as 03.09.2026.</summary>
    Day,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>Head of a column.</summary>
    Head,

    /// <summary>Head of a column that must be filled in.</summary>
    RequiredHead,

    /// <summary>Example, text.</summary>
    Example,

    /// <summary>Example, a day.</summary>
    ExampleDay,

    /// <summary>Running text that is wrapped.</summary>
    Prose,

    /// <summary>A heading of running text.</summary>
    Heading,
}

/// <summary>
/// A cell of a new workbook.
/// </summary>
/// <param name="Value">Text, a <see cref="DateOnly"/>, a whole number or null.</param>
/// <param name="Look">Its look.</param>
internal readonly record struct NewCell(object? Value, CellLook Look)
{
    /// <summary>A text cell.</summary>
    public static NewCell Text(string? text) => new(string.IsNullOrEmpty(text) ? null : text, CellLook.Text);
}

/// <summary>
/// A column of a new workbook.
/// </summary>
/// <param name="Width">Width in characters.</param>
/// <param name="Look">Look of its empty cells.</param>
internal sealed record NewColumn(double Width, CellLook Look)
{
    /// <summary>Range of the words to choose from, e.g. "Listen!$A$2:$A$7"; null: anything.</summary>
    public string? Choice { get; init; }

    /// <summary>Whether something else may be typed, too, after a question.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether a cell may hold several of the words.</summary>
    public bool TakesSeveral { get; init; }

    /// <summary>What Excel shows beside a cell of the column; null: nothing.</summary>
    public string? Prompt { get; init; }

    /// <summary>Head of the column, for messages of Excel.</summary>
    public string Name { get; init; } = "";
}

/// <summary>
/// A sheet of a new workbook.
/// </summary>
/// <param name="Name">Name on its tab, at most 31 characters.</param>
internal sealed record NewSheet(string Name)
{
    private const int LongestName = 31;
    private static readonly char[] Forbidden = ['[', ']', ':', '*', '?', '/', '\\'];

    /// <summary>Rows from the first on; an empty one is left out.</summary>
    public ImmutableArray<ImmutableArray<NewCell>> Rows { get; init; } = [];

    /// <summary>Columns, where they have a width, a look or a choice of their own.</summary>
    public ImmutableArray<NewColumn> Columns { get; init; } = [];

    /// <summary>Whether the first row stays when one scrolls.</summary>
    public bool HasFixedHead { get; init; }

    /// <summary>How many columns from the first on stay when one scrolls sideways, beside the head.</summary>
    public int FixedColumns { get; init; }

    /// <summary>Whether nobody sees it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>A name that Excel takes.</summary>
    public static string NameOf(string name)
    {
        string allowed = new([.. name.Where(letter => !Forbidden.Contains(letter))]);
        return allowed.Length == 0 ? "Liste" : VisibleText.Beginning(allowed, Math.Min(allowed.Length, LongestName));
    }
}
