using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Tests.Commands;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>How much page 1 of the demo asks of a reader: words and sizes, apart from the frame of the page.</summary>
[Slow(Because.StartsTheProgram)]
public sealed class WordsOfPageOneTests : IClassFixture<DemoFixture>
{
    private const int MostWords = 350;
    private const double ReadingSize = 11;
    private const double SmallestSize = 9;
    private const double Footer = 14 * 72 / 25.4;

    // Set sizes are those of the templates; only rounding may differ.
    private const double Rounding = 0.05;

    private readonly Word[] words;

    public WordsOfPageOneTests(DemoFixture demo)
    {
        using PdfDocument pdf = PdfDocument.Open(Path.Combine(demo.Report, AuswertungFiles.Report));
        Page page = pdf.GetPage(1);
        Word[] all = [.. page.GetWords()];
        // The headline is what is largest; above it stand notice and authority.
        double headline = all.MaxBy(SizeOf)!.BoundingBox.Top;
        words = [.. all.Where(word => word.BoundingBox.Bottom > Footer && word.BoundingBox.Top <= headline + 1)];
    }

    [Fact]
    public void Words_AreFewEnoughForFourMinutes() =>
        words.Count(word => word.Text.Any(char.IsLetterOrDigit)).ShouldBeInRange(150, MostWords);

    /// <summary>Only the legend below the picture is smaller.</summary>
    [Fact]
    public void Letters_AreLargeEnough()
    {
        words.ShouldAllBe(word => SizeOf(word) >= SmallestSize - Rounding);
        Word[] smaller = [.. words.Where(word => SizeOf(word) < ReadingSize - Rounding)];
        string.Join(' ', smaller.Select(word => word.Text)).ShouldBe(
            "Zeichen: erreicht, umgesetzt, im Plan, offen, noch nicht bewertbar, teilweise erreicht, Zielerreichung gefährdet, Beleg steht aus, nicht erreicht");
    }

    private static double SizeOf(Word word) => word.Letters.Min(letter => letter.PointSize);
}
