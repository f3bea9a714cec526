namespace KiIndicators.Worker.Database;

/// <summary>The configured database, made sure of before it is used.</summary>
/// <param name="database">The database; nothing is opened yet.</param>
/// <param name="tell">Takes what a person should know.</param>
internal sealed class ConfiguredDatabase(SqlDatabase database, Action<string> tell)
{
    private bool isCreatedHere;

    /// <summary>The database, created and upgraded on first use.</summary>
    /// <exception cref="UserError">It cannot be used.</exception>
    public SqlDatabase Usable()
    {
        bool isNew = !database.Exists;
        DatabaseUpgrade.EnsureUsable(database);
        isCreatedHere |= isNew;
        if (isNew)
        {
            tell($"Hinweis: Die Datenbank {database.Name} gab es noch nicht; sie ist neu angelegt und leer.");
        }

        return database;
    }

    /// <summary>Removes the database again if this program has just created it, because what it was created for came to nothing.</summary>
    public void TakeBack()
    {
        if (isCreatedHere)
        {
            database.Remove();
            isCreatedHere = false;
            tell($"Hinweis: Die neue Datenbank {database.Name} ist wieder entfernt.");
        }
    }

    /// <summary>The database for commands that read, and for the worker: a mistyped path or a file that was emptied is a fault, and no empty report.</summary>
    /// <exception cref="UserError">There is none, or its file is empty (exit code 2), or it is not on this program's schema.</exception>
    public SqlDatabase Existing() => !database.Exists ? throw new UserError(
        $"Die Datenbank {database.Name} gibt es nicht. Bitte Database:ConnectionString prüfen; es wurde nichts angelegt. "
        + "Eine neue legt „kiindicators db upgrade“ oder ein Import an.", 2)
        : database.IsCreatedOnFirstUse
        ? throw new UserError(
            $"Die Datei {database.Name} ist leer (0 Bytes) und keine Datenbank. Bitte Database:ConnectionString prüfen oder eine Sicherung einspielen. "
            + "Eine neue legt „kiindicators db upgrade“ an.", 2)
        : Usable();
}
