using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>What the states mean; only those that occur.</summary>
internal static class Legend
{
    private static readonly (Status Status, string Meaning)[] Meanings =
    [
        (Status.Reached, "Zielwert erreicht"),
        (Status.Implemented, "ohne Zahl zugesagt und durchgeführt"),
        (Status.OnTrack, "mit dem Geplanten wird das Ziel erreicht"),
        (Status.Open, "noch nicht vollständig geplant, Planungsfrist läuft"),
        (Status.AtRisk, "Planungsfrist abgelaufen, das Geplante reicht nicht"),
        (Status.PartlyReached, "nach Ablauf nicht vollständig"),
        (Status.NotReached, "nach Ablauf nichts davon, oder mehr als „höchstens“ oder „genau“ erlaubt"),
        (Status.DocumentMissing, "durchgeführt, Beleg fehlt noch"),
        (Status.NotYetAssessable, "Angaben fehlen, Erfassung oder Wartezeit läuft"),
        (Status.Withheld, "Nachzählung weicht ab, Zahl wird geprüft"),
        (Status.NoData, "der federführenden Stelle liegen keine Daten vor"),
        (Status.Context, "kein Zielwert, keine Bewertung"),
    ];

    /// <summary>The states of lines and milestones, in the order in which they are explained.</summary>
    public static IReadOnlyList<LegendRow> Build(EvaluationResult result)
    {
        HashSet<Status> occurring =
            [.. result.Milestones.Select(milestone => milestone.Status), .. result.Measurements.Select(line => line.Status)];
        return [.. Meanings.Where(row => occurring.Contains(row.Status)).Select(row => new LegendRow(row.Status.View(), row.Meaning))];
    }
}
