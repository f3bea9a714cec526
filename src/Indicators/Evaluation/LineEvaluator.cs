using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
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
        ImmutableArray<(string Label, LineTrace Trace)> traces = PartsOf(context);
        ImmutableArray<SubMeasurement> parts =
            [.. traces.Select(part => new SubMeasurement(part.Label, part.Trace.Measurement))];
        StatusFacts facts = FactFinder.Find(
            measure, actuals, WithDocuments(actuals.Counted, examined, context), withheld.Affects(line), context);
        StatusRow row = StatusTable.First(parts.IsEmpty ? facts : SubPeriodRules.Combine(facts, parts));
        DateOnly? lateOn = measure is Outcome && facts.HasEnded ? LateDay.Find(actuals.Counted, examined, context) : null;

        Measurement measurement = new()
        {
            Line = line with { Measure = measure },
            Actual = SubPeriodRules.WithProgress(parts, actuals.Counted),
            Planned = actuals.WithPlanned.Units - actuals.Counted.Units,
            Unsettled = actuals.WithUnsettled.Units - actuals.Counted.Units,
            Status = row.Result(facts),
            StatusRow = row.Number,
            Reason = parts.IsEmpty
                ? StatusReason.Of(row.Number, actuals, sorted, lateOn, context)
                : SubPeriodReason.Of(row.Number, parts, line),
            LastDay = measure.LastDay(line.Period),
            Target = line.Target,
            LateOn = lateOn,
            AssessableFrom = parts.IsEmpty || facts.HasEnded
                ? StatusReason.AssessableFrom(row.Number, actuals, context)
                : parts.Min(part => part.Result.AssessableFrom),
            Evidence = sorted.EvidenceFor(actuals.Counted) with { Baseline = context.Baseline },
            SideResults = [.. line.SideCounts.Select(count => SideCounting.Of(count, rows, context))],
            SubPeriods = parts,
        };
        return new LineTrace(measurement, sorted.FailuresWith(actuals.Counted), new Lazy<DateOnly?>(
            () => parts.IsEmpty ? LateDay.FirstMet(line.Target, measure, sorted.Held, context) : LateDay.LastOf(traces)));
    }

    private static Actual WithDocuments(Actual counted, ImmutableArray<Activity> examined, LineContext context)
    {
        if (!context.Line.Measure.Reads.Contains(IsPresent.SupportingDocument))
        {
            return counted;
        }

        LineContext assuming = context with { AssumesDocuments = true };
        Measure prepared = context.Line.Measure.Prepare(examined, assuming);
        return prepared.ActualOf(new LineRows(prepared, [.. examined.Where(context.IsHeld)], assuming).Held, assuming);
    }

    private ImmutableArray<(string Label, LineTrace Trace)> PartsOf(LineContext context) =>
        context.Line is { Target: not null, Measure: Count { SubPeriod: SubPeriodLength length } count }
            ? [.. SubPeriods.Of(context.Line.Period, length).Select(part => (part.Label, Judge(context with
            {
                Line = context.Line with
                {
                    Measure = count with { SubPeriod = null }, Period = part.Period, PlanningUntil = null,
                    HasDeadline = false, Alternatives = [], SideCounts = [],
                },
            })))]
            : [];
}
