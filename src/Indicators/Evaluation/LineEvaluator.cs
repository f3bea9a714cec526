using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Auswertung einer Zeile: Zeilen einordnen, Ist rechnen, Bewertung ablesen, Nachweis beilegen.
/// </summary>
internal sealed class LineEvaluator
{
    private readonly ImmutableArray<Activity> rows;
    private readonly DateOnly asOf;
    private readonly EvaluatedLines evaluated;
    private readonly WithheldLines withheld;
    private readonly BaselineFinder baselines;

    /// <summary>An evaluator over one set of rows.</summary>
    public LineEvaluator(EvaluationInput input, EvaluatedLines evaluated)
    {
        rows = input.Reading.Activities;
        asOf = input.AsOf;
        withheld = new WithheldLines(input.Withheld);
        this.evaluated = evaluated;
        baselines = new BaselineFinder(evaluated, input.FrozenBaselines, context => Judge(context).Measurement);
    }

    /// <summary>Evaluates the line and remembers it for lines that refer to it.</summary>
    public Measurement Evaluate(Indicator line, ReferenceArea area)
    {
        LineTrace trace = Judge(ContextOf(line, area));
        Measurement measurement = trace.Measurement with
        {
            OtherReadings = [.. line.Alternatives.Select(alternative => new OtherReading(
                alternative.Ruling, Judge(ContextOf(alternative.Line, area)).Measurement))],
        };
        evaluated.Add(line.Id, trace with { Measurement = measurement });
        withheld.Add(line);
        return measurement;
    }

    private LineContext ContextOf(Indicator line, ReferenceArea area)
    {
        LineContext bare = new() { AsOf = asOf, Line = line, Area = area, Evaluated = evaluated };
        return bare with { Baseline = baselines.Find(bare) };
    }

    private LineTrace Judge(LineContext context)
    {
        Indicator line = context.Line;
        ImmutableArray<Activity> examined = line.Measure is NoMeasure ? [] : rows;
        Measure measure = line.Measure.Prepare(examined, context);
        LineRows sorted = new(measure, examined, context);
        Actuals actuals = Actuals.Of(measure, sorted, context);
        ImmutableArray<SubMeasurement> parts = PartsOf(context);
        StatusFacts facts = FactFinder.Find(
            measure, actuals, WithDocuments(measure, examined, context), withheld.Affects(line), context);
        StatusRow row = StatusTable.First(parts.IsEmpty ? facts : SubPeriodRules.Combine(facts, parts));
        DateOnly? lateOn = measure is Outcome && facts.HasEnded && !facts.IsMet
            ? LateDay.Find(measure, examined, sorted, context)
            : null;

        Measurement measurement = new()
        {
            Line = line with { Measure = measure },
            Actual = SubPeriodRules.WithProgress(parts, TargetRules.WithProgress(line.Target, actuals.Counted)),
            Planned = actuals.WithPlanned.Units - actuals.Counted.Units,
            Unsettled = actuals.WithUnsettled.Units - actuals.Counted.Units,
            Status = row.Result(facts),
            StatusRow = row.Number,
            Reason = StatusReason.Of(row.Number, actuals, sorted, lateOn, context),
            LastDay = measure.LastDay(line.Period),
            Target = line.Target,
            LateOn = lateOn,
            AssessableFrom = StatusReason.AssessableFrom(row.Number, actuals, context),
            Evidence = sorted.EvidenceFor(actuals.Counted) with { Baseline = context.Baseline },
            SideResults = [.. line.SideCounts.Select(count => SideCounting.Of(count, rows, context))],
            SubPeriods = parts,
        };
        return new LineTrace(measurement, sorted.FailuresWith(actuals.Counted), LateDay.FirstMet(measure, sorted.Held, context));
    }

    private static Actual WithDocuments(Measure measure, ImmutableArray<Activity> examined, LineContext context)
    {
        LineContext assuming = context with { AssumesDocuments = true };
        Measure prepared = context.Line.Measure.Prepare(examined, assuming);
        return prepared.ActualOf(new LineRows(prepared, examined, assuming).Held, assuming);
    }

    private ImmutableArray<SubMeasurement> PartsOf(LineContext context) =>
        context.Line is { Target: not null, Measure: Count { SubPeriod: SubPeriodLength length } count }
            ? [.. SubPeriods.Of(context.Line.Period, length).Select(part => new SubMeasurement(part.Label, Judge(context with
            {
                Line = context.Line with
                {
                    Measure = count with { SubPeriod = null }, Period = part.Period, PlanningUntil = null,
                    HasDeadline = false, Alternatives = [], SideCounts = [],
                },
            }).Measurement))]
            : [];
}
