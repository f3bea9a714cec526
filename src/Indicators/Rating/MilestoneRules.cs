using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Meilensteinregel (Z-28): erreicht, wenn alle bewerteten Zeilen erreicht oder umgesetzt sind. Solange er läuft, gilt sonst die
/// schlechteste Bewertung, wobei eine schon verfehlte Zeile ihn gefährdet. Nach seinem Ende: kann eine noch nicht entschiedene Zeile
/// das Ergebnis ändern, ist er noch nicht bewertbar; fehlen nur Belege, steht der Beleg aus; ist etwas getan, ist er teilweise erreicht.
/// </summary>
public static class MilestoneRules
{
    /// <summary>Worst first, while the milestone runs.</summary>
    private static readonly ImmutableArray<Status> WorstFirst =
        [Status.AtRisk, Status.DocumentMissing, Status.NotYetAssessable, Status.Open, Status.OnTrack];

    /// <summary>The state of a milestone from the states of its lines.</summary>
    /// <param name="lastDay">Last day of the milestone.</param>
    /// <param name="lines">Its lines that have a target; a Kontextzahl stays outside, also when it is held back.</param>
    /// <param name="asOf">Stichtag.</param>
    public static Status Of(DateOnly lastDay, IEnumerable<LineState> lines, DateOnly asOf)
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

        return asOf < lastDay ? WhileRunning(rated) : AfterEnd(states);
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

/// <summary>Stand einer Zeile, wie ihn der Meilenstein braucht: ihre Bewertung, und ob schon etwas getan ist, das bleibt.</summary>
/// <param name="Status">Its state.</param>
/// <param name="Keeps">Whether something is done in it that stays, whatever comes.</param>
public readonly record struct LineState(Status Status, bool Keeps)
{
    /// <summary>The state of a line; an upper limit can still be exceeded, and a number that is held back proves nothing.</summary>
    public static LineState Of(Status status, Target? target, bool hasSomething) =>
        new(status, hasSomething && target is not (AtMost or Exactly) && status != Status.Withheld);

    /// <summary>What the line becomes at worst.</summary>
    internal Status Worst => Keeps ? Status.PartlyReached : Status.NotReached;
}
