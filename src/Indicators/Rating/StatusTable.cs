using System.Collections.Immutable;

namespace KiIndicators.Indicators.Rating;

/// <summary>Zeile der Zustandstabelle.</summary>
/// <param name="Number">Number of the row, 1 to 16.</param>
/// <param name="Condition">The condition in German, as the README states it.</param>
/// <param name="Applies">Whether the facts meet it.</param>
/// <param name="Result">The state that follows.</param>
public sealed record StatusRow(
    int Number, string Condition, Func<StatusFacts, bool> Applies, Func<StatusFacts, Status> Result);

/// <summary>
/// Zustandstabelle: es gilt die erste Zeile, die zutrifft; die letzte trifft immer zu.
/// </summary>
public static class StatusTable
{
    /// <summary>The rows in order (README, Zustandstabelle; Z-20).</summary>
    public static ImmutableArray<StatusRow> Rows { get; } =
    [
        new(1, "gemessen mit „keine“", facts => facts.IsUnmeasured, _ => Status.NoData),
        // Z-29: a number that cannot be proven is held back, whether it is rated or not.
        new(2, "kein Soll, und die Nachzählung weicht nicht ab", facts => facts.HasNoTarget && !facts.IsWithheld, _ => Status.Context),
        new(3, "die Nachzählung weicht ab", facts => facts.IsWithheld, _ => Status.Withheld),
        new(4, "„höchstens“ oder „genau“ überschritten", facts => facts.IsExceeded, _ => Status.NotReached),
        new(5, "Stichtag vor dem ersten Tag", facts => facts.IsBeforeFirstDay, _ => Status.Open),
        new(6, "keine Grundmenge oder zu wenige Angaben", facts => facts.LacksBasis, _ => Status.NotYetAssessable),
        new(7, "Soll erreicht; kann es noch verletzt werden, erst nach der Erfassungsfrist",
            facts => facts.IsMet && (!facts.IsUndoable || facts.IsRecordingOver),
            facts => facts.IsPromise ? Status.Implemented : Status.Reached),
        new(8, "es fehlen nur Belege", facts => facts.OnlyDocumentsMissing, _ => Status.DocumentMissing),
        new(9, "läuft: umkehrbar, Geplantes würde das Soll verletzen",
            facts => !facts.HasEnded && facts.IsUndoable && facts.BreaksWithPlanned, _ => Status.AtRisk),
        new(10, "läuft: mit dem Geplanten ist das Soll erreicht",
            facts => !facts.HasEnded && facts.IsMetWithPlanned, _ => Status.OnTrack),
        new(11, "läuft: mit Ungeklärtem oder Wartendem wäre das Soll erreicht",
            facts => !facts.HasEnded && facts.IsMetWithUnsettledOrWaiting, _ => Status.NotYetAssessable),
        new(12, "läuft: Planungsfrist noch nicht vorbei",
            facts => !facts.HasEnded && facts.IsPlanningOpen, _ => Status.Open),
        new(13, "läuft: sonst", facts => !facts.HasEnded, _ => Status.AtRisk),
        new(14, "beendet: Erfassungsfrist läuft, oder Wartendes würde das Soll erreichen",
            facts => !facts.IsRecordingOver || facts.IsMetWithWaiting, _ => Status.NotYetAssessable),
        new(15, "beendet: etwas davon ist erreicht", facts => facts.HasSomething, _ => Status.PartlyReached),
        new(16, "beendet: sonst", _ => true, _ => Status.NotReached),
    ];

    /// <summary>The first row that applies.</summary>
    public static StatusRow First(StatusFacts facts) => Rows.First(row => row.Applies(facts));
}
