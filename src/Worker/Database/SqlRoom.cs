using System.Reflection;

namespace KiIndicators.Worker.Database;

/// <summary>
/// Where the SQL lies: schema and queries in the assembly, the contract views in files beside the program.
/// </summary>
internal static class SqlRoom
{
    private static readonly Assembly Assembly = typeof(SqlRoom).Assembly;

    /// <summary>The folder of the contract views that an installation adapts.</summary>
    /// <param name="dialect">"sqlite" or "sqlserver".</param>
    public static string ContractFolder(string dialect) =>
        Path.Combine(AppContext.BaseDirectory, "sql", dialect, "contract");

    /// <summary>The text of one query.</summary>
    public static string Query(string dialect, string name) => Text($"sql/{dialect}/queries/{name}.sql");

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
