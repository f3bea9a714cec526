using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Bewertung je Teilzeitraum: die Zeile ist erreicht, wenn jeder Abschnitt mit Soll erreicht ist, und gefährdet, sobald einer verfehlt
/// oder gefährdet ist; Abschnitte ohne Soll bleiben außer Betracht.
/// </summary>
internal static class SubPeriodRules
{
    /// <summary>The facts of the whole line from the states of its parts.</summary>
    public static StatusFacts Combine(StatusFacts facts, ImmutableArray<RatedPart> all)
    {
        ImmutableArray<RatedPart> parts = [.. all.Where(part => part.Target is not null)];
        bool Any(params ReadOnlySpan<Status> states)
        {
            foreach (RatedPart part in parts)
            {
                if (states.Contains(part.Rating.Status))
                {
                    return true;
                }
            }

            return false;
        }

        bool isMet = parts.All(part => part.Rating.Status.IsFine());
        bool hasFailed = Any(Status.NotReached, Status.PartlyReached, Status.AtRisk);
        bool isUndecided = Any(Status.NotYetAssessable, Status.DocumentMissing);
        return facts with
        {
            IsExceeded = false,
            LacksBasis = false,
            IsMet = isMet,
            IsUndoable = false,
            OnlyDocumentsMissing = !isMet && parts.All(part => part.Rating.Status.IsFine()
                || part.Rating.Status == Status.DocumentMissing),
            BreaksWithPlanned = false,
            IsMetWithPlanned = parts.All(part => part.Rating.Status.IsFine() || IsOnTrack(part)),
            IsMetWithUnsettledOrWaiting = !hasFailed && isUndecided,
            IsPlanningOpen = !hasFailed,
            IsMetWithWaiting = !hasFailed && isUndecided,
            // Z-10: each part has an Erfassungsfrist of its own; where none is undecided any more, nothing depends on the line's.
            IsRecordingOver = facts.IsRecordingOver || !isUndecided,
            HasSomething = parts.Any(part => part.Rating.Status.IsFine() || part.Rating.Status == Status.PartlyReached),
        };
    }

    /// <summary>A part that has not begun is open by row 5; with enough planned rows it does not hold the line back.</summary>
    private static bool IsOnTrack(RatedPart part) => part.Rating.Status == Status.OnTrack
        || (part.Rating.Status == Status.Open && part.Target is Target target
            && TargetRules.IsMet(target, part.WithPlanned));

    /// <summary>"2 von 4 Quartalen": the parts that are erreicht out of all; the number stays the count.</summary>
    public static Actual WithProgress(ImmutableArray<RatedPart> parts, Actual actual) => parts.IsEmpty
        ? actual
        : actual with
        {
            Numerator = parts.Count(part => part.Rating.Status.IsFine()),
            Denominator = parts.Length,
        };
}
