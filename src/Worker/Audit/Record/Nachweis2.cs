using System.Globalization;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>The form "KiIndicators Nachweis 2": every readable activity is part of the record.</summary>
internal class Nachweis2 : RecordForm
{
    /// <inheritdoc/>
    public override string Name => "KiIndicators Nachweis 2";

    /// <inheritdoc/>
    public override bool HasAnnex => false;

    /// <inheritdoc/>
    public override bool IsNearInAnyYear => true;

    /// <inheritdoc/>
    public override AuswertungBasis Read(RecordMembers members) => Nachweis2Reader.Read(members);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> Members(Auswertung auswertung) => Object(
        (Member, Name),
        ("art", auswertung.Number?.Kind.Word()),
        ("nummer", auswertung.Number?.ToString()),
        ("gremium", auswertung.Meeting is { Committee: var committee }
            ? Object(("kuerzel", committee.Id), ("name", committee.Name))
            : null),
        ("sitzung", auswertung.Meeting is { } meeting
            ? Object(
                ("tag", meeting.Date), ("folge", meeting.DaySequence),
                ("beginn", meeting.StartTime?.ToString("HH:mm", CultureInfo.InvariantCulture)))
            : null),
        ("stichtag", auswertung.AsOf),
        ("datenbestand", auswertung.Result.DataAsOf),
        ("beispieldaten", auswertung.IsSample ? "ja" : "nein"),
        ("letzter_bericht", auswertung.Previous is DeliveredReport previous
            ? Object(("nummer", previous.Number.ToString()), ("sha256", previous.Sha256))
            : null),
        ("datenfingerabdruck", auswertung.Fingerprint.Sha256),
        ("gelieferte_zeilen", auswertung.Fingerprint.Rows),
        ("lesbare_aktivitaeten", auswertung.Reading.Readable),
        ("zielkatalog", auswertung.Catalogue.Files.Select(file => Object(
            ("datei", file.Name), ("sha256", file.Sha256), ("text", file.Text)))),
        ("ausgangswerte", auswertung.Baselines.Select(baseline => baseline.ToMembers())),
        ("nachzaehlung", auswertung.Withheld.OrderBy(line => line.Key, StringComparer.Ordinal).Select(line => Object(
            ("zeile", line.Key), ("sql", line.Value),
            ("auswertung", MeasurementRecord.NumberOf(MeasurementOf(auswertung.Result, line.Key)))))),
        ("meilensteine", auswertung.Result.Milestones.Select(MilestoneOf)),
        ("zeilen", auswertung.Result.Measurements.Select(MeasurementOf)),
        ("aktivitaeten", auswertung.Reading.Activities.Select(ActivityRecord.Of)),
        ("partner", auswertung.NamedPartners().Select(PartnerRecord.Of)),
        ("stellungnahmen", auswertung.Remarks.Select(RemarkRecord.Of)),
        ("zurueckgewiesen", auswertung.Reading.Rejected.Select(rejected => Object(
            ("zeile", rejected.Row), ("wert", rejected.Value), ("grund", rejected.Reason)))));

    /// <summary>A measurement with its words.</summary>
    private protected virtual IReadOnlyDictionary<string, object?> MeasurementOf(Measurement line) => MeasurementRecord.InForm2(line);

    private static Measurement MeasurementOf(EvaluationResult result, string line) =>
        result.Measurements.FirstOrDefault(measurement => measurement.Line.Id == line)
        ?? throw new ArgumentException($"Die zurückgehaltene Zeile {line} steht nicht im Zielkatalog.");

    private static IReadOnlyDictionary<string, object?> MilestoneOf(MilestoneResult result) => Object(
        ("id", result.Milestone.Id), ("bewertung", result.Status.Code()),
        ("zielwerte", result.Targets), ("zielwerte_erreicht", result.TargetsMet),
        ("zugesagt", result.Promised), ("umgesetzt", result.PromisedDone),
        ("kontextzahlen", result.Context), ("ohne_datengrundlage", result.NoData));

    private protected static IReadOnlyDictionary<string, object?> Object(params (string Name, object? Value)[] members) =>
        members.ToDictionary(member => member.Name, member => member.Value);
}
