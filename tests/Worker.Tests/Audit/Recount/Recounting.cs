using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Recount;
using KiIndicators.Worker.Audit.Recount.Kinds;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake.Rows;

namespace KiIndicators.Worker.Tests.Audit.Recount;

/// <summary>Both ways over one database: read, evaluate, count again.</summary>
internal static class Recounting
{
    public static EvaluationResult Evaluate(SqlDatabase connections, RecountScope scope)
    {
        IntakeReading intake = new ActivitySource(connections).Read(scope.Programmes.Select(programme => programme.Area));
        return Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = scope.Programmes,
            AsOf = scope.AsOf,
            Reading = new ActivityReading(intake.Activities, intake.Rejected),
            Partners = intake.Partners,
            FrozenBaselines = scope.FrozenBaselines,
        });
    }

    public static ImmutableArray<RecountedLine> Count(
        SqlDatabase connections, RecountScope scope, EvaluationResult result, Func<string, string>? altered = null)
    {
        Recounter recounter = new(connections.Dialect, scope, LineKinds.Of) { Altered = altered ?? (text => text) };
        return connections.Read(transaction => recounter.Run(transaction, result));
    }

    public static ImmutableArray<string> Differences(IEnumerable<RecountedLine> lines) =>
        [.. lines.Where(line => !line.Agrees).Select(line => $"{line.Name}: {string.Join("; ", line.Differences)}")];

    public static RecountScope At(DateOnly asOf, params IEnumerable<Programme> programmes) =>
        new([.. programmes], asOf, ImmutableDictionary<string, Baseline>.Empty);
}
