using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Indicators.Evaluation;

/// <summary>
/// Auswertung einer Zeile, wie mit Papier und Bleistift: den Ausgangswert bereitlegen, die Aktivitäten einordnen und zählen, bei
/// Teilzeiträumen jeden für sich, die Bewertung aus der Zustandstabelle ablesen, die anderen Lesarten danebenlegen, den Nachweis beifügen.
/// </summary>
internal sealed class LineEvaluator
{
    private readonly ActivityReading reading;
    private readonly Preselection preselection;
    private readonly IReadOnlySet<string> othersNamed;
    private readonly bool isNearInAnyYear;
    private readonly DateOnly asOf;
    private readonly DateOnly? deadlinesOn;
    private readonly PartnerIndex partners;
    private readonly EvaluatedLines evaluated = new();
    private readonly WithheldLines withheld;
    private readonly IReadOnlyDictionary<string, Baseline> frozenBaselines;

    /// <summary>An evaluator over one set of rows.</summary>
    public LineEvaluator(EvaluationInput input)
    {
        reading = input.Reading;
        othersNamed = input.OthersNamed;
        isNearInAnyYear = input.IsNearInAnyYear;
        asOf = input.AsOf;
        deadlinesOn = input.DeadlinesOn;
        partners = new PartnerIndex(input.Partners);
        withheld = new WithheldLines(input.Withheld);
        frozenBaselines = input.FrozenBaselines;
        preselection = new Preselection(input.Programmes, asOf, partners, isNearInAnyYear);
        foreach (Activity row in reading.Activities)
        {
            preselection.PutDown(row);
        }
    }

    /// <summary>Evaluates the line and remembers it for lines that refer to it.</summary>
    public Measurement Evaluate(Indicator line, Programme programme)
    {
        EvaluatedLine judged = Judge(line, programme).With([.. line.Alternatives.Select(alternative =>
            new OtherReading(alternative.Ruling, Judge(alternative.Line, programme).Measurement))]);
        evaluated.Add(judged);
        withheld.Add(line);
        return judged.Measurement;
    }

    private EvaluatedLine Judge(Indicator line, Programme programme) =>
        Judge(line, programme, BaselineOf(line, programme), CandidatesOf(line));

    private ImmutableArray<Activity> CandidatesOf(Indicator line) =>
        othersNamed.Contains(line.Id) ? reading.Activities : preselection.For(line.Measure, line.Period);

    private EvaluatedLine Judge(Indicator line, Programme programme, Baseline? baseline, ImmutableArray<Activity> candidates)
    {
        // 1. Sort the activities and count.
        LineContext context = ContextOf(line, programme, baseline);
        LineCounting counting = new(line, candidates, context, isNearInAnyYear);

        // 2. Judge each sub-period as a line of its own, where the line asks for it; none needs a row that the whole does not need.
        ImmutableArray<(string Label, EvaluatedLine Line)> parts =
            [.. PartsOf(line).Select(part => (part.Label, Judge(part.Line, programme, baseline, candidates)))];

        // 3. Read the rating off the state table.
        RatedLine rated = new()
        {
            Line = line,
            AsOf = asOf,
            JudgedOn = context.JudgedOn,
            Area = programme.Area,
            Actuals = counting.Actuals,
            UnsettledRows = counting.UnsettledRows,
            UnsettledElsewhere =
            [
                .. line.Measure.Lines.Distinct(StringComparer.Ordinal)
                    .Select(other => new UnsettledElsewhere(other, evaluated.Of(other).Measurement.Evidence.Unsettled.Length))
                    .Where(other => other.Rows > 0),
            ],
            RecordingUntil = programme.RecordingUntil(line.Measure.LastDay(line.Period)),
            IsWithheld = withheld.Affects(line),
            LateOn = CompletionDay.AfterTheEnd(counting),
            Parts = [.. parts.Select(part => part.Line.AsPart(part.Label))],
        };
        LineRating rating = StatusTable.Rate(rated);

        // 4. Write down the result with the rows behind it.
        Measurement measurement = MeasurementOf(counting, rated, rating) with
        {
            SubPeriods = [.. parts.Select(part => new SubMeasurement(part.Label, part.Line.Measurement))],
        };
        return new EvaluatedLine(counting, rated, rating, measurement, [.. parts.Select(part => part.Line)]);
    }

