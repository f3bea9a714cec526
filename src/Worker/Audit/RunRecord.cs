using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Intake.Catalogue;
using KiIndicators.Worker.Meetings;

namespace KiIndicators.Worker.Audit;

/// <summary>
/// Nachweis of a run: everything that the numbers follow from. Contains no clock, no run number and no machine.
/// </summary>
/// <param name="Number">Auswertungsnummer, e.g. "SGS-2026-09-03-1".</param>
/// <param name="Meeting">The meeting that the report is for.</param>
/// <param name="Evaluation">The results with their evidence.</param>
/// <param name="Partners">All partners read.</param>
/// <param name="Remarks">All remarks read.</param>
/// <param name="Catalogue">The catalogue files as read.</param>
internal sealed record RunRecord(
    string Number, Meeting Meeting, EvaluationResult Evaluation, ImmutableArray<Partner> Partners,
    ImmutableArray<Remark> Remarks, ImmutableArray<CatalogueFile> Catalogue)
{
    /// <summary>Nachweis.json in its canonical form.</summary>
    public byte[] ToJson() => CanonicalJson.Write(new Dictionary<string, object?>
    {
        ["form"] = "KiIndicators Nachweis 1",
        ["nummer"] = Number,
        ["gremium"] = Meeting.Committee.Name,
        ["sitzung"] = Meeting.Date,
        ["stichtag"] = Evaluation.AsOf,
        ["datenbestand"] = Evaluation.DataAsOf,
        ["zielkatalog"] = Catalogue.Select(file => Members(
            ("datei", file.Name), ("sha256", file.Sha256), ("text", file.Text))),
        ["meilensteine"] = Evaluation.Milestones.Select(MilestoneOf),
        ["zeilen"] = Evaluation.Measurements.Select(MeasurementRecord.Of),
        ["aktivitaeten"] = ActivitiesNeeded().Select(ActivityRecord.Of),
        ["partner"] = PartnersNeeded().Select(partner => Members(
            ("id", partner.Id), ("name", partner.Name), ("art", partner.Type), ("ehrenamtlich", partner.IsVoluntary ? "ja" : "nein"))),
        ["stellungnahmen"] = Remarks.Select(remark => Members(
            ("zeile", remark.Indicator), ("vom", remark.WrittenOn), ("rolle", remark.Role), ("ursache", remark.Cause),
            ("massnahme", remark.Measure), ("neuer_termin", remark.NewDate))),
        ["zurueckgewiesen"] = Evaluation.Reading.Rejected.Select(rejected => Members(
            ("zeile", rejected.Row), ("wert", rejected.Value), ("grund", rejected.Reason))),
        ["lesbare_aktivitaeten"] = Evaluation.Reading.Activities.Length,
    });

    /// <summary>
    /// The rows that some line counts, plans, waits for, leaves unsettled or misses by one condition, under its own or the
    /// other reading: with their values the record can be judged again without the database.
    /// </summary>
    public IEnumerable<Activity> ActivitiesNeeded() => Evaluation.Measurements
        .SelectMany(line => line.OtherReadings.Select(other => other.Result).Append(line))
        .SelectMany(line => line.Evidence.Counted
            .Concat(line.Evidence.Planned).Concat(line.Evidence.Unsettled).Concat(line.Evidence.Waiting)
            .Concat(line.Evidence.NearMisses.Select(excluded => excluded.Activity)))
        .DistinctBy(activity => activity.Id)
        .OrderBy(activity => activity.Id, StringComparer.Ordinal);

    private IEnumerable<Partner> PartnersNeeded()
    {
        HashSet<string> named = [.. ActivitiesNeeded()
            .SelectMany(activity => ActivityFields.PartnerAttributes.SelectMany(name => activity.Values(name)))];
        return Partners.Where(partner => named.Contains(partner.Id)).OrderBy(partner => partner.Id, StringComparer.Ordinal);
    }

    private static IReadOnlyDictionary<string, object?> MilestoneOf(MilestoneResult result) => Members(
        ("id", result.Milestone.Id), ("bewertung", result.Status.Code()),
        ("zielwerte", result.Targets), ("zielwerte_erreicht", result.TargetsMet),
        ("zugesagt", result.Promised), ("umgesetzt", result.PromisedDone),
        ("kontextzahlen", result.Context), ("ohne_datengrundlage", result.NoData));

    private static IReadOnlyDictionary<string, object?> Members(params (string Name, object? Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value);
}
