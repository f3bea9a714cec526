using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Intake.Rows;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>A server that cannot be reached: said clearly and never taken for an empty database.</summary>
public sealed class UnreachableServerTests
{
    private const string Password = "geheim-4711";

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
