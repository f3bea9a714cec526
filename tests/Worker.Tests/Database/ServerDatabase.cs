using System.Data.Common;
using System.Text.RegularExpressions;
using Dapper;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using Microsoft.Data.SqlClient;
using Xunit;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>
/// A database of its own on the server that KI_TEST_SQLSERVER names, created and dropped by the test; its login must be
/// allowed to create databases. Without the variable the test is skipped, and counted as such.
/// </summary>
internal sealed partial class ServerDatabase : TestDatabase
{
    /// <summary>Environment variable with the connection string of a SQL Server for tests.</summary>
    public const string Variable = "KI_TEST_SQLSERVER";

    private readonly string name = $"KiIndicatorsTest_{Guid.NewGuid():N}";
    private readonly string server = Server();

    public ServerDatabase()
    {
        Run($"CREATE DATABASE [{name}]");
        ConnectionString = new SqlConnectionStringBuilder(server) { InitialCatalog = name, Pooling = false }.ConnectionString;
        Connections = DatabaseProvider.Create("sqlserver", ConnectionString);
    }

    public string ConnectionString { get; }

    public override SqlDatabase Connections { get; }

    /// <summary>The server's connection string; skips the test where there is none.</summary>
    public static string Server()
    {
        string? configured = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrWhiteSpace(configured), $"{Variable} ist nicht gesetzt: ohne SQL Server.");
        return configured!;
    }

    /// <summary>Runs batches over one connection, as the tools of an administration do.</summary>
    public void RunAsOneSession(IEnumerable<string> batches)
    {
        using DbConnection connection = OpenPlain();
        foreach (string batch in batches)
        {
            connection.Execute(batch);
        }
    }

    public override void Dispose()
    {
        Run($"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
        base.Dispose();
    }

    protected override DbConnection OpenPlain()
    {
        SqlConnection connection = new(ConnectionString);
        connection.Open();
        return connection;
    }

    protected override string Qualified(string sql) => ViewName().Replace(TableName().Replace(sql, "$1 ki.$2"), "$1 ki_contract.$2");

    private void Run(string sql)
    {
        using SqlConnection connection = new(new SqlConnectionStringBuilder(server) { InitialCatalog = "master", Pooling = false }.ConnectionString);
        connection.Execute(sql);
    }

    [GeneratedRegex(@"\b(FROM|JOIN|INTO|UPDATE|TABLE) ((?:ki_(?!contract)\w+|setting|meeting|meeting_source|feed_state|report_occurrence|ledger|frozen_baseline|SchemaVersions)\b)")]
    private static partial Regex TableName();

    [GeneratedRegex(@"\b(FROM|JOIN|VIEW|VIEW IF EXISTS) ((?:activity|activity_attribute|partner|remark)\b)")]
    private static partial Regex ViewName();
}
