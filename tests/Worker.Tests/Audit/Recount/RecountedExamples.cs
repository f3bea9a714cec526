using System.Collections.Immutable;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Tests.Database;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>Random examples of a kind that several tests count again: each is written and evaluated once, and only if one comes that far.</summary>
public sealed class RecountedExamples : IDisposable
{
    /// <summary>How many a wrong rule may pass unnoticed; a test stops at the first that notices.</summary>
    public const int Most = 200;

    private readonly Dictionary<string, List<RecountedExample>> made = [];

    public void Dispose() => made.Values.SelectMany(examples => examples).ToList().ForEach(example => example.Dispose());

    /// <summary>The examples of a kind in their order, the same for every test and whatever other kinds there are.</summary>
    internal IEnumerable<RecountedExample> Of(string word) => Enumerable.Range(1, Most).Select(number => At(word, number));

    private RecountedExample At(string word, int number)
    {
        List<RecountedExample> examples = made.TryGetValue(word, out List<RecountedExample>? known) ? known : made[word] = [];
        if (examples.Count < number)
        {
            examples.Add(new RecountedExample((ulong)number, word));
        }

        return examples[number - 1];
    }
}

/// <summary>A random example in a database of its own, with what the evaluation says about it.</summary>
internal sealed class RecountedExample : IDisposable
{
    private readonly TemporaryDatabase database = TemporaryDatabase.Upgraded();
    private readonly RecountScope scope;
    private readonly EvaluationResult result;

    public RecountedExample(ulong seed, string word)
    {
        RecountExample example = RecountExample.Of(seed, word);
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
