using System.Data.Common;
using System.Runtime.Versioning;
using DbUp;
using DbUp.Builder;
using Microsoft.Data.Sqlite;

namespace KiIndicators.Worker.Database.Sqlite;

/// <summary>The embedded database: one file, created on first use.</summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    // How long to wait for another program that is writing, unless the connection string says otherwise ("Default Timeout").
    private const int BusySeconds = 5;

    private readonly SqliteConnectionStringBuilder settings;

    private SqliteDatabase(SqliteConnectionStringBuilder settings)
        : base(SqlRoom.Sqlite) => this.settings = settings;

    /// <inheritdoc/>
    public override string Name => settings.DataSource;

    /// <inheritdoc/>
    public override bool Exists => File.Exists(Name);

    /// <inheritdoc/>
    public override bool IsCreatedOnFirstUse => !Exists || new FileInfo(Name).Length == 0;

    /// <inheritdoc/>
    public override void Remove()
    {
        foreach (string suffix in (string[])["", "-wal", "-shm"])
        {
            File.Delete(Name + suffix);
        }
    }

    /// <inheritdoc/>
    public override bool ReadsOneMoment => true;

    /// <inheritdoc/>
    public override string UpgradeAdvice => "Bitte \"kiindicators db upgrade\" aufrufen.";

    /// <summary>The database of a connection string.</summary>
    /// <param name="connectionString">E.g. "Data Source=kiindicators.db".</param>
    /// <param name="folder">Against which a relative file is meant; null: the working directory.</param>
    /// <exception cref="UserError">It is unreadable or names no file (exit code 2).</exception>
    public static SqliteDatabase Of(string connectionString, string? folder = null)
    {
        try
        {
            SqliteConnectionStringBuilder parsed = new(connectionString);
            if (!parsed.ShouldSerialize("Default Timeout"))
            {
                parsed.DefaultTimeout = BusySeconds;
            }

            if (parsed.DataSource is "" or ":memory:" || parsed.Mode == SqliteOpenMode.Memory)
            {
                throw new UserError(
                    "Database:ConnectionString nennt keine Datei. Beispiel: \"Data Source=kiindicators.db\".", 2);
            }

            // Messages name the whole path: "kiindicators.db" alone does not tell which one.
            parsed.DataSource = Path.GetFullPath(parsed.DataSource, folder ?? Environment.CurrentDirectory);
            return new SqliteDatabase(parsed);
        }
        catch (ArgumentException exception)
        {
            throw new UserError(
                $"Database:ConnectionString ist nicht lesbar ({exception.Message}). Beispiel: \"Data Source=kiindicators.db\".",
                2, exception);
        }
    }

    /// <inheritdoc/>
    public override void RequireFolder()
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(Name))!;
        if (!Directory.Exists(folder))
        {
            throw new UserError(
                $"Den Ordner {folder} der Datenbank gibt es nicht, oder er ist nicht zugänglich. Bitte anlegen oder Database:ConnectionString berichtigen.", 2);
        }
    }

    /// <inheritdoc/>
    public override UpgradeEngineBuilder UpgradeTarget(bool create)
    {
        if (create && !Exists && !Directory.Exists(Name) && settings.Mode == SqliteOpenMode.ReadWriteCreate && !OperatingSystem.IsWindows())
        {
            CreateForFewEyes();
        }

        return DeployChanges.To.SqliteDatabase(ConnectionString(create));
    }

    // SQLite would let every account of the machine read it; what it writes beside the file takes over the rights of the file.
    [UnsupportedOSPlatform("windows")]
    private void CreateForFewEyes()
    {
        try
        {
            using FileStream created = new(Name, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead,
            });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(Path.GetDirectoryName(Name)!, exception);
        }
    }

    /// <inheritdoc/>
    public override bool IsUniqueViolation(DbException exception) =>
        exception is SqliteException known && SqliteFaults.IsUniqueViolation(known);

    /// <inheritdoc/>
    public override bool IsFaultyStatement(DbException exception) =>
        exception is SqliteException known && SqliteFaults.IsFaultyStatement(known);

    /// <summary>The full connection string.</summary>
    /// <param name="create">Whether a missing file is created.</param>
    public string ConnectionString(bool create) => new SqliteConnectionStringBuilder(settings.ConnectionString)
    {
        Mode = create || settings.Mode != SqliteOpenMode.ReadWriteCreate ? settings.Mode : SqliteOpenMode.ReadWrite,

        // A pooled connection outlives Dispose and would hold on to a file that was replaced, e.g. by a restored copy.
        Pooling = false,
    }.ConnectionString;

    /// <inheritdoc/>
    protected override DbConnection Opened()
    {
        RequireFolder();
        if (!Exists)
        {
            throw new UserError($"Die Datenbank {Name} gibt es noch nicht. Bitte zuerst \"kiindicators db upgrade\" aufrufen.");
        }

        SqliteConnection connection = new(ConnectionString(create: false));
        connection.Open();
        return connection;
    }

    /// <summary>Every query of the transaction sees the same moment.</summary>
    protected override DbTransaction BeginReading(DbConnection connection) =>
        ((SqliteConnection)connection).BeginTransaction(deferred: true);

    /// <inheritdoc/>
    protected override DbTransaction BeginWriting(DbConnection connection) => connection.BeginTransaction();

    /// <inheritdoc/>
    protected override UserError? Explain(Exception exception) =>
        exception is SqliteException known ? SqliteFaults.Explain(known, Name) : null;
}
