using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Charts.Drawing;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Charts;

/// <summary>Which measurements become which chart; nothing is drawn here.</summary>
/// <param name="context">The report.</param>
internal sealed class ChartInputs(ReportContext context)
{
    /// <summary>A picture of so many rows fills half a page.</summary>
    private const int MostRows = 8;

    private readonly PrintedNumbers numbers = new(context.Result);

    /// <summary>The Terminleiste of a milestone: rated lines with few events; those with many have a step line. Null where there are none.</summary>
    public Timeline? Timeline(MilestoneResult result)
    {
        TimelineRow[] rows = [.. result.Lines.Where(line => CountsEvents(line) && !IsDense(line)).Take(MostRows).Select(Row)];
        Period period = result.Milestone.Period;
        return rows.All(row => row.Events.Count == 0)
            ? null
            : new Timeline(Name(result), period.From, period.To, context.AsOf, rows);
    }

    /// <summary>Step lines of the milestone's lines with many events.</summary>
    public IEnumerable<CumulativeLine> Cumulative(MilestoneResult result) => result.Lines
        .Where(line => CountsEvents(line) && IsDense(line))
        .Select(line => new CumulativeLine(
            Row(line), line.Line.Period.From, line.Line.Period.To, context.AsOf, line.Target?.Minimum, line.Target?.Maximum));

    /// <summary>Shares of the milestone; empty where none can be measured.</summary>
    public IReadOnlyList<ShareBar> Shares(MilestoneResult result)
    {
        Measurement[] lines = [.. result.Lines.Where(line =>
            line.Line.Measure is Share && line.Status != Status.Withheld)];
        return lines.Any(line => line.Actual.Denominator > 0 && !numbers.HidesActual(line)) ? [.. lines.Select(ShareOf)] : [];
    }

    /// <summary>The cooperations of each line that counts them; lines without any have no picture.</summary>
    public IEnumerable<(Measurement Line, CooperationTimeline Timeline)> Cooperations(MilestoneResult result)
    {
        foreach (Measurement line in result.Lines.Where(line => line.Status != Status.Withheld))
        {
            if (line.Line.Measure is Cooperations rule && CooperationsOf(line, rule) is { Count: > 0 } found)
            {
                yield return (line, new CooperationTimeline(
                    $"{AlternativeText.Shorten(line.Line.Title)} ({line.Line.Id})",
                    line.Line.Period.From, line.LastDay, context.AsOf, found));
            }
        }
    }

    /// <summary>The whole programme.</summary>
    public ProgrammeOverview Programme() => new(
        context.Main.ShortTitle,
        context.Result.Programmes.Min(programme => programme.Period.From),
        context.Result.Programmes.Max(programme => programme.Period.To),
        context.AsOf,
        [.. context.Result.Milestones.Select(result => new ProgrammeRow(
            result.Milestone.Id, result.Milestone.Title, result.Milestone.Period.From, result.Milestone.Period.To,
            result.Status.Printed(), AllEvents(result),
            [.. result.Lines.Where(line => line.Line.HasDeadline)
                .Select(line => line.Line.Period.To).Distinct()]))]);

    /// <summary>"zum Meilenstein B26"; short, so that the alternative text has room for the titles of the lines.</summary>
    public static string Name(MilestoneResult result) => result.Milestone.Type switch
    {
        MilestoneType.Milestone => $"zum Meilenstein {result.Milestone.Id}",
        MilestoneType.Mandate => $"zum Auftrag {result.Milestone.Id}",
        _ => $"zur Vorgabe {result.Milestone.Id}",
    };

    private TimelineRow Row(Measurement line) => new(
        line.Line.Id, line.Line.Title, "", EventsOf(line, withNotCounted: true),
        line.Target is null ? null : Wording.Of(line.Target), line.Target is null or Promised ? null : line.Line.Period.To);

    private static List<ChartEvent> EventsOf(Measurement line, bool withNotCounted)
    {
        Evidence evidence = line.Evidence;
        IEnumerable<Activity> missed = withNotCounted
            ? evidence.NearMisses.Select(row => row.Activity).Where(row => line.Line.Period.Contains(row.StartDate))
            : [];
        return
        [
            .. Marks(evidence.Counted, EventState.Held), .. Marks(evidence.Planned, EventState.Planned),
            .. Marks(evidence.Unsettled, EventState.Unsettled), .. missed.Select(row => new ChartEvent(row.StartDate, EventState.NotCounted)),
        ];
    }

