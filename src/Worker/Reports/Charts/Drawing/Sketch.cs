using ScottPlot;
using ScottPlot.Plottables;
using ScottPlot.Rendering.RenderActions;
using SkiaSharp;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>A ScottPlot plot whose coordinates are the points of the printed page: x to the right, y down, nothing around it.</summary>
internal sealed class Sketch
{
    /// <summary>Width of the report's text in millimetres: A4 with margins of 25 mm, for the punch, and 20 mm.</summary>
    public const double TextWidthMm = 165;

    private const double PointsPerMm = 72 / 25.4;
    private readonly Plot plot = new();

    /// <summary>An empty sheet.</summary>
    /// <param name="widthMm">Printed width.</param>
    public Sketch(double widthMm)
    {
        Width = widthMm * PointsPerMm;
        plot.Layout.Frameless();
        plot.FigureBackground.Color = Colors.Transparent;
        plot.RenderManager.ClearCanvasBeforeEachRender = false;

        // ScottPlot draws again when the axis limits have changed since the last time, and at the first time they always have.
        plot.RenderManager.RenderFinished += (_, _) => plot.RenderManager.EnableRendering = false;

        // What draws axes, grids and legends would only cost time: the sheet has none.
        plot.RenderManager.RenderActions.RemoveAll(action =>
            action is not (ReplaceNullAxesWithDefaults or AutoScaleUnsetAxes or CalculateLayout or RenderPlottables));
    }

    /// <summary>Width in points.</summary>
    public double Width { get; }

    /// <summary>A line of text.</summary>
    /// <param name="text">One line; nothing is drawn when it is empty.</param>
    /// <param name="x">The point that <paramref name="anchor"/> means.</param>
    /// <param name="baseline">The line on which letters stand.</param>
    /// <param name="color">Its colour.</param>
    /// <param name="bold">In weight 700.</param>
    /// <param name="anchor">Where <paramref name="x"/> is: 0 left, 0.5 centre, 1 right.</param>
    public void Text(string text, double x, double baseline, Color color, bool bold = false, double anchor = 0)
    {
        if (text.Length == 0)
        {
            return;
        }

        text = Lettering.Legible(text);
        Typeface face = bold ? ChartFonts.Current.Bold : ChartFonts.Current.Regular;
        double left = x - anchor * face.Width(text, Lettering.Size);
        plot.PlottableList.Add(new PrintedText(text, left, baseline, face, color));
    }

    /// <summary>A centred text on a strip of paper, so that a line behind it does not strike it through.</summary>
    public void TextOnPaper(string text, double middle, double top, Color color)
    {
        double half = Lettering.Width(text) / 2 + 1;
        Box(middle - half, top + 1, middle + half, top + Lettering.Leading - 0.5, ChartColours.Paper, ChartColours.Paper, 0);
        Text(text, middle, top + Lettering.Ascent, color, anchor: 0.5);
    }

    /// <summary>Lines of text, one below the other.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="x">Their left edge.</param>
    /// <param name="top">The upper edge of the first.</param>
    /// <param name="color">Their colour.</param>
    /// <param name="bold">In weight 700.</param>
    /// <returns>The lower edge of the last.</returns>
    public double Lines(IReadOnlyList<string> lines, double x, double top, Color color, bool bold = false)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            Text(lines[i], x, top + i * Lettering.Leading + Lettering.Ascent, color, bold);
        }

        return top + lines.Count * Lettering.Leading;
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, Color color, double width)
    {
        LinePlot line = plot.Add.Line(x1, y1, x2, y2);
        line.LineColor = color;
        line.LineWidth = (float)width;
    }

    /// <summary>A line of dashes through some points.</summary>
    public void Dashes(IReadOnlyList<Coordinates> points, Color color, double width) =>
        plot.PlottableList.Add(new DashedLine(points, color, width));

    /// <summary>A rectangle; width 0 leaves out its outline.</summary>
    public void Box(double left, double top, double right, double bottom, Color fill, Color outline, double outlineWidth)
    {
        Rectangle box = plot.Add.Rectangle(left, right, bottom, top);
        box.FillColor = fill;
        box.LineColor = outline;
        box.LineWidth = (float)outlineWidth;
    }

    /// <summary>A marker of ScottPlot.</summary>
    public void Marker(double x, double y, MarkerShape shape, double size, Color fill, Color outline, double outlineWidth)
    {
        Marker marker = plot.Add.Marker(x, y, shape, (float)size);
        marker.MarkerStyle.FillColor = fill;
        marker.MarkerStyle.OutlineColor = outline;
        marker.MarkerStyle.OutlineWidth = (float)outlineWidth;
        marker.MarkerStyle.LineColor = outline;
        marker.MarkerStyle.LineWidth = (float)outlineWidth;
    }

    /// <summary>A step line: it stays at a value until the next point.</summary>
    public void Steps(IReadOnlyList<Coordinates> points, Color color, double width)
    {
        Scatter steps = plot.Add.ScatterLine(points.ToArray(), color);
        steps.ConnectStyle = ConnectStyle.StepHorizontal;
        steps.LineWidth = (float)width;
    }

    /// <summary>Draws the sheet on white for a screen; a sheet is drawn once.</summary>
    /// <param name="height">Height in points.</param>
    /// <param name="fineness">Pixels a point.</param>
    /// <returns>A PNG file, the same bytes for the same drawing.</returns>
    public byte[] RenderPng(double height, float fineness)
    {
        plot.Axes.SetLimits(0, Width, height, 0);
        using SKSurface surface = SKSurface.Create(new SKImageInfo((int)Math.Ceiling(Width * fineness), (int)Math.Ceiling(height * fineness), SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(fineness);
        plot.Render(surface.Canvas, new PixelRect(0, (float)Width, (float)height, 0));
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    /// <summary>Draws the sheet; a sheet is drawn once.</summary>
    /// <param name="height">Height in points.</param>
    /// <param name="alternativeText">The message of the picture.</param>
    public Chart Render(double height, string alternativeText)
    {
        plot.Axes.SetLimits(0, Width, height, 0);

        // Skia writes in tiny pieces: into a managed stream each would be a call back out of native code, ten times slower.
        using SKDynamicMemoryWStream stream = new();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, (float)Width, (float)height), stream))
        {
            plot.Render(canvas, new PixelRect(0, (float)Width, (float)height, 0));
        }

        using SKData data = stream.DetachAsData();
        using Stream skia = data.AsStream();
        string svg = PrintableSvg.From(skia, Width, height);
        return new Chart(svg, alternativeText, Width / PointsPerMm, height / PointsPerMm);
    }
}
