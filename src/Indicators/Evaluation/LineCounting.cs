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
    /// <summary>Sorts and counts.</summary>
    /// <param name="line">The line.</param>
    /// <param name="activities">All activities, ordered by id.</param>
    /// <param name="context">The line's context.</param>
    public LineCounting(Indicator line, ImmutableArray<Activity> activities, LineContext context)
    {
        Line = line;
        Context = context;
        Examined = line.Measure.CountsRows ? activities : [];
        Measure = line.Measure.Prepare(Examined, context);
        Rows = new LineRows(Measure, Examined, context);
        Actuals = Count();
    }

    /// <summary>The line.</summary>
    public Indicator Line { get; }

    /// <summary>Its context.</summary>
    public LineContext Context { get; }

    /// <summary>The rows looked at.</summary>
    public ImmutableArray<Activity> Examined { get; }

    /// <summary>The measure with what the rows settle together: which source, which offer.</summary>
    public Measure Measure { get; }

    /// <summary>The rows, sorted.</summary>
    public LineRows Rows { get; }

    /// <summary>What they give.</summary>
    public Actuals Actuals { get; }

    /// <summary>What rows give, by the rule of the kind.</summary>
    public Actual ActualOf(ImmutableArray<Activity> rows, LineContext context) =>
        TargetRules.WithProgress(Line.Target, Measure.ActualOf(rows, context));

    private Actuals Count()
    {
        ImmutableArray<Activity> planned = ById(Rows.Held.AddRange(Rows.Planned));
        LineContext waiting = Context with { CountsWaiting = true };
        Actual counted = ActualOf(Rows.Held, Context);
        Actual withPlanned = ActualOf(planned, Context);
        (Actual Held, Actual Planned) documents = Line.Measure.Reads.Contains(IsPresent.SupportingDocument)
            ? WithDocuments()
            : (counted, withPlanned);
        return new Actuals(
            counted,
            withPlanned,
            ActualOf(ById(Rows.Held.AddRange(Rows.Unsettled)), Context),
            ActualOf(ById(planned.AddRange(Rows.Unsettled)), waiting),
            ActualOf(Rows.Held, waiting),
            documents.Held,
            documents.Planned);
    }

    private (Actual Held, Actual Planned) WithDocuments()
    {
        LineContext assuming = Context with { AssumesDocuments = true };
        Measure prepared = Line.Measure.Prepare(Examined, assuming);
        LineRows rows = new(prepared, Examined, assuming);
        return (
            prepared.ActualOf(rows.Held, assuming),
            prepared.ActualOf(ById(rows.Held.AddRange(rows.Planned)), assuming));
    }

    private static ImmutableArray<Activity> ById(ImmutableArray<Activity> rows) =>
        rows.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
}