    private LineContext ContextOf(Indicator line, Programme programme, Baseline? baseline) => new()
    {
        AsOf = asOf,
        DeadlinesOn = deadlinesOn,
        LineId = line.Id,
        Period = line.Period,
        Area = programme.Area,
        Programme = programme.Period,
        Partners = partners,
        Others = evaluated,
        Baseline = baseline,
    };

    /// <summary>Z-9: the frozen baseline, else that of today's rows; of both only what the line itself can count.</summary>
    private Baseline? BaselineOf(Indicator line, Programme programme) => line.Measure.BaselineSource is BaselineSource source
        ? LiveBaseline.AsCountable(GivenBaseline(source, line, programme), line, ContextOf(line, programme, null))
        : null;

    private Baseline GivenBaseline(BaselineSource source, Indicator line, Programme programme) => source switch
    {
        _ when frozenBaselines.TryGetValue(line.Id, out Baseline? frozen) => frozen,
        { Line: string other } => LiveBaseline.FromLine(evaluated.Of(other).Measurement, line, ContextOf(line, programme, null)),
        { Period: Period period } => LiveBaseline.FromPeriod(
            Judge(LiveBaseline.Earlier(line, period), programme, null, CandidatesOf(LiveBaseline.Earlier(line, period))).Measurement, period),
        _ => throw new InvalidOperationException($"{line.Id}: Ausgangswert ohne Quelle."),
    };

    private static IEnumerable<(string Label, Indicator Line)> PartsOf(Indicator line) =>
        line is { Target: not null, Measure.JudgedBy: SubPeriodLength length }
            ? SubPeriods.Of(line.Period, length).Select(part => (part.Label, line with
            {
                Measure = line.Measure.OfOnePart, Period = part.Period, PlanningUntil = null,
                HasDeadline = false, Alternatives = [], SideCounts = [],
            }))
            : [];

    private static ImmutableDictionary<string, ImmutableArray<string>> PendingOf(LineCounting counting)
    {
        LineContext context = counting.Context with { TakenAsHeld = StillToCome.Everything };
        return counting.Rows.Planned.Concat(counting.Rows.Unsettled)
            .Select(row => KeyValuePair.Create(row.Id, counting.Measure.StandsBehind(row, context).ToImmutableArray()))
            .Where(pair => !pair.Value.IsEmpty)
            .ToImmutableDictionary(StringComparer.Ordinal);
    }

    private Evidence EvidenceOf(LineCounting counting) =>
        counting.Rows.EvidenceFor(counting.Actuals.Counted, othersNamed.Contains(counting.Line.Id)) with
        {
            Baseline = counting.Context.Baseline,
            Examined = counting.Line.Measure.CountsRows ? reading.Readable : 0,
        };

    private Measurement MeasurementOf(LineCounting counting, RatedLine rated, LineRating rating)
    {
        Actuals actuals = counting.Actuals;
        return new Measurement
        {
            Line = counting.Line with { Measure = counting.Measure },
            Actual = SubPeriodRules.WithProgress(rated.Parts, actuals.Counted),
            Planned = counting.Measure.AdditionalUnits(actuals.WithPlanned, actuals.Counted),
            Unsettled = counting.Measure.AdditionalUnits(actuals.WithUnsettled, actuals.Counted),
            Status = rating.Status,
            StatusRow = rating.Row,
            Reason = rating.Reason,
            LastDay = rated.LastDay,
            RecordingUntil = rated.RecordingUntil,
            Target = counting.Line.Target,
            LateOn = rated.LateOn,
            AssessableFrom = rating.AssessableFrom,
            Evidence = EvidenceOf(counting),
            SideResults = [.. counting.Line.SideCounts.Select(count => SideCounting.Of(count, preselection.For(count, counting.Line.Period), counting.Context))],
            HasSomething = rating.HasSomething,
            Pending = PendingOf(counting),
        };
    }
}
