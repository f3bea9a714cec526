using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Results;

/// <summary>
/// Ergebnis eines Meilensteins aus den Bewertungen seiner Zeilen.
/// </summary>
/// <param name="Milestone">The milestone.</param>
/// <param name="Status">Its state.</param>
/// <param name="Lines">Its measurements, in the order of the catalogue.</param>
public sealed record MilestoneResult(Milestone Milestone, Status Status, ImmutableArray<Measurement> Lines)
{
    /// <summary>The result of a milestone from its lines; a Kontextzahl stays outside, also when it is held back.</summary>
    public static MilestoneResult Of(Milestone milestone, ImmutableArray<Measurement> lines, DateOnly asOf) => new(
        milestone,
        MilestoneRules.Of(
            milestone.Period.To,
            lines.Where(line => line.Target is not null).Select(line => LineState.Of(line.Status, line.Target, line.HasSomething)),
            asOf),
        lines);

    /// <summary>Lines rated against a number, a deadline or a complete list.</summary>
    public int Targets => WithTarget.Count();

    /// <summary>How many of <see cref="Targets"/> are erreicht.</summary>
    public int TargetsMet => WithTarget.Count(line => line.Status.IsFine());

    /// <summary>Lines promised without a number.</summary>
    public int Promised => Promises.Count();

    /// <summary>How many of <see cref="Promised"/> are umgesetzt.</summary>
    public int PromisedDone => Promises.Count(line => line.Status.IsFine());

    /// <summary>Kontextzahlen.</summary>
    public int Context => Lines.Count(line => line.Target is null && line.Status != Status.NoData);

    /// <summary>Lines without data.</summary>
    public int NoData => Lines.Count(line => line.Status == Status.NoData);

    private IEnumerable<Measurement> WithTarget =>
        Lines.Where(line => line.Status.IsRated() && line.Target is not (null or Catalogue.Promised));

    private IEnumerable<Measurement> Promises =>
        Lines.Where(line => line.Status.IsRated() && line.Target is Catalogue.Promised);
}

/// <summary>
/// Ergebnis der Auswertung eines oder mehrerer Programme zu einem Stichtag.
/// </summary>
/// <param name="Programmes">The programmes, in the order in which they were given.</param>
/// <param name="AsOf">Stichtag: events up to this day, inclusive.</param>
/// <param name="DataAsOf">Datenbestand: latest change of a row; null where no row says.</param>
/// <param name="Milestones">Results in the order of the catalogue.</param>
/// <param name="Reading">The rows behind the results, and what was rejected.</param>
public sealed record EvaluationResult(
    ImmutableArray<Programme> Programmes, DateOnly AsOf, DateOnly? DataAsOf,
    ImmutableArray<MilestoneResult> Milestones, Activities.ActivityReading Reading)
{
    /// <summary>The programme to which the line belongs; line ids are unique over all programmes.</summary>
    public Programme ProgrammeOf(Measurement measurement) =>
        Programmes.First(programme => programme.Indicators.Any(line => line.Id == measurement.Line.Id));

    /// <summary>The programme to which the milestone belongs.</summary>
    public Programme ProgrammeOf(MilestoneResult result) =>
        Programmes.First(programme => programme.Milestones.Any(milestone => milestone.Id == result.Milestone.Id));

    /// <summary>Lines whose own recount differs (Z-29).</summary>
    public IReadOnlySet<string> Withheld { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The frozen baselines used, by the line that needs them, as they were frozen.</summary>
    public ImmutableDictionary<string, Baseline> FrozenBaselines { get; init; } = ImmutableDictionary<string, Baseline>.Empty;

    /// <summary>All measurements in the order of the catalogue.</summary>
    public IEnumerable<Measurement> Measurements => Milestones.SelectMany(milestone => milestone.Lines);
}
