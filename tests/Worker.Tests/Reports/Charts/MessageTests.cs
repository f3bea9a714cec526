using KiIndicators.Worker.Reports.Charts.Drawing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports.Charts;

/// <summary>What a reader learns who does not see the picture.</summary>
public sealed class MessageTests
{
    public MessageTests() => Fonts.Register();

    [Fact]
    public void Timeline_AlternativeText_NamesCountsAndTarget() =>
        TimelineChart.Render(Examples.Timeline).AlternativeText.ShouldBe(
            "Terminleiste Meilenstein 2026 (B26): Netzwerktreffen 3 durchgeführt, 2 geplant, Ziel bis 31.12.: 4 bis 6; "
            + "Fortbildungen 1 durchgeführt, 1 ungeklärt, ohne Zahl zugesagt.");

    [Fact]
    public void Timeline_ManyRows_DropsWholeClausesAndSaysHowMany()
    {
        TimelineRow[] rows = [.. Enumerable.Range(1, 9).Select(i => Examples.Row([.. Examples.Held("05.02.2026")], $"Vorhaben Nummer {i}"))];

        string text = TimelineChart.Render(Examples.OneYear(rows)).AlternativeText;

        text.ShouldContain("Vorhaben Nummer 2 1 durchgeführt, Ziel bis 31.12.: mindestens 3; ");
        text.ShouldEndWith("; 7 weitere in der Tabelle.");
    }

    [Fact]
    public void Timeline_LongTitle_IsShortenedBetweenWords()
    {
        string text = TimelineChart.Render(Examples.OneYear(Examples.Row([], Examples.LongTitle), Examples.Row([], Examples.LongTitle))).AlternativeText;

        text.ShouldContain(" Begleitung … kein Termin, Ziel bis 31.12.: mindestens 3; Qualifizierung");
        text.Length.ShouldBeLessThanOrEqualTo(250);
    }

    [Fact]
    public void Timeline_TitleForWhichThereIsRoom_IsNotShortened()
    {
        const string Title = "Veranstaltungen für Vereine, davon in Kooperation mit dem Laiensprachmittlerpool";

        TimelineChart.Render(Examples.OneYear(Examples.Row([], Title))).AlternativeText.ShouldContain($"{Title} kein Termin");
    }

    [Fact]
    public void Timeline_DatesThatCount_AreLabelledBeforeThoseThatDoNot()
    {
        ChartEvent[] notCounted = [.. Enumerable.Range(0, 3).Select(day => new ChartEvent(new(2026, 11, 20 + (5 * day)), EventState.NotCounted))];

        string[] texts = [.. SvgText.In(TimelineChart.Render(Examples.OneYear(Examples.Row(
            [.. notCounted, .. Examples.Held("03.12.2026"), new(new(2026, 12, 10), EventState.NotCounted)])))).Select(text => text.Text)];

        texts.ShouldContain(text => text == "03.12.");
    }

    [Fact]
    public void Timeline_LongWordOfATitle_IsNotCutBesideFreeSpace()
    {
        SvgText.In(TimelineChart.Render(Examples.OneYear(Examples.Row([], "Informationsveranstaltungen")))).Select(text => text.Text)
            .ShouldContain("Informationsveranstaltungen");
    }

    [Fact]
    public void Timeline_Table_HoldsEveryDateByState()
    {
        ChartTable table = TimelineChart.Table(Examples.Timeline);

        table.Headers.ShouldBe(["Nr.", "Vorhaben", "durchgeführt", "geplant", "Durchführung ungeklärt", "nicht gezählt", "Ziel"]);
        table.Rows[0].ShouldBe(["B26-2", "Netzwerktreffen für Lehrkräfte", "3: 28.01., 22.04., 11.06.", "2: 23.09., 19.11.", "keine", "1: 18.03.", "4 bis 6"]);
        table.Rows[1].ShouldBe(["B26-5", "Fortbildungen Fachkräfte", "1: 05.02.", "keine", "1: 02.07.", "keine", "ohne Zahl zugesagt"]);
    }

    [Fact]
    public void Timeline_OverTwoYears_PrintsTheYearOfEveryDateInTheTable() =>
        TimelineChart.Table(Examples.Timeline with { From = new(2025, 1, 1) }).Rows[1][2].ShouldBe("1: 05.02.2026");

    [Fact]
    public void Timeline_Legend_NamesOnlyWhatOccurs()
    {
        string[] texts = [.. SvgText.In(TimelineChart.Render(Examples.OneYear(Examples.Row([.. Examples.Held("05.02.2026")])))).Select(t => t.Text)];

        texts.ShouldContain("durchgeführt");
        texts.ShouldNotContain("geplant");
        texts.ShouldNotContain("Durchführung ungeklärt");
        texts.ShouldNotContain("nicht gezählt");
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
    public void Cumulative_AlternativeTextAndTable_GiveSumAndTarget()
    {
        CumulativeChart.Render(Examples.Cumulative).AlternativeText.ShouldBe(
            "Summenlinie Fortbildungen (B26-5): bis zum Stichtag 16.08.2026 11 durchgeführt, 2 geplant; Ziel bis 31.12.: mindestens 12.");
        ChartTable table = CumulativeChart.Table(Examples.Cumulative);
        table.Rows[0].ShouldBe(["31.01.2026", "3", "3"]);
        table.Rows[^1].ShouldBe(["31.12.2026", "nach dem Stichtag", "13"]);
    }

    [Fact]
    public void Shares_PrintedWords_AreTakenAsTheyAre()
    {
        ShareChart.Render("Anteile 2025", Examples.Shares).AlternativeText.ShouldBe(
            "Anteile 2025: davon mit Laiensprachmittlerpool 2 von 3 (66,6 %), Ziel: alle; Lücken geschlossen keine Lückenliste vorgelegt.");
        ShareChart.Table(Examples.Shares).Rows[0].ShouldBe(["E25-2", "davon mit Laiensprachmittlerpool", "2 von 3 (66,6 %)", "alle"]);
    }

    [Fact]
    public void Cooperations_AlternativeTextAndTable_SayWhatCanBeJudgedWhen()
    {
        CooperationChart.Render(Examples.Cooperations).AlternativeText.ShouldBe(
            "Zeitleiste Kooperationen (E26-3): 1 von 2 am Stichtag 16.08.2026 bewertbar; Kooperation 2 bewertbar ab 15.03.2027.");
        CooperationChart.Table(Examples.Cooperations).Rows[1].ShouldBe(["Kooperation 2", "15.09.2026", "15.03.2027", "keine", "1: 10.10.2026"]);
    }

    [Fact]
    public void Programme_AlternativeTextAndTable_GiveEveryBewertung()
    {
        ProgrammeChart.Render(Examples.Programme).AlternativeText.ShouldBe(
            "Zeitleiste Schwerpunkte 2025 und 2026: B25 erreicht; K Beleg steht aus.");
        ProgrammeChart.Table(Examples.Programme).Rows[1].ShouldBe(
            ["K", "Kompetenzzentrum", "01.01.2025 bis 31.12.2026", "Beleg steht aus", "1 geplant", "31.03.2026"]);
    }
}
