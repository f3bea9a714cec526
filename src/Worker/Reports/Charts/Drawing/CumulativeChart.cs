using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The step chart: what took place added up to the Stichtag, what is planned as its continuation, the target as line or band.</summary>
internal static class CumulativeChart
{
    private const double PictureHeight = 60;

    /// <summary>Draws the step chart.</summary>
    /// <param name="input">Its data.</param>
    /// <param name="widthMm">Printed width.</param>
    public static Chart Render(CumulativeLine input, double widthMm = Sketch.TextWidthMm)
    {
        Sketch sketch = new(widthMm);
        Columns columns = Columns.For(sketch.Width, [input.Row.Title]);
        TimeScale time = new(input.From, input.To, columns.PictureLeft, columns.PictureRight);
        double top = time.HeadingHeight;
        double bottom = top + PictureHeight;
        int highest = Math.Max(Counting(input).Count(), Math.Max(input.TargetMin ?? 0, input.TargetMax ?? 0));
        CountScale counts = new(highest, top + 6, bottom);

        time.DrawHeading(sketch, 0);
        SideLabels labels = new();
        DrawTarget(sketch, input, columns, counts, labels);
        time.DrawGrid(sketch, top, bottom);
        DrawCountAxis(sketch, columns, counts);
        new RowText(input.Row.Title, input.Row.Subtitle, columns.NameWidth - 22).Draw(sketch, 0, top + 2);
        double? asOf = time.DrawAsOf(sketch, input.AsOf, top, bottom);
        DrawSteps(sketch, input, columns, time, counts, labels);
        labels.Draw(sketch, columns, top, bottom);
        double end = ChartLegend.Draw(sketch, LegendOf(input), bottom + 3, asOf);
        return sketch.Render(end, AlternativeText.Of($"Summenlinie {AlternativeText.Shorten(input.Row.Title)} ({input.Row.Id})", Clauses(input)));
    }

    private static IEnumerable<ChartEvent> Counting(CumulativeLine input) =>
        input.Row.Events.Where(e => e.State is EventState.Held or EventState.Planned);

    private static DateOnly[] Days(CumulativeLine input, EventState state) =>
        [.. input.Row.Events.Where(e => e.State == state).Select(e => e.Day).Order()];

    private static void DrawTarget(Sketch sketch, CumulativeLine input, Columns columns, CountScale counts, SideLabels labels)
    {
        if ((input.TargetMin ?? input.TargetMax) is not { } low)
        {
            return;
        }

        int high = Math.Max(low, input.TargetMax ?? low);
        if (high > low)
        {
            sketch.Box(columns.PictureLeft, counts.Y(high), columns.PictureRight, counts.Y(low), ChartColours.PaleBlue, ChartColours.PaleBlue, 0);
        }

        foreach (int bound in (HashSet<int>)[low, high])
        {
            sketch.Line(columns.PictureLeft, counts.Y(bound), columns.PictureRight, counts.Y(bound), ChartColours.Amber, 1.1);
        }

        labels.Add($"Ziel {input.Row.Target}", counts.Y((low + high) / 2.0), ChartColours.Amber, bold: true);
    }

    private static void DrawCountAxis(Sketch sketch, Columns columns, CountScale counts)
    {
        foreach (int tick in counts.Ticks)
        {
            double y = counts.Y(tick);
            sketch.Line(columns.PictureLeft, y, columns.PictureRight, y, tick == 0 ? ChartColours.Axis : ChartColours.Grid, tick == 0 ? 0.8 : 0.5);
            sketch.Text(ChartWords.Number(tick), columns.PictureLeft - 4, y + 3, ChartColours.Muted, anchor: 1);
        }
    }

