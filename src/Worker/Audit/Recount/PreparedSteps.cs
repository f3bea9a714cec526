using System.Collections.Immutable;
using System.Data.Common;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>The steps of all statements as temporary tables; when disposed they are gone as if they had never been.</summary>
internal sealed class PreparedSteps : IDisposable
{
    private const string Mark = "nachzaehlung";

    private static readonly ImmutableArray<(string Table, string Columns)> Indexes =
    [
        (ReadableRows.Activities, "nummer"),
        (ReadableRows.Attributes, "nummer, merkmal, wert"),
        (ReadableRows.Attributes, "merkmal, wert, nummer"),
        (ReadableRows.Participants, "nummer, typ"),
        (ReadableRows.FieldValues, "nummer, merkmal, wert"),
    ];

    private readonly DbTransaction transaction;

    private PreparedSteps(DbTransaction transaction) => this.transaction = transaction;

    /// <summary>Makes all tables, in order.</summary>
    /// <param name="transaction">The transaction of the recount; it writes nothing but temporary tables.</param>
    /// <param name="tables">The steps.</param>
    /// <param name="altered">Applied to every SELECT.</param>
    public static PreparedSteps Create(DbTransaction transaction, IEnumerable<StatementTable> tables, Func<string, string> altered)
    {
        transaction.Save(Mark);
        PreparedSteps steps = new(transaction);
        try
        {
            foreach (StatementTable table in tables)
            {
                steps.Run($"CREATE TEMP TABLE {table.Name} AS\n{altered(table.Body)};");
                foreach ((string columns, int number) in Indexes.Where(index => index.Table == table.Name).Select((index, number) => (index.Columns, number)))
                {
                    steps.Run($"CREATE INDEX temp.ix_{table.Name}_{number} ON {table.Name} ({columns});");
                }
            }

            return steps;
        }
        catch
        {
            steps.Dispose();
            throw;
        }
    }

    /// <summary>Removes the tables.</summary>
    public void Dispose()
    {
        transaction.Rollback(Mark);
        transaction.Release(Mark);
    }

    private void Run(string text)
    {
        using DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
