namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A date beneath the markers.</summary>
/// <param name="Text">"12.02.", "2× 12.02."</param>
/// <param name="Middle">Its middle in points.</param>
/// <param name="Line">0 directly beneath the markers, 1 below that.</param>
/// <param name="State">The first of the states of that day: what counts is labelled before what does not.</param>
internal readonly record struct DateLabel(string Text, double Middle, int Line, EventState State)
{
    private const int MaxLines = 2;
    private const double Gap = 3;

    /// <summary>Does an event of that day count?</summary>
    public bool Counts => State == EventState.Held;

    private double Half => Lettering.Width(Text) / 2;

    /// <summary>
    /// Places the dates so that none overlaps another: those that count first, of them the first and the last before those between, where there is room
    /// on the first or the second line. What is left out stands in the evidence.
    /// </summary>
    /// <param name="marks">The markers, by day.</param>
    /// <param name="scale">The time axis.</param>
    public static IReadOnlyList<DateLabel> Place(IReadOnlyList<PlacedEvent> marks, TimeScale scale)
    {
        List<DateLabel> wanted = [.. marks.GroupBy(mark => mark.Day).Select(day => Of([.. day], scale))];
        List<DateLabel> placed = [];
        foreach (DateLabel label in wanted.GroupBy(label => label.State).OrderBy(group => group.Key).SelectMany(OutsideIn))
        {
            if (Fit(label, placed, scale) is { } fitting)
            {
                placed.Add(fitting);
            }
        }

        return placed;
    }

    private static IEnumerable<DateLabel> OutsideIn(IEnumerable<DateLabel> labels)
    {
        DateLabel[] all = [.. labels];
        return all.Take(1).Concat(all.Skip(1).TakeLast(1)).Concat(all.Skip(1).SkipLast(1));
    }

    private static DateLabel? Fit(DateLabel label, List<DateLabel> placed, TimeScale scale)
    {
        for (int line = 0; line < MaxLines; line++)
        {
            foreach (double shift in (double[])[0, 2, -2, 4, -4])
            {
                DateLabel tried = label with { Line = line, Middle = label.Middle + shift };
                if (tried.Middle == tried.Within(scale) && !placed.Exists(tried.Touches))
                {
                    return tried;
                }
            }
        }

        return null;
    }

    private static DateLabel Of(IReadOnlyList<PlacedEvent> day, TimeScale scale)
    {
        int events = day.Sum(mark => mark.Count);
        string date = ChartWords.DayMonth(day[0].Day);
        DateLabel label = new(events > 1 ? $"{ChartWords.Number(events)}× {date}" : date, day[0].X, 0,
            day.Min(mark => mark.State));
        return label with { Middle = label.Within(scale) };
    }

    private double Within(TimeScale scale) => Math.Clamp(Middle, scale.Left + Half, scale.Right - Half - 3);

    private bool Touches(DateLabel other) => Line == other.Line && Math.Abs(Middle - other.Middle) < Half + other.Half + Gap;
}
