using Dapper;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Intake.Import.Csv;
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
    public static ConnectionFactory Create(string root, IEnumerable<Programme> programmes, TimeProvider time)
    {
        ConnectionFactory connections = Empty(root);
        ImportToday(connections, programmes, time);
        return connections;
    }

    /// <summary>Creates the database in the folder and fills it with the sample data as they were on 08.02.2026.</summary>
    /// <exception cref="UserError">The folder holds a database that is not a demo's, or cannot be written.</exception>
    public static ConnectionFactory CreateAsThen(string root, IEnumerable<Programme> programmes, TimeProvider time)
    {
        ConnectionFactory connections = Empty(root);
        Import(connections, Path.Combine(Samples, Then), programmes, time);
        return connections;
    }

    /// <summary>Brings the data of then to today's: what was recorded, corrected, cancelled and withdrawn since.</summary>
    public static void BringToToday(ConnectionFactory connections, IEnumerable<Programme> programmes, TimeProvider time)
    {
        ImportToday(connections, programmes, time);
        Execute(connections, Path.Combine(Samples, Then, "since.sql"));
    }

    private static ConnectionFactory Empty(string root)
    {
        string file = Path.Combine(root, FileName);
        RemoveFormer(file);
        ConnectionFactory connections = ConnectionFactory.Create("sqlite", $"Data Source={file}");
        DatabaseUpgrade.Run(connections);
        DemoMark.Set(connections);
        return connections;
    }

    private static void ImportToday(ConnectionFactory connections, IEnumerable<Programme> programmes, TimeProvider time)
    {
        Import(connections, Samples, programmes, time);
        Execute(connections, Path.Combine(Samples, "host-rows.sql"));
    }

    private static void Import(ConnectionFactory connections, string folder, IEnumerable<Programme> programmes, TimeProvider time)
    {
        ImportResult imported = CsvImport.Run(connections, folder, time, ImportVocabulary.Of(programmes));
        if (!imported.IsWritten)
        {
            throw new UserError(string.Join(Environment.NewLine, imported.Faults));
        }
    }

    // As a host system would: past the import, into the base tables.
    private static void Execute(ConnectionFactory connections, string file)
    {
        string sql = File.ReadAllText(file);
        connections.Write(transaction => transaction.Connection!.Execute(sql, transaction: transaction));
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
        ConnectionFactory connections = ConnectionFactory.Create("sqlite", $"Data Source={file}");
        return DatabaseUpgrade.Status(connections).Applied.Length > 0 && DemoMark.IsSet(connections);
    }
}
