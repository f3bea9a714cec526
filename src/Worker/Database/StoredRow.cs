using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;

namespace KiIndicators.Worker.Database;

/// <summary>
/// A row of one of our own tables as it stands there. Whoever may write the database may have changed it by hand: what is not what
/// was written is a fault that names table, row, column and value, and never an exception of the driver.
/// </summary>
internal sealed class StoredRow
{
    private const int LongestValue = 40;

    // A year outside is a slip of the finger; days are computed with, and the calendar ends somewhere.
    private const int EarliestYear = 2000;
    private const int LatestYear = 2099;

    private readonly IDictionary<string, object?> values;
    private readonly string table;
    private readonly int keyColumns;

    private StoredRow(IDictionary<string, object?> values, string table, int keyColumns)
    {
        this.values = values;
        this.table = table;
        this.keyColumns = keyColumns;
    }

    /// <summary>Reads rows one by one; nothing of them is judged yet.</summary>
    /// <param name="transaction">The transaction to read in.</param>
    /// <param name="sql">The query.</param>
    /// <param name="table">The table, as messages name it.</param>
    /// <param name="keyColumns">How many columns at the front of the query tell a person which row it is.</param>
    /// <param name="parameters">Parameters of the query.</param>
    public static IEnumerable<StoredRow> Read(DbTransaction transaction, string sql, string table, int keyColumns, object? parameters = null) =>
        transaction.Connection!.Query<object>(sql, parameters, transaction, buffered: false)
            .Select(row => new StoredRow((IDictionary<string, object?>)row, table, keyColumns));

    /// <summary>Reads all rows; those that are not what they should be are left out and named.</summary>
    public static StoredReading<T> Judge<T>(IEnumerable<StoredRow> rows, Func<StoredRow, T> judge)
    {
        List<T> sound = [];
        List<StoredFault> faults = [];
        foreach (StoredRow row in rows)
        {
            try
            {
                sound.Add(judge(row));
            }
            catch (StoredFault fault)
            {
                faults.Add(fault);
            }
        }

        return new StoredReading<T>([.. sound], [.. faults]);
    }

    /// <summary>Whether the column is NULL.</summary>
    public bool IsNull(string column) => values[column] is null;

    /// <summary>Whether the column holds a text.</summary>
    public bool IsText(string column) => values[column] is string;

    /// <summary>A text.</summary>
    public string Text(string column) => values[column] as string ?? throw Fault(column, "kein Text");

    /// <summary>A text, or null where nothing stands.</summary>
    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    /// <summary>A whole number within 64 bits.</summary>
    public long Long(string column) => values[column] switch
    {
        long number => number,
        int number => number,
        _ => throw Fault(column, "keine ganze Zahl"),
    };

    /// <summary>A whole number from 1 that the program counts with.</summary>
    /// <param name="column">The column.</param>
    /// <param name="most">The greatest that is allowed.</param>
    public int Whole(string column, int most = int.MaxValue) => Long(column) is long number && number >= 1 && number <= most
        ? (int)number
        : throw Fault(column, $"keine ganze Zahl von 1 bis {most}");

    /// <summary>A day.</summary>
    public DateOnly Day(string column) =>
        DateOnly.TryParseExact(Text(column), DatabaseText.DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            && day.Year is >= EarliestYear and <= LatestYear
            ? day
            : throw Fault(column, $"kein Tag der Jahre {EarliestYear} bis {LatestYear} (JJJJ-MM-TT)");

    /// <summary>A wall time, or null where nothing stands.</summary>
    public TimeOnly? TimeOrNull(string column) => IsNull(column)
        ? null
        : TimeOnly.TryParseExact(Text(column), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
            ? time
            : throw Fault(column, "keine Uhrzeit (HH:MM)");

    /// <summary>A moment, UTC.</summary>
    public DateTimeOffset Moment(string column) =>
        DatabaseText.TryMoment(Text(column), out DateTimeOffset moment) ? moment : throw Fault(column, "kein Zeitpunkt (JJJJ-MM-TTTHH:MM:SSZ)");

    /// <summary>What is wrong with a value, for whoever judges it by a rule of his own.</summary>
    /// <param name="column">The column of the query.</param>
    /// <param name="what">What it is, e.g. "kein Tag".</param>
    public StoredFault Fault(string column, string what) => new(
        $"In der Tabelle {table} ist {ColumnOf(column)} {what}: {Shown(values[column])} (Zeile mit {Key()}). "
        + "Bitte die Zeile in der Datenbank berichtigen oder eine Sicherung einspielen.");

    private string Key() => string.Join(", ", values.Take(keyColumns).Select(value => $"{ColumnOf(value.Key)} {Shown(value.Value)}"));

    // The queries name results like members: MeetingDate is the column meeting_date.
    private static string ColumnOf(string name) => string.Concat(name.Select((letter, at) =>
        char.IsAsciiLetterUpper(letter) ? $"{(at > 0 ? "_" : "")}{char.ToLowerInvariant(letter)}" : letter.ToString()));

    private static string Shown(object? value) => value switch
    {
        null => "NULL",
        byte[] bytes => $"BLOB mit {bytes.Length} Bytes",
        string text => $"„{(text.Length <= LongestValue ? text : VisibleText.Beginning(text, LongestValue) + " …")}“",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}

/// <summary>Rows that were read: those that are what they should be, and what is wrong with the others.</summary>
/// <param name="Rows">The sound ones.</param>
/// <param name="Faults">One for each row that was left out.</param>
internal sealed record StoredReading<T>(ImmutableArray<T> Rows, ImmutableArray<StoredFault> Faults);

/// <summary>A row of an own table that is not what was written: it is named, and only what needs it cannot go on.</summary>
/// <param name="message">Table, row, column, value, and what to do.</param>
internal sealed class StoredFault(string message) : UserError(message);
