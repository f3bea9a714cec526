using System.Collections.Immutable;
using KiIndicators.Worker.Database;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>Least privilege: the worker may do what its statements need, on every own table, and nothing more.</summary>
public class RolesTests
{
    private static readonly ImmutableHashSet<string> WorkerRights = Granted("ki_worker");

    [Fact]
    public void EveryOwnTable_HasItsGrant()
    {
        string[] tables =
        [
            .. TSql.Files.Where(file => file.StartsWith("schema/", StringComparison.Ordinal)).Append("journal.sql")
                .SelectMany(file => TSql.Parse(TSql.Text(file), file).All<CreateTableStatement>())
                .Select(table => NameOf(table.SchemaObjectName)),
        ];

        tables.ShouldNotBeEmpty();
        tables.Where(table => !WorkerRights.Contains($"SELECT {table}")).ShouldBeEmpty("roles.sql: no grant to ki_worker");
    }

    [Fact]
    public void Worker_MayDoWhatItsStatementsNeed_AndNoMore()
    {
        ImmutableHashSet<string> needed =
        [
            "SELECT ki.SchemaVersions",
            .. TSql.Files.Where(file => file.StartsWith("queries/", StringComparison.Ordinal))
                .SelectMany(file => Needed(TSql.Parse(TSql.Text(file), file)))
                .Where(right => right.Contains(" ki.", StringComparison.Ordinal)),
        ];

        WorkerRights.Where(right => !right.Contains(SchedulerTables.Prefix, StringComparison.Ordinal)).Except(needed).ShouldBeEmpty("roles.sql: granted and not needed");
        needed.Except(WorkerRights).ShouldBeEmpty("roles.sql: needed and not granted");
    }

    /// <summary>The tables that the package's own script creates, each with what its store does: read, insert, update, delete.</summary>
    [Fact]
    public void TablesOfTheScheduler_HaveTheirGrants()
    {
        TSqlScript script = TSql.Parse(SchedulerTables.Script(SqlRoom.SqlServer)!, "Quartz");
        string[] tables = [.. script.All<CreateTableStatement>().Select(table => NameOf(table.SchemaObjectName))];

        tables.ShouldAllBe(table => table.StartsWith("ki.QRTZ_", StringComparison.Ordinal));
        WorkerRights.Where(right => right.Contains(SchedulerTables.Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .ShouldBe(tables.SelectMany(table => (string[])[$"DELETE {table}", $"INSERT {table}", $"SELECT {table}", $"UPDATE {table}"]).Order(StringComparer.Ordinal));
        SchedulerTables.Script(SqlRoom.Sqlite).ShouldBeNull();
    }

    /// <summary>Not even the program can change or remove what has been recorded or frozen.</summary>
    [Theory]
    [InlineData("ki.ledger")]
    [InlineData("ki.frozen_baseline")]
    public void Worker_MayOnlyReadAndAppendWhatProves(string table) => WorkerRights
        .Where(right => right.EndsWith($" {table}", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .ShouldBe([$"INSERT {table}", $"SELECT {table}"]);

    [Fact]
    public void Reader_SeesTheContractAndNothingElse() => Granted("ki_reader").ShouldBe(["SELECT SCHEMA ki_contract"]);

    [Fact]
    public void Worker_IsAReaderAndHasNoDdl()
    {
        AlterRoleStatement membership = TSql.Parse(TSql.Text("roles.sql")).All<AlterRoleStatement>().ShouldHaveSingleItem();

        membership.Written().ShouldBe("ALTER ROLE ki_reader ADD MEMBER ki_worker;");
        WorkerRights.Select(right => right.Split(' ')[0]).Distinct().Order().ShouldBe(["DELETE", "INSERT", "SELECT", "UPDATE"]);
    }

    private static ImmutableHashSet<string> Granted(string role) =>
    [
        .. TSql.Parse(TSql.Text("roles.sql")).All<GrantStatement>()
            .Where(grant => grant.Principals.Any(principal => principal.Identifier.Value == role))
            .SelectMany(grant => grant.Permissions.Select(permission =>
                $"{string.Join(' ', permission.Identifiers.Select(word => word.Value))} {Target(grant.SecurityTargetObject)}")),
    ];

    private static string Target(SecurityTargetObject? target)
    {
        if (target is null)
        {
            return "DATABASE";
        }

        string name = string.Join('.', target.ObjectName.MultiPartIdentifier.Identifiers.Select(part => part.Value));
        return target.ObjectKind == SecurityObjectKind.NotSpecified ? name : $"{target.ObjectKind.ToString().ToUpperInvariant()} {name}";
    }

    private static IEnumerable<string> Needed(TSqlScript script)
    {
        DataModificationSpecification[] changes = [.. script.All<DataModificationSpecification>()];
        TableReference[] targets = [.. changes.Select(change => change.Target)];
        foreach (DataModificationSpecification change in changes)
        {
            string table = NameOf(((NamedTableReference)change.Target).SchemaObject);
            yield return $"{Verb(change)} {table}";
            if (change is UpdateDeleteSpecificationBase { WhereClause: not null })
            {
                yield return $"SELECT {table}"; // a condition reads
            }
        }

        foreach (NamedTableReference read in script.All<NamedTableReference>().Where(table => !targets.Contains(table)))
        {
            yield return $"SELECT {NameOf(read.SchemaObject)}";
        }
    }

    private static string Verb(DataModificationSpecification change) => change switch
    {
        InsertSpecification => "INSERT",
        UpdateSpecification => "UPDATE",
        DeleteSpecification => "DELETE",
        _ => throw new InvalidOperationException(change.Written()),
    };

    private static string NameOf(SchemaObjectName name) => $"{name.SchemaIdentifier?.Value}.{name.BaseIdentifier.Value}";
}
