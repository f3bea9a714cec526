using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoFixture))]

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>One run of `demo`, shared by all tests that look at what it left.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    public const string Number = "SGS-2026-09-03-1";

    public const string EarlierNumber = "SGS-2026-02-26-1";

    private readonly TemporaryFolder folder = new();

    public string Root => Path.Combine(folder.Path, "demo");

    public string Database => Path.Combine(Root, "kiindicators.db");

    public string Report => Path.Combine(Root, Number);

    public string EarlierReport => Path.Combine(Root, EarlierNumber);

    public string WorkingDirectory => folder.Path;

    public string Output { get; private set; } = "";

    public (string Name, string Value) UsesDemoDatabase => ("KIINDICATORS_Database__ConnectionString", $"Data Source={Database}");

    public async ValueTask InitializeAsync()
    {
        ProgramResult result = await Program.RunAsync(
            folder.Path, CancellationToken.None, ["demo", "--out", "demo"], ("TZ", "America/New_York"));
        result.Errors.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
        Output = result.Output;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
