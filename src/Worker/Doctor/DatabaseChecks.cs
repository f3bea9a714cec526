using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Doctor;

/// <summary>What is looked at in the database.</summary>
/// <param name="database">The database.</param>
/// <param name="ledger">The ledger.</param>
/// <param name="time">The clock.</param>
internal sealed class DatabaseChecks(SqlDatabase database, LedgerStore ledger, TimeProvider time)
{
    // Between the moment that a row names and that of its reading lies no time at all; clocks of two machines differ.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(2);

    // Days. In a month somebody has recorded something, or nobody records any more.
    private const int OldData = 45;

    // A weekly backup that was missed once.
    private static readonly TimeSpan OldBackup = TimeSpan.FromDays(8);

    /// <summary>Whether it is on this program's schema, and its views are those of their files.</summary>
    public Diagnosis Schema()
    {
        DatabaseStatus status = DatabaseUpgrade.Status(database);
        status.RequireNotNewer();
        return !status.Pending.IsEmpty ? Diagnosis.Fault($"Es steht noch aus: {string.Join(", ", status.Pending)}. {database.UpgradeAdvice}")
            : !status.ChangedViews.IsEmpty
                ? Diagnosis.Hint($"Anders als ihre Datei in sql/{database.Dialect}/contract: {string.Join(", ", status.ChangedViews)}. {database.UpgradeAdvice}")
            : Diagnosis.Ok($"auf dem Stand dieses Programms ({status.Applied[^1]})");
    }

    /// <summary>Whether every view of the contract can be read, and gives rows.</summary>
    public Diagnosis Views()
    {
        ImmutableArray<ViewRows> views = ContractViews.Count(database);
        return views.FirstOrDefault(view => view.Fault is not null) is ViewRows faulty ? Diagnosis.Fault($"{faulty.View}: {faulty.Fault}")
            : views[0].Rows == 0 ? Diagnosis.Hint("Die Sicht activity gibt keine Zeile; jeder Bericht wäre leer. Bitte die Anbindung oder den Import prüfen.")
            : Diagnosis.Ok(string.Join(", ", views.Select(view => string.Create(CultureInfo.InvariantCulture, $"{view.View} {view.Rows}"))));
    }

    /// <summary>Whether somebody still records: an import that has died makes every milestone look at risk.</summary>
    public Diagnosis Age()
    {
        string? last = database.Read(transaction => StoredRow.Read(transaction, database.Sql.ReadLatestChange, "activity", 1).First().TextOrNull("ChangedOn"));
        return !DateOnly.TryParseExact(last, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
                ? Diagnosis.Hint("Keine Aktivität nennt, wann sie zuletzt geändert wurde (changed_at); wie alt die Daten sind, lässt sich nicht sagen.")
            : BerlinTime.Today(time).DayNumber - day.DayNumber > OldData
                ? Diagnosis.Hint($"Zuletzt geändert am {day:dd.MM.yyyy}. Kommen noch Daten an? Sonst sieht jedes Vorhaben gefährdet aus: Import oder Anbindung prüfen.")
            : Diagnosis.Ok($"zuletzt geändert am {day:dd.MM.yyyy}");
    }

    /// <summary>Whether the account may do what it must, and no more.</summary>
    public Diagnosis Rights() => database.Dialect == SqlRoom.SqlServer ? ServerRights() : FileRights();

    /// <summary>Whether the clock has not gone backwards: nothing was recorded later than now.</summary>
    public Diagnosis Clock()
    {
        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset? last = ledger.ReadEntries().Rows.Select(entry => DatabaseText.TryMoment(entry.RecordedAt, out DateTimeOffset at) ? (DateTimeOffset?)at : null).Max();
        string shown = $"{BerlinTime.Wall(now):dd.MM.yyyy HH:mm:ss} Uhr (Europe/Berlin)";
        return last - now > ClockTolerance
            ? Diagnosis.Fault($"{shown}; im Auswertungsbuch steht schon ein Lauf vom {BerlinTime.Wall(last!.Value):dd.MM.yyyy HH:mm} Uhr. Bitte die Uhr der Maschine prüfen (Zeitdienst).")
            : Diagnosis.Ok(shown);
    }

    /// <summary>When the database was last backed up, where it knows.</summary>
    public Diagnosis Backup()
    {
        if (database.Dialect != SqlRoom.SqlServer)
        {
            return Diagnosis.Hint("Eine SQLite-Datei weiß nichts von ihren Sicherungen. Bitte im Betriebshandbuch nachsehen, wie sie gesichert wird.");
        }

        try
        {
            DateTime? last = DatabaseAccount.LastBackup(database);
            return last is not DateTime finished ? Diagnosis.Hint("Der Server kennt keine Sicherung dieser Datenbank. Bitte mit der Datenbankadministration klären.")
                : BerlinTime.Wall(time.GetUtcNow()) - finished > OldBackup
                    ? Diagnosis.Hint($"Die letzte Sicherung ist vom {finished:dd.MM.yyyy HH:mm} Uhr. Bitte mit der Datenbankadministration klären.")
                : Diagnosis.Ok($"zuletzt am {finished:dd.MM.yyyy HH:mm} Uhr");
        }
        catch (UserError)
        {
            return Diagnosis.Hint("Das Konto darf nicht sehen, wann gesichert wurde (msdb). Bitte mit der Datenbankadministration klären.");
        }
    }

    private Diagnosis ServerRights()
    {
        DatabaseAccount account = DatabaseAccount.Of(database);
        return account.IsOwner
            ? Diagnosis.Hint($"{account.Name} darf mehr als nötig (db_owner, sysadmin oder ki_owner): Mit diesem Konto ließe sich das Auswertungsbuch ändern. Für den Dienst genügt ki_worker.")
            : !account.IsWorker ? Diagnosis.Fault($"{account.Name} ist nicht Mitglied der Rolle ki_worker. Bitte die Datenbankadministration darum bitten (docs/production.md, Abschnitt 4).")
            : Diagnosis.Ok($"{account.Name} ist Mitglied von ki_worker und darf nicht mehr");
    }

    private Diagnosis FileRights()
    {
        DatabaseAccount.RequireWriting(database);
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(database.Name) & (UnixFileMode.OtherRead | UnixFileMode.OtherWrite)) != 0)
        {
            return Diagnosis.Hint($"Jeder auf dieser Maschine kann {database.Name} lesen. Bitte die Rechte einschränken: chmod 640.");
        }

        return Diagnosis.Ok("lesen und schreiben");
    }
}
