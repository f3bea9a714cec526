namespace KiIndicators.Worker.Database;

/// <summary>The configured database, made sure of before it is used.</summary>
/// <param name="database">The database; nothing is opened yet.</param>
/// <param name="tell">Takes what a person should know.</param>
internal sealed class ConfiguredDatabase(SqlDatabase database, Action<string> tell)
{
    /// <summary>The database, created and upgraded on first use.</summary>
    /// <exception cref="UserError">It cannot be used.</exception>
    public SqlDatabase Usable()
    {
        bool isNew = !database.Exists;
        DatabaseUpgrade.EnsureUsable(database);
        if (isNew)
        {
            tell($"Hinweis: Die Datenbank {database.Name} gab es noch nicht; sie ist neu angelegt und leer.");
        }

        return database;
    }

    /// <summary>The database for commands that look back, and for the worker: a mistyped path is a fault, not an empty ledger.</summary>
    /// <exception cref="UserError">There is none (exit code 2), or it is not on this program's schema.</exception>
    public SqlDatabase Existing() => database.Exists ? Readable() : throw new UserError(
        $"Die Datenbank {database.Name} gibt es nicht. Bitte Database:ConnectionString prüfen; es wurde nichts angelegt. "
        + "Eine neue legt „kiindicators db upgrade“ an.", 2);

    /// <summary>The database for who reads: a file that was emptied is a fault and no new database.</summary>
    /// <exception cref="UserError">The file is empty (exit code 2), or it is not on this program's schema.</exception>
    public SqlDatabase Readable() => database is { Exists: true, IsCreatedOnFirstUse: true }
        ? throw new UserError(
            $"Die Datei {database.Name} ist leer (0 Bytes) und keine Datenbank. Bitte Database:ConnectionString prüfen oder eine Sicherung einspielen. "
            + "Eine neue legt „kiindicators db upgrade“ an.", 2)
        : Usable();
}
