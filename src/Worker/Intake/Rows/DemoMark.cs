using System.Data.Common;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Intake.Rows;

/// <summary>
/// The mark of a demo database: its reports say BEISPIELDATEN, and its default Stichtag is the sample data's.
/// </summary>
internal static class DemoMark
{
    /// <summary>Stichtag of the demo: the day before the due day of its meeting.</summary>
    public static readonly DateOnly AsOf = new(2026, 8, 16);

    private const string Marked = "ja";

    /// <summary>Whether the database is marked.</summary>
    public static bool IsSet(SqlDatabase database) =>
        database.Read(transaction => IsSet(transaction, database));

    /// <summary>Whether the database is marked, asked within a transaction.</summary>
    public static bool IsSet(DbTransaction transaction, SqlDatabase database) =>
        Settings.Read(transaction, database.Sql, Settings.Demo) == Marked;

    /// <summary>Marks the database.</summary>
    public static void Set(SqlDatabase database) => database.Write(transaction =>
    {
        Settings.Write(transaction, database.Sql, Settings.Demo, Marked);
        return true;
    });
}
