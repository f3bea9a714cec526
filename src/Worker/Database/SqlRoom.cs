using System.Reflection;

namespace KiIndicators.Worker.Database;

/// <summary>
/// Where the SQL lies: schema and queries in the assembly, the contract views in files beside the program.
/// </summary>
internal static class SqlRoom
{
    /// <summary>The dialect of the embedded database.</summary>
    public const string Sqlite = "sqlite";

    /// <summary>The dialect of SQL Server.</summary>
    public const string SqlServer = "sqlserver";

    private static readonly Assembly Assembly = typeof(SqlRoom).Assembly;

    /// <summary>The folder of the contract views that an installation adapts.</summary>
    /// <param name="dialect">"sqlite" or "sqlserver".</param>
    public static string ContractFolder(string dialect) =>
        Path.Combine(AppContext.BaseDirectory, "sql", dialect, "contract");

    /// <summary>The text of one query.</summary>
    public static string Query(string dialect, string name) => Text($"sql/{dialect}/queries/{name}.sql");

    /// <summary>A view of the data contract as statements name it.</summary>
    public static string View(string dialect, string name) => dialect == SqlServer ? $"ki_contract.{name}" : name;

    /// <summary>An own table or a base table as statements name it.</summary>
    public static string Table(string dialect, string name) => dialect == SqlServer ? $"ki.{name}" : name;

    /// <summary>Creates what the schema scripts are recorded in, where it is missing; may be run again.</summary>
    public static string Journal(string dialect) => Text($"sql/{dialect}/journal.sql");

    /// <summary>The roles and their rights, to be run after every change of the schema; null where the dialect knows none.</summary>
    public static string? Roles(string dialect) => dialect == SqlServer ? Text($"sql/{dialect}/roles.sql") : null;

    /// <summary>File name and text of all schema scripts in the order in which they are run.</summary>
    public static IReadOnlyList<(string Name, string Text)> Schema(string dialect)
    {
        string prefix = $"sql/{dialect}/schema/";
        return
        [
            .. Assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => (name[prefix.Length..], Text(name))),
        ];
    }

    private static string Text(string resource)
    {
        using Stream stream = Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly holds no {resource}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
