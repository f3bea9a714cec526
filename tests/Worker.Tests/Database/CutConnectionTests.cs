using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Tests.Commands;
using KiIndicators.Worker.Tests.Intake.Import;
using KiIndicators.Worker.Tests.Intake.Rows;
using Microsoft.Data.SqlClient;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>The connection is cut in the middle of reading or writing: no half report, nothing lost. Needs a server.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class CutConnectionTests : IDisposable
{
    private const int Rows = 3000;

    // More than signing in takes, less than all rows.
    private const long MiddleOfReading = 150_000;

    private readonly ServerDatabase database = new();

    public CutConnectionTests()
    {
        DatabaseUpgrade.Run(database.Connections);
        for (int number = 0; number < Rows; number++)
        {
            database.Execute(
                "INSERT INTO ki_activity (id, kind, title, start_date, status) VALUES (@Id, 'event', @Title, '2025-03-01', 'held')",
                new { Id = $"A-{number:0000}", Title = new string('x', 100) });
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => database.Dispose();

    [Fact]
    public void Reading_CutEveryTime_IsAnErrorAndNeverASmallerPicture()
    {
        using Proxy proxy = Through(cuts: int.MaxValue);

        Should.Throw<UserError>(() => Read(proxy, "Connect Retry Count=0")).Message.ShouldContain("abgerissen");
    }

    [Fact]
    public void Reading_CutOnce_IsBegunAnewAndComplete()
    {
        using Proxy proxy = Through(cuts: 1);

        Read(proxy, "Connect Retry Count=3;Connect Retry Interval=1").Activities.Length.ShouldBe(Rows);
    }

    [Fact]
    public async Task Report_CutInTheMiddle_LeavesNothingHalf()
    {
        using Proxy proxy = Through(cuts: int.MaxValue);
        using TemporaryFolder folder = new();

        ProgramResult result = await Commands.Program.RunAsync(
            folder.Path, Cancellation, ["report", "--meeting-date", "2026-09-03", "--committee", "SGS", "--out", "berichte"],
            ("KIINDICATORS_Database__Provider", "sqlserver"),
            ("KIINDICATORS_Database__ConnectionString", ConnectionString(proxy, "Connect Retry Count=0")));

        result.ExitCode.ShouldBe(1, result.Errors);
        result.Errors.ShouldNotContain("   at ");
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void Import_CutInTheMiddle_WritesAllOrNothing()
    {
        using Proxy proxy = Through(cuts: int.MaxValue);
        using ImportFolder import = new(SqlRoom.SqlServer);
        import.With("activities.csv", "id;kind;title;start_date;status\n"
            + string.Concat(Enumerable.Range(0, 5000).Select(number => $"B-{number};event;Treffen;01.03.2025;held\n")));

        Should.Throw<UserError>(() => import.Import(into: Connections(proxy, "Connect Retry Count=0")));

        database.Text("SELECT count(*) FROM ki_activity").ShouldBe($"{Rows}");
    }

    private Proxy Through(int cuts)
    {
        string[] server = new SqlConnectionStringBuilder(database.ConnectionString).DataSource.Replace("tcp:", "", StringComparison.Ordinal).Split(',');
        Assert.SkipWhen(server[0].Contains('\\'), "Der Server in KI_TEST_SQLSERVER braucht für diese Prüfung Namen und Port.");
        return new Proxy(server[0], server.Length > 1 ? int.Parse(server[1]) : 1433, cuts, MiddleOfReading);
    }

    private IntakeReading Read(Proxy proxy, string more) => new ActivitySource(Connections(proxy, more)).Read([ActivitySourceTests.Area]);

    private SqlDatabase Connections(Proxy proxy, string more) => DatabaseProvider.Create("sqlserver", ConnectionString(proxy, more));

    private string ConnectionString(Proxy proxy, string more)
    {
        SqlConnectionStringBuilder through = new(database.ConnectionString);
        string host = through.DataSource.Replace("tcp:", "", StringComparison.Ordinal).Split(',')[0];
        if (!through.TrustServerCertificate && through.HostNameInCertificate.Length == 0)
        {
            through.HostNameInCertificate = host;
        }

        through.DataSource = $"127.0.0.1,{proxy.Port}";
        return $"{through.ConnectionString};{more}";
    }
}
