using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Tests.Generation;
using KiIndicators.Worker.Reports.Model;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>The Sachlage's first paragraphs: sentences that agree with the tables of the report.</summary>
public partial class AtAGlanceTests
{
    private static readonly string[] Words =
        ["kein", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"];

    [Fact]
    public void Glance_OnAnyResults_AgreesWithTablesAndPageOne() =>
        Gen.Select(Gen.Int[0, 6].Array[1, 14], Gen.Int[0, 9]).Sample((heldPerLine, places) =>
        {
            EvaluationResult result = Sample.Evaluate(Lines(heldPerLine), Rows(heldPerLine, places));
            ReportModel model = Sample.Model(result);
            string glance = Sample.Glance(result);

            string summary = Sample.Sections(model).ShouldHaveSingleItem().Summary;
            (int Done, int All) targets = Summed(TargetSummary().Match(summary));
            (int Done, int All) promises = Summed(PromiseSummary().Match(summary));
            Told(TargetSentence().Match(glance)).ShouldBe(targets);
            Told(PromiseSentence().Match(glance)).ShouldBe(promises);
            PageOneTests.Told(model.FirstPage.Tally).ShouldBe((targets.Done + promises.Done, targets.All + promises.All));
            int reached = model.Reach[0].Table.Rows.Take(9).Count(row => row[^1] != "0");
            Match reach = ReachSentence().Match(glance);
            (reach.Groups[1].Value == "allen" ? 9 : Number(reach.Groups[1].Value)).ShouldBe(reached);
        }, iter: Samples.Of(60));

    [Fact]
    public void Glance_OnSeveralMilestones_CountsEachStateAsTheTableDoes()
    {
        string glance = Sample.Glance(
            Sample.Programme(
                Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1)),
                Sample.Milestone("E25", MilestoneType.Milestone, Sample.Count("E25-1", 9)),
                Sample.Milestone("F25", MilestoneType.Milestone, Sample.Count("F25-1", 9)),
                Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 3, Sample.Year2026)),
                Sample.Milestone("K", MilestoneType.Mandate, Sample.Count("K-1", 1)),
                Sample.Milestone("Q", MilestoneType.CrossCutting, Sample.Count("Q-1", 1))),
            Treffen(2));

        glance.ShouldStartWith(
            "Gegenstand dieses Berichts des Kommunalen Integrationszentrums (KI) sind vier Meilensteine, der Auftrag Zentrum (KA) und die Querschnittsvorgabe „Titel Q“. "
            + "Von den vier Meilensteinen ist einer erreicht; zwei sind teilweise erreicht und bei einem ist die Zielerreichung gefährdet. "
            + "Der Auftrag KA ist erreicht. Die Querschnittsvorgabe ist erreicht. Erreicht sind drei von sechs Zielwerten.");
    }

    [Fact]
    public void Glance_OnOneMilestone_UsesTheSingular()
    {
        string glance = Sample.Glance(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1), Promise("B25-2"))), Treffen(1));

        glance.ShouldStartWith(
            "Gegenstand dieses Berichts des Kommunalen Integrationszentrums (KI) ist ein Meilenstein. Der Meilenstein ist erreicht. "
            + "Der eine Zielwert ist erreicht. Das eine ohne Zahl zugesagte Vorhaben ist umgesetzt. "
            + "Abweichungen vom Beschluss gibt es nicht. In einer von neun Kommunen gab es mindestens eine gezählte Veranstaltung.");
    }

    [Fact]
    public void Glance_OnTheFirstReport_SaysSo() =>
        Sample.Glance(Lines([1]), []).ShouldEndWith("Dies ist der erste Bericht.");

    [Fact]
    public void Glance_OnUpToFourDeviations_NamesThemAllWorstFirst()
    {
        string glance = Sample.Glance(Lines([1, 0, 0, 2]), Rows([1, 0, 0, 2], 1));

        glance.ShouldContain("Bei vier Vorhaben gibt es Abweichungen: „Vorhaben B25-2“ (nicht erreicht: 0 statt mindestens 3), "
            + "„Vorhaben B25-3“ (nicht erreicht: ohne Zahl zugesagt, keine Durchführung erfasst), "
            + "„Vorhaben B25-1“ (teilweise erreicht: 1 statt mindestens 3) und „Vorhaben B25-4“ (teilweise erreicht: 2 statt mindestens 3).");
    }

    [Fact]
    public void Glance_OnManyDeviations_NamesTheThreeWorst() =>
        Sample.Glance(Lines([1, 2, 0, 0, 1]), Rows([1, 2, 0, 0, 1], 1)).ShouldContain(
            "Bei fünf Vorhaben gibt es Abweichungen, darunter bei „Vorhaben B25-3“ (nicht erreicht: ohne Zahl zugesagt, keine Durchführung erfasst), "
            + "„Vorhaben B25-4“ (nicht erreicht: 0 statt mindestens 3) und „Vorhaben B25-1“ (teilweise erreicht: 1 statt mindestens 3).");

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

    private static (int, int) Summed(Match sentence) => sentence.Success
        ? (int.Parse(sentence.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(sentence.Groups[2].Value, CultureInfo.InvariantCulture))
        : (0, 0);

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

    [GeneratedRegex(@"(\d+) von (\d+) Zielwert")]
    private static partial Regex TargetSummary();

    [GeneratedRegex(@"(\d+) von (\d+) ohne Zahl zugesagten")]
    private static partial Regex PromiseSummary();

    [GeneratedRegex(@"In (allen|\w+(?= von)) (?:von )?neun Kommunen")]
    private static partial Regex ReachSentence();
}
