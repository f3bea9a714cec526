using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using DbUp.Engine;

namespace KiIndicators.Worker.Database;

/// <summary>
/// Brings a database to the schema of this program and its contract views to the files beside it.
/// </summary>
internal static class DatabaseUpgrade
{
    /// <summary>Runs what is pending and creates the contract views anew; creates the database where there is none.</summary>
    /// <param name="database">The database.</param>
    /// <param name="contractFolder">Folder of the contract views; null: the one beside the program.</param>
    /// <returns>The schema scripts that were run.</returns>
    /// <exception cref="UserError">The database is newer, locked, corrupt, unwritable, or a view is faulty.</exception>
    public static ImmutableArray<string> Run(SqlDatabase database, string? contractFolder = null)
    {
        database.RequireFolder();
        Status(database, contractFolder).RequireNotNewer();
        PrepareJournal(database);
        ImmutableArray<string> applied = RunScripts(database);
        return database.Write(transaction =>
        {
            Views(database, contractFolder).Create(transaction, database);
            Execute(transaction, SchedulerTables.Script(database.Dialect));
            Execute(transaction, SqlRoom.Roles(database.Dialect));
            return applied;
        });
    }

    /// <summary>
    /// Makes sure that the database can be used: creates a SQLite file on first use, refuses an older or newer one.
    /// A file that holds tables of somebody else, and any database on a server, is upgraded only when asked for.
    /// </summary>
    /// <exception cref="UserError">Older (call `db upgrade`), newer, locked, corrupt, unreadable.</exception>
    public static void EnsureUsable(SqlDatabase database, string? contractFolder = null)
    {
        database.RequireFolder();
        if (database.IsCreatedOnFirstUse)
        {
            Run(database, contractFolder);
            return;
        }

        DatabaseStatus status = Status(database, contractFolder);
        status.RequireNotNewer();
        if (!status.Pending.IsEmpty)
        {
            throw new UserError(
                $"Die Datenbank {database.Name} ist noch nicht auf dem Stand dieses Programms. {database.UpgradeAdvice}");
        }
    }

    /// <summary>Reads where the database stands, without changing it.</summary>
    /// <exception cref="UserError">It cannot be read.</exception>
    public static DatabaseStatus Status(SqlDatabase database, string? contractFolder = null)
    {
        ImmutableArray<string> known = [.. SqlRoom.Schema(database.Dialect).Select(script => script.Name)];
        if (!database.Exists)
        {
            return new DatabaseStatus(database.Name, false, [], known, [], []);
        }

        // Opened first: what is wrong with it is then said by the driver and not wrapped by DbUp.
        database.Read(_ => 0);
        ImmutableArray<string> applied = [.. database.Guarded(() => Executed(database)).Order(StringComparer.Ordinal)];
        ImmutableArray<string> pending = [.. known.Except(applied, StringComparer.Ordinal)];
        return new DatabaseStatus(
            database.Name, true, applied, pending,
            [.. applied.Except(known, StringComparer.Ordinal)],
            pending.IsEmpty
                ? database.Read(transaction => Views(database, contractFolder).Changed(transaction, database))
                : []);
    }

    private static List<string> Executed(SqlDatabase database)
    {
        try
        {
            return Engine(database, create: false).GetExecutedScripts();
        }
        catch (InvalidCastException exception)
        {
            throw new UserError(
                $"In {database.Name} steht in der Tabelle SchemaVersions ein Wert, der kein Name eines Schema-Skripts ist. Bitte die Zeile "
                + "in der Datenbank berichtigen oder eine Sicherung einspielen.", 1, exception);
        }
    }

    /// <summary>The views of a database, from the given folder or the one beside the program.</summary>
    internal static ContractViews Views(SqlDatabase database, string? folder) =>
        new(folder ?? SqlRoom.ContractFolder(database.Dialect));

    // A server's schemas must be there, with the right owner, before DbUp looks for its journal in one of them.
    private static void PrepareJournal(SqlDatabase database)
    {
        if (database.Dialect == SqlRoom.SqlServer)
        {
            database.Write(transaction => Execute(transaction, SqlRoom.Journal(database.Dialect)));
        }
    }

    private static int Execute(DbTransaction transaction, string? script)
    {
        foreach (string batch in SqlBatches.Split(script ?? ""))
        {
            transaction.Connection!.Execute(batch, transaction: transaction);
        }

        return 0;
    }

    private static ImmutableArray<string> RunScripts(SqlDatabase database) => database.Guarded(() =>
    {
        DatabaseUpgradeResult result = Engine(database, create: true).PerformUpgrade();
        if (!result.Successful)
        {
            Exception cause = Cause(result.Error);
            throw database.Explained(cause) ?? new UserError(
                $"Das Schema-Skript {result.ErrorScript?.Name ?? "(unbekannt)"} ließ sich in {database.Name} nicht ausführen ({cause.Message}). Es wurde "
                + "nichts geändert. Bitte prüfen, ob jemand das Schema von Hand geändert hat, und eine Sicherung einspielen.", 1, cause);
        }

        return result.Scripts.Select(script => script.Name).ToImmutableArray();
    });

    private static Exception Cause(Exception error)
    {
        for (Exception? inner = error; inner is not null; inner = inner.InnerException)
        {
            if (inner is DbException)
            {
                return inner;
            }
        }

        return error;
    }

    // One transaction over all scripts: a second program that upgrades at the same time waits and then finds nothing to do.
    private static UpgradeEngine Engine(SqlDatabase database, bool create) =>
        database.UpgradeTarget(create)
            .WithScripts(SqlRoom.Schema(database.Dialect).Select(script => new SqlScript(script.Name, script.Text)))
            .WithTransaction()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build();
}
