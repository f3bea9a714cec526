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

    private static readonly string[] Amounts = ["Beginn", "Ende", "Teilnahmen", "Minuten", "Menge"];

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(Auswertung record) => Write(record, GermanCsv.AsText);

    /// <summary>
    /// Whether the file holds what follows from the record, in the present writing or in that of versions before 0.3.0, which
    /// left "0042" bare: the same cells, so a folder published then stays sound.
    /// </summary>
    public static bool Holds(byte[] file, Auswertung record) =>
        new Func<string, string>[] { GermanCsv.AsText, bare => bare }.Any(asText => file.AsSpan().SequenceEqual(Write(record, asText)));

    private static byte[] Write(Auswertung record, Func<string, string> asText)
    {
        Dictionary<string, string> partners =
            record.NamedPartners().ToDictionary(partner => partner.Id, partner => partner.Name, StringComparer.Ordinal);
        return GermanCsv.Write(Header, record.Result.Measurements.SelectMany(line => RowsOf(line, record, partners).Select(cells => Guarded(cells, asText))));
    }

    // Days and amounts are meant to be read as what they are.
    private static string[] Guarded(string[] cells, Func<string, string> asText) =>
        [.. cells.Select((cell, column) => Amounts.Contains(Header[column]) ? cell : asText(cell))];

    private static IEnumerable<string[]> RowsOf(
        Measurement line, Auswertung record, Dictionary<string, string> partners)
    {
        ReferenceArea area = record.Result.ProgrammeOf(line).Area;
        string Named(string value) => partners.GetValueOrDefault(value, area.NameOf(value));
        return line.Evidence.Groups.Where(group => group.Group != EvidenceGroup.Others).SelectMany(group => group.Rows.Select(row =>
            CellsOf(line, Word(group.Group), row.Activity, row.Failed.FirstOrDefault(), Named)));
    }

    private static string Word(EvidenceGroup group) => group switch
    {
        EvidenceGroup.Counted => "gezählt",
        EvidenceGroup.Planned => "geplant",
        EvidenceGroup.Unsettled => "Durchführung ungeklärt",
        EvidenceGroup.Waiting => "wartend",
        _ => "genau eine Bedingung fehlt",
    };

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
