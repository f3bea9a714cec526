using KiIndicators.Worker.Database.Sqlite;
using KiIndicators.Worker.Database.SqlServer;

namespace KiIndicators.Worker.Database.Providers;

/// <summary>The dialects that there are, by the word of the settings.</summary>
internal static class DatabaseProvider
{
    /// <summary>The database of the settings; nothing is opened.</summary>
    /// <param name="provider">Database:Provider, "sqlite" or "sqlserver".</param>
    /// <param name="connectionString">Database:ConnectionString, e.g. "Data Source=kiindicators.db".</param>
    /// <param name="folder">Against which a relative file is meant; null: the working directory.</param>
    /// <exception cref="UserError">Unknown provider or unreadable connection string (exit code 2).</exception>
    public static SqlDatabase Create(string provider, string connectionString, string? folder = null) => provider switch
    {
        SqlRoom.Sqlite => SqliteDatabase.Of(connectionString, folder),
        SqlRoom.SqlServer => SqlServerDatabase.Of(connectionString),
        _ => throw new UserError(
            $"Database:Provider ist \"{provider}\"; bekannt sind \"{SqlRoom.Sqlite}\" und \"{SqlRoom.SqlServer}\".", 2),
    };
}
