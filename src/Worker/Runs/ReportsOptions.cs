using System.Collections.Immutable;

namespace KiIndicators.Worker.Runs;

/// <summary>Where reports go, and how few rows are too few for one.</summary>
internal sealed record ReportsOptions : ISettings<ReportsOptions>
{
    private const string FolderKey = "Reports:Folder";
    private const string DraftFolderKey = "Reports:DraftFolder";
    private const string Drafts = "Vorabfassungen";
    private const string LeastRowsKey = "Reports:LeastRows";

    /// <summary>Where the worker puts its reports.</summary>
    public string Folder { get; init; } = "berichte";

    /// <summary>Where the worker puts Vorabfassungen, which are for the owner of the report only; null: below <see cref="Folder"/>.</summary>
    public string? DraftFolder { get; init; }

    /// <summary>The folder of Vorabfassungen.</summary>
    public string DraftRoot => DraftFolder ?? Path.Combine(Folder, Drafts);

    /// <summary>A report over fewer readable rows than so many per cent of the last report's is held.</summary>
    public int LeastRows { get; init; } = 50;

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [FolderKey, DraftFolderKey, LeastRowsKey];

    /// <inheritdoc/>
    public static ReportsOptions Read(SettingsReader settings) =>
        new()
        {
            Folder = settings.PathText(FolderKey) ?? new ReportsOptions().Folder,
            DraftFolder = settings.PathText(DraftFolderKey),
            LeastRows = settings.Whole(LeastRowsKey, 50, 0, 100),
        };
}
