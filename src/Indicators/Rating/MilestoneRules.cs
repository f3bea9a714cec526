using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Meilensteinregel: die Bewertung eines Meilensteins aus den Bewertungen seiner Zeilen (Z-28).
/// </summary>
public static class MilestoneRules
{
    /// <summary>Worst first, while the milestone runs.</summary>
    private static readonly ImmutableArray<Status> WorstFirst =
        [Status.AtRisk, Status.DocumentMissing, Status.NotYetAssessable, Status.Open, Status.OnTrack];

    /// <summary>The state of a milestone from the measurements of its lines.</summary>
    /// <remarks>A Kontextzahl stays outside, also when it is held back.</remarks>
    public static Status Of(Milestone milestone, IEnumerable<Measurement> lines, DateOnly asOf) =>
        Of(milestone, lines.Where(line => line.Target is not null).Select(line => new LineState(line.Status, line.HasSomething && !CanStillFail(line))), asOf);

    /// <summary>The state of a milestone from the states of its lines, nothing known of what is done in them.</summary>
    public static Status Of(Milestone milestone, IEnumerable<Status> lines, DateOnly asOf) =>
        Of(milestone, lines.Select(status => new LineState(status, false)), asOf);

    private static Status Of(Milestone milestone, IEnumerable<LineState> lines, DateOnly asOf)
    {
        ImmutableArray<LineState> states = [.. lines.Where(line => line.Status.IsRated())];
        ImmutableArray<Status> rated = [.. states.Select(line => line.Status)];
        if (rated.IsEmpty)
        {
            return Status.NotYetAssessable;
        }

        if (rated.All(status => status.IsFine()))
        {
            return Status.Reached;
        }

        return asOf < milestone.Period.To ? WhileRunning(rated) : AfterEnd(states);
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
    /// Undecided is what can still become fine or missed: a line that outlives its milestone (cooperations) included. At
    /// worst it keeps what is done in it.
    /// </summary>
    private static Status AfterEnd(ImmutableArray<LineState> lines)
    {
        Status best = Settled([.. lines.Select(line => IsUndecided(line.Status) ? Status.Reached : line.Status)]);
        Status worst = Settled([.. lines.Select(line => IsUndecided(line.Status) ? line.Worst : line.Status)]);
        return best == worst ? best : Status.NotYetAssessable;
    }

    /// <summary>An upper limit can still be exceeded, and a number that is held back proves nothing.</summary>
    private static bool CanStillFail(Measurement line) => line.Target is AtMost or Exactly || line.Status == Status.Withheld;

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

    /// <summary>State of a line and whether something is done in it that stays.</summary>
    private readonly record struct LineState(Status Status, bool HasSomething)
    {
        public Status Worst => HasSomething ? Status.PartlyReached : Status.NotReached;
    }
}
