using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;

namespace KiIndicators.Worker.Export;

/// <summary>
/// A Themenschwerpunkt with what was done for it in the period.
/// </summary>
/// <param name="Programme">Its programme.</param>
/// <param name="Topic">The Schwerpunkt, which names its Handlungsfeld.</param>
/// <param name="Lines">Its lines that concern the period.</param>
/// <param name="Activities">The activities of the period that one of its lines counts.</param>
internal sealed record ExportTopic(
    Programme Programme, FocusTopic Topic, ImmutableArray<(MilestoneResult Milestone, Measurement Line)> Lines, ImmutableArray<Activity> Activities);

/// <summary>The activities of a period, and the Schwerpunkte for which they count. No clock, no I/O.</summary>
internal sealed class ExportTopics
{
    private readonly Dictionary<string, string[]> linesOf;

    /// <summary>Sorts the activities.</summary>
    /// <param name="evaluated">The results at the last day of the period.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="UserError">No programme concerns the period (exit code 2).</exception>
    public ExportTopics(Auswertung evaluated, Period period)
    {
        EvaluationResult result = evaluated.Result;
        Period = period;
        Programmes = [.. result.Programmes.Where(programme => Touches(programme.Period.From, programme.Period.To))];
        if (Programmes.IsEmpty)
        {
            throw new UserError(
                $"Für {GermanText.DayOrSpan(period)} gilt kein Zielkatalog; es gibt "
                + string.Join(", ", result.Programmes.Select(programme => $"{programme.Id} ({GermanText.Span(programme.Period)})")) + ".", 2);
        }

        InPeriod = [.. result.Reading.Activities.Where(row => period.Contains(row.StartDate) && IsWork(row.Kind))];
        Held = [.. InPeriod.Where(row => Occurrences.Of(row, period.To) == Occurrence.Held)
            .OrderBy(row => row.StartDate).ThenBy(row => row.Id, StringComparer.Ordinal)];
        linesOf = result.Measurements.Where(Counts)
            .SelectMany(line => line.Evidence.Counted.Select(row => (row.Id, Line: line.Line.Id)))
            .GroupBy(pair => pair.Id, pair => pair.Line, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        Topics = [.. Programmes.SelectMany(programme => programme.FocusTopics.Select(topic => Of(programme, topic, result)))];
        Elsewhere = [.. Held.Where(row => !Topics.Any(topic => topic.Activities.Contains(row)))];
    }

    /// <summary>The period.</summary>
    public Period Period { get; }

    /// <summary>The programmes that concern the period.</summary>
    public ImmutableArray<Programme> Programmes { get; }

    /// <summary>Their Schwerpunkte, in the order of the catalogue.</summary>
    public ImmutableArray<ExportTopic> Topics { get; }

    /// <summary>What began in the period, also what was cancelled.</summary>
    public ImmutableArray<Activity> InPeriod { get; }

    /// <summary>What was held, by day.</summary>
    public ImmutableArray<Activity> Held { get; }

    /// <summary>What was held and no line counts.</summary>
    public ImmutableArray<Activity> Elsewhere { get; }

    /// <summary>The lines that count an activity.</summary>
    public IReadOnlyList<string> LinesOf(Activity row) => linesOf.GetValueOrDefault(row.Id, []);

    /// <summary>
    /// The Kommunen that events have reached, by name: those of the reference set in force on the last day of period and programme (Z-7).
    /// </summary>
    public IReadOnlyList<string> Reached(IEnumerable<Activity> rows)
    {
        HashSet<string> places = [.. rows.Where(row => row.Kind == ActivityKind.Event).SelectMany(row => row.Values("kommune"))];
        return [.. Programmes.SelectMany(programme => ReferenceOf(programme).Where(places.Contains).Select(programme.Area.NameOf))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>The keys of the Kommunen that a programme counts in the period.</summary>
    public ImmutableArray<string> ReferenceOf(Programme programme) =>
        programme.Area.InForceOn(Period.To < programme.Period.To ? Period.To : programme.Period.To).Ags;

    // A number reported by others and a judgement are results, and no work that was done for somebody.
    private static bool IsWork(ActivityKind kind) => kind is not (ActivityKind.Figure or ActivityKind.Assessment);

    // As the reach is counted (Z-7): a share looks at a basis that may be all of the KI's work.
    private static bool Counts(Measurement line) => !line.Line.Measure.IsShare && line.Status != Status.Withheld;

    private ExportTopic Of(Programme programme, FocusTopic topic, EvaluationResult result)
    {
        HashSet<string> ids = [.. topic.Goals.SelectMany(goal => goal.Milestones).Select(milestone => milestone.Id)];
        ImmutableArray<(MilestoneResult Milestone, Measurement Line)> lines =
        [
            .. result.Milestones.Where(milestone => result.ProgrammeOf(milestone) == programme && ids.Contains(milestone.Milestone.Id))
                .SelectMany(milestone => milestone.Lines.Select(line => (milestone, line))),
        ];
        HashSet<string> counted = [.. lines.Where(pair => Counts(pair.Line)).SelectMany(pair => pair.Line.Evidence.Counted).Select(row => row.Id)];
        return new ExportTopic(
            programme, topic,
            [.. lines.Where(pair => Touches(pair.Line.Line.Period.From, pair.Line.LastDay))],
            [.. Held.Where(row => counted.Contains(row.Id))]);
    }

    private bool Touches(DateOnly from, DateOnly to) => from <= Period.To && to >= Period.From;
}
