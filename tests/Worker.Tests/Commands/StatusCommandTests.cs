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

    [Fact]
    public async Task HoldAndRelease_OfTheSecondMeetingOfADay_StandInStatus()
    {
        (await RunAsync("db", "upgrade")).ExitCode.ShouldBe(0);
        foreach (string time in new[] { "16:00", "18:00" })
        {
            (await RunAsync("meetings", "add", "--committee", "SGS", "--date", "2099-09-03", "--time", time)).ExitCode.ShouldBe(0);
        }

        (await RunAsync("report", "hold", "SGS-2099-09-03b")).ExitCode.ShouldBe(2, "nobody knows why");
        (await RunAsync("report", "hold", "sgs-2099-09-03b", "--reason", "Zahlen prüfen")).Output.ShouldContain("zurückgehalten");
        (await RunAsync("status")).Output.ShouldContain("Der Bericht zur Sitzung SGS-2099-09-03b ist seit");
        (await CheckAsync()).ShouldStartWith("1 1:WARNUNG - Der Bericht zur Sitzung SGS-2099-09-03b");
        (await RunAsync("report", "release", "SGS-2099-09-03b")).Output.ShouldContain("freigegeben");
        (await CheckAsync()).ShouldStartWith("0 0:OK");

        (await RunAsync("report")).Errors.ShouldContain("Bitte die Sitzung nennen");
        (await RunAsync("report", "SGS-2099-09-03", "--committee", "SGS")).ExitCode.ShouldBe(2, "two names of a meeting could contradict each other");
        (await RunAsync("report", "SGS-2099-09-04")).Errors.ShouldContain("nicht eingetragen");
        (await RunAsync("report", "SGS-2099-09-03b", "--even-so", "--as-of", "2026-08-16")).Output.ShouldContain("SGS-2099-09-03b-1");
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => Program.RunAsync(folder.Path, Cancellation, arguments);

    private async Task<string> CheckAsync(params (string Name, string Value)[] environment)
    {
        ProgramResult result = await Program.RunAsync(folder.Path, Cancellation, ["status", "--check"], environment);
        result.Errors.ShouldBeEmpty();
        return $"{result.ExitCode} {result.Output.TrimEnd('\n').Split('\n').ShouldHaveSingleItem()}";
    }
}
