using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Database;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>Both dialects say the same: files, tables, columns, constraints, parameters and results.</summary>
public sealed partial class DialectTests : IDisposable
{
    // SQLite knows no roles.
    private const string OnlyOnAServer = "roles.sql";

    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded();

    public static TheoryData<string> Queries => [.. typeof(Queries).GetProperties().Select(property => property.Name)];

    public void Dispose() => database.Dispose();

    [Fact]
    public void Folders_HoldTheSameFiles()
    {
        string sqlite = Path.Combine(Repository.Root, "sql", SqlRoom.Sqlite);

        string[] files =
        [
            .. Directory.GetFiles(sqlite, "*.sql", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(sqlite, file).Replace('\\', '/')).Append(OnlyOnAServer),
        ];
        files.Except(TSql.Files).ShouldBeEmpty("sql/sqlserver lacks");
        TSql.Files.Except(files).ShouldBeEmpty("sql/sqlite lacks");
    }

    [Fact]
    public void Tables_HaveTheSameColumnsAndConstraints()
    {
        using SqliteConnection connection = database.Open();

        string[] here = TableShape.Of(connection);
        string[] there = TableShape.Of(
            TSql.Files.Where(file => file.StartsWith("schema/", StringComparison.Ordinal)).Select(file => TSql.Parse(TSql.Text(file))));
        here.Except(there).ShouldBeEmpty("sql/sqlserver/schema lacks what sql/sqlite/schema has");
        there.Except(here).ShouldBeEmpty("sql/sqlite/schema lacks what sql/sqlserver/schema has");
        there.Length.ShouldBe(here.Length);
    }

    [Fact]
    public void Views_DeliverTheColumnsOfTheContract()
    {
        foreach ((string view, IEnumerable<string> columns) in ContractViews.Contract.Select(contract => (contract.View, contract.Columns)))
        {
            CreateViewStatement created = TSql.Parse(TSql.Text($"contract/{view}.sql")).All<CreateViewStatement>().ShouldHaveSingleItem();

            created.SchemaObjectName.Written().ShouldBe($"ki_contract.{view}");
            ResultColumns(created.SelectStatement).ShouldBe(columns);
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_TakesTheSameParameters(string name)
    {
        Parameter().Matches(WithoutComments(SqlRoom.Query(SqlRoom.Sqlite, name))).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(
                Tree(name).All<VariableReference>().Select(variable => variable.Name).Distinct().Order(StringComparer.Ordinal),
                $"queries/{name}.sql of both dialects: parameters");
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_GivesTheSameColumns(string name)
    {
        using SqliteConnection connection = database.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        string[] columns = Tree(name).All<SelectStatement>() is [SelectStatement select] ? [.. ResultColumns(select)] : [];

        columns.ShouldBe(
            IsReading(name) ? SqliteColumns(connection, transaction, name) : [], $"queries/{name}.sql of both dialects: columns");
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_IsOneStatement(string name) =>
        Tree(name).Batches.ShouldHaveSingleItem().Statements.ShouldHaveSingleItem();

    private static TSqlScript Tree(string name) => TSql.Parse(SqlRoom.Query(SqlRoom.SqlServer, name), name);

    private static bool IsReading(string name) =>
        WithoutComments(SqlRoom.Query(SqlRoom.Sqlite, name)).TrimStart().StartsWith("SELECT", StringComparison.Ordinal);

    private static string[] SqliteColumns(SqliteConnection connection, SqliteTransaction transaction, string name)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = SqlRoom.Query(SqlRoom.Sqlite, name);
        foreach (string parameter in Parameter().Matches(command.CommandText).Select(match => match.Value).Distinct())
        {
            command.Parameters.AddWithValue(parameter, DBNull.Value);
        }

        using DbDataReader reader = command.ExecuteReader(CommandBehavior.SchemaOnly);
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static IEnumerable<string> ResultColumns(SelectStatement select) =>
        ((QuerySpecification)select.QueryExpression).SelectElements.Cast<SelectScalarExpression>().Select(element =>
            element.ColumnName?.Value ?? ((ColumnReferenceExpression)element.Expression).MultiPartIdentifier.Identifiers[^1].Value);

    private static string WithoutComments(string sql) =>
        string.Join('\n', sql.Split('\n').Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal)));

    [GeneratedRegex(@"@\w+")]
    private static partial Regex Parameter();
}
