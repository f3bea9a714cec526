using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Auswertung einer Zeile: Zeilen einordnen, Ist rechnen, Bewertung ablesen, Nachweis beilegen.
/// </summary>
internal sealed class LineEvaluator
{
    private readonly ImmutableArray<Activity> rows;
    private readonly DateOnly asOf;
    private readonly DateOnly? deadlinesOn;
    private readonly EvaluatedLines evaluated;
    private readonly WithheldLines withheld;
    private readonly BaselineFinder baselines;

    /// <summary>An evaluator over one set of rows.</summary>
    public LineEvaluator(EvaluationInput input, EvaluatedLines evaluated)
    {
        rows = input.Reading.Activities;
        asOf = input.AsOf;
        deadlinesOn = input.DeadlinesOn;
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
        LineContext bare = new() { AsOf = asOf, DeadlinesOn = deadlinesOn, Line = line, Area = area, Evaluated = evaluated };
        return bare with { Baseline = baselines.Find(bare) };
    }

    private LineTrace Judge(LineContext context)
    {
        Indicator line = context.Line;
        ImmutableArray<Activity> examined = line.Measure is NoMeasure ? [] : rows;
        Measure measure = line.Measure.Prepare(examined, context);
        LineRows sorted = new(measure, examined, context);
        Actuals actuals = Actuals.Of(measure, sorted, examined, context);
        ImmutableArray<(string Label, LineTrace Trace)> traces = PartsOf(context);
        ImmutableArray<SubMeasurement> parts =
            [.. traces.Select(part => new SubMeasurement(part.Label, part.Trace.Measurement))];
        StatusFacts facts = FactFinder.Find(measure, actuals, withheld.Affects(line), context);
        facts = parts.IsEmpty ? facts : SubPeriodRules.Combine(facts, parts);
        StatusRow row = StatusTable.First(facts);
        DateOnly? lateOn = measure is Outcome && facts.HasEnded ? LateDay.Find(actuals.Counted, examined, context) : null;

        Measurement measurement = new()
        {
            Line = line with { Measure = measure },
            Actual = SubPeriodRules.WithProgress(parts, actuals.Counted),
            Planned = Additional(actuals.WithPlanned, actuals.Counted, measure),
            Unsettled = Additional(actuals.WithUnsettled, actuals.Counted, measure),
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
            HasSomething = facts.HasSomething,
        };
        return new LineTrace(
            measurement,
            sorted.FailuresWith(actuals.Counted),
            activity => measure.WhyNotMetAlone(activity, context).IsEmpty,
            new Lazy<ImmutableArray<Activity>>(() => LeadingOffers.EverCounted(measurement.Evidence.Counted, examined, context)),
            new Lazy<DateOnly?>(() => parts.IsEmpty ? LateDay.FirstMet(line.Target, measure, sorted.Held, context) : LateDay.LastOf(traces)));
    }

    /// <summary>Z-4: a share of rows gains numerator rows; sums and figures that are not there yet say nothing.</summary>
    private static int Additional(Actual more, Actual counted, Measure measure) =>
        measure is Share { Source: not RowShare } ? 0 : more.Units - counted.Units;

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
