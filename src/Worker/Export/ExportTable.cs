using System.Collections.Immutable;

namespace KiIndicators.Worker.Export;

/// <summary>A table of the export: a CSV file, and a sheet of the workbook.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="FileName">Name of the CSV file.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with a cell for each column: a text, a <see cref="DateOnly"/>, a <see cref="long"/>, or null where nothing is to be said.</param>
internal sealed record ExportTable(
    string Name, string FileName, ImmutableArray<ExportColumn> Columns, ImmutableArray<ImmutableArray<object?>> Rows)
{
    /// <summary>Whether people want to filter by its columns.</summary>
    public bool IsFiltered { get; init; } = true;
}

/// <summary>A column.</summary>
/// <param name="Header">What stands above it.</param>
/// <param name="Width">Width in characters.</param>
/// <param name="HoldsNumbers">Whether its texts are numbers as printed ("unter 3", "52,8 %") and not words or ids.</param>
internal sealed record ExportColumn(string Header, int Width, bool HoldsNumbers = false);
