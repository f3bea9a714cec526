using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using KiIndicators.Worker.Reports.Charts.Drawing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Charts;

/// <summary>What holds for every chart, whatever its data.</summary>
public sealed class ChartTests
{
    public ChartTests() => Fonts.Register();

    public static TheoryData<string> Names => [.. Examples.Charts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Chart_AnyData_FitsTheTextWidthAtItsOwnSize(string name)
    {
        Chart chart = Examples.Charts[name]();

        XElement svg = XElement.Parse(chart.Svg);
        double[] box = [.. svg.Attribute("viewBox").ShouldNotBeNull().Value.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
        chart.WidthMm.ShouldBeLessThanOrEqualTo(165.0001);
        box[2].ShouldBe(chart.WidthMm / 25.4 * 72, 0.01);
        box[3].ShouldBe(chart.HeightMm / 25.4 * 72, 0.01);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chart_AnyData_PrintsNoTextBelowNinePoint(string name)
    {
        Chart chart = Examples.Charts[name]();

        // One unit is one point, and nothing is scaled, so the sizes in the file are the sizes on paper.
        MatchCollection sizes = Regex.Matches(chart.Svg, "font-size=\"([^\"]+)\"");
        sizes.Count.ShouldBeGreaterThan(0);
        sizes.ShouldAllBe(size => double.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture) >= 9);
        chart.Svg.ShouldNotContain("transform=");
        chart.Svg.ShouldContain("font-family=\"Source Sans 3\"");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chart_AnyData_KeepsEveryTextOnTheSheet(string name)
    {
        Chart chart = Examples.Charts[name]();

        double width = chart.WidthMm / 25.4 * 72;
        double height = chart.HeightMm / 25.4 * 72;
        SvgText.In(chart).ShouldAllBe(text => text.Left >= -0.1 && text.Right <= width + 0.1 && text.Top >= 0 && text.Baseline <= height - 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chart_AnyData_PutsNoTextOverAnother(string name)
    {
        IReadOnlyList<SvgText> texts = SvgText.In(Examples.Charts[name]());

        for (int i = 0; i < texts.Count; i++)
        {
            texts.Skip(i + 1).Where(texts[i].Touches).Select(other => $"{texts[i].Text} / {other.Text}").ShouldBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AlternativeText_AnyData_IsAFullSentenceOfAtMost400Characters(string name)
    {
        string text = Examples.Charts[name]().AlternativeText;

        text.Length.ShouldBeInRange(20, 400);
        text.ShouldEndWith(".");
        text.ShouldNotContain("..");
        text.ShouldContain(": ");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chart_DrawnTwice_GivesTheSameBytes(string name)
    {
        Chart first = Examples.Charts[name]();
        Examples.Charts["programme"]();

        Examples.Charts[name]().ShouldBe(first);
    }

    [Fact]
    public void Charts_DrawnAtTheSameTime_AreThoseDrawnOneByOne()
    {
        string[] names = [.. Examples.Charts.Keys];
        Chart[] alone = [.. names.Select(name => Examples.Charts[name]())];

        Chart[] together = [.. names.AsParallel().AsOrdered().Select(name => Examples.Charts[name]())];

        together.ShouldBe(alone);
    }

    [Fact]
    public void Register_FolderWithoutFonts_SaysWhichFileIsMissing()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        Should.Throw<UserError>(() => ChartFonts.Register(folder))
            .Message.ShouldContain("SourceSans3_400Regular.ttf");
    }
}
