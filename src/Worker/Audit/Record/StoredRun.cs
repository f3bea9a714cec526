using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// An Auswertung as it stands in its Nachweis.json, without the results: they are judged again from the rows and rules in it.
/// </summary>
internal sealed record StoredRun
{
    /// <summary>Auswertungsnummer.</summary>
    public required string Number { get; init; }

    /// <summary>What was made.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>The meeting.</summary>
    public required Meeting Meeting { get; init; }

    /// <summary>Stichtag.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Whether the rows are invented.</summary>
    public required bool IsSample { get; init; }

    /// <summary>The last delivered report at that time; null: there was none.</summary>
    public required DeliveredReport? Previous { get; init; }

    /// <summary>Fingerprint of the delivered rows.</summary>
    public required DataFingerprint Fingerprint { get; init; }

    /// <summary>The programmes, loaded from the texts in the record.</summary>
    public required LoadedCatalogue Catalogue { get; init; }

    /// <summary>The frozen baselines used.</summary>
    public required ImmutableArray<FrozenBaseline> Baselines { get; init; }

    /// <summary>Lines whose own recount differed, with the number by SQL.</summary>
    public required IReadOnlyDictionary<string, string> Withheld { get; init; }

    /// <summary>All readable activities, and what was rejected.</summary>
    public required ActivityReading Reading { get; init; }

    /// <summary>The partners that the activities name.</summary>
    public required ImmutableArray<Partner> Partners { get; init; }

    /// <summary>All remarks.</summary>
    public required ImmutableArray<Remark> Remarks { get; init; }

    /// <summary>Judges the stored rows again by the stored rules.</summary>
    public EvaluationResult Evaluate() => Evaluator.Evaluate(new EvaluationInput
    {
        Programmes = Catalogue.Programmes,
        AsOf = AsOf,
        Reading = Reading,
        Partners = Partners,
        FrozenBaselines = Baselines.ToImmutableDictionary(
            baseline => baseline.Line, baseline => baseline.Value, StringComparer.Ordinal),
        Withheld = Withheld.Keys.ToHashSet(StringComparer.Ordinal),
    });

    /// <summary>The whole record, judged again; its bytes are those that were read, unless something in it does not follow.</summary>
    public RunRecord ToRecord() => new()
    {
        Number = Number,
        Kind = Kind,
        Meeting = Meeting,
        Evaluation = Evaluate(),
        Partners = Partners,
        Remarks = Remarks,
        Catalogue = Catalogue.Files,
        Fingerprint = Fingerprint,
        Baselines = Baselines,
        Withheld = Withheld,
        Previous = Previous,
        IsSample = IsSample,
    };
}
