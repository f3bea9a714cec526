using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Indicators.Rating;

/// <summary>
/// Tatsachen einer Zeile: was die Zustandstabelle fragt, beantwortet aus Ist, Soll und Fristen; bei Teilzeiträumen aus deren Bewertungen.
/// </summary>
internal static class FactFinder
{
    /// <summary>The facts of a line.</summary>
    public static StatusFacts Find(RatedLine line)
    {
        StatusFacts basics = new()
        {
            IsUnmeasured = !line.Line.Measure.CountsRows,
            HasNoTarget = line.Line.Target is null,
            IsWithheld = line.IsWithheld,
            IsBeforeFirstDay = line.JudgedOn < line.Line.Period.From,
            HasEnded = line.JudgedOn >= line.LastDay,
            IsRecordingOver = line.JudgedOn > line.RecordingUntil,
            IsPlanningOpen = line.JudgedOn <= Deadlines.PlanningUntil(line.Line),
        };
        StatusFacts facts = line.Line.Target is Target target ? WithTarget(basics, target, line.Line, line.Actuals) : basics;
        return line.Parts.IsEmpty ? facts : SubPeriodRules.Combine(facts, line.Parts);
    }

    private static StatusFacts WithTarget(StatusFacts basics, Target target, Indicator line, Actuals actuals)
    {
        bool isMet = TargetRules.IsMet(target, actuals.Counted);
        bool isLimit = target is AtMost or Exactly;
        return basics with
        {
            IsExceeded = TargetRules.IsExceeded(target, actuals.Counted),
            LacksBasis = IsCoveredTooLittle(actuals.Counted, line.MinimumCoverage)
                || line.Measure.LacksBasis(actuals.Counted, target is AtMost),
            IsMet = isMet,
            // Z-27
            IsUndoable = isLimit || line.Measure.IsUndoable || line.MinimumCoverage is not null,
            IsPromise = target is Promised,
            OnlyDocumentsMissing = !isMet && TargetRules.IsMet(target, actuals.WithDocuments),
            // What should have begun and is not settled breaks a limit just as what is planned does.
            BreaksWithPlanned = isLimit
                ? TargetRules.IsExceeded(target, actuals.WithPlanned) || TargetRules.IsExceeded(target, actuals.WithEverything)
                : isMet && !TargetRules.IsMet(target, actuals.WithPlanned),
            IsMetWithPlanned = TargetRules.IsMet(target, actuals.WithPlanned),
            IsMetWithUnsettledOrWaiting = TargetRules.IsMet(target, actuals.WithEverything),
            IsMetWithWaiting = TargetRules.IsMet(target, actuals.WithWaiting),
            HasSomething = TargetRules.HasSomething(target, actuals.Counted),
        };
    }

    /// <summary>Z-23: fewer rows carry the value than the catalogue demands.</summary>
    private static bool IsCoveredTooLittle(Actual actual, int? minimumCoverage) =>
        actual.Coverage is Coverage coverage && minimumCoverage is int minimum
        && coverage.Of > 0 && coverage.With * 100 < minimum * coverage.Of;
}
