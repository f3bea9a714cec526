namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A row with too many events for markers: a bar for each month, quarter or year, its number below.</summary>
internal static class DensityRow
{
    /// <summary>Height of the highest bar in points.</summary>
    public const double BarHeight = 20;

    /// <summary>Draws bars that stand on the line of the row.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="events">The events of the row.</param>
    /// <param name="scale">The time axis.</param>
    /// <param name="y">The line of the row.</param>
    /// <param name="height">Height of the highest bar in points.</param>
    /// <param name="numbers">Print the number of events below each bar.</param>
    public static void Draw(
        Sketch sketch, IReadOnlyList<ChartEvent> events, TimeScale scale, double y, double height = BarHeight, bool numbers = true)
    {
        List<int[]> bins = [.. scale.Cells.Select(_ => new int[ChartWords.States.Count])];
        foreach (ChartEvent e in events)
        {
            bins[CellOf(e.Day, scale)][(int)e.State]++;
        }

        double unit = height / bins.Max(bin => bin.Sum());
        for (int i = 0; i < bins.Count; i++)
        {
            (double left, double right) = (scale.Start(scale.Cells[i].From), scale.End(scale.Cells[i].To));
            double gap = Math.Min(2, (right - left) / 4);
            (left, right) = (left + gap, right - gap);
            DrawBin(sketch, bins[i], left, right, y, unit);
            string total = ChartWords.Number(bins[i].Sum());
            if (numbers && bins[i].Sum() > 0 && Lettering.Width(total) <= right - left + 4)
            {
                sketch.TextOnPaper(total, (left + right) / 2, y + 2, ChartColours.Ink);
            }
        }
    }

    private static int CellOf(DateOnly day, TimeScale scale)
    {
        int cell = 0;
        while (cell < scale.Cells.Count - 1 && scale.Cells[cell].To < day)
        {
            cell++;
        }

        return cell;
    }

    private static void DrawBin(Sketch sketch, int[] counts, double left, double right, double y, double unit)
    {
        double foot = y;
        foreach (EventState state in ChartWords.States.Where(s => counts[(int)s] > 0))
        {
            double head = foot - counts[(int)state] * unit;
            DrawPart(sketch, state, left, head, right, foot);
            foot = head;
        }
    }

    /// <summary>The entries for the legend: what a bar stands for, and the parts that occur.</summary>
    /// <param name="events">The events of all rows that are densities.</param>
    /// <param name="scale">The time axis.</param>
    public static IEnumerable<LegendEntry> Legend(IReadOnlyList<ChartEvent> events, TimeScale scale)
    {
        EventState[] states = [.. ChartWords.States.Where(state => events.Any(e => e.State == state))];
        return states.Select((state, i) => new LegendEntry(
            i == 0 ? $"Balken und Zahl: Termine {scale.CellName}, {ChartWords.Of(state)}" : ChartWords.Of(state),
            8,
            (sketch, x, y) => DrawPart(sketch, state, x - 4, y - 3.5, x + 4, y + 3.5)));
    }

    /// <summary>Draws a part of a bar in the manner of its state.</summary>
    public static void DrawPart(Sketch sketch, EventState state, double left, double top, double right, double bottom)
    {
        if (state == EventState.Held)
        {
            sketch.Box(left, top, right, bottom, ChartColours.Blue, ChartColours.Blue, 0.9);
        }
        else if (state == EventState.Planned)
        {
            sketch.Box(left, top, right, bottom, ChartColours.Paper, ChartColours.Blue, 0.9);
        }
        else
        {
            Hatching.Draw(sketch, left, top, right, bottom, ChartColours.Amber);
        }
    }
}
