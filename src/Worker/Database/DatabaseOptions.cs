using System.Collections.Immutable;

namespace KiIndicators.Worker.Database;

/// <summary>Which database.</summary>
internal sealed record DatabaseOptions : ISettings<DatabaseOptions>
{
    private const string ProviderKey = "Database:Provider";
    private const string ConnectionStringKey = "Database:ConnectionString";

    /// <summary>"sqlite" or "sqlserver".</summary>
    public string Provider { get; init; } = SqlRoom.Sqlite;

    /// <summary>E.g. "Data Source=kiindicators.db".</summary>
    public string ConnectionString { get; init; } = "Data Source=kiindicators.db";

    /// <summary>The folder of the settings file that names the database; null: the working directory.</summary>
    public string? Folder { get; init; }

    /// <inheritdoc/>
    public static ImmutableArray<string> Keys => [ProviderKey, ConnectionStringKey];

    /// <inheritdoc/>
    public static DatabaseOptions Read(SettingsReader settings)
    {
        DatabaseOptions defaults = new();
        return new DatabaseOptions
        {
            Provider = settings.OneOf(ProviderKey, defaults.Provider, SqlRoom.Sqlite, SqlRoom.SqlServer),
            ConnectionString = settings.Text(ConnectionStringKey) ?? defaults.ConnectionString,
            Folder = settings.FolderOf(ConnectionStringKey),
        };
    }
}
