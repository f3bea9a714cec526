namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A sign of a chart and its name.</summary>
/// <param name="Name">German, as short as can be.</param>
/// <param name="SymbolWidth">Room for the sign in points.</param>
/// <param name="Draw">Draws the sign around a middle.</param>
internal sealed record LegendEntry(string Name, double SymbolWidth, Action<Sketch, double, double> Draw)
{
    /// <summary>The entries of those states that occur.</summary>
    /// <param name="events">All events of a chart.</param>
    public static IEnumerable<LegendEntry> Of(IEnumerable<ChartEvent> events)
    {
        HashSet<EventState> present = [.. events.Select(e => e.State)];
        return ChartWords.States.Where(present.Contains).Select(state =>
            new LegendEntry(ChartWords.Of(state), EventMark.Size + 2, (sketch, x, y) => EventMark.Draw(sketch, x, y, state)));
    }
}
