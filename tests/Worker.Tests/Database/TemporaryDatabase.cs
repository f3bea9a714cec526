using System.Data.Common;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using Microsoft.Data.Sqlite;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>A SQLite file in a folder of its own.</summary>
internal sealed class TemporaryDatabase : TestDatabase
{
    // The schema costs a dozen transactions: they are made once and copied.
    private static readonly Lazy<byte[]> Template = new(() =>
    {
        using TemporaryDatabase database = new();
        DatabaseUpgrade.Run(database.Connections);
        return System.IO.File.ReadAllBytes(database.File);
    });

    private readonly int patience;

    /// <param name="patience">Seconds that a locked database is waited for: long, a busy machine is no fault.</param>
    public TemporaryDatabase(int patience = 30)
    {
        this.patience = patience;
        Connections = DatabaseProvider.Create("sqlite", ConnectionString());
    }

    public string File => Path.Combine(Folder, "test.db");

    public override SqlDatabase Connections { get; }

    public static TemporaryDatabase Upgraded(int patience = 30)
    {
        TemporaryDatabase database = new(patience);
        System.IO.File.WriteAllBytes(database.File, Template.Value);
        return database;
    }

    public string ConnectionString(string more = "") => $"Data Source={File};Default Timeout={patience};Pooling=False;{more}";

    public SqliteConnection Open()
    {
        SqliteConnection connection = new(ConnectionString());
        connection.Open();
        return connection;
    }

    protected override DbConnection OpenPlain() => Open();
}
