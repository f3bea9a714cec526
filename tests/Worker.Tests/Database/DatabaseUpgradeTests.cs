using KiIndicators.Worker.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

public sealed class DatabaseUpgradeTests : IDisposable
{
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public void Upgrade_WithoutADatabase_CreatesItAndTheFourViews()
    {
        DatabaseUpgrade.Run(database.Connections).ShouldBe(["0001-host-tables.sql", "0002-own-tables.sql", "0003-audit.sql"]);

        database.Text("SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name)")
            .ShouldBe("activity activity_attribute partner remark");
        DatabaseUpgrade.Status(database.Connections).IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public void Upgrade_RunAgain_ChangesNothing()
    {
        DatabaseUpgrade.Run(database.Connections);
        database.Execute("INSERT INTO ki_activity (id) VALUES ('A-1')");

        DatabaseUpgrade.Run(database.Connections).ShouldBeEmpty();

        database.Text("SELECT id FROM activity").ShouldBe("A-1");
    }

    [Fact]
    public void Upgrade_TwiceAtTheSameTime_RunsEveryScriptOnce()
    {
        string[] applied = [.. Enumerable.Range(0, 4).AsParallel().WithDegreeOfParallelism(4)
            .SelectMany(_ => DatabaseUpgrade.Run(Patient()))];

        applied.Order().ShouldBe(["0001-host-tables.sql", "0002-own-tables.sql", "0003-audit.sql"]);
    }

    [Fact]
    public void Status_WithoutADatabase_SaysSoAndCreatesNone()
    {
        DatabaseStatus status = DatabaseUpgrade.Status(database.Connections);

        status.Exists.ShouldBeFalse();
        status.Pending.Length.ShouldBe(3);
        File.Exists(database.File).ShouldBeFalse();
    }

    [Fact]
    public void Database_OnFirstUse_IsCreated()
    {
        DatabaseUpgrade.EnsureUsable(database.Connections);

        DatabaseUpgrade.Status(database.Connections).IsCurrent.ShouldBeTrue();
    }

    [Fact]
    public void Database_OfSomebodyElse_IsNotFilledUnasked()
    {
        database.Execute("CREATE TABLE theirs (x)");

        Should.Throw<UserError>(() => DatabaseUpgrade.EnsureUsable(database.Connections)).Message.ShouldContain("db upgrade");

        database.Text("SELECT group_concat(name) FROM sqlite_master").ShouldBe("theirs");
    }

    [Fact]
    public void Database_NewerThanTheProgram_IsRefused()
    {
        DatabaseUpgrade.Run(database.Connections);
        database.Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('0099-future.sql', '2030-01-01')");

        Should.Throw<UserError>(() => DatabaseUpgrade.EnsureUsable(database.Connections)).Message.ShouldContain("0099-future.sql");
        Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections)).Message.ShouldContain("neueren Version");
        DatabaseUpgrade.Status(database.Connections).Unknown.ShouldBe(["0099-future.sql"]);
    }

    [Fact]
    public void View_AdaptedByAnInstallation_IsCreatedFromItsFile()
    {
        string contract = CopyOfContract();
        DatabaseUpgrade.Run(database.Connections, contract);
        File.WriteAllText(
            Path.Combine(contract, "partner.sql"),
            "DROP VIEW IF EXISTS partner; CREATE VIEW partner AS SELECT 'P-7' AS id, 'x' AS name, 'Verein' AS type, 1 AS voluntary;");

        DatabaseUpgrade.Status(database.Connections, contract).ChangedViews.ShouldBe(["partner"]);
        DatabaseUpgrade.Run(database.Connections, contract);

        database.Text("SELECT id FROM partner").ShouldBe("P-7");
        DatabaseUpgrade.Status(database.Connections, contract).ChangedViews.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CREATE VIEW partner AS SELECT 1 AS id;", "name, type, voluntary")]
    [InlineData("CREATE VIEW partner AS SELEKT;", "partner.sql")]
    [InlineData("CREATE VIEW partner AS SELECT * FROM nowhere;", "nowhere")]
    public void View_Faulty_IsNamedAndTheOldOneStays(string sql, string expected)
    {
        DatabaseUpgrade.Run(database.Connections);
        string contract = CopyOfContract();
        File.WriteAllText(Path.Combine(contract, "partner.sql"), "DROP VIEW IF EXISTS partner; " + sql);

        UserError error = Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections, contract));

        error.Message.ShouldContain(expected);
        error.ExitCode.ShouldBe(2);
        database.Text("SELECT count(id) || count(type) FROM partner").ShouldBe("00");
    }

    [Fact]
    public void ViewFile_Missing_IsNamed()
    {
        string contract = CopyOfContract();
        File.Delete(Path.Combine(contract, "remark.sql"));

        Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections, contract)).Message.ShouldContain("remark.sql");
    }

    [Fact]
    public void Occurrence_ClaimedTwice_IsRefusedByTheDatabase()
    {
        DatabaseUpgrade.Run(database.Connections);
        const string Claim =
            "INSERT INTO report_occurrence (committee, meeting_date, day_sequence, report_kind, revision, state, claimed_at, claimed_by)"
            + " VALUES ('SGS', '2026-09-03', 1, 'status-report', 1, 'claimed', '2026-08-17T05:00:00Z', 'w')";
        database.Execute(Claim);

        Should.Throw<Microsoft.Data.Sqlite.SqliteException>(() => database.Execute(Claim)).SqliteErrorCode.ShouldBe(19);
    }

    private ConnectionFactory Patient() =>
        ConnectionFactory.Create("sqlite", $"Data Source={database.File};Default Timeout=30");

    private string CopyOfContract()
    {
        string copy = Directory.CreateDirectory(Path.Combine(database.Folder, "contract")).FullName;
        foreach (string file in Directory.GetFiles(SqlRoom.ContractFolder("sqlite")))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }
}
