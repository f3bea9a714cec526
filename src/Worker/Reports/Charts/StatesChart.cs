using System.Collections.Immutable;
using KiIndicators.Worker.Reports.Charts.Drawing;
using KiIndicators.Worker.Reports.Model;

namespace KiIndicators.Worker.Reports.Charts;

/// <summary>The picture of page 1 for a telephone: each milestone with its name, its state and a sign for each rated Vorhaben.</summary>
internal static class StatesChart
{
    // As wide as the text of a mail on a telephone of 360 px, so that 9 pt are 12 px there; drawn finer, for screens that show more.
    private const double WidthMm = 86.7;
    private const float Fineness = 2.6667f;
    private const double PixelsPerPoint = 96.0 / 72;

    // Letters are measured as a PDF sets them, pulled together; Skia does not do that on a bitmap.
    private const double Unkerned = 0.94;
    private const double Padding = 4;
    private const double Step = 15;
    private const double Side = 10;

    /// <summary>Draws it; the fonts must have been registered.</summary>
    /// <param name="rows">The milestones.</param>
    /// <param name="legend">The states that occur.</param>
    public static ChartPicture Render(IReadOnlyList<PictureRow> rows, IReadOnlyList<StatusView> legend)
    {
        Sketch sketch = new(WidthMm);
        double y = Padding;
        foreach (PictureRow row in rows)
        {
            StateSign.Draw(sketch, row.Status.Code, Padding + (Side / 2), y + (Lettering.Leading / 2), Side);
            double left = Padding + Step;
            double room = (sketch.Width - left - Padding) * Unkerned;
            double bottom = sketch.Lines(Lettering.Wrap(row.Name, room, 2, bold: true), left, y, ChartColours.Ink, bold: true);
            bottom = sketch.Lines(Lettering.Wrap(row.Status.Word, room, 1), left, bottom, ChartColours.Muted);
            for (int box = 0; box < row.Boxes.Count; box++)
            {
                StateSign.Draw(sketch, row.Boxes[box], left + (box * Step) + (Side / 2), bottom + 3 + (Side / 2), Side);
            }

            y = bottom + (row.Boxes.Count > 0 ? Side + 8 : 5);
            sketch.Line(0, y, sketch.Width, y, ChartColours.Grid, 0.6);
            y += 4;
        }

        y = DrawLegend(sketch, legend, y + 2);
        return new ChartPicture(
            sketch.RenderPng(y, Fineness), [.. rows.Select(row => $"{row.Name} – {row.Status.Word} ({row.Spoken})")], (int)Math.Round(sketch.Width * PixelsPerPoint));
    }

    // Two beside each other: the longest word, "Zielerreichung gefährdet", has room in half of the width.
    private static double DrawLegend(Sketch sketch, IReadOnlyList<StatusView> legend, double top)
    {
        for (int entry = 0; entry < legend.Count; entry++)
        {
            double left = entry % 2 == 0 ? Padding : sketch.Width / 2;
            double middle = top + (entry / 2 * Step) + (Side / 2);
            StateSign.Draw(sketch, legend[entry].Code, left + (Side / 2), middle, Side);
            sketch.Text(legend[entry].Word, left + Step, middle + (Lettering.Ascent / 2) - 1.2, ChartColours.Muted);
        }

        return top + (((legend.Count + 1) / 2) * Step) + Padding;
    }
}

/// <summary>A picture for a screen.</summary>
/// <param name="Png">The file.</param>
/// <param name="Clauses">All that it shows in words, a clause for each row.</param>
/// <param name="Width">Width in pixels of a page (CSS).</param>
internal sealed record ChartPicture(byte[] Png, ImmutableArray<string> Clauses, int Width);
