using System.Data.Common;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// The steps of all statements as temporary tables. SQLite: when disposed they are gone as if they had never been. SQL Server:
/// they go with the connection, and until then a step made anew takes the place of the former.
/// </summary>
internal sealed class PreparedSteps : IDisposable
{
    private const string Mark = "nachzaehlung";

    private readonly DbTransaction transaction;
    private readonly bool isTakenBack;

    private PreparedSteps(DbTransaction transaction, bool isTakenBack)
    {
        this.transaction = transaction;
        this.isTakenBack = isTakenBack;
        if (isTakenBack)
        {
            transaction.Save(Mark);
        }
    }

    /// <summary>Makes all tables, in order.</summary>
    /// <param name="transaction">The transaction of the recount; it writes nothing but temporary tables.</param>
    /// <param name="sql">How SQL is written.</param>
    /// <param name="tables">The steps.</param>
    /// <param name="altered">Applied to every SELECT.</param>
    public static PreparedSteps Create(
        DbTransaction transaction, SqlDialect sql, IEnumerable<StatementTable> tables, Func<string, string> altered)
    {
        PreparedSteps steps = new(transaction, sql is SqliteDialect);
        List<string> made = [];
        try
        {
            foreach (StatementTable table in tables)
            {
                steps.Run(sql.Make(table with { Body = altered(table.Body) }, made));
                made.Add(table.Name);
                foreach (string index in sql.MakeIndexes(table))
                {
                    steps.Run(index);
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
        if (isTakenBack)
        {
            transaction.Rollback(Mark);
            transaction.Release(Mark);
        }
    }

    private void Run(string text)
    {
        using DbCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = text;
        command.ExecuteNonQuery();
    }
}
