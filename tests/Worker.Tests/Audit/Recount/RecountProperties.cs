using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Tests.Database;
using Shouldly;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>
/// Two ways, one number: the evaluation in C# and the recount in SQL agree on random programmes over rows as badly
/// delivered as rows can be.
/// </summary>
public sealed class RecountProperties : IDisposable
{
    private readonly TestDatabase database = TestDatabase.Upgraded();

    private string Dialect => database.Connections.Dialect;

    [OnEachDialect]
    [Slow(Because.TriesManyCases)]
    public void Recount_OfAnyProgrammeOverAnyRows_AgreesWithTheEvaluation()
    {
        // About 25 comparisons an example. On a server fewer: it is reached over the network and makes the readable rows anew for every line.
        int count = Samples.Of(Dialect == SqlRoom.SqlServer ? 10 : 100);
        int compared = 0;
        Gen.ULong.Sample(
            seed =>
            {
                ImmutableArray<RecountedLine> lines = Count(RecountExample.Of(seed, 30));
                compared += lines.Length;
                Recounting.Differences(lines).ShouldBeEmpty($"seed {seed}");
            },
            iter: count, threads: 1);
        compared.ShouldBeGreaterThan(count * 15);
    }

    public void Dispose() => database.Dispose();

    private ImmutableArray<RecountedLine> Count(RecountExample example)
    {
        database.Connections.Write(transaction =>
        {
            new DeliveredRows(example.Choices, Dialect).Write(transaction, example.Rows, example.Choices.Of(0, 15, 40));
            return true;
        });
        EvaluationResult result = Recounting.Evaluate(database.Connections, example.Scope);
        return Recounting.Count(database.Connections, example.Scope, result);
    }
}
