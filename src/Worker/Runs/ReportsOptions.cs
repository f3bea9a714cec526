using System.Collections.Immutable;

namespace KiIndicators.Worker.Runs;

/// <summary>Where reports go.</summary>
internal sealed record ReportsOptions : ISettings<ReportsOptions>
{
    private const string FolderKey = "Reports:Folder";

    /// <summary>Where the worker puts its reports.</summary>
    public string Folder { get; init; } = "berichte";

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [FolderKey];

    /// <inheritdoc/>
    public static ReportsOptions Read(SettingsReader settings) =>
        settings.PathText(FolderKey) is string folder ? new ReportsOptions { Folder = folder } : new ReportsOptions();
}
