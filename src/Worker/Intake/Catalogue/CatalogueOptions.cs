using System.Collections.Immutable;

namespace KiIndicators.Worker.Intake.Catalogue;

/// <summary>Which programmes.</summary>
internal sealed record CatalogueOptions : ISettings<CatalogueOptions>
{
    private const string PathKey = "Catalogue:Path";

    /// <summary>A file, or a folder of programmes.</summary>
    public string Path { get; init; } = System.IO.Path.Combine(AppContext.BaseDirectory, "catalogues");

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [PathKey];

    /// <inheritdoc/>
    public static CatalogueOptions Read(SettingsReader settings) =>
        settings.PathText(PathKey) is string path ? new CatalogueOptions { Path = path } : new CatalogueOptions();
}
