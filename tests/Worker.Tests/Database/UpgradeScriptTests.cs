using System.Text.RegularExpressions;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>What `db script` prints, run by somebody else, leaves the database that `db upgrade` would leave.</summary>
public sealed class UpgradeScriptTests : IDisposable
{
    private readonly TemporaryDatabase database = new();

    public void Dispose() => database.Dispose();

    [Fact]
    public void Script_OnSqlite_BringsAnEmptyFileToThisProgramsSchema()
    {
        database.Execute(UpgradeScript.All(database.Connections));

        DatabaseUpgrade.Status(database.Connections).IsCurrent.ShouldBeTrue();
        UpgradeScript.Of(database.Connections).ShouldBeNull();
        DatabaseUpgrade.Run(database.Connections).ShouldBeEmpty();
    }

    [Fact]
    public void Script_ForADatabaseThatIsHalfway_HoldsOnlyWhatIsMissing()
    {
        DatabaseUpgrade.Run(database.Connections);
        string last = SqlRoom.Schema(SqlRoom.Sqlite)[^1].Name;
        database.Execute("DELETE FROM SchemaVersions WHERE ScriptName = @Last", new { Last = last });

        string script = UpgradeScript.Of(database.Connections).ShouldNotBeNull();

        script.ShouldContain($"-- ---- schema/{last}");
        script.ShouldNotContain("-- ---- schema/0001-host-tables.sql");
    }

    [Fact]
    public void Script_ForSqlServer_NeedsNoServerAndIsReadableByOne()
    {
        TSqlScript tree = TSql.Parse(ServerScript());

        TSql.Forbidden(tree).ShouldBeEmpty();
        foreach (CreateViewStatement view in tree.All<CreateViewStatement>())
        {
            tree.Batches.Single(batch => batch.Statements.Contains(view)).Statements.Count.ShouldBe(1);
        }
    }

    [Fact]
    public void Script_ForSqlServer_RunsInOrderAndRecordsEverything()
    {
        string script = ServerScript();
        string[] parts = [.. Regex.Matches(script, "^-- ---- (.+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

        parts.ShouldBe(
        [
            "journal.sql", .. SqlRoom.Schema(SqlRoom.SqlServer).Select(schema => $"schema/{schema.Name}"),
            .. ContractViews.Contract.Select(contract => $"contract/{contract.View}.sql"), "Quartz", "roles.sql",
        ]);
        parts.ShouldContain("schema/0003-audit.sql");
        script.ShouldContain("CREATE TABLE ki.ledger (");
        script.ShouldContain("GRANT SELECT, INSERT ON ki.ledger TO ki_worker;");
        foreach ((string name, _) in SqlRoom.Schema(SqlRoom.SqlServer))
        {
            script.ShouldContain($"INSERT INTO ki.SchemaVersions (ScriptName, Applied) VALUES (N'{name}'");
        }
    }

    [Fact]
    public void Script_ForSqlServer_StopsAtTheFirstFaultAndTakesEverythingBack()
    {
        string[] batches = [.. TSql.Parse(ServerScript()).Batches.Select(batch => batch.Written())];

        batches[1].ShouldBe("BEGIN TRANSACTION;");
        batches[^4].ShouldEndWith("SET NOEXEC ON;");
        batches[^3..].ShouldBe(["COMMIT TRANSACTION;", "SET NOEXEC OFF;", "IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;"]);
        batches[2..^3].Where((_, index) => index % 2 == 1).ShouldAllBe(batch => batch == "IF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;");
    }

    [Fact]
    public void Script_RunOnAServer_LeavesWhatAnUpgradeWouldLeave()
    {
        using ServerDatabase server = new();

        server.RunAsOneSession(SqlBatches.Split(UpgradeScript.All(server.Connections)));

        DatabaseUpgrade.Status(server.Connections).IsCurrent.ShouldBeTrue();
        DatabaseUpgrade.Run(server.Connections).ShouldBeEmpty();
    }

    private static string ServerScript() =>
        UpgradeScript.All(DatabaseProvider.Create("sqlserver", "Server=sql01;Database=KiIndicators;Integrated Security=true"));
}
