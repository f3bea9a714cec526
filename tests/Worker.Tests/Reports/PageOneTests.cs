using System.Text.RegularExpressions;
using CsCheck;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Reports.Model;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

public partial class PageOneTests
{
    private static readonly string[] Words =
        ["kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];

    [Fact]
    public void Glance_OnAnyResults_AgreesWithTheTables() =>
        Gen.Select(Gen.Int[0, 6].Array[1, 14], Gen.Int[0, 9]).Sample((heldPerLine, places) =>
        {
            ReportModel model = Sample.Model(Lines(heldPerLine), Rows(heldPerLine, places));
            string glance = Sample.Glance(model);

            OverviewRow[] overview = [.. model.Overview.SelectMany(group => group.Rows)];
            Told(TargetSentence().Match(glance)).ShouldBe(Sum(overview.Select(row => row.Targets)));
            Told(PromiseSentence().Match(glance)).ShouldBe(Sum(overview.Select(row => row.Promised)));
            int reached = model.Reach[0].Table.Rows.Take(9).Count(row => row[^1] != "0");
            Match reach = ReachSentence().Match(glance);
            (reach.Groups[1].Value == "allen" ? 9 : Number(reach.Groups[1].Value)).ShouldBe(reached);
        }, iter: Samples.Of(60));

    [Fact]
    public void Glance_OnSeveralMilestones_CountsEachStateAsTheTableDoes()
    {
        ReportModel model = Sample.Model(
            Sample.Programme(
                Sample.Milestone("B25", MilestoneType.Milestone, Count("B25-1", 1)),
                Sample.Milestone("E25", MilestoneType.Milestone, Count("E25-1", 9)),
                Sample.Milestone("F25", MilestoneType.Milestone, Count("F25-1", 9)),
                Sample.Milestone("B26", MilestoneType.Milestone, Count("B26-1", 3, Sample.Year2026)),
                Sample.Milestone("K", MilestoneType.Mandate, Count("K-1", 1)),
                Sample.Milestone("Q", MilestoneType.CrossCutting, Count("Q-1", 1))),
            Treffen(2));

        Sample.Glance(model).ShouldStartWith(
            "Gegenstand dieses Berichts des Kommunalen Integrationszentrums (KI) sind vier Meilensteine, der Auftrag Zentrum (KA) und die Querschnittsvorgabe „Titel Q“. "
            + "Von den vier Meilensteinen ist einer erreicht; zwei sind teilweise erreicht und bei einem ist die Zielerreichung gefährdet. "
            + "Der Auftrag KA ist erreicht. Die Querschnittsvorgabe ist erreicht. Erreicht sind drei von sechs Zielwerten.");
    }

    [Fact]
    public void Glance_OnOneMilestone_UsesTheSingular()
    {
        ReportModel model = Sample.Model(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Count("B25-1", 1), Promise("B25-2"))), Treffen(1));

