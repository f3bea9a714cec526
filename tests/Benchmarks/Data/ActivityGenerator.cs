using Dapper;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Database.Providers;
using Microsoft.Data.Sqlite;

namespace KiIndicators.Benchmarks.Data;

/// <summary>
/// Makes databases of any size: schema and views by the product's own upgrade, the rows seeded. Each activity has three or four
/// attributes; one in a hundred has one of the defects that the data contract names.
/// </summary>
internal sealed class ActivityGenerator
{
    /// <summary>The Stichtag of every measurement: what starts later is planned.</summary>
    public static readonly DateOnly AsOf = new(2026, 8, 16);

    private const string Day = "yyyy-MM-dd";

    private static readonly DateOnly FirstDay = new(2025, 1, 1);
    private static readonly DateOnly FirstDayBefore = new(2005, 1, 1);

    private readonly Random random;
    private readonly DatabaseSize size;
    private readonly GeneratedPartners partners;
    private readonly ActivityDrafts drafts;
    private int agreements;

    private ActivityGenerator(DatabaseSize size, int seed)
    {
        random = new Random(seed);
        this.size = size;
        partners = new GeneratedPartners(size.Activities);
        drafts = new ActivityDrafts(random, partners, Math.Max(1, size.Activities * 5 / 101));
    }

    /// <summary>Makes the database anew.</summary>
    /// <param name="file">Where; what lies there is replaced.</param>
    /// <param name="size">How many activities.</param>
    /// <param name="seed">The same seed gives the same rows.</param>
    public static SqlDatabase Create(string file, DatabaseSize size, int seed = 1)
    {
        File.Delete(file);
        SqlDatabase database = DatabaseProvider.Create(SqlRoom.Sqlite, $"Data Source={file}");
        DatabaseUpgrade.Run(database);
        new ActivityGenerator(size, seed).Fill(file);
        return database;
    }

    private void Fill(string file)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        // The file is thrown away where this is interrupted; and rows come ten times faster while no index is kept.
        connection.Execute("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -100000");
        (string Name, string Sql)[] indexes = [.. connection.Query<(string, string)>(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('ki_activity', 'ki_activity_attribute')")];
        using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            foreach ((string name, _) in indexes)
            {
                connection.Execute($"DROP INDEX {name}", transaction: transaction);
            }

            WritePartners(connection, transaction);
            WriteActivities(connection, transaction);
            transaction.Commit();
        }

        foreach ((_, string sql) in indexes)
        {
            connection.Execute(sql);
        }
    }

    private void WritePartners(SqliteConnection connection, SqliteTransaction transaction)
    {
        using Insert insert = new(connection, transaction, "ki_partner", "id", "name", "type", "voluntary");
        foreach ((string id, string type) in partners.All)
        {
            insert.Run(id, $"{type} {id}", type, type is "Verein" or "Migrantenorganisation" && random.Next(5) > 0 ? "1" : "0");
        }
    }

    private void WriteActivities(SqliteConnection connection, SqliteTransaction transaction)
    {
        using Insert activities = new(
            connection, transaction, "ki_activity", "id", "kind", "title", "start_date", "end_date", "status", "organiser", "participants",
            "minutes", "quantity", "unit", "note", "recorded_at", "changed_at");
        using Insert attributes = new(connection, transaction, "ki_activity_attribute", "activity_id", "attribute", "value");
        for (int number = 0; number < size.Activities; number++)
        {
            ActivityDraft draft = drafts.Next();
            string id = draft.IsAgreement ? $"K-{agreements++:0000000}" : $"{char.ToUpperInvariant(draft.Kind[0])}{number:00000000}";
            Write(activities, draft, id, number, number < size.Within ? FirstDay.AddDays(random.Next(730)) : FirstDayBefore.AddDays(random.Next(7300)));
            foreach ((string name, string value) in draft.Attributes)
            {
                attributes.Run(id, name, value);
            }
        }
    }

    private void Write(Insert insert, ActivityDraft draft, string id, int number, DateOnly start)
    {
        DateOnly recorded = start.AddDays(random.Next(-40, 45));
        recorded = recorded > AsOf ? AsOf.AddDays(-random.Next(60)) : recorded;
        string status = Status(start);
        bool isHeld = status == "held";
        DateOnly changed = isHeld && start > recorded ? start : recorded;
        DateOnly? end = draft.MayEnd && random.Next(2) == 0 ? start.AddDays(random.Next(90, 900)) : null;
        string?[] row =
        [
            id, draft.Kind, $"{draft.Title} {number}", start.ToString(Day), end?.ToString(Day), status,
            random.Next(5) switch { 3 => "VHS", 4 => "Stadt", _ => "KI" },
            isHeld ? draft.Participants : null, isHeld ? draft.Minutes : null, isHeld ? draft.Quantity : null, isHeld ? draft.Unit : null,
            isHeld ? draft.Note : null, $"{recorded.ToString(Day)} 09:00", $"{changed.ToString(Day)} 10:00",
        ];
        if (random.Next(100) == 0)
        {
            Spoil(row, draft.Attributes);
        }

        insert.Run(row);
    }

    private string Status(DateOnly start)
    {
        double chance = random.NextDouble();
        return start > AsOf ? (chance < 0.03 ? "cancelled" : "planned") : chance < 0.05 ? "cancelled" : chance < 0.08 ? "planned" : "held";
    }

    // One of the defects that the data contract names.
    private void Spoil(string?[] row, (string Name, string Value)[] attributes)
    {
        switch (random.Next(8))
        {
            case 0:
                row[3] = "2025-02-30";
                break;
            case 1:
                row[1] = "workshop";
                break;
            case 2:
                row[5] = "erledigt";
                break;
            case 3:
                row[4] = "1990-01-01";
                break;
            case 4:
                row[7] = "-5";
                break;
            case 5:
                attributes[0] = ("kommune", "Entenhausen");
                break;
            case 6:
                attributes[^1] = (attributes[^1].Name, attributes[^1].Value + " ");
                break;
            default:
                attributes[0] = ("partner", "P-99999999");
                break;
        }
    }

    /// <summary>One prepared INSERT.</summary>
    private sealed class Insert : IDisposable
    {
        private readonly SqliteCommand command;

        public Insert(SqliteConnection connection, SqliteTransaction transaction, string table, params string[] columns)
        {
            command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText =
                $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column))})";
            foreach (string column in columns)
            {
                command.Parameters.Add("$" + column, SqliteType.Text);
            }

            command.Prepare();
        }

        public void Run(params string?[] values)
        {
            for (int column = 0; column < values.Length; column++)
            {
                command.Parameters[column].Value = (object?)values[column] ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        public void Dispose() => command.Dispose();
    }
}
