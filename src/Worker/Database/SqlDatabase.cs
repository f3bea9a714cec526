using System.Data;
using System.Data.Common;
using DbUp.Builder;

namespace KiIndicators.Worker.Database;

/// <summary>Another program holds the database just now: nothing is wrong with it, and nothing was written.</summary>
/// <param name="message">What a person may do.</param>
/// <param name="innerException">What the driver said.</param>
internal sealed class DatabaseBusy(string message, Exception innerException) : UserError(message, 1, innerException);

/// <summary>
/// A database: opens it and turns what a person can mend into a <see cref="UserError"/>. One folder per dialect; the driver
/// of the other is never loaded. ("Database" alone is the name of this room, which C# does not tell from a class.)
/// </summary>
/// <param name="dialect">"sqlite" or "sqlserver".</param>
internal abstract class SqlDatabase(string dialect)
{
    /// <summary>"sqlite" or "sqlserver": the folder of the SQL.</summary>
    public string Dialect => dialect;

    /// <summary>The queries of the dialect.</summary>
    public Queries Sql { get; } = new(dialect);

    /// <summary>The database, as messages name it; never with user or password.</summary>
    public abstract string Name { get; }

    /// <summary>Removes a database that this program creates on first use; one on a server is never created, and never removed.</summary>
    public virtual void Remove()
    {
    }

    /// <summary>Whether there is a database to open, as far as can be told without opening it.</summary>
    public abstract bool Exists { get; }

    /// <summary>Whether nothing is there yet and the program may create it by itself.</summary>
    public abstract bool IsCreatedOnFirstUse { get; }

    /// <summary>Whether all that is read in one transaction is of one moment; else another's change may lie between two statements.</summary>
    public abstract bool ReadsOneMoment { get; }

    /// <summary>Connection string of the store in which several workers share the firings of their jobs; null: each has its own, in memory.</summary>
    public virtual string? SharedStore => null;

    /// <summary>What a person does to bring the database to this program's schema; a whole sentence.</summary>
    public abstract string UpgradeAdvice { get; }

    /// <summary>Opens the existing database.</summary>
    /// <exception cref="UserError">It is missing, cannot be reached or refuses the account.</exception>
    public DbConnection Open() => Guarded(Opened);

    /// <summary>Reads in one transaction. Nothing is written in it, so it may be begun anew after a fault that passes.</summary>
    public T Read<T>(Func<DbTransaction, T> read) => Guarded(() => Repeated(() =>
    {
        using DbConnection connection = Opened();
        using DbTransaction transaction = BeginReading(connection);
        return read(transaction);
    }));

    /// <summary>Writes in one transaction: all of it or nothing. Never repeated.</summary>
    public T Write<T>(Func<DbTransaction, T> write) => Guarded(() =>
    {
        using DbConnection connection = Opened();
        using DbTransaction transaction = BeginWriting(connection);
        T result = write(transaction);
        transaction.Commit();
        return result;
    });

    /// <summary>Writes in one transaction and takes it back: what would be is wanted, and nothing stays.</summary>
    public T Rehearse<T>(Func<DbTransaction, T> write) => Guarded(() =>
    {
        using DbConnection connection = Opened();
        using DbTransaction transaction = BeginWriting(connection);
        T result = write(transaction);
        transaction.Rollback();
        return result;
    });

    /// <summary>Runs database work and explains what a person can mend.</summary>
    public T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception exception) when (Explain(exception) is UserError explained)
        {
            throw explained;
        }
        catch (DbException exception) when (IsFaultyStatement(exception))
        {
            throw new UserError(
                $"Die Datenbank {Name} führt eine Anweisung nicht aus ({exception.Message}). Bitte die Sichten in sql/{dialect}/contract und die Werte darin prüfen; "
                + "es wurde nichts geschrieben.", 1, exception);
        }
        catch (DataException exception)
        {
            // A value of a type that no column of ours has, put there by hand or by a host's view.
            throw new UserError(
                $"In der Datenbank {Name} steht ein Wert, der nicht lesbar ist ({exception.Message.TrimEnd('.')}). Bitte den Wert berichtigen; es wurde nichts geschrieben.",
                1, exception);
        }
    }

    /// <summary>What a person can mend of a fault, or null.</summary>
    public UserError? Explained(Exception exception) => Explain(exception);

    /// <summary>What must be there before a database can be: a mistyped path is not to create folders.</summary>
    /// <exception cref="UserError">It is not (exit code 2).</exception>
    public virtual void RequireFolder()
    {
    }

    /// <summary>Where DbUp runs the schema scripts and keeps its journal.</summary>
    /// <param name="create">Whether a missing file is created.</param>
    public abstract UpgradeEngineBuilder UpgradeTarget(bool create);

    /// <summary>Whether a unique constraint or a primary key refused a row: somebody else was faster.</summary>
    public abstract bool IsUniqueViolation(DbException exception);

    /// <summary>Whether the text of a statement is at fault, and not the state of the database.</summary>
    public abstract bool IsFaultyStatement(DbException exception);

    /// <summary>An open connection.</summary>
    protected abstract DbConnection Opened();

    /// <summary>A transaction to read in.</summary>
    protected abstract DbTransaction BeginReading(DbConnection connection);

    /// <summary>A transaction to write in.</summary>
    protected abstract DbTransaction BeginWriting(DbConnection connection);

    /// <summary>Runs the work, again where a fault passes by itself and the dialect knows such faults.</summary>
    protected virtual T Repeated<T>(Func<T> work) => work();

    /// <summary>The explanation of a fault, or null where a person cannot mend it.</summary>
    protected abstract UserError? Explain(Exception exception);
}
