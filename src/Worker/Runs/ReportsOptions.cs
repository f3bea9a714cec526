using System.Collections.Immutable;

namespace KiIndicators.Worker.Runs;

/// <summary>Where reports go, and how few rows are too few for one.</summary>
internal sealed record ReportsOptions : ISettings<ReportsOptions>
{
    private const string FolderKey = "Reports:Folder";
    private const string LeastRowsKey = "Reports:LeastRows";

    /// <summary>Where the worker puts its reports.</summary>
    public string Folder { get; init; } = "berichte";

    /// <summary>A report over fewer readable rows than so many per cent of the last report's is held.</summary>
    public int LeastRows { get; init; } = 50;

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [FolderKey, LeastRowsKey];

    /// <inheritdoc/>
    public static ReportsOptions Read(SettingsReader settings) =>
        new() { Folder = settings.PathText(FolderKey) ?? new ReportsOptions().Folder, LeastRows = settings.Whole(LeastRowsKey, 50, 0, 100) };
}
