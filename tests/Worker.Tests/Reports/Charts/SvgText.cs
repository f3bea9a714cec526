using System.Globalization;
using System.Xml.Linq;
using KiIndicators.Worker.Reports.Charts.Drawing;
using Shouldly;

namespace KiIndicators.Worker.Tests.Reports.Charts;

/// <summary>A text as it stands in an SVG, in points of the sheet.</summary>
internal sealed record SvgText(string Text, double Left, double Baseline, bool Bold)
{
    public double Right => Left + Lettering.Width(Text, Bold);

    public double Top => Baseline - 7;

    public static IReadOnlyList<SvgText> In(Chart chart) =>
        [.. XElement.Parse(chart.Svg).Descendants().Where(e => e.Name.LocalName == "text").Select(e => new SvgText(
            e.Value, Number(e, "x"), Number(e, "y"), (string?)e.Attribute("font-weight") == "700"))];

    public bool Touches(SvgText other) =>
        Left < other.Right - 0.1 && other.Left < Right - 0.1 && Math.Abs(Baseline - other.Baseline) < 7;

    private static double Number(XElement e, string attribute) =>
        double.Parse(e.Attribute(attribute).ShouldNotBeNull().Value, CultureInfo.InvariantCulture);
}
