using System.Reflection;

namespace KiIndicators.Worker.Database;

/// <summary>
/// The tables in which several workers on one SQL Server share the firings of their jobs. The package Quartz brings the script, which creates only what is
/// missing; here it gets our schema and our batch separator. `db upgrade` runs it, as owner; the worker never does.
/// </summary>
internal static class SchedulerTables
{
    /// <summary>What the names of the tables begin with.</summary>
    public const string Prefix = $"{Schema}QRTZ_";

    private const string Schema = "ki.";
    private const string Package = "Quartz";
    private const string Resource = "Quartz.Impl.AdoJobStore.Schema.create_sqlServer.sql";
    private const string Separator = "--;;";

    /// <summary>The script; null where the dialect shares nothing.</summary>
    public static string? Script(string dialect) => dialect == SqlRoom.SqlServer
        ? string.Join('\n', Text().ReplaceLineEndings("\n")
            .Replace("{0}", Prefix, StringComparison.Ordinal)
            .Replace("{1}", Prefix[Schema.Length..], StringComparison.Ordinal)
            .Split('\n').Select(line => line == Separator ? "GO" : line))
        : null;

    private static string Text()
    {
        using Stream stream = Assembly.Load(Package).GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Package} holds no {Resource}.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
