using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Ist einer Zeile über verschiedene Zeilenmengen: gezählt, mit Geplantem, mit Ungeklärtem, mit Wartendem.
/// </summary>
/// <param name="Counted">Over the held rows.</param>
/// <param name="WithPlanned">Over held and planned rows.</param>
/// <param name="WithUnsettled">Over held and unsettled rows.</param>
/// <param name="WithEverything">Over held, planned and unsettled rows, waiting units included.</param>
/// <param name="WithWaiting">Over the held rows, waiting units included.</param>
/// <param name="WithDocuments">Over the held rows, missing Belege taken as present.</param>
/// <param name="WithPlannedAndDocuments">Over held and planned rows, missing Belege taken as present.</param>
internal sealed record Actuals(
    Actual Counted, Actual WithPlanned, Actual WithUnsettled, Actual WithEverything, Actual WithWaiting,
    Actual WithDocuments, Actual WithPlannedAndDocuments)
{
    /// <summary>Computes all of them with the same rule.</summary>
    /// <param name="measure">The prepared measure.</param>
    /// <param name="rows">The rows sorted by it.</param>
    /// <param name="examined">All rows looked at.</param>
    /// <param name="context">The line's context.</param>
    public static Actuals Of(Measure measure, LineRows rows, ImmutableArray<Activity> examined, LineContext context)
    {
        ImmutableArray<Activity> planned = ById(rows.Held.AddRange(rows.Planned));
        LineContext waiting = context with { CountsWaiting = true };
        Actual counted = ActualOf(rows.Held, context);
        Actual withPlanned = ActualOf(planned, context);
        (Actual Held, Actual Planned) documents = context.Line.Measure.Reads.Contains(IsPresent.SupportingDocument)
            ? WithDocumentsOf(examined, context with { AssumesDocuments = true })
            : (counted, withPlanned);
        return new Actuals(
            counted,
            withPlanned,
            ActualOf(ById(rows.Held.AddRange(rows.Unsettled)), context),
            ActualOf(ById(planned.AddRange(rows.Unsettled)), waiting),
            ActualOf(rows.Held, waiting),
            documents.Held,
            documents.Planned);

        Actual ActualOf(ImmutableArray<Activity> over, LineContext under) =>
            TargetRules.WithProgress(context.Line.Target, measure.ActualOf(over, under));
    }

    private static (Actual Held, Actual Planned) WithDocumentsOf(ImmutableArray<Activity> examined, LineContext assuming)
    {
        Measure prepared = assuming.Line.Measure.Prepare(examined, assuming);
        LineRows rows = new(prepared, examined, assuming);
        return (
            prepared.ActualOf(rows.Held, assuming),
            prepared.ActualOf(ById(rows.Held.AddRange(rows.Planned)), assuming));
    }

    private static ImmutableArray<Activity> ById(ImmutableArray<Activity> rows) =>
        rows.Sort((left, right) => string.CompareOrdinal(left.Id, right.Id));
}

/// <summary>Stellt die Tatsachen fest, aus denen die Zustandstabelle folgt.</summary>
internal static class FactFinder
{
    /// <summary>The facts of a line.</summary>
    public static StatusFacts Find(
        Measure measure, Actuals actuals, bool isWithheld, LineContext context)
    {
        Indicator line = context.Line;
        DateOnly lastDay = measure.LastDay(line.Period);
        DateOnly today = context.JudgedOn;
        StatusFacts basics = new()
        {
            IsUnmeasured = measure is NoMeasure,
            HasNoTarget = line.Target is null,
            IsWithheld = isWithheld,
            IsBeforeFirstDay = today < line.Period.From,
            HasEnded = today >= lastDay,
            IsRecordingOver = today > Deadlines.RecordingUntil(lastDay),
            IsPlanningOpen = today <= Deadlines.PlanningUntil(line),
        };
        return line.Target is Target target ? WithTarget(basics, target, measure, actuals, line) : basics;
    }

    private static StatusFacts WithTarget(
        StatusFacts basics, Target target, Measure measure, Actuals actuals, Indicator line)
    {
        bool isMet = TargetRules.IsMet(target, actuals.Counted);
        bool isLimit = target is AtMost or Exactly;
        return basics with
        {
            IsExceeded = TargetRules.IsExceeded(target, actuals.Counted),
            LacksBasis = LacksBasis(measure, actuals.Counted, target, line.MinimumCoverage),
            IsMet = isMet,
            // Z-27
            IsUndoable = isLimit || measure.IsUndoable || line.MinimumCoverage is not null,
            IsPromise = target is Promised,
            OnlyDocumentsMissing = !isMet && TargetRules.IsMet(target, actuals.WithDocuments),
            BreaksWithPlanned = isLimit
                ? TargetRules.IsExceeded(target, actuals.WithPlanned)
                : isMet && !TargetRules.IsMet(target, actuals.WithPlanned),
            IsMetWithPlanned = TargetRules.IsMet(target, actuals.WithPlanned),
            IsMetWithUnsettledOrWaiting = TargetRules.IsMet(target, actuals.WithEverything)
                || (target is Exactly && TargetRules.IsExceeded(target, actuals.WithEverything)),
            IsMetWithWaiting = TargetRules.IsMet(target, actuals.WithWaiting),
            HasSomething = HasSomething(target, actuals.Counted),
        };
    }

    /// <summary>Z-21, Z-23: missing is never zero. A share without basis, a sum that no row carries, a set without members.</summary>
    private static bool LacksBasis(Measure measure, Actual actual, Target target, int? minimumCoverage) =>
        actual.Coverage is Coverage coverage && minimumCoverage is int minimum
            && coverage.Of > 0 && coverage.With * 100 < minimum * coverage.Of
        || measure switch
        {
            Share or Retention => !actual.IsMeasured,
            Sum => !actual.IsMeasured && (actual.Coverage?.Of > 0 || target is AtMost),
            _ => false,
        };

    private static bool HasSomething(Target target, Actual actual) => target switch
    {
        _ when actual.IsShare && target.InPercent => false,
        All { Values.IsEmpty: false } all => TargetRules.MissingValues(all, actual).Length < all.Values.Length,
        _ => actual.Units > 0,
    };
}
