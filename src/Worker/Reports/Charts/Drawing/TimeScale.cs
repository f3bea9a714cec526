using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A time axis: where a day lies, and which months, quarters or years head it.</summary>
internal sealed class TimeScale
{
    private const double Inset = 5;
    private static readonly string[] Months = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"];
    private readonly DateOnly from;
    private readonly DateOnly to;
    private readonly double dayWidth;

    /// <summary>An axis between two edges.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, not before the first.</param>
    /// <param name="left">Left edge in points; days begin a little right of it, so that a marker on the first day has room.</param>
    /// <param name="right">Right edge in points.</param>
    public TimeScale(DateOnly from, DateOnly to, double left, double right)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, from);
        (this.from, this.to, Left, Right) = (from, to, left, right);
        dayWidth = (right - left - 2 * Inset) / (to.DayNumber - from.DayNumber + 1);
        (Cells, CellName) = ReadableCells();
        Years = from.Year == to.Year || Cells[0].Label.Length == 4 ? [] : Divide(12);
    }

    /// <summary>Left edge in points.</summary>
    public double Left { get; }

    /// <summary>Right edge in points.</summary>
    public double Right { get; }

    /// <summary>Months where their names fit, else quarters, else years.</summary>
    public IReadOnlyList<TimeSpanCell> Cells { get; }

    /// <summary>What one cell is: "je Monat", "je Quartal", "je Jahr".</summary>
    public string CellName { get; }

    /// <summary>The years above months or quarters; empty when there is only one.</summary>
    public IReadOnlyList<TimeSpanCell> Years { get; }

    /// <summary>Height of the heading drawn by <see cref="DrawHeading"/>, in points.</summary>
    public double HeadingHeight => (Years.Count > 0 ? 2 : 1) * (Lettering.Leading + 2) + 2;

    /// <summary>Is the day on the axis?</summary>
    /// <param name="day">Any day.</param>
    public bool Shows(DateOnly day) => day >= from && day <= to;

    /// <summary>The middle of a day in points; days outside lie on the nearest end.</summary>
    /// <param name="day">Any day.</param>
    public double X(DateOnly day) => Left + Inset + (Clamp(day).DayNumber - from.DayNumber + 0.5) * dayWidth;

    /// <summary>The beginning of a day in points.</summary>
    /// <param name="day">Any day.</param>
    public double Start(DateOnly day) => X(day) - dayWidth / 2;

    /// <summary>The end of a day in points.</summary>
    /// <param name="day">Any day.</param>
    public double End(DateOnly day) => X(day) + dayWidth / 2;

    /// <summary>Writes the names of months and years.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="top">Upper edge.</param>
    public void DrawHeading(Sketch sketch, double top)
    {
        DrawLabels(sketch, Years, top, ChartColours.Ink, bold: true);
        double below = Years.Count > 0 ? top + Lettering.Leading + 2 : top;
        DrawLabels(sketch, Cells, below, ChartColours.Muted, bold: false);
    }

    /// <summary>Draws thin lines between months, stronger ones between quarters, the strongest between years.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="top">Upper end.</param>
    /// <param name="bottom">Lower end.</param>
    public void DrawGrid(Sketch sketch, double top, double bottom)
    {
        foreach (DateOnly day in Cells.Select(cell => cell.From).Where(day => day > from))
        {
            bool year = day.Month == 1 && Years.Count > 0;
            double above = year ? top - HeadingHeight : day.Month % 3 == 1 ? top - Lettering.Leading : top;
            sketch.Line(Start(day), above, Start(day), bottom, year ? ChartColours.Axis : ChartColours.Grid, day.Month % 3 == 1 ? 0.8 : 0.5);
        }
    }

    /// <summary>Draws the Stichtag as a dashed line and writes its name below; nothing when it is not on the axis.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="asOf">The Stichtag.</param>
    /// <param name="top">Upper end.</param>
    /// <param name="bottom">Lower end; the name stands below it.</param>
    /// <returns>The left edge of the name, or null when nothing was drawn.</returns>
    public double? DrawAsOf(Sketch sketch, DateOnly asOf, double top, double bottom)
    {
        if (!Shows(asOf))
        {
            return null;
        }

        string name = ChartWords.AsOf(asOf);
        double half = Lettering.Width(name, bold: true) / 2;
        double middle = Math.Clamp(X(asOf), Left + half, Math.Max(Left + half, Right - half));
        sketch.Dashes([new(X(asOf), top), new(X(asOf), bottom + 3)], ChartColours.Ink, 1);
        sketch.Text(name, middle, bottom + 3 + Lettering.Ascent, ChartColours.Ink, bold: true, anchor: 0.5);
        return middle - half;
    }

    private DateOnly Clamp(DateOnly day) => day < from ? from : day > to ? to : day;

    private (IReadOnlyList<TimeSpanCell> Cells, string Name) ReadableCells()
    {
        foreach (int months in (int[])[1, 3])
        {
            List<TimeSpanCell> cells = Divide(months);
            // Names must keep apart in the shortest months too; a period that cuts its only months may drop their names.
            double widest = cells.Max(cell => Lettering.Width(cell.Label)) + 4;
            if (cells.Max(cell => cell.To.DayNumber - cell.From.DayNumber + 1) * dayWidth * 28 / 31 >= widest || cells.Count == 1)
            {
                return (cells, months == 1 ? "je Monat" : "je Quartal");
            }
        }

        return (Divide(12), "je Jahr");
    }

    private List<TimeSpanCell> Divide(int months)
    {
        List<TimeSpanCell> cells = [];
        DateOnly next;
        for (DateOnly start = from; start <= to; start = next)
        {
            int first = (start.Month - 1) / months * months;
            next = new DateOnly(start.Year, 1, 1).AddMonths(first + months);
            string label = months switch { 1 => Months[first], 3 => $"Q{first / 3 + 1}", _ => ChartWords.Number(start.Year) };
            cells.Add(new TimeSpanCell(start, Clamp(next.AddDays(-1)), label));
        }

        return cells;
    }

    private void DrawLabels(Sketch sketch, IReadOnlyList<TimeSpanCell> cells, double top, Color color, bool bold)
    {
        double free = Left;
        foreach (TimeSpanCell cell in cells)
        {
            double half = Lettering.Width(cell.Label, bold) / 2;
            double middle = (Start(cell.From) + End(cell.To)) / 2;
            bool fits = 2 * half <= End(cell.To) - Start(cell.From) || cells.Count == 1 || cell.Label.Length == 4;
            if (!fits || middle - half < free)
            {
                continue;
            }

            sketch.Text(cell.Label, middle, top + Lettering.Ascent, color, bold, anchor: 0.5);
            free = middle + half + 2;
        }
    }
}
