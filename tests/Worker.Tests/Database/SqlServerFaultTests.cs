using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Database.SqlServer;
using Microsoft.Data.SqlClient;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>What the server says, in words that tell a person what to do; and how connections are opened.</summary>
public class SqlServerFaultTests
{
    private const string Name = "KiIndicators auf sql01";

    [Theory]
    [InlineData(18456, 14, "lehnt die Anmeldung")]
    [InlineData(4060, 11, "lässt sich nicht öffnen")]
    [InlineData(942, 14, "nicht benutzbar")]
    [InlineData(229, 14, "fehlen Rechte")]
    [InlineData(262, 14, "fehlen Rechte")]
    [InlineData(208, 16, "db status")]
    [InlineData(2714, 16, "gleichen Namens")]
    [InlineData(2628, 16, "länger")]
    [InlineData(1205, 13, "gesperrt")]
    [InlineData(1105, 17, "erschöpft")]
    [InlineData(9002, 17, "erschöpft")]
    [InlineData(-2, 11, "antwortet nicht")]
    [InlineData(40613, 17, "überlastet oder zieht um")]
    [InlineData(6005, 21, "abgerissen (Text)")]
    [InlineData(0, 20, "abgerissen. Bitte")]
    public void Fault_APersonCanMend_IsExplained(int number, int severity, string expected)
    {
        string message = SqlServerFaults.Message(number, severity, "Text", null, Name).ShouldNotBeNull();

        message.ShouldContain(expected);
        message.ShouldContain(Name);
        message.ShouldContain("Bitte");
    }

    [Theory]
    [InlineData(2627, 14)]
    [InlineData(2601, 14)]
    [InlineData(547, 16)]
    [InlineData(102, 15)]
    public void Fault_OfTheProgram_StaysADefect(int number, int severity) =>
        SqlServerFaults.Message(number, severity, "Text", null, Name).ShouldBeNull();

    [Fact]
    public void Connection_ByDefault_IsEncryptedNamedAndPlain()
    {
        SqlConnectionStringBuilder used = Used("Server=sql01;Database=KiIndicators;Integrated Security=true;MultipleActiveResultSets=true");

        used.Encrypt.ShouldBe(SqlConnectionEncryptOption.Mandatory);
        used.TrustServerCertificate.ShouldBeFalse();
        used.MultipleActiveResultSets.ShouldBeFalse();
        used.ApplicationName.ShouldBe("KiIndicators");
        used.CommandTimeout.ShouldBe(60);
    }

    [Fact]
    public void Connection_WithItsOwnSettings_KeepsThem()
    {
        SqlConnectionStringBuilder used = Used(
            "Server=sql01;Database=KiIndicators;User ID=ki;Password=x;Encrypt=Strict;HostNameInCertificate=sql.kreis.example;Command Timeout=7;Application Name=Probe");

        used.Encrypt.ShouldBe(SqlConnectionEncryptOption.Strict);
        used.HostNameInCertificate.ShouldBe("sql.kreis.example");
        used.CommandTimeout.ShouldBe(7);
        used.ApplicationName.ShouldBe("Probe");
    }

    [Theory]
    [InlineData("Server=sql01;Database=KiIndicators;User ID=ki;Password=geheim;4711")]
    [InlineData("Server=sql01;Database=KiIndicators;User ID=ki;Password=geheim;geheim4711=x")]
    [InlineData("Server=sql01;Database=KiIndicators;User ID=ki;Passwort=geheim4711")]
    public void ConnectionString_Unreadable_ShowsNothingOfThePassword(string connectionString)
    {
        UserError error = Should.Throw<UserError>(() => DatabaseProvider.Create("sqlserver", connectionString));

        error.ToString().ShouldNotContain("geheim");
        error.ToString().ShouldNotContain("4711");
        error.ExitCode.ShouldBe(2);
    }

    [Fact]
    public void Name_HoldsServerAndDatabaseAndNothingElse() => DatabaseProvider.Create(
        "sqlserver", "Server=sql01;Database=KiIndicators;User ID=ki;Password=geheim").Name.ShouldBe(Name);

    private static SqlConnectionStringBuilder Used(string connectionString) => new(SqlServerDatabase.Of(connectionString).ConnectionString);
}
