using System.Collections.Immutable;
using CsCheck;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Tests.Database;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>
/// Two ways, one number: the evaluation in C# and the recount in SQL agree on random programmes over rows as badly
/// delivered as rows can be.
/// </summary>
public abstract class RecountProperties(string dialect, int examples) : IDisposable
{
    /// <summary>About 25 comparisons an example. A longer run: set KI_TEST_RECOUNT_EXAMPLES.</summary>
    private static readonly int Examples =
        int.TryParse(Environment.GetEnvironmentVariable("KI_TEST_RECOUNT_EXAMPLES"), out int wanted) ? wanted : 0;

    private readonly TestDatabase database = TestDatabase.Upgraded(dialect);
    private readonly int count = Math.Max(examples, Examples);

    [Fact]
    public void Recount_OfAnyProgrammeOverAnyRows_AgreesWithTheEvaluation()
    {
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
            new DeliveredRows(example.Choices, dialect).Write(transaction, example.Rows, example.Choices.Of(0, 15, 40));
            return true;
        });
        EvaluationResult result = Recounting.Evaluate(database.Connections, example.Scope);
        return Recounting.Count(database.Connections, example.Scope, result);
    }

    public sealed class OnSqlite() : RecountProperties(SqlRoom.Sqlite, 150);

    /// <summary>Fewer: a server is reached over the network and makes the readable rows anew for every line.</summary>
    public sealed class OnSqlServer() : RecountProperties(SqlRoom.SqlServer, 10);
}
