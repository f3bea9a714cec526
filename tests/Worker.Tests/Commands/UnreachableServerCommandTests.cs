using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>The program without its server: says so, with exit code 1, and leaves nothing.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class UnreachableServerCommandTests : IDisposable
{
    private const string Password = "geheim-4711";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("indicators")]
    [InlineData("run")]
    [InlineData("report --meeting-date 2026-09-03 --committee SGS --out berichte")]
    [InlineData("db status")]
    [InlineData("db upgrade")]
    [InlineData("db script")]
    public async Task Command_WithoutItsServer_SaysSoAndLeavesNothing(string command)
    {
        int port = Listener.RefusedPort();

        ProgramResult result = await Program.RunAsync(
            folder.Path, Cancellation, command.Split(' '), ("KIINDICATORS_Database__Provider", "sqlserver"),
            ("KIINDICATORS_Database__ConnectionString", ConnectionString(port)));

        result.ExitCode.ShouldBe(1, result.Errors);
        result.Errors.ShouldContain($"KiIndicators auf 127.0.0.1,{port}");
        result.Errors.ShouldNotContain("   at ");
        result.Errors.ShouldNotContain(Password);
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Script_OfEverything_NeedsNoServer()
    {
        ProgramResult result = await Program.RunAsync(
            folder.Path, Cancellation, ["db", "script", "--all"], ("KIINDICATORS_Database__Provider", "sqlserver"),
            ("KIINDICATORS_Database__ConnectionString", ConnectionString(Listener.RefusedPort())));

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.ShouldContain("CREATE VIEW ki_contract.activity");
        TSql.Parse(result.Output);
    }

    private static string ConnectionString(int port) =>
        $"Server=127.0.0.1,{port};Database=KiIndicators;User ID=ki;Password={Password};Connect Timeout=2;Connect Retry Count=0";
}
