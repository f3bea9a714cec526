using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>The signs of the states as the report draws them: shapes that differ without colour.</summary>
internal static class StateSign
{
    private static readonly Color Green = Color.FromHex("#1B6B3A");
    private static readonly Color Red = Color.FromHex("#A1201F");

    /// <summary>Draws the sign of a state; an unknown one is drawn as nothing.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="code">Code of the state, e.g. "gefaehrdet".</param>
    /// <param name="x">Its middle.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="size">Its width in points.</param>
    public static void Draw(Sketch sketch, string code, double x, double y, double size)
    {
        double part = size / 7.8; // the report's signs stand in a square of 7.8 pt
        void Stroke(Color color, double width, params (double X, double Y)[] points)
        {
            for (int index = 1; index < points.Length; index++)
            {
                sketch.Line(
                    x + ((points[index - 1].X - 3.9) * part), y + ((points[index - 1].Y - 3.9) * part), x + ((points[index].X - 3.9) * part), y + ((points[index].Y - 3.9) * part),
                    color, width * part);
            }
        }

        void Disc(Color color) => sketch.Marker(x, y, MarkerShape.FilledCircle, size, color, color, 0);
        void Ring(Color color) => sketch.Marker(x, y, MarkerShape.OpenCircle, size - part, ChartColours.Paper, color, 1.1 * part);
        void Check(Color color) => Stroke(color, 1.2, (2.1, 4.1), (3.4, 5.4), (5.8, 2.7));
        switch (code)
        {
            case "erreicht":
                Disc(Green);
                Check(ChartColours.Paper);
                break;
            case "umgesetzt":
                Ring(Green);
                Check(Green);
                break;
            case "teilweise-erreicht":
                Disc(ChartColours.Blue);
                sketch.Box(x, y - (size / 2), x + (size / 2), y + (size / 2), ChartColours.Paper, ChartColours.Paper, 0);
                Ring(ChartColours.Blue);
                break;
            case "offen":
                Ring(ChartColours.Blue);
                break;
            case "im-plan":
                Ring(ChartColours.Blue);
                Stroke(ChartColours.Blue, 1, (1.9, 3.9), (5.7, 3.9));
                Stroke(ChartColours.Blue, 1, (4.2, 2.4), (5.8, 3.9), (4.2, 5.4));
                break;
            case "gefaehrdet":
                sketch.Marker(x, y, MarkerShape.FilledTriangleUp, size, ChartColours.Amber, ChartColours.Amber, 0);
                Stroke(ChartColours.Paper, 1, (3.9, 2.7), (3.9, 4.6));
                Stroke(ChartColours.Paper, 1.2, (3.9, 5.5), (3.9, 6.5));
                break;
            case "nicht-erreicht":
                sketch.Box(x - (size * 0.46), y - (size * 0.46), x + (size * 0.46), y + (size * 0.46), Red, Red, 0);
                Stroke(ChartColours.Paper, 1.1, (2.3, 2.3), (5.5, 5.5));
                Stroke(ChartColours.Paper, 1.1, (5.5, 2.3), (2.3, 5.5));
                break;
            case "beleg-fehlt":
                Stroke(ChartColours.Amber, 1, (1.2, 0.6), (4.4, 0.6), (6.6, 2.8), (6.6, 7.2), (1.2, 7.2), (1.2, 0.6));
                Stroke(ChartColours.Amber, 0.9, (4.3, 0.8), (4.3, 2.9), (6.4, 2.9));
                break;
            case "noch-nicht-bewertbar":
                Ring(ChartColours.Muted);
                Stroke(ChartColours.Muted, 0.95, (2.75, 2.95), (3.3, 2), (4.5, 2), (5.1, 2.9), (3.9, 4.65));
                Stroke(ChartColours.Muted, 1.2, (3.9, 5.4), (3.9, 6.4));
                break;
            case "zurueckgehalten":
                Disc(ChartColours.Muted);
                Stroke(ChartColours.Paper, 1.1, (2.9, 2.5), (2.9, 5.3));
                Stroke(ChartColours.Paper, 1.1, (4.9, 2.5), (4.9, 5.3));
                break;
            default:
                break;
        }
    }
}
