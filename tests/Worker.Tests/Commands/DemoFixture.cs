using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>What the demo left, for a class that looks at it and changes nothing: the same folder for all of them.</summary>
public sealed class DemoFixture(DemoRun run) : IAsyncLifetime
{
    public const string Number = "SGS-2026-09-03-1";

    public const string EarlierNumber = "SGS-2026-02-26-1";

    public const string Digest = "D-2026-07-1";

    public string Root => Path.Combine(run.WorkingDirectory, "demo");

    public string Database => Path.Combine(Root, "kiindicators.db");

    public string Report => Path.Combine(Root, Number);

    public string EarlierReport => Path.Combine(Root, EarlierNumber);

    public string WorkingDirectory => run.WorkingDirectory;

    public string Output { get; private set; } = "";

    public (string Name, string Value) UsesDemoDatabase => ("KIINDICATORS_Database__ConnectionString", $"Data Source={Database}");

    /// <summary>A copy of all that the demo left, for a test that changes it.</summary>
    public void CopyTo(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public async ValueTask InitializeAsync() => Output = await run.Output;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
