using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Bewertung je Teilzeitraum: erreicht, wenn alle erreicht sind; gefährdet, sobald einer verfehlt ist.
/// </summary>
internal static class SubPeriodRules
{
    /// <summary>The facts of the whole line from the states of its parts.</summary>
    public static StatusFacts Combine(StatusFacts facts, ImmutableArray<SubMeasurement> all)
    {
        ImmutableArray<SubMeasurement> parts = [.. all.Where(part => part.Result.Target is not null)];
        bool Any(params ReadOnlySpan<Status> states)
        {
            foreach (SubMeasurement part in parts)
            {
                if (states.Contains(part.Result.Status))
                {
                    return true;
                }
            }

            return false;
        }

        bool isMet = parts.All(part => part.Result.Status.IsFine());
        bool hasFailed = Any(Status.NotReached, Status.PartlyReached, Status.AtRisk);
        bool isUndecided = Any(Status.NotYetAssessable, Status.DocumentMissing);
        return facts with
        {
            IsExceeded = false,
            LacksBasis = false,
            IsMet = isMet,
            IsUndoable = false,
            OnlyDocumentsMissing = !isMet && parts.All(part => part.Result.Status.IsFine()
                || part.Result.Status == Status.DocumentMissing),
            BreaksWithPlanned = false,
            IsMetWithPlanned = parts.All(part => part.Result.Status.IsFine() || IsOnTrack(part.Result)),
            IsMetWithUnsettledOrWaiting = !hasFailed && isUndecided,
            IsPlanningOpen = !hasFailed,
            IsMetWithWaiting = !hasFailed && isUndecided,
            HasSomething = parts.Any(part => part.Result.Status.IsFine() || part.Result.Status == Status.PartlyReached),
        };
    }

    /// <summary>A part that has not begun is open by row 5; with enough planned rows it does not hold the line back.</summary>
    private static bool IsOnTrack(Measurement part) => part.Status == Status.OnTrack
        || (part.Status == Status.Open && part.Target is Target target
            && TargetRules.IsMet(target, SubPeriodReason.WithPlanned(part)));

    /// <summary>"2 von 4 Quartalen": the parts that are erreicht out of all; the number stays the count.</summary>
    public static Actual WithProgress(ImmutableArray<SubMeasurement> parts, Actual actual) => parts.IsEmpty
        ? actual
        : actual with
        {
            Numerator = parts.Count(part => part.Result.Status.IsFine()),
            Denominator = parts.Length,
        };
}
