using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>What a table promises, one line a promise, in words that both dialects share.</summary>
internal static partial class TableShape
{
    // DbUp writes its own journal; its key has another name in each dialect.
    private const string Journal = "SchemaVersions";

    /// <summary>The tables of a SQLite database as they are after all schema scripts.</summary>
    public static string[] Of(SqliteConnection connection) =>
    [
        .. connection.Query<(string Name, string Sql)>(
                "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            .Where(table => table.Name != Journal)
            .SelectMany(table => Lines(connection, table.Name, table.Sql))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The tables of the T-SQL schema scripts.</summary>
    public static string[] Of(IEnumerable<TSqlScript> scripts) =>
    [
        .. scripts.SelectMany(script => script.All<CreateTableStatement>()
                .SelectMany(table => Lines(table.SchemaObjectName.BaseIdentifier.Value, table.Definition))
                .Concat(script.All<AlterTableAddTableElementStatement>()
                    .SelectMany(added => Lines(added.SchemaObjectName.BaseIdentifier.Value, added.Definition)))
                .Concat(script.All<CreateIndexStatement>().Select(index =>
                    $"{index.OnName.BaseIdentifier.Value}: {(index.Unique ? "unique" : "index")} ({Names(index.Columns.Select(column => column.Column))})")))
            .Order(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Lines(SqliteConnection connection, string table, string sql)
    {
        foreach (var column in connection.Query<(string Name, string Type, long NotNull, string? Default, long Key)>(
            $"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_info('{table}')"))
        {
            string kind = column.Type == "INTEGER" ? "number" : "text";
            yield return $"{table}: {column.Name} {kind} {(column.NotNull == 1 || column.Key > 0 ? "required" : "optional")}";
            if (column.Key > 0)
            {
                yield return $"{table}: key {column.Name}";
            }

            if (column.Default is not null)
            {
                yield return $"{table}: default {column.Name} {TSql.Plain(column.Default)}";
            }
        }

        foreach (var index in connection.Query<(string Name, long IsUnique, string Origin)>(
            $"SELECT name, \"unique\", origin FROM pragma_index_list('{table}') WHERE origin <> 'pk'"))
        {
            string columns = string.Join(", ", connection.Query<string>($"SELECT name FROM pragma_index_info('{index.Name}') ORDER BY seqno"));
            yield return $"{table}: {(index.IsUnique == 1 ? "unique" : "index")} ({columns})";
        }

        foreach (string target in connection.Query<string>($"SELECT \"from\" || ' -> ' || \"table\" FROM pragma_foreign_key_list('{table}')"))
        {
            yield return $"{table}: reference {target}";
        }

        foreach (Match check in Check().Matches(sql))
        {
            yield return $"{table}: check {TSql.Plain(check.Groups["condition"].Value)}";
        }
    }

    private static IEnumerable<string> Lines(string table, TableDefinition definition)
    {
        foreach (ColumnDefinition column in definition.ColumnDefinitions)
        {
            string name = column.ColumnIdentifier.Value;
            string kind = column.DataType.Written().ToLowerInvariant() is "int" or "bit" ? "number" : "text";
            bool isRequired = column.Constraints.OfType<NullableConstraintDefinition>().Any(constraint => !constraint.Nullable);
            yield return $"{table}: {name} {kind} {(isRequired ? "required" : "optional")}";
            if (column.DefaultConstraint is DefaultConstraintDefinition value)
            {
                yield return $"{table}: default {name} {TSql.Plain(value.Expression.Written())}";
            }

            foreach (string line in column.Constraints.SelectMany(constraint => Lines(table, constraint, name)))
            {
                yield return line;
            }
        }

        foreach (string line in definition.TableConstraints.SelectMany(constraint => Lines(table, constraint, "")))
        {
            yield return line;
        }

        foreach (IndexDefinition index in definition.Indexes)
        {
            yield return $"{table}: {(index.Unique ? "unique" : "index")} ({Names(index.Columns.Select(column => column.Column))})";
        }
    }

    private static IEnumerable<string> Lines(string table, ConstraintDefinition constraint, string column) => constraint switch
    {
        UniqueConstraintDefinition { IsPrimaryKey: true } key => Columns(key, column).Select(name => $"{table}: key {name}"),
        UniqueConstraintDefinition unique => [$"{table}: unique ({string.Join(", ", Columns(unique, column))})"],
        CheckConstraintDefinition check => [$"{table}: check {TSql.Plain(check.CheckCondition.Written())}"],
        ForeignKeyConstraintDefinition reference =>
        [
            .. reference.Columns.Select(name => name.Value).DefaultIfEmpty(column)
                .Select(name => $"{table}: reference {name} -> {reference.ReferenceTableName.BaseIdentifier.Value}"),
        ],
        _ => [],
    };

    private static IEnumerable<string> Columns(UniqueConstraintDefinition constraint, string column) =>
        constraint.Columns.Count == 0 ? [column] : constraint.Columns.Select(named => Names([named.Column]));

    private static string Names(IEnumerable<ColumnReferenceExpression> columns) =>
        string.Join(", ", columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value));

    [GeneratedRegex(@"\bCHECK\s*(?<condition>\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\))")]
    private static partial Regex Check();
}
