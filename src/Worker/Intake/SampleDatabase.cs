using Dapper;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Csv;

namespace KiIndicators.Worker.Intake;

/// <summary>The demo's database: made afresh each time, and only ever in place of another demo's.</summary>
internal static class SampleDatabase
{
    private const string FileName = "kiindicators.db";

    /// <summary>Creates the database in the folder and fills it with the sample data.</summary>
    /// <exception cref="UserError">The folder holds a database that is not a demo's, or cannot be written.</exception>
    public static ConnectionFactory Create(string root, IEnumerable<Programme> programmes, TimeProvider time)
    {
        string file = Path.Combine(root, FileName);
        RemoveFormer(file);
        ConnectionFactory connections = ConnectionFactory.Create("sqlite", $"Data Source={file}");
        DatabaseUpgrade.Run(connections);
        DemoMark.Set(connections);
        string samples = Path.Combine(AppContext.BaseDirectory, "sql", "sample");
        ImportResult imported = CsvImport.Run(connections, samples, time, ImportVocabulary.Of(programmes));
        if (!imported.IsWritten)
        {
            throw new UserError(string.Join(Environment.NewLine, imported.Faults));
        }

        string hostRows = File.ReadAllText(Path.Combine(samples, "host-rows.sql"));
        connections.Write(transaction => transaction.Connection!.Execute(hostRows, transaction: transaction));
        return connections;
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
