using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
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
    /// <summary>A picture of so many rows leaves its milestone on one page.</summary>
    private const int MostRows = 5;

    private readonly PrintedNumbers numbers = new(context.Result);

    /// <summary>The Terminleiste of a milestone: rated lines with few events; those with many have a step line. Null where there are none.</summary>
    public (Timeline Picture, IReadOnlyList<Measurement> Lines)? Timeline(MilestoneResult result)
    {
        // A line without any event would be an empty row; the table beside the picture has it.
        Measurement[] lines = [.. result.Lines.Where(line => CountsEvents(line) && !IsDense(line) && EventsOf(line).Count > 0).Take(MostRows)];
        TimelineRow[] rows = [.. lines.Select(Row)];
        Period period = result.Milestone.Period;
        return rows.Length == 0
            ? null
            : (new Timeline(Name(result), period.From, period.To, context.AsOf, rows), lines);
    }

    /// <summary>Step lines of the milestone's lines with many events.</summary>
    public IEnumerable<(Measurement Line, CumulativeLine Picture)> Cumulative(MilestoneResult result) => result.Lines
        .Where(line => CountsEvents(line) && IsDense(line))
        .Select(line => (line, new CumulativeLine(
            Row(line), line.Line.Period.From, line.Line.Period.To, context.AsOf, Bound(line, line.Target?.Minimum), Bound(line, line.Target?.Maximum))));

    // The bound of a sub-period says nothing about the sum of all of them.
    private static int? Bound(Measurement line, int? bound) => line.Line.Measure.JudgedBy is null ? bound : null;

    /// <summary>Shares of the milestone; empty where none can be measured.</summary>
    public (IReadOnlyList<ShareBar> Bars, IReadOnlyList<Measurement> Lines) Shares(MilestoneResult result)
    {
        Measurement[] lines = [.. result.Lines.Where(line =>
            line.Line.Measure.IsShare && line.Status != Status.Withheld)];
        return lines.Any(line => line.Actual.Denominator > 0 && !numbers.HidesActual(line)) ? ([.. lines.Select(ShareOf)], lines) : ([], []);
    }

    /// <summary>The cooperations of each line that counts them; lines without any have no picture.</summary>
    public IEnumerable<(Measurement Line, CooperationTimeline Timeline)> Cooperations(MilestoneResult result)
    {
        foreach (Measurement line in result.Lines.Where(line => line.Status != Status.Withheld))
        {
            if (CooperationsOf(line) is { Count: > 0 } found)
            {
                yield return (line, new CooperationTimeline(
                    $"{AlternativeText.Shorten(line.Line.Title)} ({line.Line.Id})",
                    line.Line.Period.From, line.LastDay, context.AsOf, found));
            }
        }
    }

    /// <summary>The whole programme.</summary>
    public ProgrammeOverview Programme() => new(
        context.Said(programme => programme.ShortTitle),
        context.Result.Programmes.Min(programme => programme.Period.From),
        context.Result.Programmes.Max(programme => programme.Period.To),
        context.AsOf,
        [.. context.Result.Milestones.Select(result => new ProgrammeRow(
            result.Milestone.Id, result.Milestone.Title, result.Milestone.Period.From, result.Milestone.Period.To,
            result.Status.Printed(), AllEvents(result),
            [.. result.Lines.Where(line => line.Line.HasDeadline)
                .Select(line => line.Line.Period.To).Distinct()]))]);

    /// <summary>"„2026: Evaluation, Füllen von Lücken“": the title, for who listens has no number to look up.</summary>
    public static string Name(MilestoneResult result) => Phrases.Quote(AlternativeText.Shorten(result.Milestone.Title));

    private TimelineRow Row(Measurement line) => new(
        line.Line.Id, line.Line.Title, "", EventsOf(line),
        line.Target is null ? null : LineNumbers.Amount(line), line.Target is null or Promised ? null : line.Line.Period.To);

    private static List<ChartEvent> EventsOf(Measurement line) => [.. Marks([line]).Select(mark => mark.Event)];

    // Each event once: the state that a rated line gives it, in the order held, planned, unsettled.
    private static List<ChartEvent> AllEvents(MilestoneResult result)
    {
        Measurement[] lines = [.. result.Lines.Where(line => !line.Line.Measure.IsShare && line.Status != Status.Withheld)];
        return [.. Marks(lines).DistinctBy(mark => mark.Id, StringComparer.Ordinal).Select(mark => mark.Event)];
    }

    private static IEnumerable<(string Id, ChartEvent Event)> Marks(IReadOnlyList<Measurement> lines) =>
        from state in (EventState[])[EventState.Held, EventState.Planned, EventState.Unsettled]
        from line in lines
        from row in state switch
        {
            EventState.Held => line.Evidence.Counted,
            EventState.Planned => line.Evidence.Planned,
            _ => line.Evidence.Unsettled,
        }
        where row.Kind == ActivityKind.Event
        select (row.Id, new ChartEvent(row.StartDate, state));

    private static bool CountsEvents(Measurement line) =>
        line.Status.IsRated() && line.Status != Status.Withheld && !line.Line.CountsPersons && line.Line.Measure.CountsEvents;

    private static bool IsDense(Measurement line) =>
        line.Evidence.Counted.Length + line.Evidence.Planned.Length >= CumulativeLine.WorthwhileFrom;

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

    private static List<CooperationRow> CooperationsOf(Measurement line)
    {
        ImmutableArray<Activity> rows = [.. line.Evidence.Counted.Concat(line.Evidence.Waiting).Concat(line.Evidence.Planned)
            .DistinctBy(row => row.Id, StringComparer.Ordinal)
            .OrderBy(row => row.StartDate).ThenBy(row => row.Id, StringComparer.Ordinal)];
        return [.. line.Line.Measure.Agreements(rows).Select((agreement, index) => new CooperationRow(
            $"Kooperation {index + 1}", agreement.Row.StartDate, agreement.DecidableFrom,
            [.. agreement.Joint.Select(row =>
                new ChartEvent(row.StartDate, line.Evidence.Planned.Contains(row) ? EventState.Planned : EventState.Held))]))];
    }
}