    private static void DrawSteps(Sketch sketch, CumulativeLine input, Columns columns, TimeScale time, CountScale counts, SideLabels labels)
    {
        DateOnly[] held = Days(input, EventState.Held);
        DateOnly[] planned = Days(input, EventState.Planned);
        double until = time.Shows(input.AsOf) ? time.X(input.AsOf) : input.AsOf < input.From ? columns.PictureLeft : columns.PictureRight;
        sketch.Steps([.. Path(held, 0, columns.PictureLeft, until, time, counts)], ChartColours.Blue, 2.2);
        List<Coordinates> further = Corners(Path(planned, held.Length, until, columns.PictureRight, time, counts));
        if (until < columns.PictureRight)
        {
            sketch.Dashes(further, ChartColours.Blue, 1.6);
        }

        if (planned.Length > 0)
        {
            labels.Add($"mit geplanten {ChartWords.Number(held.Length + planned.Length)}", further[^1].Y, ChartColours.Ink, bold: false);
        }

        if (input.Row.Events.Count(e => e.State == EventState.Unsettled) is > 0 and int unsettled)
        {
            labels.Add($"nicht enthalten: {ChartWords.Number(unsettled)} ungeklärt", counts.Y(0), ChartColours.Muted, bold: false);
        }

        EventMark.Draw(sketch, until, counts.Y(held.Length), EventState.Held, 5);
        string reached = $"{ChartWords.Number(held.Length)} durchgeführt";
        if (planned.Length == 0)
        {
            labels.Add(reached, counts.Y(held.Length), ChartColours.Ink, bold: true);
        }
        else
        {
            DrawReached(sketch, reached, until, counts.Y(held.Length), columns);
        }
    }

    private static void DrawReached(Sketch sketch, string reached, double x, double y, Columns columns)
    {
        // Above the end of the solid line there is always room: the line comes from below.
        double width = Lettering.Width(reached, bold: true);
        double right = Math.Max(x - 5, columns.PictureLeft + width + 3);
        sketch.Box(right - width - 2, y - 14, right + 1, y - 4, ChartColours.Paper, ChartColours.Paper, 0);
        sketch.Text(reached, right, y - 6, ChartColours.Ink, bold: true, anchor: 1);
    }

    private static IEnumerable<Coordinates> Path(
        DateOnly[] days, int begin, double left, double right, TimeScale time, CountScale counts)
    {
        int sum = begin;
        yield return new Coordinates(left, counts.Y(sum));
        foreach (IGrouping<DateOnly, DateOnly> day in days.GroupBy(d => d))
        {
            sum += day.Count();
            yield return new Coordinates(Math.Clamp(time.X(day.Key), left, right), counts.Y(sum));
        }

        yield return new Coordinates(right, counts.Y(sum));
    }

    private static List<Coordinates> Corners(IEnumerable<Coordinates> steps)
    {
        List<Coordinates> corners = [];
        foreach (Coordinates step in steps)
        {
            if (corners.Count > 0)
            {
                corners.Add(new Coordinates(step.X, corners[^1].Y));
            }

            corners.Add(step);
        }

        return corners;
    }

    private static IEnumerable<LegendEntry> LegendOf(CumulativeLine input)
    {
        yield return new LegendEntry("durchgeführt, Summe", 16,
            (sketch, x, y) => sketch.Line(x - 8, y, x + 8, y, ChartColours.Blue, 2.2));
        if (input.Row.Events.Any(e => e.State == EventState.Planned))
        {
            yield return new LegendEntry("mit geplanten", 16, (sketch, x, y) => sketch.Dashes([new(x - 8, y), new(x + 8, y)], ChartColours.Blue, 1.6));
        }
    }

    private static IReadOnlyList<string> Clauses(CumulativeLine input)
    {
        string reached = $"bis zum {ChartWords.AsOf(input.AsOf)} {ChartWords.Counts(input.Row.Events)}";
        int? year = input.From.Year == input.To.Year ? input.From.Year : null;
        return input.Row.Target is null ? [reached] : [reached, input.Row.TargetText(year)];
    }
}
