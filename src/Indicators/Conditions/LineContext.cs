using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Conditions;

/// <summary>
/// Umfeld einer Zeile: Stichtag, Bezugsraum, Partner und die Ergebnisse der Zeilen, auf die sie sich beruft.
/// </summary>
public sealed record LineContext
{
    /// <summary>Stichtag.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The day by which Fristen and required durations are judged; null: AsOf.</summary>
    public DateOnly? DeadlinesOn { get; init; }

    /// <summary>The day by which Fristen and required durations are judged.</summary>
    public DateOnly JudgedOn => DeadlinesOn ?? AsOf;

    /// <summary>The line that is being counted.</summary>
    public required Indicator Line { get; init; }

    /// <summary>Places and reference sets of the line's programme.</summary>
    public required ReferenceArea Area { get; init; }

    /// <summary>Partners and the lines already evaluated.</summary>
    public required EvaluatedLines Evaluated { get; init; }

    /// <summary>Whether missing Belege are taken as present: to tell whether nothing but Belege is missing.</summary>
    public bool AssumesDocuments { get; init; }

    /// <summary>Whether waiting units count: to tell whether they would reach the target.</summary>
    public bool CountsWaiting { get; init; }

    /// <summary>The baseline of the line, or null where its kind needs none.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The baseline of a line whose kind needs one.</summary>
    /// <exception cref="InvalidOperationException">The evaluator gave none: a defect.</exception>
    public Baseline RequiredBaseline =>
        Baseline ?? throw new InvalidOperationException($"{Line.Id}: Ausgangswert fehlt.");

    /// <summary>The reference set in force on the last day of the period.</summary>
    public ReferenceSet ReferenceSet => Area.InForceOn(Line.Period.To);

    /// <summary>The partners taking part in an activity.</summary>
    public ImmutableArray<Partner> PartnersOf(Activity activity) => Evaluated.PartnersOf(activity).Partners;

    /// <summary>The types of the partners taking part, each once, in ordinal order.</summary>
    public ImmutableArray<string> PartnerTypesOf(Activity activity) => Evaluated.PartnersOf(activity).Types;

    /// <summary>The type of a partner; null for an id that names none.</summary>
    public string? TypeOf(string partnerId) => Evaluated.Partner(partnerId)?.Type;

    /// <summary>Whether the activity was held and started up to AsOf.</summary>
    public bool IsHeld(Activity activity) => Occurrences.Of(activity, AsOf) == Occurrence.Held;

    /// <summary>Whether the activity is planned or its Durchführung is unsettled.</summary>
    public bool IsStillToCome(Activity activity) =>
        Occurrences.Of(activity, AsOf) is Occurrence.Planned or Occurrence.Unsettled;

    /// <summary>Whether the activity, taken alone, meets the conditions of another line, held or not.</summary>
    public bool MeetsConditionsOf(string line, Activity activity) => Evaluated.MeetsConditionsOf(line, activity);

    /// <summary>Whether the activity belongs to what another line counts, held or not.</summary>
    public bool BelongsTo(string line, Activity activity) => Evaluated.FailuresIn(line, activity).IsEmpty;

    /// <summary>The conditions of another line that the activity does not meet.</summary>
    public ImmutableArray<FailedCondition> FailuresIn(string line, Activity activity) =>
        Evaluated.FailuresIn(line, activity);

    /// <summary>The values of an attribute over the rows counted in another line on any day up to AsOf.</summary>
    public ImmutableHashSet<string> ValuesCountedIn(string line, string attribute) =>
        Evaluated.ValuesCountedIn(line, attribute);

    /// <summary>The values of an attribute over the rows counted, planned or unsettled in another line.</summary>
    public ImmutableHashSet<string> ValuesExpectedIn(string line, string attribute) =>
        Evaluated.ValuesExpectedIn(line, attribute);

    /// <summary>The first day on which another line's target was met; null where it is not.</summary>
    public DateOnly? FirstDayMet(string line) => Evaluated.FirstDayMet(line);
}
