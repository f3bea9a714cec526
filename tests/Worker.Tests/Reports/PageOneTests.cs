using System.Globalization;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>Page 1, for a stranger with four minutes: the news, the picture, what to discuss, what comes next.</summary>
public partial class PageOneTests
{
    private const string Missing = "Stellungnahme liegt noch nicht vor.";

    [Theory]
    [InlineData(0, "Kein Punkt braucht den Ausschuss")]
    [InlineData(1, "Ein Punkt braucht den Ausschuss")]
    [InlineData(4, "Vier Punkte brauchen den Ausschuss")]
    [InlineData(13, "13 Punkte brauchen den Ausschuss")]
    public void Headline_SaysHowManyPointsNeedTheCommittee(int points, string headline)
    {
        FirstPage page = Page(Failing(points, reached: 1));

        page.Headline.ShouldBe(headline);
        page.NothingToDiscuss.ShouldBe(points == 0 ? "Nichts zu besprechen: Es gibt keine Abweichung vom Beschluss." : null);
    }

    [Fact]
    public void Headline_OfAProgrammeThatHasNotBegun_SaysSo() => Sample.Model(Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 1, Sample.Year2026))), [], asOf: new(2025, 12, 31)))
        .FirstPage.Headline.ShouldBe("Das Programm hat noch nicht begonnen");

    [Fact]
    public void Occasion_NamesTheMeetingAndTheLastDayThatCounts() =>
        string.Concat(Page(Failing(0, reached: 1)).Occasion.Select(span => span.Text))
            .ShouldBe("Für die Sitzung am 03.09.2026 (Ausschuss für Soziales). Gezählt ist alles bis 16.08.2026.");

    [Theory]
    [InlineData(0, 0, "Der Beschluss sagt nichts zu, was sich bewerten lässt")]
    [InlineData(0, 1, "Das eine zugesagte Vorhaben ist erreicht")]
    [InlineData(1, 0, "Das eine zugesagte Vorhaben ist noch nicht erreicht")]
    [InlineData(0, 3, "Alle 3 zugesagten Vorhaben sind erreicht oder umgesetzt")]
    [InlineData(2, 0, "0 von 2 zugesagten Vorhaben sind erreicht oder umgesetzt")]
    [InlineData(2, 1, "1 von 3 zugesagten Vorhaben ist erreicht oder umgesetzt")]
    [InlineData(2, 2, "2 von 4 zugesagten Vorhaben sind erreicht oder umgesetzt")]
    public void Tally_CountsWhatIsDoneOfWhatWasPromised(int failed, int reached, string tally) => Page(Failing(failed, reached)).Tally.ShouldBe(tally);

    [Fact]
    public void Picture_HasARowForEachMilestoneAndABoxForEachRatedLine()
    {
        FirstPage page = Page(Sample.Programme(
            Sample.Milestone("B25", MilestoneType.Milestone,
                Sample.Count("B25-1", 1), Failed("B25-2"), Failed("B25-3"), Sample.Count("B25-4", 1) with { Targets = [] }),
            Sample.Milestone("K25", MilestoneType.Mandate, Sample.Count("K25-1", 1) with { Targets = [] })));

        page.Picture.Select(row => (row.Id, string.Join(' ', row.Boxes), row.Spoken, row.Status.Word)).ShouldBe(
        [
            ("B25", "erreicht nicht-erreicht nicht-erreicht", "1 erreicht, 2 nicht erreicht", "teilweise erreicht"),
            ("K25", "", "keine bewerteten Vorhaben", "noch nicht bewertbar"),
        ]);
        page.Picture[1].Name.ShouldBe("Zentrum (K25A)");
        page.Legend.Select(state => state.Word).ShouldBe(["erreicht", "noch nicht bewertbar", "teilweise erreicht", "nicht erreicht"]);
        page.PictureNote.ShouldBeNull();
    }

    [Fact]
    public void Picture_OfALineWithManyBoxes_SaysAllOfThemInWords()
    {
        PictureRow row = Page(Failing(3, reached: 20)).Picture.ShouldHaveSingleItem();

        row.Boxes.Count.ShouldBeLessThan(23);
        row.Spoken.ShouldBe("20 erreicht, 3 nicht erreicht");
    }

    [Fact]
    public void Picture_OfMoreMilestonesThanFit_KeepsThoseThatNeedAttentionAndCountsTheOthers()
    {
        FirstPage page = Page(Sample.Programme(
            [.. Enumerable.Range(1, 15).Select(number => Sample.Milestone(
                $"M{number:00}", MilestoneType.Milestone, number > 13 ? Failed($"M{number:00}-1") : Sample.Count($"M{number:00}-1", 1)))]));

        page.Picture.Select(row => row.Id).ShouldBe([.. Enumerable.Range(1, 10).Select(number => $"M{number:00}"), "M14", "M15"]);
        page.PictureNote.ShouldBe("Drei weitere Meilensteine stehen in den Abschnitten");
    }

    [Fact]
    public void Discussion_IsOfAtMostFivePoints_AndNamesTheSectionsOfTheOthers()
    {
        FirstPage page = Page(Sample.Programme(
            Sample.Milestone("B25", MilestoneType.Milestone, [.. Enumerable.Range(1, 5).Select(number => Failed($"B25-{number}"))]),
            Sample.Milestone("E25", MilestoneType.Milestone, Failed("E25-1"), Failed("E25-2"))));

        page.Discussion.Count.ShouldBe(5);
        page.Discussion.Select(row => row.Line).ShouldBe(["B25-1", "B25-2", "B25-3", "B25-4", "B25-5"]);
        // By how many the page has room for.
        page.DiscussionMore.Count.ShouldBe(6);
        page.DiscussionMore[5].ShouldNotBeNull().Text.ShouldBe("Zwei weitere Punkte stehen bei ihren Vorhaben");
        page.DiscussionMore[5]!.Milestones.ShouldBe(["E25"]);
        page.DiscussionMore[4]!.Text.ShouldBe("Drei weitere Punkte stehen bei ihren Vorhaben");
        page.DiscussionMore[4]!.Milestones.ShouldBe(["B25", "E25"]);
    }

    [Fact]
    public void Discussion_OfAllPoints_NamesNoOthers()
    {
        FirstPage page = Page(Failing(2, reached: 0));

        page.DiscussionMore[2].ShouldBeNull();
        page.DiscussionMore[1].ShouldNotBeNull().Text.ShouldBe("Ein weiterer Punkt steht bei seinem Vorhaben");
    }

    [Fact]
    public void Discussion_BeginsWithTheWorst() => Page(Sample.Programme(
            Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 3), Failed("B25-2"))))
        .Discussion.Select(row => (row.Title, row.Status.Word)).ShouldBe([("Vorhaben B25-2", "nicht erreicht"), ("Vorhaben B25-1", "teilweise erreicht")]);

    [Fact]
    public void Point_WithoutAStellungnahme_SaysThatItIsMissing() =>
        Page(Failing(1, reached: 0)).Discussion.ShouldHaveSingleItem().Text.ShouldBe($"0 statt mindestens 1. {Missing}");

    [Fact]
    public void Point_WithSeveralRemarks_GivesTheCauseOfTheLatestWrittenUpToTheMeeting_AndItsNewDate()
    {
        Remark Written(DateOnly day, string cause) => new("B25-1", day, "Leitung", cause, "Maßnahme", new(2026, 9, 24));
        FirstPage page = Sample.Model(
            Failing(1, reached: 0), [], Written(new(2026, 1, 1), "Alt"), Written(new(2026, 9, 3), "Am Sitzungstag"), Written(new(2026, 9, 4), "Später")).FirstPage;

        DiscussionRow row = page.Discussion.ShouldHaveSingleItem();

        (row.Text, row.Date).ShouldBe(("0 statt mindestens 1. Am Sitzungstag.", "neuer Termin 24.09.2026"));
        page.NextDates.ShouldContain(new DateRow("24.09.2026", "neuer Termin: Vorhaben B25-1"));
    }

    [Fact]
    public void Point_WhoseTitleGoesOnFromAnother_CanBeReadAlone()
    {
        Indicator part = Failed("B25-2") with { Title = "davon mit Dolmetschen" };

        Page(Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1), part)))
            .Discussion.ShouldHaveSingleItem().Title.ShouldBe("Vorhaben B25-1, davon mit Dolmetschen");
    }

    [Fact]
    public void Point_WithALongStellungnahme_IsCutAtTheEndOfASentence_WhichTheSectionPrintsWhole()
    {
        string sentence = "Die dritte Veranstaltung am 13.11.2025 entfiel wegen einer Raumsperrung.";
        string four = string.Join(' ', Enumerable.Repeat(sentence, 4));
        ReportModel model = Sample.Model(Failing(1, reached: 0), [], new Remark("B25-1", new(2026, 8, 1), "Leitung", four, null, null));

        model.FirstPage.Discussion.ShouldHaveSingleItem().Text.ShouldBe($"0 statt mindestens 1. {sentence} {sentence}");
        Sample.Rows(model).ShouldHaveSingleItem().Statement.ShouldBe($"Stellungnahme der Verwaltung (Leitung, 01.08.2026): {four}");
    }

    [Fact]
    public void NextDates_AreTheFourThatMatter_InTime()
    {
        Activity[] planned = [.. Enumerable.Range(1, 30).Select(day => Sample.Event(
            $"V-{day:000}", Sample.AsOf.AddDays(day), status: ActivityStatus.Planned))];
        FirstPage page = Sample.Model(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 40, Sample.Year2026))), planned).FirstPage;

        page.NextDates.Count.ShouldBe(4);
        page.NextDates[0].ShouldBe(new DateRow("17.08.2026", "Vorhaben B26-1"));
        page.NextDates[^1].ShouldBe(new DateRow("31.12.2026", "Ende des Zeitraums: Bildung: Titel B26"));
    }

    /// <summary>Every result belongs to the whole of which a share is asked for: nobody plans a share.</summary>
    [Fact]
    public void NextDates_NameNoLineThatOnlyTakesAShare()
    {
        Selection results = new([new HasAny("typ", ["ergebnis"])]);
        Indicator share = Sample.Line("B26-1", new Share([new RowShare(results, null, new Selection([new HasAny("typ", ["ergebnis"]), new IsPresent("schwerpunkt", true)]))]),
            new AtLeast(50) { InPercent = true }, Sample.Year2026, "Anteil der Schwerpunkte");
        Activity done = Sample.Event("E-1", new(2026, 3, 3)) with { Kind = ActivityKind.Deliverable };
        Activity planned = Sample.Event("E-2", new(2026, 12, 3), status: ActivityStatus.Planned) with { Kind = ActivityKind.Deliverable };

        Sample.Model(Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, share)), [done, planned]).FirstPage.NextDates
            .ShouldAllBe(date => !date.Occasion.Contains("geplant", StringComparison.Ordinal));
    }

    [Fact]
    public void NextDates_OfALineThatLacksPlans_SayThatTheyAreStillToBePlanned()
    {
        Indicator open = Sample.Count("B26-1", 4, Sample.Year2026) with { PlanningUntil = new(2026, 10, 15), Title = "Fortbildungen 2026" };

        Page(Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, open)))
            .NextDates.ShouldContain(new DateRow("15.10.2026", "Fortbildungen 2026: noch zu planen"));
    }

    [Fact]
    public void NextDates_OfTheSachlage_AreAtMostEight_CalledASelection_AndKeepDeliverablesAndTheNextEvent()
    {
        Indicator outcome = Sample.Line("B26-2", new Outcome([new Stage("fertig", [new StagePart(
            new Selection([new HasAny("typ", ["ergebnis"]), new HasAny("stufe", ["fertig"])]), 1)], true)], null), new All([]), Sample.Year2026, "Konzept");
        Activity[] planned = [.. Enumerable.Range(1, 30).Select(day => Sample.Event(
            $"V-{day:000}", Sample.AsOf.AddDays(day), status: ActivityStatus.Planned)),
            Sample.Event("E-1", new(2026, 12, 3), status: ActivityStatus.Planned, more: ("stufe", "fertig")) with { Kind = ActivityKind.Deliverable }];
        NextDates dates = Dates(Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 40, Sample.Year2026), outcome)), planned));

        IReadOnlyList<DateRow> rows = dates.Build(NextDates.Most);
        rows.Count.ShouldBe(8);
        rows.ShouldContain(new DateRow("03.12.2026", "geplant: Konzept"));
        rows.ShouldContain(new DateRow("17.08.2026", "Vorhaben B26-1"));
        dates.Note(NextDates.Most).ShouldBe("Auswahl: 8 von 32 Terminen und Fristen nach dem Stichtag.");
        Dates(Sample.Evaluate(Failing(1, reached: 0), [])).Note(NextDates.Most).ShouldBeNull();
    }

    [Theory]
    [InlineData(2, false, "Eine Stelle des Beschlusses ließe sich anders lesen und bewerten; der Ausschuss kennt sie noch nicht")]
    [InlineData(2, true, null)]
    [InlineData(1, false, null)]
    public void Rulings_AreNamedWhereOneChangesAStateAndTheCommitteeHasNotSeenIt(int otherTarget, bool isNoted, string? said)
    {
        Indicator line = Sample.Count("B25-1", 1) with { Rulings = ["A-1"] };
        line = line with { Alternatives = [new AlternativeReading("A-1", line with { Targets = [new(new(2025, 1, 1), new AtLeast(otherTarget), null)] })] };
        Programme programme = Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, line));
        programme = isNoted
            ? programme with { Rulings = [programme.Rulings[0] with { NotedBy = "Ausschuss für Soziales", NotedOn = new(2026, 2, 26) }] }
            : programme;

        Referred? rulings = Page(programme).Rulings;

        rulings?.Text.ShouldBe(said);
        rulings?.Anchor.ShouldBe(AnnexAnchors.Rulings);
        (rulings is null).ShouldBe(said is null);
    }

    /// <summary>Done and promised as the heading above the picture has them.</summary>
    internal static (int Done, int All) Told(string tally)
    {
        Match some = SomeOf().Match(tally);
        Match all = AllOf().Match(tally);
        return some.Success ? (Number(some.Groups[1]), Number(some.Groups[2]))
            : all.Success ? (Number(all.Groups[1]), Number(all.Groups[1]))
            : tally.StartsWith("Das eine", StringComparison.Ordinal) ? (tally.Contains("nicht", StringComparison.Ordinal) ? 0 : 1, 1) : (0, 0);

        static int Number(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);
    }

    private static FirstPage Page(Programme programme) => Sample.Model(programme, [Sample.Event("V-1", new(2025, 3, 1))]).FirstPage;

    private static NextDates Dates(EvaluationResult result) => new(new ReportContext(Sample.Input(result)));

    private static Indicator Failed(string id) => Sample.Line(id, new Count(Sample.Events("Anderes"), null), new AtLeast(1));

    /// <summary>A milestone with so many lines that failed, and so many that one event fulfils.</summary>
    private static Programme Failing(int failed, int reached) => Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone,
    [
        .. Enumerable.Range(1, failed).Select(number => Failed($"B25-{number}")),
        .. Enumerable.Range(failed + 1, reached).Select(number => Sample.Count($"B25-{number}", 1)),
    ]));

    [GeneratedRegex(@"^(\d+) von (\d+) ")]
    private static partial Regex SomeOf();

    [GeneratedRegex(@"^Alle (\d+) ")]
    private static partial Regex AllOf();
}
