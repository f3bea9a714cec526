using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Data.SqlClient;

namespace KiIndicators.Worker.Database.SqlServer;

/// <summary>
/// What SQL Server or its driver says, in words that tell a person what to do. Anything else is a defect and stays an exception.
/// </summary>
internal static class SqlServerFaults
{
    // From this class on the server closes the connection.
    private const int FatalClass = 20;

    // 11 to 16: the statement's own fault; 13 is a deadlock, 14 a matter of rights.
    private const int DeadlockClass = 13;
    private const int RightsClass = 14;
    private const int LastStatementClass = 16;

    /// <summary>The explanation, or null where a person cannot mend it.</summary>
    /// <param name="exception">What the driver threw, also after repeated attempts.</param>
    /// <param name="name">Database and server.</param>
    public static UserError? Explain(Exception exception, string name) => CauseOf(exception) switch
    {
        SqlException known when Message(known.Number, known.Class, FirstLine(known), known.InnerException, name) is string message =>
            new UserError(message, innerException: exception),
        InvalidOperationException pool when pool.Source == typeof(SqlConnection).Assembly.GetName().Name && IsPoolTimeout(pool) =>
            new UserError(TooSlow(name), innerException: exception),
        _ => null,
    };

    /// <summary>Whether a unique constraint or index, or a primary key, refused a row.</summary>
    public static bool IsUniqueViolation(SqlException exception) => exception.Number is 2601 or 2627;

    /// <summary>Whether the text of the statement is at fault, and not the state of the server.</summary>
    public static bool IsFaultyStatement(SqlException exception) =>
        exception.Class is > 10 and <= LastStatementClass and not (DeadlockClass or RightsClass);

    /// <summary>The sentence for a fault, or null where a person cannot mend it.</summary>
    /// <param name="number">Number of the fault; the driver's own are 0 or below 0, or those of Windows' sockets.</param>
    /// <param name="severity">Class of the fault.</param>
    /// <param name="text">First line of what the server or the driver said.</param>
    /// <param name="cause">What lies beneath it, for example a fault of the network.</param>
    /// <param name="name">Database and server.</param>
    public static string? Message(int number, int severity, string text, Exception? cause, string name) => number switch
    {
        // https://learn.microsoft.com/sql/relational-databases/errors-events/database-engine-events-and-errors
        18452 or 18456 or 18470 or 18486 or 18487 or 18488 =>
            $"Der Server lehnt die Anmeldung an der Datenbank {name} ab. Bitte Benutzer und Kennwort oder das Dienstkonto prüfen (gesperrt, abgelaufen, kein Zugang?).",
        4060 or 911 or 916 =>
            $"Die Datenbank {name} lässt sich nicht öffnen. Bitte den Namen in Database:ConnectionString und den Zugang des Kontos zu dieser Datenbank prüfen.",
        924 or 926 or 927 or 942 or 945 or 976 or 978 or 983 or 3906 =>
            $"Die Datenbank {name} ist zurzeit nicht benutzbar (offline, in Wiederherstellung, schreibgeschützt oder Nebenreplikat). Bitte die Datenbankadministration fragen.",
        229 or 230 or 262 or 297 or 300 or 1088 or 2760 or 4613 or 15151 or 15247 =>
            $"Dem Konto fehlen Rechte in der Datenbank {name} ({text}). Bitte sql/sqlserver/roles.sql ausführen und dem Konto die Rolle ki_worker geben (für \"db upgrade\": ki_owner).",
        207 or 208 =>
            $"In der Datenbank {name} fehlt eine Tabelle, Sicht oder Spalte ({text}). Bitte \"kiindicators db status\" aufrufen und die Sichten in sql/sqlserver/contract prüfen.",
        2714 =>
            $"In der Datenbank {name} gibt es schon eine Tabelle oder Sicht gleichen Namens ({text}). Läuft woanders gerade ein \"db upgrade\"? Sonst bitte die Schemas ki und ki_contract prüfen; sie gehören allein KiIndicators.",
        2628 or 8152 =>
            $"Ein Wert ist länger, als die Spalte in der Datenbank {name} erlaubt ({text}). Bitte den Wert kürzen; es wurde nichts geschrieben.",
        1205 or 1222 =>
            $"Die Datenbank {name} ist gesperrt, weil ein anderes Programm sie benutzt. Bitte später erneut versuchen; es wurde nichts geschrieben.",
        1101 or 1105 or 9002 or 40544 =>
            $"Der Platz für die Datenbank {name} ist erschöpft. Bitte Speicherplatz schaffen (Daten- oder Protokolldatei); es wurde nichts geschrieben.",
        -2 or 258 => TooSlow(name),
        10928 or 10929 or 40197 or 40501 or 40613 or 49918 or 49919 or 49920 =>
            $"Die Datenbank {name} ist zurzeit überlastet oder zieht um. Bitte später erneut versuchen.",
        _ when IsAboutTheCertificate(text, cause) =>
            $"Dem Zertifikat des Servers der Datenbank {name} wird nicht vertraut. Bitte das Zertifikat der ausstellenden Stelle auf diesem Rechner hinterlegen oder, wenn nur der Name abweicht, HostNameInCertificate in Database:ConnectionString setzen.",
        _ when severity >= FatalClass =>
            $"Die Verbindung zur Datenbank {name} kam nicht zustande oder ist abgerissen{Reason(number, text, cause)}. Bitte Server, Netz und Firewall prüfen und den Befehl wiederholen: Geschrieben wird alles oder nichts.",
        _ => null,
    };

    private static string TooSlow(string name) =>
        $"Der Server der Datenbank {name} antwortet nicht in der vorgesehenen Zeit. Bitte Server, Netz und Last prüfen; \"Connect Timeout\" und \"Command Timeout\" in Database:ConnectionString verlängern die Zeit.";

    // The driver speaks the language of the program, or English.
    private static bool IsAboutTheCertificate(string text, Exception? cause) =>
        Innermost<AuthenticationException>(cause) is not null
        || text.Contains("certificate", StringComparison.OrdinalIgnoreCase)
        || text.Contains("Zertifikat", StringComparison.OrdinalIgnoreCase);

    // What the driver says of a network that failed is long and guesses; the network itself knows better.
    private static string Reason(int number, string text, Exception? cause) =>
        Innermost<SocketException>(cause)?.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => " (der Name des Servers ist unbekannt)",
            SocketError.ConnectionRefused => " (dort nimmt niemand Verbindungen an)",
            SocketError.ConnectionReset or SocketError.ConnectionAborted => " (die Gegenstelle hat abgebrochen)",
            SocketError.HostUnreachable or SocketError.NetworkUnreachable => " (kein Weg dorthin)",
            _ => number > 0 ? $" ({text})" : "",
        };

    private static T? Innermost<T>(Exception? exception)
        where T : Exception
    {
        T? found = null;
        for (Exception? inner = exception; inner is not null; inner = inner.InnerException)
        {
            found = inner as T ?? found;
        }

        return found;
    }

    // Where all pooled connections are in use or none can be had in time.
    private static bool IsPoolTimeout(InvalidOperationException exception) =>
        exception.Message.Contains("pool", StringComparison.OrdinalIgnoreCase);

    private static string FirstLine(SqlException exception) => exception.Message.ReplaceLineEndings("\n").Split('\n')[0];

    /// <summary>The driver's own exception; repeated attempts arrive as a bundle, of which the last one counts.</summary>
    private static Exception? CauseOf(Exception exception) => exception switch
    {
        AggregateException { InnerExceptions: [.., Exception last] } => CauseOf(last),
        _ => exception,
    };
}
