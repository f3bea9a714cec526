using Microsoft.Data.Sqlite;

namespace KiIndicators.Worker.Database.Sqlite;

/// <summary>
/// What SQLite says, in words that tell a person what to do. Anything else is a defect and stays an exception.
/// </summary>
internal static class SqliteFaults
{
    // Result codes of SQLite, https://www.sqlite.org/rescode.html
    private const int Error = 1;
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const int UniqueConstraint = 2067;
    private const int PrimaryKeyConstraint = 1555;

    /// <summary>The explanation, or null where a person cannot mend it.</summary>
    public static UserError? Explain(SqliteException exception, string file) =>
        Message(exception, file) is not string message ? null
        : exception.SqliteErrorCode is Busy or Locked ? new DatabaseBusy(message, exception)
        : new UserError(message, innerException: exception);

    /// <summary>Whether a unique constraint or a primary key refused a row.</summary>
    public static bool IsUniqueViolation(SqliteException exception) =>
        exception.SqliteExtendedErrorCode is UniqueConstraint or PrimaryKeyConstraint;

    /// <summary>Whether the statement itself is faulty: a locked or full database has its own code.</summary>
    public static bool IsFaultyStatement(SqliteException exception) => exception.SqliteErrorCode == Error;

    private static string? Message(SqliteException exception, string file) => exception.SqliteErrorCode switch
    {
        Busy or Locked =>
            $"Die Datenbank {file} ist gesperrt, weil ein anderes Programm sie benutzt. Bitte jenes Programm beenden oder es später erneut versuchen.",
        ReadOnly =>
            $"Die Datenbank {file} ist schreibgeschützt. Bitte die Rechte der Datei und ihres Ordners prüfen.",
        Permission or CannotOpen =>
            $"Die Datenbank {file} lässt sich nicht öffnen. Bitte prüfen, ob die Datei und ihr Ordner gelesen und geschrieben werden dürfen.",
        InputOutput =>
            $"Die Datenbank {file} lässt sich nicht lesen oder schreiben (Ein-/Ausgabefehler). Bitte Datenträger und Netzlaufwerk prüfen.",
        Full =>
            $"Der Platz für die Datenbank {file} ist erschöpft. Bitte Speicherplatz schaffen; es wurde nichts geschrieben.",
        NotADatabase =>
            $"Die Datei {file} ist keine SQLite-Datenbank. Bitte Database:ConnectionString prüfen oder eine Sicherung einspielen.",
        Corrupt =>
            $"Die Datenbank {file} ist beschädigt. Bitte eine Sicherung einspielen.",
        Error when exception.Message.Contains("already", StringComparison.Ordinal) =>
            $"In der Datenbank {file} gibt es schon eine Tabelle oder Sicht gleichen Namens ({exception.Message}). KiIndicators braucht eine eigene Datenbank; das Hostsystem wird über die Sichten in sql/sqlite/contract angebunden.",
        Error when IsMissingObject(exception) =>
            $"In der Datenbank {file} fehlt eine Tabelle, Sicht oder Spalte ({exception.Message}). Bitte \"kiindicators db upgrade\" aufrufen und die Sichten in sql/sqlite/contract prüfen.",
        _ => null,
    };

    private static bool IsMissingObject(SqliteException exception) =>
        exception.Message.Contains("no such table", StringComparison.Ordinal)
        || exception.Message.Contains("no such column", StringComparison.Ordinal);
}
