using KiIndicators.Worker.Audit.Verification;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Audit.Verification;

/// <summary>What a reader of two files would see, page by page.</summary>
public sealed class PageComparisonTests
{
    private static readonly string[] Pages = [.. new[] { "Eins", "Zwei", "Drei", "Vier", "Fünf" }.Select((name, index) =>
        SmallPdf.Text($"Abschnitt {name} mit eigenen Worten {name} zu {name}", 720) + SmallPdf.Text($"Es fanden {index + 5} Treffen statt") + SmallPdf.Bar(40 + index))];

    [Fact]
    public void Pages_ThatShowTheSame_DoNotDiffer()
    {
        Compare(Pages).ShouldBeEmpty();
        // Half a point is not seen: other programs write fewer digits.
        Compare(With(1, Pages[1].Replace("20 100 41", "20.2 100.1 41.1", StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void Number_ThatIsAnother_IsNamedWithItsPageAndBothWordings()
    {
        string said = Compare(With(2, Pages[2].Replace("7 Treffen", "9 Treffen", StringComparison.Ordinal))).ShouldHaveSingleItem();

        said.ShouldStartWith("Seite 3 weicht ab: ");
        said.ShouldContain("„fanden 9 Treffen statt“");
        said.ShouldContain("„fanden 7 Treffen statt“");
    }

    [Fact]
    public void Page_ThatIsMissing_IsMissingAndTheOthersAreTheSame() =>
        Compare([.. Pages.Where((_, index) => index != 1)]).ShouldHaveSingleItem().ShouldStartWith("Seite 2 fehlt: „Abschnitt Zwei");

    [Fact]
    public void Page_ThatIsMissingBesideOneThatIsAltered_AreBothNamed()
    {
        string[] said = Compare([Pages[0], Pages[2].Replace("7 Treffen", "9 Treffen", StringComparison.Ordinal), Pages[3], Pages[4]]);

        said.Length.ShouldBe(2);
        said[0].ShouldStartWith("Seite 2 fehlt");
        said[1].ShouldStartWith("Seite 2 (im Original Seite 3) weicht ab");
    }

    [Fact]
    public void Page_ThatDoesNotBelong_IsNamed() => Compare([.. Pages, SmallPdf.Text("Stempel des Ratsinformationssystems")])
        .ShouldHaveSingleItem().ShouldStartWith("Seite 6 gehört nicht dazu: „Stempel des");

    [Fact]
    public void Page_ThatIsExchanged_IsNamedWithWhatItShouldSay()
    {
        string said = Compare(With(3, SmallPdf.Text("Etwas ganz anderes steht jetzt hier"))).ShouldHaveSingleItem();

        said.ShouldStartWith("Seite 4 weicht ab: Dort steht „Etwas ganz anderes");
        said.ShouldContain("„Abschnitt Vier");
    }

    [Fact]
    public void Pages_InAnotherOrder_AreNamed() => Compare([Pages[0], Pages[2], Pages[1], Pages[3], Pages[4]]).ShouldNotBeEmpty();

    [Theory]
    [InlineData("20 100 42", "20 100 84")] // a bar twice as long
    [InlineData("0 0 1 rg 20", "1 0 0 rg 20")] // in another colour
    [InlineData("12 re f", "12 re f 1 0 0 rg 300 300 5 5 re f")] // one more
    public void Drawing_ThatIsAnother_IsNamedThoughEveryWordIsTheSame(string original, string altered)
    {
        Pages[2].ShouldContain(original);
        Compare(With(2, Pages[2].Replace(original, altered, StringComparison.Ordinal))).ShouldHaveSingleItem()
            .ShouldStartWith("Seite 3 weicht ab: Der Wortlaut ist derselbe, die Zeichnung ist eine andere");
    }

    [Fact]
    public void Words_MovedOrPaintedWhite_AreNamed()
    {
        string other = "Es fanden 7 Treffen statt";
        Compare(With(2, Pages[2].Replace(SmallPdf.Text(other), SmallPdf.Text(other, y: 400), StringComparison.Ordinal)))
            .ShouldHaveSingleItem().ShouldContain("„Es“ steht dort an anderer Stelle");
        Compare(With(2, Pages[2].Replace(SmallPdf.Text(other), SmallPdf.Text(other, colour: "1 g"), StringComparison.Ordinal)))
            .ShouldHaveSingleItem().ShouldContain("anderer Farbe");
        Compare(With(2, Pages[2].Replace(SmallPdf.Text(other), SmallPdf.Text(other, colour: "3 Tr"), StringComparison.Ordinal))).ShouldNotBeEmpty();
    }

    [Fact]
    public void Stamp_LaidOverANumber_IsNamed() => Compared(SmallPdf.Of(Pages, stampedPage: 4))
        .ShouldHaveSingleItem().ShouldStartWith("Seite 5 weicht ab: Auf ihr liegt 1 Anmerkung");

    private static string[] With(int index, string page) => [.. Pages.Select((own, at) => at == index ? page : own)];

    private static string[] Compare(string[] pages) => Compared(SmallPdf.Of(pages));

    private static string[] Compared(byte[] pdf) =>
        [.. PageComparison.Run(PageContent.Read(pdf, "kopie.pdf"), PageContent.Read(SmallPdf.Of(Pages), "original.pdf"))];
}
