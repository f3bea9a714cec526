using ScottPlot;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>Labels at the right of a step chart, moved apart where their lines end close to each other.</summary>
internal sealed class SideLabels
{
    private readonly List<(string Text, double Y, Color Color, bool Bold)> labels = [];

    /// <summary>Adds a label.</summary>
    /// <param name="text">Wrapped by <see cref="Draw"/>.</param>
    /// <param name="y">The height of what it names.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="bold">In weight 700.</param>
    public void Add(string text, double y, Color color, bool bold) => labels.Add((text, y, color, bold));

    /// <summary>Draws the labels beside the picture.</summary>
    /// <param name="sketch">The sheet.</param>
    /// <param name="columns">Where the picture ends.</param>
    /// <param name="top">Upper limit.</param>
    /// <param name="bottom">Lower limit.</param>
    public void Draw(Sketch sketch, Columns columns, double top, double bottom)
    {
        List<(IReadOnlyList<string> Lines, double Y, Color Color, bool Bold)> blocks =
            [.. labels.OrderBy(label => label.Y).Select(label => ((IReadOnlyList<string>)
                Lettering.Wrap(label.Text, columns.ResultWidth - 8, 2, label.Bold), label.Y, label.Color, label.Bold))];
        double[] tops = Spread([.. blocks.Select(block => (block.Y, block.Lines.Count * Lettering.Leading))], top, bottom);
        for (int i = 0; i < blocks.Count; i++)
        {
            double middle = tops[i] + blocks[i].Lines.Count * Lettering.Leading / 2;
            sketch.Line(columns.PictureRight, blocks[i].Y, columns.ResultLeft + 5, middle, ChartColours.Axis, 0.6);
            sketch.Lines(blocks[i].Lines, columns.ResultLeft + 8, tops[i], blocks[i].Color, blocks[i].Bold);
        }
    }

    private static double[] Spread(IReadOnlyList<(double Y, double Height)> blocks, double top, double bottom)
    {
        double[] tops = new double[blocks.Count];
        double free = top;
        for (int i = 0; i < blocks.Count; i++)
        {
            tops[i] = Math.Max(free, blocks[i].Y - blocks[i].Height / 2);
            free = tops[i] + blocks[i].Height + 1;
        }

        double limit = bottom;
        for (int i = blocks.Count - 1; i >= 0; i--)
        {
            tops[i] = Math.Min(tops[i], limit - blocks[i].Height);
            limit = tops[i] - 1;
        }

        return tops;
    }
}
