using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// Everything that an Auswertung follows from, without its results: rows, rules, Stichtag. It is what a Nachweis.json stores
/// and gives back; evaluating it gives the <see cref="Auswertung"/>. Contains no clock, no run number and no machine.
/// </summary>
internal record AuswertungBasis
{
    /// <summary>Form of its Nachweis.json.</summary>
    public RecordForm Form { get; init; } = RecordForm.Newest;

    /// <summary>Auswertungsnummer; null: today's data, which nobody has recorded.</summary>
    public RunNumber? Number { get; init; }

    /// <summary>The meeting that a report is for; null: today's data, or a digest.</summary>
    public Meeting? Meeting { get; init; }

    /// <summary>Stichtag.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The programmes, with the files that they were loaded from.</summary>
    public required LoadedCatalogue Catalogue { get; init; }

    /// <summary>The activities that some line needs, how many others there were, and what was rejected.</summary>
    public required ActivityReading Reading { get; init; }

    /// <summary>Fingerprint of the rows of the activities that no line needs, 64 digits; null where all activities are kept.</summary>
    public string? AsideFingerprint { get; init; }

    /// <summary>Number of the Auswertung whose rows were kept as well, to be compared with; null: the last report's, if any; no part of a record.</summary>
    public string? Follows { get; init; }

    /// <summary>Lines of which the rows that lack several conditions are named; no part of a record.</summary>
    public IReadOnlySet<string> OthersNamed { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>The partners read; recorded are those that an activity names.</summary>
    public required ImmutableArray<Partner> Partners { get; init; }

    /// <summary>All remarks read.</summary>
    public required ImmutableArray<Remark> Remarks { get; init; }

    /// <summary>Fingerprint and number of the rows that the four views delivered.</summary>
    public required DataFingerprint Fingerprint { get; init; }

    /// <summary>The frozen baselines used, in ordinal order of their lines.</summary>
    public ImmutableArray<FrozenBaseline> Baselines { get; init; } = [];

    /// <summary>Lines whose own recount differs, with the number that SQL counted, as text.</summary>
    public IReadOnlyDictionary<string, string> Withheld { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The last delivered report of the committee before this meeting; null: there was none.</summary>
    public DeliveredReport? Previous { get; init; }

    /// <summary>The programmes of the catalogue over which the committee has had its Abschlussbericht, in the order of the catalogue.</summary>
    public ImmutableArray<ClosedProgramme> Closed { get; init; } = [];

    /// <summary>Whether the rows are invented.</summary>
    public bool IsSample { get; init; }

    /// <summary>Judges the rows by the rules.</summary>
    public Auswertung Evaluate() => new(this, Evaluator.Evaluate(new EvaluationInput
    {
        Programmes = Catalogue.Programmes,
        AsOf = AsOf,
        Reading = Reading,
        Partners = Partners,
        FrozenBaselines = FrozenBaselines,
        Withheld = Withheld.Keys.ToHashSet(StringComparer.Ordinal),
        OthersNamed = OthersNamed,
        IsNearInAnyYear = Form.IsNearInAnyYear,
    }));

    /// <summary>The values of the frozen baselines by the line that needs them.</summary>
    public ImmutableDictionary<string, Baseline> FrozenBaselines => Baselines.ToImmutableDictionary(
        baseline => baseline.Line, baseline => baseline.Value, StringComparer.Ordinal);
}
