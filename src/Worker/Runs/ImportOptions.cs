using System.Collections.Immutable;

namespace KiIndicators.Worker.Runs;

/// <summary>Where lists are laid down to be imported.</summary>
internal sealed record ImportOptions : ISettings<ImportOptions>
{
    private const string FolderKey = "Import:Folder";

    /// <summary>The folder that the worker watches; null: none.</summary>
    public string? Folder { get; init; }

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [FolderKey];

    /// <inheritdoc/>
    public static ImportOptions Read(SettingsReader settings) => new() { Folder = settings.PathText(FolderKey) };
}
