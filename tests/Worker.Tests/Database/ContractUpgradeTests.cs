using System.Data.Common;
using Dapper;
using KiIndicators.Worker.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>Upgrading a database that is there, and the views that an installation adapts.</summary>
public sealed class ContractUpgradeTests : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Upgraded();

    private string Dialect => database.Connections.Dialect;

    public void Dispose() => database.Dispose();

    [OnEachDialect]
    public void Upgrade_RunAgain_ChangesNothing()
    {
        database.Execute("INSERT INTO ki_activity (id) VALUES ('A-1')");

        DatabaseUpgrade.Run(database.Connections).ShouldBeEmpty();

        database.Text("SELECT id FROM activity").ShouldBe("A-1");
        DatabaseUpgrade.Status(database.Connections).IsCurrent.ShouldBeTrue();
        Should.NotThrow(() => DatabaseUpgrade.EnsureUsable(database.Connections));
    }

    [OnEachDialect]
    public void Script_WhereNothingIsPending_IsNone() => UpgradeScript.Of(database.Connections).ShouldBeNull();

    [OnEachDialect]
    public void Database_NewerThanTheProgram_IsRefused()
    {
        database.Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('0099-future.sql', '20300101')");

        Should.Throw<UserError>(() => DatabaseUpgrade.EnsureUsable(database.Connections)).Message.ShouldContain("0099-future.sql");
        Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections)).Message.ShouldContain("neueren Version");
        Should.Throw<UserError>(() => UpgradeScript.Of(database.Connections)).Message.ShouldContain("neueren Version");
        DatabaseUpgrade.Status(database.Connections).Unknown.ShouldBe(["0099-future.sql"]);
    }

    [OnEachDialect]
    public void View_AdaptedByAnInstallation_IsCreatedFromItsFile()
    {
        string contract = CopyOfContract();
        WriteView(contract, "SELECT 'P-7' AS id, 'x' AS name, 'Verein' AS type, 1 AS voluntary");

        DatabaseUpgrade.Status(database.Connections, contract).ChangedViews.ShouldBe(["partner"]);
        UpgradeScript.Of(database.Connections, contract).ShouldNotBeNull().ShouldContain("P-7");
        DatabaseUpgrade.Run(database.Connections, contract);

        database.Text("SELECT id FROM partner").ShouldBe("P-7");
        DatabaseUpgrade.Status(database.Connections, contract).ChangedViews.ShouldBeEmpty();
    }

    /// <summary>A view that somebody changed in the database gives other numbers than its file says.</summary>
    [OnEachDialect]
    public void View_ChangedInTheDatabase_IsNamedUntilItIsCreatedAnew()
    {
        string view = SqlRoom.View(Dialect, "remark");
        database.Execute($"DROP VIEW {view}");
        database.Execute($"CREATE VIEW {view} AS SELECT indicator, written_on, role, cause, measure, new_date FROM {SqlRoom.Table(Dialect, "ki_remark")} WHERE 1 = 0");

        DatabaseUpgrade.Status(database.Connections).ChangedViews.ShouldBe(["remark"]);
        UpgradeScript.Of(database.Connections).ShouldNotBeNull();
        DatabaseUpgrade.Run(database.Connections);

        DatabaseUpgrade.Status(database.Connections).IsCurrent.ShouldBeTrue();
    }

    [OnEachDialect]
    public void Views_AreCounted_AndOneThatCannotBeReadIsNamed()
    {
        database.Execute("INSERT INTO ki_activity (id) VALUES ('A-1')");
        database.Execute($"DROP VIEW {SqlRoom.View(Dialect, "remark")}");

        ViewRows[] views = [.. ContractViews.Count(database.Connections)];

        views[0].ShouldBe(new ViewRows("activity", 1, null));
        views[3].Rows.ShouldBeNull();
        views[3].Fault.ShouldNotBeNull().ShouldContain("remark");
        DatabaseUpgrade.Status(database.Connections).ChangedViews.ShouldBe(["remark"]);
    }

    [OnEachDialect]
    [InlineData("SELECT 1 AS id", "name, type, voluntary")]
    [InlineData("SELEKT", "partner.sql")]
    [InlineData("SELECT * FROM nowhere", "nowhere")]
    public void View_Faulty_IsNamedAndTheOldOneStays(string sql, string expected)
    {
        string contract = CopyOfContract();
        WriteView(contract, sql);

        UserError error = Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections, contract));

        error.Message.ShouldContain(expected);
        error.ExitCode.ShouldBe(2);
        database.Text("SELECT count(id) + count(type) FROM partner").ShouldBe("0");
    }

    [OnEachDialect]
    public void ViewFile_Missing_IsNamed()
    {
        string contract = CopyOfContract();
        File.Delete(Path.Combine(contract, "remark.sql"));

        Should.Throw<UserError>(() => DatabaseUpgrade.Run(database.Connections, contract)).Message.ShouldContain("remark.sql");
    }

    [OnEachDialect]
    public void Occurrence_ClaimedTwice_IsRefusedByTheDatabase()
    {
        Claim();

        DbException refused = Should.Throw<DbException>(Claim);

        database.Connections.IsUniqueViolation(refused).ShouldBeTrue();
    }

    [OnEachDialect]
    public void AnotherRefusal_IsNoUniqueViolation() => database.Connections.IsUniqueViolation(
        Should.Throw<DbException>(() => database.Execute("INSERT INTO setting (name) VALUES ('x')"))).ShouldBeFalse();

    private void Claim() => database.Connections.Write(transaction => transaction.Connection!.Execute(
        database.Connections.Sql.InsertOccurrence,
        new
        {
            Committee = "SGS", MeetingDate = "2026-09-03", DaySequence = 1, ReportKind = "report", Revision = 1,
            ClaimedAt = "2026-08-17T05:00:00Z", ClaimedBy = "w", ClaimNumber = 1,
        }, transaction));

    private void WriteView(string contract, string select)
    {
        string view = SqlRoom.View(Dialect, "partner");
        string separator = Dialect == SqlRoom.SqlServer ? "\nGO\n" : "\n";
        File.WriteAllText(
            Path.Combine(contract, "partner.sql"), $"DROP VIEW IF EXISTS {view};{separator}CREATE VIEW {view} AS {select};{separator}");
    }

    private string CopyOfContract()
    {
        string copy = Directory.CreateDirectory(Path.Combine(database.Folder, "contract")).FullName;
        foreach (string file in Directory.GetFiles(SqlRoom.ContractFolder(Dialect)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }
}
