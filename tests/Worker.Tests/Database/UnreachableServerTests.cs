using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>A server that cannot be reached: said clearly, with exit code 1, and never taken for an empty database.</summary>
public sealed class UnreachableServerTests : IDisposable
{
    private const string Password = "geheim-4711";

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Server_ThatRefuses_IsNamed() => ShouldBeExplained(Listener.RefusedPort(), "Server, Netz und Firewall prüfen");

    [Fact]
    public void Server_ThatStaysSilent_IsNamed()
    {
        using Listener silent = Listener.Silent();
        ShouldBeExplained(silent.Port, "prüfen");
    }

    [Fact]
    public void Server_ThatBreaksOff_IsNamed()
    {
        using Listener resetting = Listener.Resetting();
        ShouldBeExplained(resetting.Port, "Server, Netz und Firewall prüfen");
    }

    [Fact]
    public void Server_WhoseCertificateNobodyTrusts_IsNamed()
    {
        using Listener untrusted = Listener.Untrusted();
        ShouldBeExplained(untrusted.Port, "Zertifikat", "Encrypt=Strict;Connect Retry Count=0");
    }

    [Fact]
    public void Server_ThatBreaksOff_IsTriedAgainAsOftenAsConfigured()
    {
        using Listener resetting = Listener.Resetting();

        Should.Throw<UserError>(() => Read(resetting.Port, "Connect Retry Count=1;Connect Retry Interval=1"));

        resetting.Taken.ShouldBe(2);
    }

    [Fact]
    public void Journal_OnAServerThatRefuses_IsExplainedLikeAnyOtherStatement()
    {
        SqlDatabase connections = DatabaseProvider.Create("sqlserver", ConnectionString(Listener.RefusedPort()));

        Should.Throw<UserError>(() => connections.Guarded(
            () => connections.UpgradeTarget(create: false).WithScript("x.sql", "SELECT 1").LogToNowhere().Build().GetExecutedScripts()))
            .Message.ShouldContain("KiIndicators auf");
    }

    [Fact]
    public void Name_OfNoServer_IsNamed() => Should.Throw<UserError>(() => new ActivitySource(DatabaseProvider.Create(
        "sqlserver", "Server=nirgends.invalid;Database=KiIndicators;Integrated Security=true;Connect Timeout=2")).Read([]))
        .Message.ShouldContain("KiIndicators auf nirgends.invalid");

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

        ProgramResult result = await Commands.Program.RunAsync(
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
        ProgramResult result = await Commands.Program.RunAsync(
            folder.Path, Cancellation, ["db", "script", "--all"], ("KIINDICATORS_Database__Provider", "sqlserver"),
            ("KIINDICATORS_Database__ConnectionString", ConnectionString(Listener.RefusedPort())));

        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.ShouldContain("CREATE VIEW ki_contract.activity");
        TSql.Parse(result.Output);
    }

    private static void ShouldBeExplained(int port, string expected, string more = "Connect Retry Count=0")
    {
        UserError error = Should.Throw<UserError>(() => Read(port, more));

        error.Message.ShouldContain($"KiIndicators auf 127.0.0.1,{port}");
        error.Message.ShouldContain(expected);
        error.Message.ShouldNotContain(Password);
        error.ExitCode.ShouldBe(1);
    }

    private static IntakeReading Read(int port, string more = "Connect Retry Count=0") =>
        new ActivitySource(DatabaseProvider.Create("sqlserver", ConnectionString(port, more))).Read([]);

    private static string ConnectionString(int port, string more = "Connect Retry Count=0") =>
        $"Server=127.0.0.1,{port};Database=KiIndicators;User ID=ki;Password={Password};Connect Timeout=2;{more}";
}
