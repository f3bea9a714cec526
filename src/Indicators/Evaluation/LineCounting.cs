using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Zählung einer Zeile: jede betrachtete Aktivität wird eingeordnet, dann wird gerechnet – über das Durchgeführte, und ebenso über das,
/// was geplant, ungeklärt oder wartend dazukommen kann.
/// </summary>
internal sealed class LineCounting
{
    private readonly Assumption asItIs;
    private readonly Assumption withPlanned;
    private readonly Assumption withUnsettled;
    private readonly Assumption withEverything;

    /// <summary>Sorts and counts.</summary>
    /// <param name="line">The line.</param>
    /// <param name="candidates">The activities that the line may need, ordered by id.</param>
    /// <param name="context">The line's context.</param>
    /// <param name="isNearInAnyYear">Whether a row that lacks only the period is a near miss wherever it starts.</param>
    public LineCounting(Indicator line, ImmutableArray<Activity> candidates, LineContext context, bool isNearInAnyYear)
    {
        Line = line;
        Context = context;
        Candidates = line.Measure.CountsRows ? candidates : [];
        asItIs = Assumption.Of(line.Measure, Candidates, context);
        withPlanned = Taking(asItIs, StillToCome.Planned);
        withUnsettled = Taking(asItIs, StillToCome.Unsettled);
        withEverything = Taking(asItIs, StillToCome.Everything);
        Rows = new LineRows(Candidates, asItIs, withPlanned, withUnsettled, isNearInAnyYear);
        Actuals = Count();
    }

    /// <summary>The line.</summary>
    public Indicator Line { get; }

    /// <summary>Its context.</summary>
    public LineContext Context { get; }

    /// <summary>The rows that the line may need (preselection); all others lack several conditions.</summary>
    public ImmutableArray<Activity> Candidates { get; }

    /// <summary>The measure with what the rows settle together: which source, which offer.</summary>
    public Measure Measure => asItIs.Measure;

    /// <summary>The rows, sorted.</summary>
    public LineRows Rows { get; }

    /// <summary>
    /// How many unsettled rows the line waits for: its own, else those that would count together with what is planned (an offer may lead
    /// only by both).
    /// </summary>
    public int UnsettledRows => Rows.Unsettled.Length > 0
        ? Rows.Unsettled.Length
        : withEverything.Fitting.Count(row => Occurrences.Of(row, Context.AsOf) == Occurrence.Unsettled);

    /// <summary>What they give.</summary>
    public Actuals Actuals { get; }

    private Actuals Count()
    {
        Actual counted = ActualOf(asItIs);
        Actual planned = ActualOf(withPlanned);
        (Actual Held, Actual Planned) documents = Line.Measure.Reads.Contains(IsPresent.SupportingDocument)
            ? WithDocuments()
            : (counted, planned);
        return new Actuals(
            counted,
            planned,
            ActualOf(withUnsettled),
            ActualOf(Waiting(withEverything)),
            ActualOf(Waiting(asItIs)),
            documents.Held,
            documents.Planned);
    }

    private Actual ActualOf(Assumption assumption) => TargetRules.WithProgress(
        Line.Target, assumption.Measure.ActualOf(assumption.Taken, assumption.Context));

    private (Actual Held, Actual Planned) WithDocuments()
    {
        Assumption held = Assumption.Of(Line.Measure, Candidates, Context with { AssumesDocuments = true });
        return (ActualOf(held), ActualOf(Taking(held, StillToCome.Planned)));
    }

    private static Assumption Waiting(Assumption assumption) =>
        assumption with { Context = assumption.Context with { CountsWaiting = true } };

    // Where the line does not look ahead, what is taken as held changes neither a choice nor a condition.
    private Assumption Taking(Assumption assumption, StillToCome taken)
    {
        LineContext context = assumption.Context with { TakenAsHeld = taken };
        return Line.Measure.LooksAhead ? Assumption.Of(Line.Measure, Candidates, context) : assumption with { Context = context };
    }
}
