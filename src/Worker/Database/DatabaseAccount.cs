using Dapper;

namespace KiIndicators.Worker.Database;

/// <summary>The account under which the program works, and what the server knows of its database's backups.</summary>
/// <param name="Name">Name of the account; "" where the database is a file.</param>
/// <param name="IsOwner">Whether it may do more than the unattended program needs.</param>
/// <param name="IsWorker">Whether it may do what that needs.</param>
internal sealed record DatabaseAccount(string Name, bool IsOwner, bool IsWorker)
{
    /// <summary>The account of a database on a server.</summary>
    public static DatabaseAccount Of(SqlDatabase database) => database.Read(transaction =>
    {
        StoredRow rights = StoredRow.Read(transaction, database.Sql.ReadRights, "Rechte", 1).First();
        return new DatabaseAccount(rights.Text("Account"), rights.Long("IsOwner") != 0, rights.Long("IsWorker") != 0);
    });

    /// <summary>Takes the right to write, and writes nothing: no setting has an empty name.</summary>
    /// <exception cref="UserError">It may not.</exception>
    public static void RequireWriting(SqlDatabase database) =>
        database.Write(transaction => transaction.Connection!.Execute(database.Sql.DeleteSetting, new { Name = "" }, transaction));

    /// <summary>When the database was last backed up, in the server's wall time; null: the server knows of no backup.</summary>
    /// <exception cref="UserError">The account may not see it.</exception>
    public static DateTime? LastBackup(SqlDatabase database) =>
        database.Read(transaction => transaction.Connection!.ExecuteScalar<DateTime?>(database.Sql.ReadLastBackup, transaction: transaction));
}
