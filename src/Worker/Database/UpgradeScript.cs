using System.Collections.Immutable;
using System.Text;

namespace KiIndicators.Worker.Database;

/// <summary>
/// What an upgrade would do, as one script that a database administration runs with its own tools: all of it or nothing,
/// recorded so that the program knows it afterwards.
/// </summary>
internal static class UpgradeScript
{
    /// <summary>The script; null where nothing is pending.</summary>
    /// <param name="database">The database.</param>
    /// <param name="contractFolder">Folder of the contract views; null: the one beside the program.</param>
    /// <exception cref="UserError">The database cannot be read or is newer.</exception>
    public static string? Of(SqlDatabase database, string? contractFolder = null)
    {
        DatabaseStatus status = DatabaseUpgrade.Status(database, contractFolder);
        status.RequireNotNewer();
        return status.IsCurrent ? null : Of(
            database.Dialect, database.Name, status.Pending, status.Pending.IsEmpty ? status.ChangedViews : AllViews,
            DatabaseUpgrade.Views(database, contractFolder));
    }

    /// <summary>The whole script, for a database that holds nothing yet; nothing is opened.</summary>
    public static string All(SqlDatabase database, string? contractFolder = null) => Of(
        database.Dialect, database.Name, [.. SqlRoom.Schema(database.Dialect).Select(script => script.Name)], AllViews,
        DatabaseUpgrade.Views(database, contractFolder));

    /// <summary>The script for the given pending files.</summary>
    /// <param name="dialect">"sqlite" or "sqlserver".</param>
    /// <param name="name">The database, for the reader of the script.</param>
    /// <param name="pending">Schema scripts to run.</param>
    /// <param name="views">Contract views to create anew.</param>
    /// <param name="contract">Where their texts lie.</param>
    private static string Of(
        string dialect, string name, ImmutableArray<string> pending, ImmutableArray<string> views, ContractViews contract)
    {
        List<string> batches = [];
        if (!pending.IsEmpty)
        {
            batches.AddRange(Part("journal.sql", SqlRoom.Journal(dialect)));
        }

        foreach ((string file, string text) in SqlRoom.Schema(dialect).Where(script => pending.Contains(script.Name)))
        {
            batches.AddRange(Part($"schema/{file}", text));
            batches.Add(Recorded(dialect, file));
        }

        foreach (string view in views)
        {
            batches.AddRange(Part($"contract/{view}.sql", contract.Text(view)));
            batches.Add(Remembered(dialect, view, contract.Text(view)));
        }

        if (!pending.IsEmpty && SchedulerTables.Script(dialect) is string scheduler)
        {
            batches.AddRange(Part("Quartz", scheduler));
        }

        if (!pending.IsEmpty && SqlRoom.Roles(dialect) is string roles)
        {
            batches.AddRange(Part("roles.sql", roles));
        }

        return dialect == SqlRoom.SqlServer ? ForSqlServer(name, batches) : ForSqlite(name, batches);
    }

    private static ImmutableArray<string> AllViews => [.. ContractViews.Contract.Select(contract => contract.View)];

    private static IEnumerable<string> Part(string file, string text) =>
        SqlBatches.Split(text).Select((batch, index) => index == 0 ? $"-- ---- {file}\n{batch}" : batch);

    private static string Recorded(string dialect, string script) => dialect == SqlRoom.SqlServer
        ? $"INSERT INTO ki.SchemaVersions (ScriptName, Applied) VALUES (N'{script}', GETUTCDATE());"
        : $"INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('{script}', datetime('now'));";

    private static string Remembered(string dialect, string view, string text)
    {
        string table = SqlRoom.Table(dialect, "setting");
        string prefix = dialect == SqlRoom.SqlServer ? "N" : "";
        string name = $"{prefix}'{ContractViews.SettingOf(view)}'";
        return $"DELETE FROM {table} WHERE name = {name};\nINSERT INTO {table} (name, value) VALUES ({name}, {prefix}'{ContractViews.HashOf(text)}');";
    }

    private static string ForSqlite(string name, IEnumerable<string> batches) => new StringBuilder()
        .Append(Header(name, "sqlite3 -bail DATEI < DIESE-DATEI.sql"))
        .Append("BEGIN IMMEDIATE;\n\n")
        .AppendJoin("\n\n", batches)
        .Append("\n\nCOMMIT;\n").ToString();

    // Once a batch has failed, what follows is compiled and not run, and the end takes everything back: never half an upgrade.
    private static string ForSqlServer(string name, IEnumerable<string> batches) => new StringBuilder()
        .Append(Header(name, "sqlcmd -S SERVER -d DATENBANK -E -b -I -f 65001 -i DIESE-DATEI.sql"))
        .Append("SET XACT_ABORT, QUOTED_IDENTIFIER, ANSI_NULLS ON;\nGO\nBEGIN TRANSACTION;\nGO\n")
        .AppendJoin("GO\n", batches.Select(batch => $"{batch}\nGO\nIF @@ERROR <> 0 OR @@TRANCOUNT = 0 SET NOEXEC ON;\n"))
        .Append("GO\nCOMMIT TRANSACTION;\nGO\nSET NOEXEC OFF;\nGO\nIF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;\nGO\n").ToString();

    private static string Header(string name, string command) =>
        $"""
        -- KiIndicators: ausstehende Änderungen der Datenbank {name}.
        -- Alles oder nichts, in einer Transaktion. Auszuführen zum Beispiel mit
        --   {command}
        -- Danach meldet "kiindicators db status", dass nichts mehr aussteht.


        """.ReplaceLineEndings("\n");
}
