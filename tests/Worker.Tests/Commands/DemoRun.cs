using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoRun))]

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>The one run of `demo` in the whole suite, made when the first class asks for it and never if none does.</summary>
public sealed class DemoRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private readonly Lazy<Task<string>> output;

    public DemoRun() => output = new Lazy<Task<string>>(StartAsync);

    public string WorkingDirectory => folder.Path;

    /// <summary>What it printed, once it has ended.</summary>
    public Task<string> Output => output.Value;

    public void Dispose() => folder.Dispose();

    private async Task<string> StartAsync()
    {
        ProgramResult result = await Program.RunAsync(
            folder.Path, CancellationToken.None, ["demo", "--out", "demo"], ("TZ", "America/New_York"));
        result.Errors.ShouldBeEmpty();
        result.ExitCode.ShouldBe(0);
        return result.Output;
    }
}
