using Dapper;
using KiIndicators.Worker.Database;
using Microsoft.Data.Sqlite;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>A folder with a database of its own, removed afterwards.</summary>
internal sealed class TemporaryDatabase : IDisposable
{
    public TemporaryDatabase() => Connections = ConnectionFactory.Create("sqlite", ConnectionString());

    public string Folder { get; } = Directory.CreateTempSubdirectory("kiindicators-").FullName;

    public string File => Path.Combine(Folder, "test.db");

    public ConnectionFactory Connections { get; }

    public static TemporaryDatabase Upgraded()
    {
        TemporaryDatabase database = new();
        DatabaseUpgrade.Run(database.Connections);
        return database;
    }

    public string ConnectionString(string more = "") => $"Data Source={File};Default Timeout=1;Pooling=False;{more}";

    /// <summary>Runs SQL as a host system would: past the program.</summary>
    public void Execute(string sql, object? values = null)
    {
        using SqliteConnection connection = Open();
        connection.Execute(sql, values);
    }

    public string? Text(string sql)
    {
        using SqliteConnection connection = Open();
        return connection.ExecuteScalar<string?>(sql);
    }

    public SqliteConnection Open()
    {
        SqliteConnection connection = new(ConnectionString());
        connection.Open();
        return connection;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
