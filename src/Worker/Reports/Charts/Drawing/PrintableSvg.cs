using System.Globalization;
using System.Xml.Linq;

namespace KiIndicators.Worker.Reports.Charts.Drawing;

/// <summary>
/// Makes Skia's SVG fit for print. Skia places every glyph by itself, which loses kerning; counts its ids through the
/// whole process, which makes no two pictures alike; and clips everything to the sheet, on which it lies anyway.
/// </summary>
internal static class PrintableSvg
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Reads Skia's SVG and writes the printable one.</summary>
    /// <param name="skia">What Skia has written.</param>
    /// <param name="width">Points.</param>
    /// <param name="height">Points.</param>
    /// <returns>The same bytes for the same drawing, in any process.</returns>
    public static string From(Stream skia, double width, double height)
    {
        XElement root = new(Svg + "svg",
            new XAttribute("width", Round(width) + "pt"),
            new XAttribute("height", Round(height) + "pt"),
            new XAttribute("viewBox", $"0 0 {Round(width)} {Round(height)}"),
            new XAttribute("font-family", ChartFonts.Family),
            new XAttribute("font-size", Round(Lettering.Size)));
        XElement drawn = XDocument.Load(skia).Root ?? throw new InvalidDataException("Skia wrote an empty SVG.");
        root.Add(drawn.Descendants().Where(IsDrawn).Select(Printable));
        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static bool IsDrawn(XElement element) =>
        element.Name != Svg + "g" && element.Name != Svg + "clipPath" && element.Parent?.Name != Svg + "clipPath";

    private static XElement Printable(XElement element) => element.Name == Svg + "text" ? Text(element) : new XElement(element);

    private static XElement Text(XElement text)
    {
        // Skia names weights one step too light; it is the presence of a weight that tells bold from regular.
        int weight = text.Attribute("font-weight") is null ? 400 : 700;
        XElement line = new(Svg + "text",
            new XAttribute("x", Round(First(text, "x"))),
            new XAttribute("y", Round(First(text, "y"))),
            text.Attribute("fill"),
            text.Value.Trim());
        if (weight != 400)
        {
            line.SetAttributeValue("font-weight", weight);
        }

        return line;
    }

    private static double First(XElement text, string attribute) =>
        double.Parse(((string?)text.Attribute(attribute) ?? "0").Split(',')[0], CultureInfo.InvariantCulture);

    private static string Round(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
