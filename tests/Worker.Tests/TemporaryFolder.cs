namespace KiIndicators.Worker.Tests;

/// <summary>A folder of its own, removed afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kiindicators-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
