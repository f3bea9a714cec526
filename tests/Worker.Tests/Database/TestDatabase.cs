using System.Data.Common;
using System.Globalization;
using Dapper;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Tests.Database;

/// <summary>
/// A database of its own for one test, removed afterwards; of the dialect on which the test runs.
/// </summary>
internal abstract class TestDatabase : IDisposable
{
    /// <summary>A folder for files of the test.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("kiindicators-").FullName;

    public abstract SqlDatabase Connections { get; }

    /// <summary>A database with this program's schema.</summary>
    public static TestDatabase Upgraded(string? dialect = null)
    {
        if ((dialect ?? OnEachDialectAttribute.Current) == SqlRoom.Sqlite)
        {
            return TemporaryDatabase.Upgraded();
        }

        ServerDatabase database = new();
        DatabaseUpgrade.Run(database.Connections);
        return database;
    }

    /// <summary>Runs SQL as a host system would: past the program. Tables and views are named without their schema.</summary>
    public void Execute(string sql, object? values = null)
    {
        using DbConnection connection = OpenPlain();
        connection.Execute(Qualified(sql), values);
    }

    /// <summary>The first column of the first row, as text.</summary>
    public string? Text(string sql)
    {
        using DbConnection connection = OpenPlain();
        return Convert.ToString(connection.ExecuteScalar(Qualified(sql)), CultureInfo.InvariantCulture);
    }

    /// <summary>All rows of a base table in the order in which they were written, as text.</summary>
    public string Rows(string table)
    {
        using DbConnection connection = OpenPlain();
        return string.Join('\n', connection.Query(Qualified($"SELECT * FROM {table} ORDER BY row_id"))
            .Select(row => string.Join('|', (IDictionary<string, object>)row)));
    }

    public virtual void Dispose() => Directory.Delete(Folder, recursive: true);

    protected abstract DbConnection OpenPlain();

    /// <summary>The statement with the schemas of the dialect.</summary>
    protected virtual string Qualified(string sql) => sql;
}
