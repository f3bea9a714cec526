using System.Data.Common;
using DbUp.Builder;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Tests.Database;

namespace KiIndicators.Worker.Tests.Runs;

/// <summary>
/// A database in which somebody else may write between two readings, and whose readings see no single moment: what a server
/// is to the program, made of a SQLite file.
/// </summary>
/// <param name="file">The file.</param>
internal sealed class MovingDatabase(TemporaryDatabase file) : SqlDatabase(SqlRoom.Sqlite)
{
    private readonly Queue<Action> changes = new();

    public override string Name => "Probe";

    public override bool Exists => true;

    public override bool IsCreatedOnFirstUse => false;

    public override bool ReadsOneMoment => false;

    public override string UpgradeAdvice => "";

    /// <summary>How often something was read.</summary>
    public int Readings { get; private set; }

    /// <summary>What happens after the next reading for which nothing is set down yet; null: nothing.</summary>
    public void AfterReading(Action? change) => changes.Enqueue(change ?? (() => { }));

    public override UpgradeEngineBuilder UpgradeTarget(bool create) => file.Connections.UpgradeTarget(create);

    public override bool IsUniqueViolation(DbException exception) => file.Connections.IsUniqueViolation(exception);

    public override bool IsFaultyStatement(DbException exception) => file.Connections.IsFaultyStatement(exception);

    protected override DbConnection Opened() => file.Open();

    protected override DbTransaction BeginReading(DbConnection connection) => connection.BeginTransaction();

    protected override DbTransaction BeginWriting(DbConnection connection) => connection.BeginTransaction();

    protected override T Repeated<T>(Func<T> work)
    {
        T result = work();
        Readings++;
        if (changes.TryDequeue(out Action? change))
        {
            change();
        }

        return result;
    }

    protected override UserError? Explain(Exception exception) => null;
}
