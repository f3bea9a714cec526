using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Words;

/// <summary>The groups of evidence in German words.</summary>
internal static class EvidenceWords
{
    /// <summary>Heading of a group.</summary>
    public static string Title(EvidenceGroup group) => group switch
    {
        EvidenceGroup.Counted => "Gezählte Aktivitäten",
        EvidenceGroup.Planned => "Geplante Aktivitäten",
        EvidenceGroup.Unsettled => "Durchführung ungeklärt",
        EvidenceGroup.Waiting => "Wartezeit läuft",
        EvidenceGroup.NearMisses => "Genau eine Bedingung fehlt",
        _ => "Übrige",
    };

    /// <summary>How many rows of each group were looked at: "120; davon gezählt 5, an mehreren 115."</summary>
    public static string Summary(Evidence evidence, string unit = "") => $"{GermanText.Whole(evidence.Examined)}{unit}; davon "
        + string.Join(", ", evidence.Groups.Where(group => group.Count > 0 || group.Group == EvidenceGroup.Counted)
            .Select(group => $"{Standing(group.Group)} {GermanText.Whole(group.Count)}")) + ".";

    private static string Standing(EvidenceGroup group) => group switch
    {
        EvidenceGroup.Counted => "gezählt",
        EvidenceGroup.Planned => "geplant",
        EvidenceGroup.Unsettled => "ungeklärt",
        EvidenceGroup.Waiting => "wartend",
        EvidenceGroup.NearMisses => "an genau einer Bedingung gescheitert",
        _ => "an mehreren",
    };
}
