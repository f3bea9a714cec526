using System.Collections.Immutable;
using System.Data.Common;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>The readable rows as temporary tables, removed again when disposed.</summary>
internal sealed class PreparedRows : IDisposable
{
    private static readonly ImmutableArray<(string Table, string Columns)> Indexes =
    [
        (ReadableRows.Activities, "nummer"),
        (ReadableRows.Attributes, "nummer, merkmal, wert"),
        (ReadableRows.Attributes, "merkmal, wert, nummer"),
        (ReadableRows.Participants, "nummer, typ"),
        (ReadableRows.FieldValues, "nummer, merkmal, wert"),
    ];

    private readonly DbTransaction? transaction;
    private readonly ImmutableArray<string> tables;

    private PreparedRows(DbTransaction? transaction, ImmutableArray<string> tables)
    {
        this.transaction = transaction;
        this.tables = tables;
    }

    /// <summary>No tables: each statement makes its own.</summary>
    public static PreparedRows None { get; } = new(null, []);

    /// <summary>Makes the tables that are needed.</summary>
    /// <param name="transaction">The transaction of the recount.</param>
    /// <param name="rows">Which tables, after all statements have been written.</param>
    /// <param name="altered">Applied to every statement.</param>
    public static PreparedRows Create(DbTransaction transaction, ReadableRows rows, Func<string, string> altered)
    {
        (string Name, string Comment, string Body)[] needed = [.. rows.Tables()];
        PreparedRows prepared = new(transaction, [.. needed.Select(table => table.Name)]);
        foreach ((string name, _, string body) in needed)
        {
            prepared.Run(altered($"CREATE TEMP TABLE {name} AS\n{body};"));
            foreach ((string columns, int number) in Indexes.Where(index => index.Table == name).Select((index, number) => (index.Columns, number)))
            {
                prepared.Run($"CREATE INDEX temp.ix_{name}_{number} ON {name} ({columns});");
            }
        }

        return prepared;
    }

    /// <summary>Removes the tables.</summary>
    public void Dispose()
    {
        foreach (string table in tables)
        {
            Run($"DROP TABLE temp.{table};");
        }
    }

    private void Run(string text)
    {
        using DbCommand command = transaction!.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
