using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Commands;

/// <summary>`status --check` answers in one line and one of three exit codes, whatever is wrong.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class StatusCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Check_FromTheFirstDayOn_AnswersInOneLine()
    {
        (await CheckAsync()).ShouldStartWith("2 1:KRITISCH - Die Datenbank");
        (await Program.RunAsync(folder.Path, Cancellation, ["db", "upgrade"])).ExitCode.ShouldBe(0);
        (await CheckAsync()).ShouldStartWith("1 1:WARNUNG - Es steht keine kommende Sitzung");
        (await Program.RunAsync(folder.Path, Cancellation, ["meetings", "add", "--committee", "SGS", "--date", "2099-09-03"])).ExitCode.ShouldBe(0);
        (await CheckAsync()).ShouldStartWith("0 0:OK - nichts fehlt; nächste Sitzung SGS-2099-09-03");
        (await CheckAsync(("KIINDICATORS_Reports__LeastRows", "viele"))).ShouldStartWith("2 1:KRITISCH - Einstellung fehlerhaft: Reports:LeastRows");
    }

    private async Task<string> CheckAsync(params (string Name, string Value)[] environment)
    {
        ProgramResult result = await Program.RunAsync(folder.Path, Cancellation, ["status", "--check"], environment);
        result.Errors.ShouldBeEmpty();
        return $"{result.ExitCode} {result.Output.TrimEnd('\n').Split('\n').ShouldHaveSingleItem()}";
    }
}
