using System.Collections.Immutable;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Tests.Database;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>Random examples that several tests count again: each is written and evaluated once, and only if one comes that far.</summary>
public sealed class RecountedExamples : IDisposable
{
    private const int Most = 60;

    private readonly List<RecountedExample> made = [];

    /// <summary>The examples in their order, the same for every test.</summary>
    internal IEnumerable<RecountedExample> All => Enumerable.Range(1, Most).Select(At);

    public void Dispose() => made.ForEach(example => example.Dispose());

    private RecountedExample At(int number)
    {
        if (made.Count < number)
        {
            made.Add(new RecountedExample((ulong)number));
        }

        return made[number - 1];
    }
}

/// <summary>A random example in a database of its own, with what the evaluation says about it.</summary>
internal sealed class RecountedExample : IDisposable
{
    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded();
    private readonly RecountScope scope;
    private readonly EvaluationResult result;

    public RecountedExample(ulong seed)
    {
        RecountExample example = RecountExample.Of(seed, 60);
        database.Connections.Write(transaction =>
        {
            new DeliveredRows(example.Choices, SqlRoom.Sqlite).Write(transaction, example.Rows, 40);
            return true;
        });
        scope = example.Scope;
        result = Recounting.Evaluate(database.Connections, scope);
    }

    public ImmutableArray<RecountedLine> Count(Func<string, string>? altered = null) =>
        Recounting.Count(database.Connections, scope, result, altered);

    public void Dispose() => database.Dispose();
}
