using System.Collections.Immutable;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Zeile der Zustandstabelle: trifft ihre Bedingung zu, folgt ihre Bewertung, und sie selbst nennt den Grund.
/// </summary>
/// <param name="number">Number of the row, 1 to 16.</param>
/// <param name="condition">The condition in German, as the README states it.</param>
/// <param name="applies">Whether the facts meet it.</param>
/// <param name="result">The state that follows.</param>
public sealed class StatusRow(int number, string condition, Func<StatusFacts, bool> applies, Func<StatusFacts, Status> result)
{
    /// <summary>Number of the row, 1 to 16.</summary>
    public int Number => number;

    /// <summary>The condition in German, as the README states it.</summary>
    public string Condition => condition;

    /// <summary>
    /// Whether the row's reason names a number of the line (Ist, Soll, what is missing): of persons it may be too small to
    /// be printed (Z-32).
    /// </summary>
    public bool NamesNumbers { get; init; }

    /// <summary>Whether the row says "Beleg steht aus" where planning is complete and only Belege are missing.</summary>
    public bool AsksForDocuments { get; init; }

    /// <summary>Writes the reason of a line judged as a whole.</summary>
    internal Func<RatedLine, string> Reason { get; init; } = _ => "";

    /// <summary>Writes the reason of a line judged by sub-period.</summary>
    internal Func<RatedLine, string> ReasonByParts { get; init; } = _ => "";

    /// <summary>Finds the first day on which an undecided line can be judged; null where none is known.</summary>
    internal Func<RatedLine, DateOnly?> AssessableFrom { get; init; } = _ => null;

    /// <summary>Whether the facts meet the condition.</summary>
    public bool Applies(StatusFacts facts) => applies(facts);

    /// <summary>The state that follows.</summary>
    public Status Result(StatusFacts facts) => result(facts);

    /// <summary>The reason for a line to which the row applies, in German; empty where the state's word says it all.</summary>
    public string ReasonOf(RatedLine line) => line.Parts.IsEmpty ? StatusReason.Of(this, line) : ReasonByParts(line);

    /// <inheritdoc/>
    public override string ToString() => $"{number}: {condition}";
}

/// <summary>
/// Zustandstabelle: es gilt die erste Zeile, die zutrifft; die letzte trifft immer zu.
/// </summary>
public static class StatusTable
{
    /// <summary>Row 4: an upper limit is exceeded.</summary>
    public static StatusRow Exceeded { get; } = new(4, "„höchstens“ oder „genau“ überschritten", facts => facts.IsExceeded, _ => Status.NotReached)
    {
        Reason = StatusReason.Exceeded, NamesNumbers = true,
    };

    /// <summary>Row 12: not enough is planned, and there is still time to plan.</summary>
    public static StatusRow ToPlan { get; } = new(12, "läuft: Planungsfrist noch nicht vorbei",
        facts => !facts.HasEnded && facts.IsPlanningOpen, _ => Status.Open)
    {
        Reason = StatusReason.ToPlan, ReasonByParts = SubPeriodReason.ToPlan, NamesNumbers = true, AsksForDocuments = true,
    };

    /// <summary>Row 13: not enough is planned, and the time to plan is over.</summary>
    public static StatusRow TooLittlePlanned { get; } = new(13, "läuft: sonst", facts => !facts.HasEnded, _ => Status.AtRisk)
    {
        Reason = StatusReason.TooLittlePlanned, ReasonByParts = SubPeriodReason.OfTheFailed, AsksForDocuments = true,
    };

    /// <summary>Row 14: the line has ended and cannot be judged yet.</summary>
    public static StatusRow AfterTheEnd { get; } = new(14, "beendet: Erfassungsfrist läuft, oder Wartendes würde das Soll erreichen",
        facts => !facts.IsRecordingOver || facts.IsMetWithWaiting, _ => Status.NotYetAssessable)
    {
        Reason = StatusReason.AfterTheEnd, ReasonByParts = SubPeriodReason.OfTheUndecided, AssessableFrom = StatusReason.DayAfterTheEnd,
    };

    /// <summary>The rows in order (README, Zustandstabelle; Z-20).</summary>
    public static ImmutableArray<StatusRow> Rows { get; } =
    [
        new(1, "gemessen mit „keine“", facts => facts.IsUnmeasured, _ => Status.NoData)
        {
            Reason = line => line.Line.Measure.Definition,
        },
        // Z-29: a number that cannot be proven is held back, whether it is rated or not.
        new(2, "kein Soll, und die Nachzählung weicht nicht ab", facts => facts.HasNoTarget && !facts.IsWithheld, _ => Status.Context),
        new(3, "die Nachzählung weicht ab", facts => facts.IsWithheld, _ => Status.Withheld),
        Exceeded,
        new(5, "Stichtag vor dem ersten Tag", facts => facts.IsBeforeFirstDay, _ => Status.Open)
        {
            Reason = StatusReason.NotBegun, ReasonByParts = StatusReason.NotBegun,
        },
        new(6, "keine Grundmenge oder zu wenige Angaben", facts => facts.LacksBasis, _ => Status.NotYetAssessable)
        {
            Reason = StatusReason.WithoutBasis,
        },
        new(7, "Soll erreicht; kann es noch verletzt werden, erst nach der Erfassungsfrist",
            facts => facts.IsMet && (!facts.IsUndoable || facts.IsRecordingOver),
            facts => facts.IsPromise ? Status.Implemented : Status.Reached)
        {
            Reason = StatusReason.MoreThanForeseen, ReasonByParts = SubPeriodReason.OfThoseThatSaySomething, NamesNumbers = true,
        },
        new(8, "es fehlen nur Belege", facts => facts.OnlyDocumentsMissing, _ => Status.DocumentMissing),
        new(9, "läuft: umkehrbar, Geplantes würde das Soll verletzen; bei „höchstens“ und „genau“ auch Ungeklärtes",
            facts => !facts.HasEnded && facts.IsUndoable && facts.BreaksWithPlanned, _ => Status.AtRisk)
        {
            Reason = StatusReason.BrokenByPlanned,
        },
        new(10, "läuft: mit dem Geplanten ist das Soll erreicht",
            facts => !facts.HasEnded && facts.IsMetWithPlanned, _ => Status.OnTrack),
        new(11, "läuft: mit Ungeklärtem oder Wartendem wäre das Soll erreicht",
            facts => !facts.HasEnded && facts.IsMetWithUnsettledOrWaiting, _ => Status.NotYetAssessable)
        {
            Reason = StatusReason.Undecided, ReasonByParts = SubPeriodReason.OfTheUndecided, AssessableFrom = StatusReason.DecidingDay,
        },
        ToPlan,
        TooLittlePlanned,
        AfterTheEnd,
        new(15, "beendet: etwas davon ist erreicht", facts => facts.HasSomething, _ => Status.PartlyReached),
        new(16, "beendet: sonst", _ => true, _ => Status.NotReached),
    ];

    /// <summary>The first row that applies.</summary>
    public static StatusRow First(StatusFacts facts) => Rows.First(row => row.Applies(facts));

    /// <summary>Rates a line: the facts, the first row that applies, and what that row says.</summary>
    public static LineRating Rate(RatedLine line)
    {
        StatusFacts facts = FactFinder.Find(line);
        StatusRow row = First(facts);
        return new LineRating(
            row,
            row.Result(facts),
            row.ReasonOf(line),
            line.Parts.IsEmpty || facts.HasEnded ? row.AssessableFrom(line) : line.Parts.Min(part => part.Rating.AssessableFrom),
            facts.HasSomething);
    }
}