    // Each event once: the state that a rated line gives it, in the order held, planned, unsettled.
    private static List<ChartEvent> AllEvents(MilestoneResult result)
    {
        Measurement[] lines = [.. result.Lines.Where(line => line.Line.Measure is not Share && line.Status != Status.Withheld)];
        return [.. lines.SelectMany(line => line.Evidence.Counted).Select(row => (Row: row, State: EventState.Held))
            .Concat(lines.SelectMany(line => line.Evidence.Planned).Select(row => (Row: row, State: EventState.Planned)))
            .Concat(lines.SelectMany(line => line.Evidence.Unsettled).Select(row => (Row: row, State: EventState.Unsettled)))
            .Where(mark => mark.Row.Kind == ActivityKind.Event)
            .DistinctBy(mark => mark.Row.Id, StringComparer.Ordinal)
            .Select(mark => new ChartEvent(mark.Row.StartDate, mark.State))];
    }

    private static IEnumerable<ChartEvent> Marks(IEnumerable<Activity> rows, EventState state) =>
        rows.Where(row => row.Kind == ActivityKind.Event).Select(row => new ChartEvent(row.StartDate, state));

    private static bool CountsEvents(Measurement line) =>
        line.Status.IsRated() && line.Status != Status.Withheld && !line.Line.CountsPersons && line.Line.Measure switch
        {
            Count count => IsAboutEvents(count.Selection),
            Growth { Rule: null } growth => IsAboutEvents(growth.Selection),
            _ => false,
        };

    private static bool IsDense(Measurement line) =>
        line.Evidence.Counted.Length + line.Evidence.Planned.Length >= CumulativeLine.WorthwhileFrom;

    private static bool IsAboutEvents(Selection selection) =>
        selection.Conditions.Any(condition => condition is HasAny { Attribute: "typ", AnyOf: var kinds }
            && kinds.Contains(ActivityFields.Word(ActivityKind.Event)));

    private ShareBar ShareOf(Measurement line)
    {
        bool isHidden = numbers.HidesActual(line);
        string percent = numbers.Actual(line);
        string parts = LineNumbers.Parts(line);
        string printed = isHidden || percent == parts || !(line.Actual.Denominator > 0) ? percent : $"{parts} ({percent})";
        return new ShareBar(
            line.Line.Id, line.Line.Title, isHidden ? null : line.Actual.Numerator, isHidden ? null : line.Actual.Denominator,
            line.Actual.Denominator > 0 ? printed : line.Line.NoBasisText ?? "keine Grundmenge",
            Threshold(line.Target), line.Target is null ? "" : Wording.Of(line.Target));
    }

    private static double? Threshold(Target? target) => target switch
    {
        { InPercent: true } => (target.Minimum ?? target.Maximum) / 100.0,
        All => 1,
        _ => null,
    };

    private static List<CooperationRow> CooperationsOf(Measurement line, Cooperations rule)
    {
        Dictionary<string, Activity> rows = line.Evidence.Counted.Concat(line.Evidence.Waiting).Concat(line.Evidence.Planned)
            .DistinctBy(row => row.Id, StringComparer.Ordinal).ToDictionary(row => row.Id, StringComparer.Ordinal);
        Activity[] agreements = [.. rows.Values
            .Where(row => row.Kind == ActivityKind.Cooperation)
            .OrderBy(row => row.StartDate).ThenBy(row => row.Id, StringComparer.Ordinal)];
        return [.. agreements.Select((agreement, index) => new CooperationRow(
            $"Kooperation {index + 1}", agreement.StartDate, agreement.StartDate.AddMonths(rule.Months),
            [.. rows.Values
                .Where(row => row.Kind == ActivityKind.Event
                    && row.Values(KiIndicators.Indicators.Kinds.Cooperations.Link).Contains(agreement.Id))
                .OrderBy(row => row.StartDate).ThenBy(row => row.Id, StringComparer.Ordinal)
                .Select(row => new ChartEvent(row.StartDate, line.Evidence.Planned.Contains(row) ? EventState.Planned : EventState.Held))]))];
    }
}
