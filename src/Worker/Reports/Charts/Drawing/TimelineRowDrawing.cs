namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A row of the Terminleiste, measured before it is drawn: its height depends on its texts, markers and dates.</summary>
internal sealed class TimelineRowDrawing
{
    private const double Padding = 4;
    private const double LaneHeight = EventMark.Size + 2;
    private readonly TimelineRow row;
    private readonly TimeScale scale;
    private readonly Columns columns;
    private readonly RowText name;
    private readonly RowText result;
    private readonly IReadOnlyList<PlacedEvent>? marks;
    private readonly IReadOnlyList<DateLabel> dates;

    /// <summary>Measures a row.</summary>
    /// <param name="row">Its data.</param>
    /// <param name="scale">The time axis.</param>
    /// <param name="columns">The columns of the chart.</param>
    /// <param name="axisYear">The only year of the axis, if there is only one.</param>
    public TimelineRowDrawing(TimelineRow row, TimeScale scale, Columns columns, int? axisYear)
    {
        (this.row, this.scale, this.columns) = (row, scale, columns);
        name = new RowText(row.Title, row.Subtitle, columns.NameWidth);
        result = new RowText(ChartWords.Counts(row.Events), row.TargetText(axisYear), columns.ResultWidth);
        marks = PlacedEvent.Place(row.Events, scale);
        dates = marks is null ? [] : DateLabel.Place(marks, scale);
    }

    /// <summary>Too many events for markers?</summary>
    public bool IsDense => marks is null;

    /// <summary>The events of the row.</summary>
    public IReadOnlyList<ChartEvent> Events => row.Events;

    /// <summary>Height in points.</summary>
    public double Height => 2 * Padding + Math.Max(Math.Max(name.Height, result.Height), LineOffset - Padding + Below);

    private double LineOffset => Padding + (IsDense
        ? DensityRow.BarHeight
        : LaneHeight / 2 + (marks is { Count: > 0 } ? marks.Max(mark => mark.Lane) : 0) * LaneHeight);

    private double Below => IsDense
        ? Lettering.Leading + 2
        : EventMark.Size / 2 + (dates.Count == 0 ? 0 : (dates.Max(date => date.Line) + 1) * Lettering.Leading);

    /// <summary>Draws texts and the thin line, which lie behind the Stichtag.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="top">Upper edge of the row.</param>
    public void DrawLine(Sketch sketch, double top)
    {
        name.Draw(sketch, 0, top + Padding);
        result.Draw(sketch, columns.ResultLeft, top + Padding);
        sketch.Line(scale.Left, top + LineOffset, scale.Right, top + LineOffset, ChartColours.Axis, 0.8);
    }

    /// <summary>Draws markers and dates, which lie on top of the Stichtag.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="top">Upper edge of the row.</param>
    public void DrawEvents(Sketch sketch, double top)
    {
        double y = top + LineOffset;
        if (marks is null)
        {
            DensityRow.Draw(sketch, row.Events, scale, y);
            return;
        }

        foreach (PlacedEvent mark in marks)
        {
            EventMark.Draw(sketch, mark.X, y - mark.Lane * LaneHeight, mark.State);
        }

        foreach (DateLabel date in dates)
        {
            sketch.TextOnPaper(date.Text, date.Middle, y + EventMark.Size / 2 + 1 + date.Line * Lettering.Leading,
                date.Counts ? ChartColours.Ink : ChartColours.Muted);
        }
    }
}
