using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Meilensteinregel: die Bewertung eines Meilensteins aus den Bewertungen seiner Zeilen (Z-28).
/// </summary>
public static class MilestoneRules
{
    /// <summary>Worst first, while the milestone runs.</summary>
    private static readonly ImmutableArray<Status> WorstFirst =
        [Status.AtRisk, Status.DocumentMissing, Status.NotYetAssessable, Status.Open, Status.OnTrack];

    /// <summary>The state of a milestone from the states of its lines.</summary>
    public static Status Of(Milestone milestone, IEnumerable<Status> lines, DateOnly asOf)
    {
        ImmutableArray<Status> rated = [.. lines.Where(status => status.IsRated())];
        if (rated.IsEmpty)
        {
            return Status.NotYetAssessable;
        }

        if (rated.All(status => status.IsFine()))
        {
            return Status.Reached;
        }

        return asOf < milestone.Period.To ? WhileRunning(rated) : AfterEnd(rated);
    }

    private static Status WhileRunning(ImmutableArray<Status> rated)
    {
        ImmutableArray<Status> felt = [.. rated.Select(status => status switch
        {
            Status.NotReached or Status.PartlyReached => Status.AtRisk,
            Status.Withheld => Status.NotYetAssessable,
            _ => status,
        })];
        return WorstFirst.First(felt.Contains);
    }

    /// <summary>
    /// Undecided is what can still become fine or missed: a line that outlives its milestone (cooperations) included.
    /// </summary>
    private static Status AfterEnd(ImmutableArray<Status> rated)
    {
        Status best = Settled([.. rated.Select(status => IsUndecided(status) ? Status.Reached : status)]);
        Status worst = Settled([.. rated.Select(status => IsUndecided(status) ? Status.NotReached : status)]);
        return best == worst ? best : Status.NotYetAssessable;
    }

    private static bool IsUndecided(Status status) => status is Status.NotYetAssessable or Status.Withheld
        or Status.Open or Status.OnTrack or Status.AtRisk;

    private static Status Settled(ImmutableArray<Status> rated)
    {
        if (rated.All(status => status.IsFine()))
        {
            return Status.Reached;
        }

        if (rated.All(status => status.IsFine() || status == Status.DocumentMissing))
        {
            return Status.DocumentMissing;
        }

        return rated.Any(status => status.IsFine() || status is Status.DocumentMissing or Status.PartlyReached)
            ? Status.PartlyReached
            : Status.NotReached;
    }
}
