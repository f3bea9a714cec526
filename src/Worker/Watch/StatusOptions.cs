using System.Collections.Immutable;

namespace KiIndicators.Worker.Watch;

/// <summary>How others learn how the worker is.</summary>
internal sealed record StatusOptions : ISettings<StatusOptions>
{
    private const string HealthFileKey = "Status:HealthFile";

    /// <summary>The file into which the worker writes the time of its last look; null: none.</summary>
    public string? HealthFile { get; init; }

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [HealthFileKey];

    /// <inheritdoc/>
    public static StatusOptions Read(SettingsReader settings) => new() { HealthFile = settings.PathText(HealthFileKey) };
}
