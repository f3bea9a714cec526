using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Kinds;

/// <summary>
/// Messung: wie eine Zeile zählt. Jede Art sagt für jede Zeile, warum sie nicht zählt, und was die zählenden ergeben;
/// geplant und ungeklärt sind dieselbe Rechnung über mehr Zeilen.
/// </summary>
public abstract record Measure
{
    /// <summary>The catalogue's word, e.g. "anzahl".</summary>
    public abstract string Word { get; }

    /// <summary>What one unit is called where the catalogue does not say.</summary>
    public abstract string DefaultUnit { get; }

    /// <summary>How the kind counts, with its selection, as one German sentence.</summary>
    public abstract string Definition { get; }

    /// <summary>Ids of other lines whose result is needed first.</summary>
    public virtual IEnumerable<string> Lines => [];

    /// <summary>The fields and attributes that decide whether and what a row counts.</summary>
    public abstract IEnumerable<string> Reads { get; }

    /// <summary>Where the baseline comes from; null where the kind needs none.</summary>
    public virtual BaselineSource? BaselineSource => null;

    /// <summary>Ids of the lines whose number is printed as the basis or baseline of this one.</summary>
    public virtual IEnumerable<string> BasisLines => BaselineSource?.Line is string line ? [line] : [];

    /// <summary>Whether rows are looked at at all; not where nothing is measured.</summary>
    public virtual bool CountsRows => true;

    /// <summary>The same counting without the comparison: what a baseline of an earlier period is counted by.</summary>
    public virtual Measure WithoutComparison => this;

    /// <summary>Whether the number is a recorded figure, which has a unit and a day of its own.</summary>
    public virtual bool IsFigure => false;

    /// <summary>Whether the baseline is a figure.</summary>
    public bool ComparesFigures => BaselineSource is not null && WithoutComparison.IsFigure;

    /// <summary>Whether all stages belong to one offer, chosen anew each day.</summary>
    public virtual bool ChoosesOffer => false;

    /// <summary>Whether what is planned is counted with choices of its own: offers, or conditions on another line's stage.</summary>
    public bool LooksAhead => ChoosesOffer || Selections.Any(selection => selection.LooksAhead);

    /// <summary>The names of the stages; empty where the kind has none.</summary>
    public virtual IEnumerable<string> StageNames => [];

    /// <summary>Whether the rows reach a stage of this name; never where the kind has no stages.</summary>
    public virtual bool ReachesStage(string stage, ImmutableArray<Activity> rows, LineContext context) => false;

    /// <summary>Whether the day of completion is told where it lies after the last day.</summary>
    public virtual bool TellsLateDay => false;

    /// <summary>je: each sub-period of this length is judged as a line of its own; null: the period as a whole.</summary>
    public virtual SubPeriodLength? JudgedBy => null;

    /// <summary>How one sub-period is counted.</summary>
    public virtual Measure OfOnePart => this;

    /// <summary>What is printed where there is no basis and the catalogue has no text of its own.</summary>
    public virtual string NoBasisText => "keine Grundmenge";

    /// <summary>Whether the actual lacks a basis and so cannot be judged: missing is never zero (Z-21).</summary>
    /// <param name="actual">What the held rows give.</param>
    /// <param name="isUpperLimit">Whether the target is an upper limit, which nothing recorded would meet by mistake.</param>
    public virtual bool LacksBasis(Actual actual, bool isUpperLimit) => false;

    /// <summary>Additional units: what more rows add to the counted ones (Z-4).</summary>
    public virtual long AdditionalUnits(Actual withMore, Actual counted) => withMore.Units - counted.Units;

    /// <summary>
    /// The values that another line's rows give as the baseline of a line that compares values by the rule.
    /// </summary>
    /// <param name="rule">Which values are compared.</param>
    /// <param name="counted">The rows that this line counts.</param>
    /// <param name="actual">What they give.</param>
    /// <param name="context">The context of the line that needs the baseline.</param>
    public virtual ImmutableArray<string> BaselineValues(
        ValueRule rule, ImmutableArray<Activity> counted, Actual actual, LineContext context) =>
        [.. rule.Distinct(counted, context).Select(value => value.Value)];

    /// <summary>Whether more rows can still break a target that is met today, whatever the target.</summary>
    public virtual bool IsUndoable => CanFall;

    /// <summary>Whether one more row that counts can lower the number itself.</summary>
    public virtual bool CanFall => false;

    /// <summary>The last day of a line with this measure.</summary>
    public virtual DateOnly LastDay(Period period) => period.To;

    /// <summary>Settles what depends on all rows together (which source, which offer) before rows are judged one by one.</summary>
    public virtual Measure Prepare(ImmutableArray<Activity> rows, LineContext context) => this;

    /// <summary>
    /// The conditions that the row does not meet, apart from being held by AsOf; empty: the row counts once it is held.
    /// </summary>
    public abstract ImmutableArray<FailedCondition> WhyNotCounted(Activity activity, LineContext context);

    /// <summary>
    /// The same for the row taken alone: without what the rows settle together, such as the chosen offer or source (Z-34).
    /// </summary>
    public virtual ImmutableArray<FailedCondition> WhyNotMetAlone(Activity activity, LineContext context) =>
        WhyNotCounted(activity, context);

    /// <summary>The ways by which a row can count or come within one condition of it; by default each selection within the period.</summary>
    public virtual IEnumerable<Way> WaysIn(Period period) => Selections.Select(selection => new Way(selection, period));

