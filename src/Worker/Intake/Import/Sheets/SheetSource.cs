namespace KiIndicators.Worker.Intake.Import.Sheets;

/// <summary>
/// Where rows come from: a CSV file, or one sheet of a workbook.
/// </summary>
/// <param name="Path">Path of the file.</param>
/// <param name="Tab">Name of the sheet; null: the file is CSV.</param>
internal sealed record SheetSource(string Path, string? Tab = null)
{
    /// <summary>File name.</summary>
    public string File => System.IO.Path.GetFileName(Path);

    /// <summary>As messages call it: "activities.csv", "Liste.xlsx, Blatt Veranstaltungen".</summary>
    public string Name => Tab is null ? File : $"{File}, Blatt {Tab}";

    /// <summary>The name of the list of which this is the mended copy; else its own.</summary>
    public string Original => Name.Replace(ImportFiles.FaultSuffix, ".xlsx", StringComparison.OrdinalIgnoreCase);

    /// <summary>What says which rows these are, beside the header: the sheet's name or the file's.</summary>
    public string Label => Tab ?? System.IO.Path.GetFileNameWithoutExtension(Path);
}
