using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace KiIndicators.Worker.Database;

/// <summary>
/// Opens the configured database and turns what a person can mend into a <see cref="UserError"/>.
/// </summary>
internal sealed class ConnectionFactory
{
    // How long to wait for another program that is writing, unless the connection string says otherwise ("Default Timeout").
    private const int BusySeconds = 5;

    private readonly SqliteConnectionStringBuilder settings;

    private ConnectionFactory(SqliteConnectionStringBuilder settings) => this.settings = settings;

    /// <summary>"sqlite" or "sqlserver": the folder of the SQL.</summary>
    public string Dialect => "sqlite";

    /// <summary>The database file, as messages name it.</summary>
    public string File => settings.DataSource;

    /// <summary>The queries of the dialect.</summary>
    public Queries Sql { get; } = new("sqlite");

    /// <summary>Whether the database file is there.</summary>
    public bool Exists => System.IO.File.Exists(File);

    /// <summary>The factory for a configured database.</summary>
    /// <param name="provider">Database:Provider, "sqlite" (or "sqlserver", not yet supported).</param>
    /// <param name="connectionString">Database:ConnectionString, e.g. "Data Source=kiindicators.db".</param>
    /// <exception cref="UserError">Unknown provider or unreadable connection string (exit code 2).</exception>
    public static ConnectionFactory Create(string provider, string connectionString) => provider switch
    {
        "sqlite" => new ConnectionFactory(Parse(connectionString)),
        "sqlserver" => throw new UserError(
            "SQL Server wird von dieser Version noch nicht unterstützt. Bitte Database:Provider auf \"sqlite\" stellen.", 2),
        _ => throw new UserError(
            $"Database:Provider ist \"{provider}\"; bekannt ist \"sqlite\".", 2),
    };

    /// <summary>Opens the existing database.</summary>
    /// <exception cref="UserError">The file is missing or cannot be opened.</exception>
    public DbConnection Open() => Guarded(() =>
    {
        RequireFolder();
        if (!Exists)
        {
            throw new UserError($"Die Datenbank {File} gibt es noch nicht. Bitte zuerst \"kiindicators db upgrade\" aufrufen.");
        }

        return Opened(ConnectionString(create: false));
    });

    /// <summary>Reads in one transaction: every query sees the same moment.</summary>
    public T Read<T>(Func<DbTransaction, T> read) => Guarded(() =>
    {
        using DbConnection connection = Open();
        using SqliteTransaction transaction = ((SqliteConnection)connection).BeginTransaction(deferred: true);
        return read(transaction);
    });

    /// <summary>Writes in one transaction: all of it or nothing.</summary>
    public T Write<T>(Func<DbTransaction, T> write) => Guarded(() =>
    {
        using DbConnection connection = Open();
        using DbTransaction transaction = connection.BeginTransaction();
        T result = write(transaction);
        transaction.Commit();
        return result;
    });

    /// <summary>Runs database work and explains what a person can mend.</summary>
    public T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException exception) when (DatabaseFaults.Explain(exception, File) is UserError explained)
        {
            throw explained;
        }
    }

    /// <summary>The folder of the database must be there: a mistyped path is not to create folders.</summary>
    /// <exception cref="UserError">It is not (exit code 2).</exception>
    public void RequireFolder()
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(File))!;
        if (!Directory.Exists(folder))
        {
            throw new UserError(
                $"Den Ordner {folder} der Datenbank gibt es nicht, oder er ist nicht zugänglich. Bitte anlegen oder Database:ConnectionString berichtigen.", 2);
        }
    }

    /// <summary>The full connection string.</summary>
    /// <param name="create">Whether a missing file is created.</param>
    public string ConnectionString(bool create) => new SqliteConnectionStringBuilder(settings.ConnectionString)
    {
        Mode = create || settings.Mode != SqliteOpenMode.ReadWriteCreate ? settings.Mode : SqliteOpenMode.ReadWrite,

        // A pooled connection outlives Dispose and would hold on to a file that was replaced, e.g. by a restored copy.
        Pooling = false,
    }.ConnectionString;

    private static SqliteConnection Opened(string connectionString)
    {
        SqliteConnection connection = new(connectionString);
        connection.Open();
        return connection;
    }

    private static SqliteConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            SqliteConnectionStringBuilder parsed = new(connectionString);
            if (!parsed.ShouldSerialize("Default Timeout"))
            {
                parsed.DefaultTimeout = BusySeconds;
            }

            return parsed.DataSource is "" or ":memory:" || parsed.Mode == SqliteOpenMode.Memory
                ? throw new UserError(
                    "Database:ConnectionString nennt keine Datei. Beispiel: \"Data Source=kiindicators.db\".", 2)
                : parsed;
        }
        catch (ArgumentException exception)
        {
            throw new UserError(
                $"Database:ConnectionString ist nicht lesbar ({exception.Message}). Beispiel: \"Data Source=kiindicators.db\".",
                2, exception);
        }
    }
}