    /// <summary>
    /// The rows that counted on any day up to AsOf; other than today only where all stages belong to one offer, chosen anew each day.
    /// </summary>
    /// <param name="held">Held rows that meet the conditions by themselves.</param>
    /// <param name="context">The line's context.</param>
    public virtual IEnumerable<Activity> EverCounted(ImmutableArray<Activity> held, LineContext context) => [];

    /// <summary>What the rows give; rows are ordered by id.</summary>
    public abstract Actual ActualOf(ImmutableArray<Activity> rows, LineContext context);

    /// <summary>The selections by which the kind looks at rows.</summary>
    public abstract IEnumerable<Selection> Selections { get; }

    /// <summary>The values that are counted, each once, and that a baseline is compared with; null where the kind counts rows, stages or sums.</summary>
    public virtual ValueRule? CountedValues => null;

    /// <summary>The attribute whose values stand behind the number; null where none does.</summary>
    public virtual string? CountedAttribute => CountedValues?.Attribute;

    /// <summary>The partner types that the kind itself asks for, beside its selections.</summary>
    public virtual IEnumerable<string> PartnerTypes => CountedValues?.PartnerTypes ?? [];

    /// <summary>The field whose recorded numbers give the number, so that a row without one is a missing Angabe; null where none does.</summary>
    public virtual string? NumberField => null;

    /// <summary>Whether the number is a share, and its target per cent.</summary>
    public virtual bool IsShare => false;

    /// <summary>Whether each event that counts is one unit, so that its day shows the progress.</summary>
    public virtual bool CountsEvents => false;

    /// <summary>What the number is a part of, and so what "alle" asks for where it names no values.</summary>
    public virtual WholeKind Whole => WholeKind.None;

    /// <summary>That target in words.</summary>
    public virtual string AllText => "alle";

    /// <summary>The largest number that can be reached, with its unit; null where there is no limit, or it is not known.</summary>
    /// <param name="places">How many places the reference set has; 0 where it is not known.</param>
    public virtual (int Most, string Unit)? LargestNumber(int places) => null;

    /// <summary>What the parts of a share are counted in, as recorded; empty where that is not said.</summary>
    /// <param name="actual">The share.</param>
    /// <param name="counted">The rows behind it.</param>
    public virtual string PartsUnit(Actual actual, IEnumerable<Activity> counted) => "";

    /// <summary>The days of part and whole of a share, in German, where they differ; null where there are none, or they are the same.</summary>
    /// <param name="actual">The share.</param>
    /// <param name="counted">The rows behind it.</param>
    public virtual (string Part, string Whole)? DaysOfParts(Actual actual, IEnumerable<Activity> counted) => null;

    /// <summary>The unit and the day of a number that was recorded and not counted, in German; null where the number has no day.</summary>
    /// <param name="counted">The rows behind it.</param>
    /// <param name="baseline">The baseline used, or null.</param>
    public virtual string? DayOfNumber(IEnumerable<Activity> counted, Baseline? baseline) => null;

    /// <summary>Whether planning more rows brings the number nearer to a target.</summary>
    public virtual bool GrowsWithRows => true;

    /// <summary>The definition of the source in use; null where there is no choice.</summary>
    public virtual string? ChosenDefinition => null;

    /// <summary>
    /// What a row that meets the line's conditions stands behind once it is held: the part of a share, a stage, a sub-period, an
    /// agreement; empty where its own values say it, or it simply counts as one.
    /// </summary>
    public virtual IEnumerable<string> StandsBehind(Activity row, LineContext context) => [];

    /// <summary>What a row counts for, or would: the value, the stage, the number; empty where it simply counts as one.</summary>
    public virtual ImmutableArray<string> RolesOf(RowInLine row) =>
        CountedAttribute is string attribute ? [.. row.ValuesOf(attribute).Select(value => row.Words.Name(attribute, value))] : [];

    /// <summary>The values of the baseline that the period has not shown.</summary>
    public virtual ImmutableArray<string> NotSeen(Actual actual, Baseline baseline) => actual.LostValues;

    /// <summary>The stages reached; empty where there is one stage at most, which the number tells.</summary>
    public virtual ImmutableArray<Stage> ReachedStages(Actual actual) => [];

    /// <summary>The verdict that a row gives; null where it gives none.</summary>
    public virtual Verdict? VerdictOf(Activity row) => null;

    /// <summary>The agreements among the rows, each with its joint activities; empty where the kind knows none.</summary>
    public virtual ImmutableArray<Agreement> Agreements(ImmutableArray<Activity> rows) => [];

    /// <summary>Who holds the data that the line lacks.</summary>
    public virtual ImmutableArray<string> DataHolders => [];

    private protected static bool AsksForEvents(Selection selection) => selection.Conditions.Any(condition =>
        condition is HasAny { Attribute: "typ" } kinds && kinds.AnyOf.Contains(ActivityFields.Word(ActivityKind.Event)));
}

/// <summary>Grundmenge einer Zahl: was „alle“ verlangt, wo keine Werte genannt sind.</summary>
public enum WholeKind
{
    /// <summary>None: "alle" has to name values.</summary>
    None,

    /// <summary>What the kind itself knows: its stages, the basis of the share, the members.</summary>
    Own,

    /// <summary>The municipalities of the reference set.</summary>
    Places,
}
