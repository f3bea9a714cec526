using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// Nachweis.csv for German Excel: UTF-8 with BOM, semicolon, TT.MM.JJJJ; one row for each line and activity.
/// </summary>
internal static class EvidenceCsv
{
    private static readonly string[] Header =
    [
        "Nachweis-Nr.", "Vorhaben", "Gruppe", "zählt für", "Aktivität", "Beginn", "Ende", "Typ", "Art", "Kommune", "Status", "Titel",
        "Partner", "Teilnahmen", "Minuten", "Menge", "Einheit", "weitere Merkmale", "Beleg", "nachträglich erfasst",
        "fehlende Bedingung",
    ];

    private static readonly string[] OwnColumns =
        ["art", "kommune", PartnerIndex.TakingPart, IsPresent.SupportingDocument];

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(Auswertung record)
    {
        Dictionary<string, string> partners =
            record.NamedPartners().ToDictionary(partner => partner.Id, partner => partner.Name, StringComparer.Ordinal);
        return GermanCsv.Write(Header, record.Result.Measurements.SelectMany(line => RowsOf(line, record, partners)));
    }

    private static IEnumerable<string[]> RowsOf(
        Measurement line, Auswertung record, Dictionary<string, string> partners)
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
        ReferenceArea area = record.Result.ProgrammeOf(line).Area;
        string Named(string value) => partners.GetValueOrDefault(value, area.NameOf(value));
        return rows.Select(row => CellsOf(line, row.Group, row.Activity, row.Failed, Named));
    }

    private static string[] CellsOf(
        Measurement line, string group, Activity activity, FailedCondition? failed, Func<string, string> named) =>
    [
        line.Line.Id, line.Line.Title, group,
        Joined(line.Actual.Values.Where(value => value.Activities.Contains(activity.Id)).Select(value => named(value.Value))),
        activity.Id, GermanText.Day(activity.StartDate), activity.EndDate is DateOnly end ? GermanText.Day(end) : "",
        ActivityFields.Word(activity.Kind), Joined(activity.Values("art")), Joined(activity.Values("kommune").Select(named)),
        ActivityRecord.StatusWord(activity.Status), activity.Title,
        Joined(activity.Values(PartnerIndex.TakingPart).Select(named)),
        Number(activity.Participants), Number(activity.Minutes), Number(activity.Quantity), activity.Unit ?? "",
        string.Join("; ", activity.Attributes.Where(attribute => !OwnColumns.Contains(attribute.Name))
            .Select(attribute => $"{attribute.Name}={named(attribute.Value)}")),
        Joined(activity.Values(IsPresent.SupportingDocument)), LateRecording.IsLate(activity) ? "ja" : "",
        failed?.ToString() ?? "",
    ];

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Joined(IEnumerable<string> values) => string.Join(", ", values);
}
