using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Intake.Rows;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// Nachweis of a run: everything that the numbers follow from, so that the record alone can be judged again
/// (<see cref="RecordReader"/>). Contains no clock, no run number and no machine.
/// </summary>
internal sealed record RunRecord
{
    /// <summary>Name and version of the form.</summary>
    public const string Form = "KiIndicators Nachweis 2";

    /// <summary>Auswertungsnummer, e.g. "SGS-2026-09-03-1".</summary>
    public required string Number { get; init; }

    /// <summary>What was made.</summary>
    public RunKind Kind { get; init; } = RunKind.Report;

    /// <summary>The meeting that the report is for.</summary>
    public required Meeting Meeting { get; init; }

    /// <summary>The results with their evidence, Stichtag, programmes, readable activities and rejected rows.</summary>
    public required EvaluationResult Evaluation { get; init; }

    /// <summary>Partners read; recorded are those that an activity names.</summary>
    public required ImmutableArray<Partner> Partners { get; init; }

    /// <summary>All remarks read.</summary>
    public required ImmutableArray<Remark> Remarks { get; init; }

    /// <summary>The catalogue files as read.</summary>
    public required ImmutableArray<CatalogueFile> Catalogue { get; init; }

    /// <summary>Fingerprint and number of the rows that the four views delivered.</summary>
    public required DataFingerprint Fingerprint { get; init; }

    /// <summary>The frozen baselines used, in ordinal order of their lines.</summary>
    public ImmutableArray<FrozenBaseline> Baselines { get; init; } = [];

    /// <summary>Lines whose own recount differs, with the number that SQL counted, as text.</summary>
    public IReadOnlyDictionary<string, string> Withheld { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The last delivered report of the committee before this meeting; null: there was none.</summary>
    public DeliveredReport? Previous { get; init; }

    /// <summary>Whether the rows are invented.</summary>
    public bool IsSample { get; init; }

    /// <summary>The partners that some activity names, in ordinal order of their ids: those that are recorded.</summary>
    public IEnumerable<Partner> NamedPartners()
    {
        HashSet<string> named = [.. Evaluation.Reading.Activities
            .SelectMany(activity => ActivityFields.PartnerAttributes.SelectMany(name => activity.Values(name)))];
        return Partners.Where(partner => named.Contains(partner.Id)).OrderBy(partner => partner.Id, StringComparer.Ordinal);
    }

    /// <summary>Nachweis.json in its canonical form.</summary>
    public byte[] ToJson() => CanonicalJson.Write(new Dictionary<string, object?>
    {
        ["form"] = Form,
        ["art"] = Kind.Word(),
        ["nummer"] = Number,
        ["gremium"] = Members(("kuerzel", Meeting.Committee.Id), ("name", Meeting.Committee.Name)),
        ["sitzung"] = Members(
            ("tag", Meeting.Date), ("folge", Meeting.DaySequence), ("beginn", Meeting.StartTime?.ToString("HH:mm", CultureInfo.InvariantCulture))),
        ["stichtag"] = Evaluation.AsOf,
        ["datenbestand"] = Evaluation.DataAsOf,
        ["beispieldaten"] = IsSample ? "ja" : "nein",
        ["letzter_bericht"] = Previous is null ? null : Members(("nummer", Previous.Number), ("sha256", Previous.Sha256)),
        ["datenfingerabdruck"] = Fingerprint.Sha256,
        ["gelieferte_zeilen"] = Fingerprint.Rows,
        ["lesbare_aktivitaeten"] = Evaluation.Reading.Activities.Length,
        ["zielkatalog"] = Catalogue.Select(file => Members(
            ("datei", file.Name), ("sha256", file.Sha256), ("text", file.Text))),
        ["ausgangswerte"] = Baselines.Select(baseline => baseline.ToMembers()),
        ["nachzaehlung"] = Withheld.OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => Members(
            ("zeile", line.Key), ("sql", line.Value), ("auswertung", MeasurementRecord.NumberOf(MeasurementOf(line.Key))))),
        ["meilensteine"] = Evaluation.Milestones.Select(MilestoneOf),
        ["zeilen"] = Evaluation.Measurements.Select(MeasurementRecord.Of),
        ["aktivitaeten"] = Evaluation.Reading.Activities.Select(ActivityRecord.Of),
        ["partner"] = NamedPartners().Select(PartnerRecord.Of),
        ["stellungnahmen"] = Remarks.Select(RemarkRecord.Of),
        ["zurueckgewiesen"] = Evaluation.Reading.Rejected.Select(rejected => Members(
            ("zeile", rejected.Row), ("wert", rejected.Value), ("grund", rejected.Reason))),
    });

    private Measurement MeasurementOf(string line) =>
        Evaluation.Measurements.FirstOrDefault(measurement => measurement.Line.Id == line)
        ?? throw new ArgumentException($"Die zurückgehaltene Zeile {line} steht nicht im Zielkatalog.");

    private static IReadOnlyDictionary<string, object?> MilestoneOf(MilestoneResult result) => Members(
        ("id", result.Milestone.Id), ("bewertung", result.Status.Code()),
        ("zielwerte", result.Targets), ("zielwerte_erreicht", result.TargetsMet),
        ("zugesagt", result.Promised), ("umgesetzt", result.PromisedDone),
        ("kontextzahlen", result.Context), ("ohne_datengrundlage", result.NoData));

    private static IReadOnlyDictionary<string, object?> Members(params (string Name, object? Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value);
}
