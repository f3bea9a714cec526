using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Audit;

/// <summary>
/// Nachweis.csv for German Excel: UTF-8 with BOM, semicolon, TT.MM.JJJJ; one row for each line and activity.
/// </summary>
internal static class EvidenceCsv
{
    private static readonly string[] Header =
    [
        "Nachweis-Nr.", "Vorhaben", "Gruppe", "Aktivität", "Beginn", "Typ", "Art", "Kommune", "Status", "Titel", "Partner",
        "Beleg", "nachträglich erfasst", "fehlende Bedingung",
    ];

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(RunRecord record)
    {
        Dictionary<string, string> partners =
            record.Partners.ToDictionary(partner => partner.Id, partner => partner.Name, StringComparer.Ordinal);
        return GermanCsv.Write(Header, record.Evaluation.Measurements.SelectMany(line => RowsOf(line, record, partners)));
    }

    private static IEnumerable<string[]> RowsOf(
        Measurement line, RunRecord record, Dictionary<string, string> partners)
    {
        Evidence evidence = line.Evidence;
        IEnumerable<(string Group, Activity Activity, FailedCondition? Failed)> rows =
        [
            .. evidence.Counted.Select(row => ("gezählt", row, (FailedCondition?)null)),
            .. evidence.Planned.Select(row => ("geplant", row, (FailedCondition?)null)),
            .. evidence.Unsettled.Select(row => ("Durchführung ungeklärt", row, (FailedCondition?)null)),
            .. evidence.Waiting.Select(row => ("wartend", row, (FailedCondition?)null)),
            .. evidence.NearMisses.Select(row => ("genau eine Bedingung fehlt", row.Activity, (FailedCondition?)row.Failed[0])),
        ];
        ReferenceArea area = record.Evaluation.Programmes
            .First(programme => programme.Indicators.Any(candidate => candidate.Id == line.Line.Id)).Area;
        return rows.Select(row => new[]
        {
            line.Line.Id, line.Line.Title, row.Group, row.Activity.Id, Wording.Day(row.Activity.StartDate),
            ActivityFields.Word(row.Activity.Kind), Joined(row.Activity.Values("art")),
            Joined(row.Activity.Values("kommune").Select(area.NameOf)), ActivityRecord.StatusWord(row.Activity.Status),
            row.Activity.Title,
            Joined(row.Activity.Values(PartnerTypeCondition.PartnerAttribute).Select(id => partners.GetValueOrDefault(id, id))),
            Joined(row.Activity.Values(IsPresent.SupportingDocument)),
            LateRecording.IsLate(row.Activity) ? "ja" : "", row.Failed?.ToString() ?? "",
        });
    }

    private static string Joined(IEnumerable<string> values) => string.Join(", ", values);
}
