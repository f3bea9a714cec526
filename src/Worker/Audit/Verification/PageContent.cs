using System.Collections.Immutable;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Colors;

namespace KiIndicators.Worker.Audit.Verification;

/// <summary>What a reader sees on a page: words where they stand, what is drawn, and what somebody has laid on top of it.</summary>
/// <param name="Words">The words in the order in which the page writes them.</param>
/// <param name="Drawn">Lines and areas in the order in which they are painted.</param>
/// <param name="Images">Number of pictures made of pixels.</param>
/// <param name="Overlays">Number of remarks, stamps and form fields: annotations that are no links.</param>
/// <param name="HeightPoints">Height of the page, in points of 1/72 inch.</param>
internal sealed record PageContent(
    ImmutableArray<PlacedWord> Words, ImmutableArray<DrawnPath> Drawn, int Images, int Overlays, double HeightPoints)
{
    // A re-saved file may write numbers with fewer digits; nobody sees half a point.
    private const double SeenPoints = 0.5;
    private const double SeenColour = 0.02;

    /// <summary>The pages of a PDF, as read by <see cref="Imprint"/>: words, drawings, pictures, annotations.</summary>
    /// <param name="pdf">The file's bytes.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <exception cref="UserError">No PDF, or unreadable.</exception>
    public static ImmutableArray<PageContent> Read(byte[] pdf, string name) =>
        OpenedPdf.Read(pdf, name, document => document.GetPages().Select(Of).ToImmutableArray());

    /// <summary>Whether both pages show the same words, wherever they stand.</summary>
    public bool HasWordsOf(PageContent other) =>
        Words.Select(word => word.Text).SequenceEqual(other.Words.Select(word => word.Text), StringComparer.Ordinal);

    /// <summary>Whether a reader sees no difference.</summary>
    public bool Equals(PageContent? other) => other is not null && HasWordsOf(other) && Images == other.Images && Overlays == other.Overlays
        && Drawn.Length == other.Drawn.Length && Words.Zip(other.Words).All(pair => IsSame(pair.First, pair.Second))
        && Drawn.Zip(other.Drawn).All(pair => IsSame(pair.First, pair.Second));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Words.Length, Drawn.Length, Images, Overlays);

    /// <summary>Whether two words of the same text stand at the same place in the same size and colour.</summary>
    public static bool IsSame(PlacedWord one, PlacedWord other) => IsSame(one.At, other.At)
        && Math.Abs(one.SizePoints - other.SizePoints) < SeenPoints && IsSame(one.Colour, other.Colour) && one.IsVisible == other.IsVisible;

    /// <summary>Whether two paths run alike in the same colours.</summary>
    public static bool IsSame(DrawnPath one, DrawnPath other) => one.Points.Length == other.Points.Length
        && IsSame(one.Fill, other.Fill) && IsSame(one.Stroke, other.Stroke)
        && one.Points.Zip(other.Points).All(pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(PdfPoint one, PdfPoint other) => Math.Abs(one.X - other.X) < SeenPoints && Math.Abs(one.Y - other.Y) < SeenPoints;

    private static bool IsSame(Colour? one, Colour? other) => (one, other) switch
    {
        (null, null) => true,
        (Colour a, Colour b) => Math.Abs(a.Red - b.Red) < SeenColour && Math.Abs(a.Green - b.Green) < SeenColour && Math.Abs(a.Blue - b.Blue) < SeenColour,
        _ => false,
    };

    private static PageContent Of(Page page) => new(
        [.. page.GetWords().Where(word => !string.IsNullOrWhiteSpace(word.Text)).Select(PlacedOf)],
        [.. page.Paths.Where(path => path.IsFilled || path.IsStroked).Select(PathOf)],
        page.NumberOfImages,
        page.GetAnnotations().Count(annotation => annotation.Type != AnnotationType.Link),
        page.Height);

    private static PlacedWord PlacedOf(Word word)
    {
        Letter first = word.Letters[0];
        return new PlacedWord(
            word.Text, first.StartBaseLine, first.PointSize, ColourOf(first.Color),
            first.RenderingMode is not (TextRenderingMode.Neither or TextRenderingMode.NeitherClip));
    }

    private static DrawnPath PathOf(PdfPath path) => new(
        [.. path.SelectMany(part => part.Commands).SelectMany(PointsOf)],
        path.IsFilled ? ColourOf(path.FillColor) : null,
        path.IsStroked ? ColourOf(path.StrokeColor) : null);

    private static IEnumerable<PdfPoint> PointsOf(PdfSubpath.IPathCommand command) => command switch
    {
        PdfSubpath.Move move => [move.Location],
        PdfSubpath.Line line => [line.To],
        PdfSubpath.CubicBezierCurve curve => [curve.FirstControlPoint, curve.SecondControlPoint, curve.EndPoint],
        PdfSubpath.QuadraticBezierCurve curve => [curve.ControlPoint, curve.EndPoint],
        _ => [],
    };

    // A pattern has no one colour.
    private static Colour? ColourOf(IColor? colour)
    {
        if (colour is null or PatternColor)
        {
            return null;
        }

        (double red, double green, double blue) = colour.ToRGBValues();
        return new Colour(red, green, blue);
    }
}

/// <summary>A word with what decides whether and where a reader sees it.</summary>
/// <param name="Text">The word.</param>
/// <param name="At">Where its first letter begins.</param>
/// <param name="SizePoints">Size of that letter.</param>
/// <param name="Colour">Its colour.</param>
/// <param name="IsVisible">Whether it is painted at all.</param>
internal readonly record struct PlacedWord(string Text, PdfPoint At, double SizePoints, Colour? Colour, bool IsVisible);

/// <summary>A path as it is painted.</summary>
/// <param name="Points">Its points, those of its curves among them.</param>
/// <param name="Fill">Colour of the area; null: not filled, or with a pattern.</param>
/// <param name="Stroke">Colour of the line; null: none, or a pattern.</param>
internal readonly record struct DrawnPath(ImmutableArray<PdfPoint> Points, Colour? Fill, Colour? Stroke);

/// <summary>A colour, each part from 0 to 1.</summary>
internal readonly record struct Colour(double Red, double Green, double Blue);
