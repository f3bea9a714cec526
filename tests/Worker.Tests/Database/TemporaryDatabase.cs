using System.Data.Common;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using Microsoft.Data.Sqlite;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>A SQLite file in a folder of its own.</summary>
internal sealed class TemporaryDatabase : TestDatabase
{
    public TemporaryDatabase() => Connections = DatabaseProvider.Create("sqlite", ConnectionString());

    public string File => Path.Combine(Folder, "test.db");

    public override SqlDatabase Connections { get; }

    public static TemporaryDatabase Upgraded()
    {
        TemporaryDatabase database = new();
        DatabaseUpgrade.Run(database.Connections);
        return database;
    }

    public string ConnectionString(string more = "") => $"Data Source={File};Default Timeout=1;Pooling=False;{more}";

    public SqliteConnection Open()
    {
        SqliteConnection connection = new(ConnectionString());
        connection.Open();
        return connection;
    }

    protected override DbConnection OpenPlain() => Open();
}