        Sample.Glance(model).ShouldStartWith(
            "Gegenstand dieses Berichts des Kommunalen Integrationszentrums (KI) ist ein Meilenstein. Der Meilenstein ist erreicht. "
            + "Der eine Zielwert ist erreicht. Das eine ohne Zahl zugesagte Vorhaben ist umgesetzt. "
            + "Abweichungen vom Beschluss gibt es nicht. In einer von neun Kommunen gab es mindestens eine Veranstaltung.");
    }

    [Fact]
    public void Glance_OnTheFirstReport_SaysSo() =>
        Sample.Glance(Sample.Model(Lines([1]), [])).ShouldEndWith("Dies ist der erste Bericht.");

    [Fact]
    public void Deviations_MoreThanFitOnPageOne_AreReferredToAndAllStandInTheSections()
    {
        ReportModel model = Sample.Model(Lines([.. Enumerable.Repeat(0, 7)]), []);

        model.Deviations.Count.ShouldBe(5);
        model.DeviationsNote.ShouldBe("Zwei weitere Abweichungen stehen mit Stellungnahmen in den Abschnitten.");
        Sample.Rows(model).Count(row => Sample.Notes(row).EndsWith("Stellungnahme liegt noch nicht vor.", StringComparison.Ordinal)).ShouldBe(7);
    }

    [Fact]
    public void Deviation_WithoutRemark_SaysThatItIsMissing()
    {
        DeviationRow row = Sample.Model(Lines([0]), []).Deviations.ShouldHaveSingleItem();

        row.MissingNote.ShouldBe("Stellungnahme liegt noch nicht vor.");
        row.Cause.ShouldBeNull();
    }

    [Fact]
    public void Deviation_WithSeveralRemarks_PrintsTheLatestWrittenUpToTheMeeting()
    {
        Remark Written(DateOnly day, string cause) => new("B25-1", day, "Leitung", cause, "Maßnahme", new(2026, 9, 24));
        ReportModel model = Sample.Model(
            Lines([0]), [], Written(new(2026, 1, 1), "alt"), Written(new(2026, 9, 3), "am Sitzungstag"), Written(new(2026, 9, 4), "später"));

        DeviationRow row = model.Deviations.ShouldHaveSingleItem();

        row.Cause.ShouldBe("am Sitzungstag");
        row.NewDate.ShouldBe("24.09.2026");
        row.MissingNote.ShouldBeNull();
        model.NextDates.ShouldContain(new DateRow("24.09.2026", "neuer Termin (B25-1)"));
    }

    [Fact]
    public void NextDates_ManyEvents_KeepTheEndsAndAreAtMostEightInTime()
    {
        Activity[] planned = [.. Enumerable.Range(1, 30).Select(day => Sample.Event(
            $"V-{day:000}", Sample.AsOf.AddDays(day), status: ActivityStatus.Planned))];
        ReportModel model = Sample.Model(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Count("B26-1", 40, Sample.Year2026))), planned);

        model.NextDates.Count.ShouldBe(8);
        model.NextDates[0].ShouldBe(new DateRow("17.08.2026", "Treffen (B26-1)"));
        model.NextDates[^1].ShouldBe(new DateRow("31.12.2026", "Ende des Zeitraums (B26)"));
    }

    [Fact]
    public void NextDates_MoreThanFit_AreCalledASelectionAndKeepDeliverablesAndEveryLinesNextEvent()
    {
        Indicator outcome = Sample.Line("B26-2", new Outcome([new Stage("fertig", [new StagePart(
            new Selection([new HasAny("typ", ["ergebnis"]), new HasAny("stufe", ["fertig"])]), 1)], true)], null), new All([]), Sample.Year2026, "Konzept");
        Activity[] planned = [.. Enumerable.Range(1, 30).Select(day => Sample.Event(
            $"V-{day:000}", Sample.AsOf.AddDays(day), status: ActivityStatus.Planned)),
            Sample.Event("E-1", new(2026, 12, 3), status: ActivityStatus.Planned, more: ("stufe", "fertig")) with { Kind = ActivityKind.Deliverable }];

        ReportModel model = Sample.Model(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Count("B26-1", 40, Sample.Year2026), outcome)), planned);

        model.NextDates.ShouldContain(new DateRow("03.12.2026", "Konzept (B26-2)"));
        model.NextDates.ShouldContain(new DateRow("17.08.2026", "Treffen (B26-1)"));
        model.NextDatesNote.ShouldBe("Auswahl: 8 von 32 Terminen und Fristen nach dem Stichtag.");
    }

    [Fact]
    public void NextDates_ThatAllFit_AreNotCalledASelection() => Sample.Model(Lines([0]), []).NextDatesNote.ShouldBeNull();

    [Fact]
    public void Glance_OnUpToFourDeviations_NamesThemAllWorstFirst()
    {
        string glance = Sample.Glance(Sample.Model(Lines([1, 0, 0, 2]), Rows([1, 0, 0, 2], 1)));

        glance.ShouldContain("Bei vier Vorhaben gibt es Abweichungen: „Vorhaben B25-2“ (nicht erreicht: 0 statt mindestens 3), "
            + "„Vorhaben B25-3“ (nicht erreicht: ohne Zahl zugesagt, keine Durchführung erfasst), "
            + "„Vorhaben B25-1“ (teilweise erreicht: 1 statt mindestens 3) und „Vorhaben B25-4“ (teilweise erreicht: 2 statt mindestens 3).");
    }

    [Fact]
    public void Glance_OnManyDeviations_NamesTheThreeWorst() =>
        Sample.Glance(Sample.Model(Lines([1, 2, 0, 0, 1]), Rows([1, 2, 0, 0, 1], 1))).ShouldContain(
            "Bei fünf Vorhaben gibt es Abweichungen, darunter bei „Vorhaben B25-3“ (nicht erreicht: ohne Zahl zugesagt, keine Durchführung erfasst), "
            + "„Vorhaben B25-4“ (nicht erreicht: 0 statt mindestens 3) und „Vorhaben B25-1“ (teilweise erreicht: 1 statt mindestens 3).");

    [Fact]
    public void Deviation_ThatGoesOnFromAnother_FollowsItWithItsOwnTitle()
    {
        Indicator part = Sample.Line("B25-2", new Count(Sample.Events("Anderes"), null), new AtLeast(1), title: "davon mit Dolmetschen");

        ReportModel model = Sample.Model(Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Count("B25-1", 3), part)), Treffen(1));

        model.Deviations.Select(row => (row.Id, row.Title, row.Status.Word)).ShouldBe(
            [("B25-1", "Vorhaben B25-1", "teilweise erreicht"), ("B25-2", "davon mit Dolmetschen", "nicht erreicht")]);
    }

    [Fact]
    public void Stellungnahme_OnPageOne_IsPrintedWholeOrCutAtTheEndOfASentence()
    {
        string sentence = "Die dritte Veranstaltung am 13.11.2025 entfiel wegen einer Raumsperrung.";
        Remark Written(string cause) => new("B25-1", new(2026, 8, 1), "Leitung", cause, null, null);

        ReportModel whole = Sample.Model(Lines([0]), [], Written($"{sentence} {sentence}"));
        ReportModel cut = Sample.Model(Lines([0]), [], Written($"{sentence} {sentence} {sentence} {sentence}"));

        whole.Deviations[0].Cause.ShouldBe($"{sentence} {sentence}");
        Sample.Notes(Sample.Rows(whole).Single()).ShouldEndWith("Stellungnahme der Verwaltung vom 01.08.2026: siehe Seite 1.");
        cut.Deviations[0].Cause.ShouldBe($"{sentence} {sentence} {sentence}");
        Sample.Notes(Sample.Rows(cut).Single()).ShouldEndWith($"(Leitung, 01.08.2026): {sentence} {sentence} {sentence} {sentence}");
    }

    internal static Indicator Count(string id, int atLeast, Period? period = null) =>
        Sample.Line(id, new Count(Sample.Events("Treffen"), null), new AtLeast(atLeast), period);

    private static Indicator Promise(string id) => Sample.Line(id, new Count(Sample.Events("Treffen"), null), new Promised());

    /// <summary>A milestone whose lines count one kind each; every third line is promised without a number.</summary>
    private static Programme Lines(int[] held) => Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone,
        [.. held.Select((_, index) => Sample.Line(
            $"B25-{index + 1}", new Count(Sample.Events($"Art {index}"), null), index % 3 == 2 ? new Promised() : new AtLeast(3)))]));

    private static IEnumerable<Activity> Rows(int[] held, int places) => held.SelectMany((number, index) =>
        Enumerable.Range(0, number).Select(row => Sample.Event(
            $"V-{index}-{row}", new DateOnly(2025, 3, 1).AddDays(row), $"Art {index}",
            place: places == 0 ? "online" : $"053340{4 + ((index + row) % places * 4):00}")));

    private static IEnumerable<Activity> Treffen(int number) =>
        Enumerable.Range(1, number).Select(day => Sample.Event($"V-{day}", new(2025, 3, day)));

    private static (int, int) Sum(IEnumerable<string> cells)
    {
        int[][] numbers = [.. cells.Where(cell => cell != "keine").Select(cell => cell.Split(" von ").Select(int.Parse).ToArray())];
        return (numbers.Sum(pair => pair[0]), numbers.Sum(pair => pair[1]));
    }

    private static (int, int) Told(Match sentence) => sentence switch
    {
        { Success: false } => (0, 0),
        { Groups: var parts } when parts["only"].Success => (parts["only"].Value.Length == 0 ? 1 : 0, 1),
        { Groups: var parts } => (Number(parts[1].Value), Number(parts[2].Value)),
    };

    private static int Number(string word)
    {
        if (int.TryParse(word, out int digits))
        {
            return digits;
        }

        int index = Array.IndexOf(Words, word);
        return index >= 0 ? index : word.StartsWith("kein", StringComparison.Ordinal) ? 0 : 1;
    }

    [GeneratedRegex(@"Erreicht (?:ist|sind) (\w+) von (\w+) Zielwert|Der eine Zielwert ist (?<only>(?:nicht )?)erreicht")]
    private static partial Regex TargetSentence();

    [GeneratedRegex(@"Umgesetzt (?:ist|sind) (\w+) von (\w+) ohne Zahl|zugesagte Vorhaben ist (?<only>(?:nicht )?)umgesetzt")]
    private static partial Regex PromiseSentence();

    [GeneratedRegex(@"In (allen|\w+(?= von)) (?:von )?neun Kommunen")]
    private static partial Regex ReachSentence();
}
