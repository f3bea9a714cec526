using Dapper;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Sqlite;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Sheets;
using KiIndicators.Worker.Intake.Rows;

namespace KiIndicators.Worker.Demo;

/// <summary>The demo's database: made afresh each time, and only ever in place of another demo's.</summary>
internal static class SampleDatabase
{
    private const string FileName = "kiindicators.db";

    /// <summary>Folder of the data as they were on the Stichtag of the earlier report, below the sample data.</summary>
    private const string Then = "2026-02-08";

    private static string Samples => Path.Combine(AppContext.BaseDirectory, "sql", "sample");

    /// <summary>Creates the database in the folder and fills it with the sample data as they are today.</summary>
    /// <exception cref="UserError">The folder holds a database that is not a demo's, or cannot be written.</exception>
    public static SqlDatabase Create(string root, IEnumerable<Programme> programmes, TimeProvider time)
    {
        SqlDatabase database = Empty(root);
        ImportToday(database, programmes, time);
        return database;
    }

    /// <summary>Creates the database in the folder and fills it with the sample data as they were on 08.02.2026.</summary>
    /// <exception cref="UserError">The folder holds a database that is not a demo's, or cannot be written.</exception>
    public static SqlDatabase CreateAsThen(string root, IEnumerable<Programme> programmes, TimeProvider time)
    {
        SqlDatabase database = Empty(root);
        Import(database, Path.Combine(Samples, Then), programmes, time);
        return database;
    }

    /// <summary>Brings the data of then to today's: what was recorded, corrected, cancelled and withdrawn since.</summary>
    public static void BringToToday(SqlDatabase database, IEnumerable<Programme> programmes, TimeProvider time)
    {
        ImportToday(database, programmes, time);
        Execute(database, Path.Combine(Samples, Then, "since.sql"));
    }

    private static SqlDatabase Empty(string root)
    {
        string file = Path.Combine(root, FileName);
        RemoveFormer(file);
        SqlDatabase database = SqliteDatabase.Of($"Data Source={file}");
        DatabaseUpgrade.Run(database);
        DemoMark.Set(database);
        return database;
    }

    private static void ImportToday(SqlDatabase database, IEnumerable<Programme> programmes, TimeProvider time)
    {
        Import(database, Samples, programmes, time);
        Execute(database, Path.Combine(Samples, "host-rows.sql"));
    }

    private static void Import(SqlDatabase database, string folder, IEnumerable<Programme> programmes, TimeProvider time)
    {
        ImportResult imported = ListImport.Run(database, folder, time, ImportVocabulary.Of(programmes));
        if (!imported.IsWritten)
        {
            throw new UserError(string.Join(Environment.NewLine, imported.Faults));
        }
    }

    // As a host system would: past the import, into the base tables.
    private static void Execute(SqlDatabase database, string file)
    {
        string sql = File.ReadAllText(file);
        database.Write(transaction => transaction.Connection!.Execute(sql, transaction: transaction));
    }

    private static void RemoveFormer(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            if (!File.Exists(file))
            {
                return;
            }

            if (!IsDemo(file))
            {
                throw new UserError(
                    $"{file} ist keine Demo-Datenbank und wird nicht überschrieben. Bitte mit --out einen anderen Ordner angeben.", 2);
            }

            foreach (string ending in new[] { "", "-journal", "-wal", "-shm" })
            {
                File.Delete(file + ending);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain(Path.GetDirectoryName(file)!, exception);
        }
    }

    private static bool IsDemo(string file)
    {
        SqlDatabase database = SqliteDatabase.Of($"Data Source={file}");
        return DatabaseUpgrade.Status(database).Applied.Length > 0 && DemoMark.IsSet(database);
    }
}
