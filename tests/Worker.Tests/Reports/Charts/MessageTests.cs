using KiIndicators.Worker.Reports.Charts.Drawing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Charts;

/// <summary>What a reader learns who does not see the picture.</summary>
public sealed class MessageTests
{
    public MessageTests() => Fonts.Register();

    [Fact]
    public void Timeline_AlternativeText_NamesCountsDaysAndTarget() =>
        TimelineChart.Render(Examples.Timeline).AlternativeText.ShouldBe(
            "Terminleiste Meilenstein 2026 (B26): Netzwerktreffen: 3 durchgeführt (28.01., 22.04., 11.06.), 2 geplant (23.09., 19.11.), Ziel bis 31.12.: 4 bis 6; "
            + "Fortbildungen: 1 durchgeführt (05.02.), 1 ungeklärt (02.07.), ohne Zahl zugesagt.");

    [Fact]
    public void Timeline_ManyRows_DropsWholeClausesAndSaysHowMany()
    {
        TimelineRow[] rows = [.. Enumerable.Range(1, 9).Select(i => Examples.Row([.. Examples.Held("05.02.2026")], $"Vorhaben Nummer {i}"))];

        string text = TimelineChart.Render(Examples.OneYear(rows)).AlternativeText;

        text.ShouldContain("Vorhaben Nummer 2: 1 durchgeführt, Ziel bis 31.12.: mindestens 3; ");
        text.ShouldEndWith("; 4 weitere im Nachweis.");
    }

    [Fact]
    public void Timeline_LongTitle_IsShortenedBetweenWords()
    {
        string text = TimelineChart.Render(Examples.OneYear(Examples.Row([], Examples.LongTitle), Examples.Row([], Examples.LongTitle))).AlternativeText;

        text.ShouldContain(" Begleitung …: kein Termin, Ziel bis 31.12.: mindestens 3; Qualifizierung");
        text.Length.ShouldBeLessThanOrEqualTo(400);
    }

    [Fact]
    public void Timeline_TitleForWhichThereIsRoom_IsNotShortened()
    {
        const string Title = "Veranstaltungen für Vereine, davon in Kooperation mit dem Laiensprachmittlerpool";

        TimelineChart.Render(Examples.OneYear(Examples.Row([], Title))).AlternativeText.ShouldContain($"{Title}: kein Termin");
    }

    [Fact]
    public void Timeline_DatesThatCount_AreLabelledBeforeThoseThatMay()
    {
        ChartEvent[] unsettled = [.. Enumerable.Range(0, 3).Select(day => new ChartEvent(new(2026, 11, 20 + (5 * day)), EventState.Unsettled))];

        string[] texts = [.. SvgText.In(TimelineChart.Render(Examples.OneYear(Examples.Row(
            [.. unsettled, .. Examples.Held("03.12.2026"), new(new(2026, 12, 10), EventState.Unsettled)])))).Select(text => text.Text)];

        texts.ShouldContain(text => text == "03.12.");
    }

    [Fact]
    public void Timeline_LongWordOfATitle_IsNotCutBesideFreeSpace()
    {
        SvgText.In(TimelineChart.Render(Examples.OneYear(Examples.Row([], "Informationsveranstaltungen")))).Select(text => text.Text)
            .ShouldContain("Informationsveranstaltungen");
    }

    [Fact]
    public void Timeline_OverTwoYears_NamesTheYearOfEveryDay() =>
        TimelineChart.Render(Examples.Timeline with { From = new(2025, 1, 1) }).AlternativeText.ShouldContain("1 durchgeführt (05.02.2026)");

    [Fact]
    public void Timeline_Legend_NamesOnlyWhatOccurs()
    {
        string[] texts = [.. SvgText.In(TimelineChart.Render(Examples.OneYear(Examples.Row([.. Examples.Held("05.02.2026")])))).Select(t => t.Text)];

        texts.ShouldContain("durchgeführt");
        texts.ShouldNotContain("geplant");
        texts.ShouldNotContain("Durchführung ungeklärt");
    }

    [Fact]
    public void Timeline_ManyDates_KeepsTheFirstAndTheLast()
    {
        string[] texts = [.. SvgText.In(TimelineChart.Render(Examples.OneYear(Examples.Row([.. Examples.EveryTenthDay(30, EventState.Held)])))).Select(t => t.Text)];

        texts.ShouldContain("05.01.");
        texts.ShouldContain("22.10.");
        texts.Count(text => text.EndsWith('.') && text.Length == 6).ShouldBeLessThan(30);
    }

    [Fact]
    public void Timeline_SeveralEventsOnADay_SaysHowMany() =>
        SvgText.In(Examples.Charts["timeline, same day"]()).Select(t => t.Text).ShouldContain("3× 05.05.");

    [Fact]
    public void Timeline_5000Events_ShowsCountsPerMonthThatAddUp()
    {
        IReadOnlyList<SvgText> texts = SvgText.In(Examples.Charts["timeline, 5000"]());

        texts.Where(t => t.Text.All(char.IsAsciiDigit)).Sum(t => int.Parse(t.Text, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(5000);
        texts.ShouldContain(t => t.Text.StartsWith("Balken und Zahl: Termine je Monat"));
    }

    [Fact]
    public void Timeline_AsOfOutsideTheAxis_DrawsNoStichtag() =>
        TimelineChart.Render(Examples.Timeline with { AsOf = new(2027, 1, 1) }).Svg.ShouldNotContain("Stichtag");

    [Fact]
    public void Cumulative_AlternativeText_GivesSumAndTarget() =>
        CumulativeChart.Render(Examples.Cumulative).AlternativeText.ShouldBe(
            "Summenlinie Fortbildungen (B26-5): bis zum Stichtag 16.08.2026 11 durchgeführt, 2 geplant; Ziel bis 31.12.: mindestens 12.");

    [Fact]
    public void Shares_PrintedWords_AreTakenAsTheyAre() =>
        ShareChart.Render("Anteile 2025", Examples.Shares).AlternativeText.ShouldBe(
            "Anteile 2025: davon mit Laiensprachmittlerpool: 2 von 3 (66,6 %), Ziel: alle; Lücken geschlossen: keine Lückenliste vorgelegt.");

    [Fact]
    public void Cooperations_AlternativeText_SaysWhatCanBeJudgedWhen() =>
        CooperationChart.Render(Examples.Cooperations).AlternativeText.ShouldBe(
            "Zeitleiste Kooperationen (E26-3): 1 von 2 am Stichtag 16.08.2026 bewertbar; Kooperation 2 bewertbar ab 15.03.2027.");

    [Fact]
    public void Programme_AlternativeTextAndTable_GiveEveryBewertung()
    {
        ProgrammeChart.Render(Examples.Programme).AlternativeText.ShouldBe(
            "Zeitleiste Schwerpunkte 2025 und 2026: B25 erreicht; K Beleg steht aus.");
        ProgrammeChart.Table(Examples.Programme).Rows[1].ShouldBe(
            ["K", "Kompetenzzentrum", "01.01.2025 bis 31.12.2026", "Beleg steht aus", "1 geplant", "31.03.2026"]);
    }
}
