using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit;
using KiIndicators.Worker.Audit.Baselines;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Intake;
using KiIndicators.Worker.Intake.Catalogue;

namespace KiIndicators.Worker.Runs;

/// <summary>
/// From the database and the catalogue to results: the part of the path that every command shares.
/// </summary>
/// <param name="connections">The database, already usable.</param>
/// <param name="catalogue">The programmes.</param>
internal sealed class EvaluationSource(ConnectionFactory connections, LoadedCatalogue catalogue)
{
    /// <summary>The baselines that lines of the programmes need.</summary>
    public ImmutableArray<BaselineNeed> BaselineNeeds { get; } = BaselineNeed.Of(catalogue.Programmes);

    /// <summary>Reads all rows and evaluates them at AsOf.</summary>
    /// <param name="asOf">Stichtag.</param>
    /// <param name="live">Lines whose baseline is computed from today's rows although one is frozen; null: none.</param>
    /// <exception cref="UserError">The database cannot be read, or a frozen baseline is not what was frozen.</exception>
    public EvaluatedSource Evaluate(DateOnly asOf, IEnumerable<string>? live = null)
    {
        ImmutableArray<FrozenBaseline> baselines =
            new BaselineStore(connections).For([.. BaselineNeeds.Where(need => live?.Contains(need.Line) != true)]);
        IntakeReading intake = new ActivitySource(connections).Read(
            catalogue.Programmes.Select(programme => programme.Area),
            catalogue.Programmes.SelectMany(programme => programme.Indicators).Select(line => line.Id).ToHashSet(StringComparer.Ordinal));
        EvaluationResult result = Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = catalogue.Programmes,
            AsOf = asOf,
            Reading = new ActivityReading(intake.Activities, intake.Rejected),
            Partners = intake.Partners,
            FrozenBaselines = baselines.ToImmutableDictionary(
                baseline => baseline.Line, baseline => baseline.Value, StringComparer.Ordinal),
        });
        return new EvaluatedSource(intake, result, catalogue.Files, DemoMark.IsSet(connections)) { Baselines = baselines };
    }
}

/// <summary>Results with what they were made from.</summary>
/// <param name="Intake">What the views delivered.</param>
/// <param name="Result">The results.</param>
/// <param name="Catalogue">The catalogue files.</param>
/// <param name="IsSample">Whether the database holds sample data.</param>
internal sealed record EvaluatedSource(
    IntakeReading Intake, EvaluationResult Result, ImmutableArray<CatalogueFile> Catalogue, bool IsSample)
{
    /// <summary>The frozen baselines used, in ordinal order of their lines.</summary>
    public ImmutableArray<FrozenBaseline> Baselines { get; init; } = [];

    /// <summary>Lines whose own recount differs, with the number that SQL counted.</summary>
    public IReadOnlyDictionary<string, string> Withheld { get; init; } = ImmutableDictionary<string, string>.Empty;
}
