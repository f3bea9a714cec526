namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A marker of a row: one day and state, however many events it stands for.</summary>
/// <param name="Day">The day.</param>
/// <param name="State">The state.</param>
/// <param name="Count">Events of this day and state.</param>
/// <param name="X">Its middle in points.</param>
/// <param name="Lane">0 on the line, 1 above it where it would cover a neighbour, and so on.</param>
internal readonly record struct PlacedEvent(DateOnly Day, EventState State, int Count, double X, int Lane)
{
    /// <summary>Marker rows above each other before a row becomes a density.</summary>
    public const int MaxLanes = 4;

    /// <summary>Places the markers of a row so that none covers another.</summary>
    /// <param name="events">In any order.</param>
    /// <param name="scale">The time axis.</param>
    /// <returns>Markers by day, or null when there are too many for markers.</returns>
    public static IReadOnlyList<PlacedEvent>? Place(IReadOnlyList<ChartEvent> events, TimeScale scale)
    {
        double[] free = [.. Enumerable.Repeat(double.MinValue, MaxLanes)];
        List<PlacedEvent> placed = [];
        foreach (IGrouping<ChartEvent, ChartEvent> group in events.GroupBy(e => e).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.State))
        {
            double x = scale.X(group.Key.Day);
            int lane = Array.FindIndex(free, edge => edge <= x);
            if (lane < 0)
            {
                return null;
            }

            free[lane] = x + EventMark.Size + 2;
            placed.Add(new PlacedEvent(group.Key.Day, group.Key.State, group.Count(), x, lane));
        }

        return placed;
    }

    /// <summary>One marker for each day and state, all on the line; neighbours may touch.</summary>
    /// <param name="events">In any order.</param>
    /// <param name="scale">The time axis.</param>
    public static IReadOnlyList<PlacedEvent> Days(IReadOnlyList<ChartEvent> events, TimeScale scale) =>
        [.. events.GroupBy(e => e).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.State)
            .Select(g => new PlacedEvent(g.Key.Day, g.Key.State, g.Count(), scale.X(g.Key.Day), 0))];
}
