using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The shapes of the states: told apart by form, so that greyscale and colour-blindness lose nothing.</summary>
internal static class EventMark
{
    /// <summary>Diameter in points.</summary>
    public const double Size = 8;

    /// <summary>Draws the shape of a state.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="state">Which state.</param>
    /// <param name="size">Diameter in points.</param>
    public static void Draw(Sketch sketch, double x, double y, EventState state, double size = Size)
    {
        // A white rim keeps neighbours and the line behind apart.
        sketch.Marker(x, y, state == EventState.Unsettled ? MarkerShape.FilledDiamond : MarkerShape.FilledCircle,
            size + (state == EventState.Unsettled ? 5 : 2.4), ChartColours.Paper, ChartColours.Paper, 0);
        switch (state)
        {
            case EventState.Held:
                sketch.Marker(x, y, MarkerShape.FilledCircle, size + 1, ChartColours.Blue, ChartColours.Blue, 0);
                break;
            case EventState.Planned:
                sketch.Marker(x, y, MarkerShape.OpenCircle, size - 0.8, ChartColours.Paper, ChartColours.Blue, 1.8);
                break;
            case EventState.Unsettled:
                sketch.Marker(x, y, MarkerShape.OpenDiamond, size + 1.5, ChartColours.Paper, ChartColours.Amber, 1.5);
                sketch.Marker(x, y, MarkerShape.FilledDiamond, size / 2.4, ChartColours.Amber, ChartColours.Amber, 0);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(state), state, null);
        }
    }
}
