using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>What is said beside a line so that its numbers need no guessing.</summary>
public class LineNoteTests
{
    private static readonly Selection Finished = new(
        [new HasAny("typ", ["ergebnis"]), new HasAny("stufe", ["vorgelegt"]), new IsPresent("beleg", true)]);

    [Fact]
    public void NamesBeyondThoseOfTheTarget_AreToldApartFromThoseThatCount()
    {
        Indicator line = Sample.Line(
            "B25-1", new Distinct(Sample.Events("Treffen"), new ValueRule("gruppe", []), 1, null), new All(["Jobcenter", "Verein", "Verband"]));

        Notes(line, Event("V-1", "Jobcenter"), Event("V-2", "Verein"), Event("V-3", "KMU"))
            .ShouldStartWith("Gezählt: Jobcenter, Verein. Außerdem erfasst: KMU. Es fehlt: Verband.");

        static Activity Event(string id, string group) => Sample.Event(id, new(2025, 3, 1), more: ("gruppe", group));
    }

    [Fact]
    public void LatestFigure_IsPrintedWithItsUnitAndDay()
    {
        Activity figure = Sample.Event("Z-1", new(2025, 6, 30)) with { Kind = ActivityKind.Figure, Quantity = 640, Unit = "VZÄ/100" };
        Sample.Rows(Model(Sample.Line("Q-2", new CurrentFigure(Selection.Everything), new AtLeast(600)), figure)).ShouldHaveSingleItem()
            .Actual.ShouldBe("640 (VZÄ/100, Stand 30.06.2025)");
    }

    [Theory]
    [InlineData(640, "50 (VZÄ/100, Stand 30.06.2026 gegenüber 30.06.2025)", "Kennzahl 640: 50 mehr als der Ausgangswert 590 (VZÄ/100, Stand 30.06.2025), noch nicht festgeschrieben.")]
    [InlineData(590, "0 (VZÄ/100, Stand 30.06.2026 gegenüber 30.06.2025)", "Kennzahl 590: so viel wie der Ausgangswert 590 (VZÄ/100, Stand 30.06.2025), noch nicht festgeschrieben.")]
    [InlineData(589, "1 weniger als 2025", "Kennzahl 589: 1 weniger als der Ausgangswert 590 (VZÄ/100, Stand 30.06.2025), noch nicht festgeschrieben.")]
    public void GrowthOfAFigure_IsPrintedWithBothFiguresAndDays(int now, string actual, string note)
    {
        ReportModel model = Model(
            Growth(new AtLeast(50)), Figure("Z-1", new(2025, 6, 30), 590), Figure("Z-2", new(2026, 6, 30), now));

        LineRow row = Sample.Rows(model).ShouldHaveSingleItem();
        row.Actual.ShouldBe(actual);
        row.Note.ShouldStartWith(note);
    }

    [Fact]
    public void GrowthOfAFigure_WithoutOneThen_IsSaidInWords()
    {
        LineRow row = Sample.Rows(Model(Growth(new AtLeast(50)), Figure("Z-2", new(2026, 6, 30), 640))).ShouldHaveSingleItem();
        row.Actual.ShouldBe("keine Angabe");
        row.Note.ShouldStartWith("Ausgangswert (noch nicht festgeschrieben): keine Kennzahl erfasst.");

        Sample.Model(Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Growth(null))), [Figure("Z-2", new(2026, 6, 30), 640)])
            .Topics.Single().Goals.Single().Milestones.Single().Context.ShouldBe(
                "Vorhaben Q-3: keine Angabe (im Ausgangszeitraum 01.01.2025 bis 31.12.2025 keine Kennzahl erfasst).");
    }

    [Fact]
    public void GrowthOfAFigure_PromisedAndFallen_IsNoMissingEvent()
    {
        Indicator line = Sample.Line(
            "Q-3", new FigureGrowth(new CurrentFigure(Selection.Everything), new BaselineSource(null, new Period(new(2024, 1, 1), new(2024, 12, 31)))), new Promised());

        Sample.Details(Evaluate(line, Figure("Z-1", new(2024, 6, 30), 590), Figure("Z-2", new(2025, 6, 30), 580))).ShouldHaveSingleItem()
            .ShouldBe("ohne Zahl zugesagt, 10 weniger als 2024");
    }

    [Fact]
    public void GrowthOfAFigure_InTheFactsText_NamesBothDays()
    {
        ReportInput input = Sample.Input(Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Growth(new AtLeast(50)))),
            [Figure("Z-1", new(2025, 6, 30), 590), Figure("Z-2", new(2026, 6, 30), 640)]));

        Sample.Facts(input).ShouldContain(
            "Vorhaben Q-3 (Q-3): im Plan. Ist 50 (VZÄ/100, Stand 30.06.2026 gegenüber 30.06.2025), vorgesehen mindestens 50.");
    }

    private static Indicator Growth(Target? target) => Sample.Line(
        "Q-3", new FigureGrowth(new CurrentFigure(Selection.Everything), new BaselineSource(null, Sample.Year2025)), target, Sample.Year2026);

    private static Activity Figure(string id, DateOnly day, int quantity) =>
        Sample.Event(id, day) with { Kind = ActivityKind.Figure, Quantity = quantity, Unit = "VZÄ/100" };

    /// <summary>The milestone's period is that of its first line here.</summary>
    [Fact]
    public void OwnPeriod_IsPrinted_AlsoOfAKontextzahl()
    {
        Count count = new(Sample.Events("Treffen"), null);
        Period own = new(new(2025, 2, 1), new(2025, 10, 31));
        MilestoneSection section = Sample.Model(Sample.Programme(Sample.Milestone(
            "B25", MilestoneType.Milestone, Sample.Line("B25-1", count, new AtLeast(1)), Sample.Line("B25-2", count, new AtLeast(1), own),
            Sample.Line("B25-3", count, null, own), Sample.Line("B25-4", count, null))), [])
            .Topics.Single().Goals.Single().Milestones.Single();
        LineRow[] rows = [.. section.Groups.SelectMany(group => group.Rows)];
        rows[0].Note.ShouldNotContain("Zeitraum");
        rows[1].Note.ShouldContain("Zeitraum: 01.02.2025 bis 31.10.2025.");
        section.Context.ShouldBe("Vorhaben B25-3: 0 (01.02.2025 bis 31.10.2025). Vorhaben B25-4: 0.");
    }

    [Fact]
    public void StageWithoutBeleg_SaysWhenItWasRecorded()
    {
        Indicator line = Sample.Line("K-4", new Outcome([new Stage("vorgelegt", [new StagePart(Finished, 1)], true)], null), new All([]));
        Activity recorded = Sample.Event("E-1", new(2025, 3, 26), more: ("stufe", "vorgelegt")) with { Kind = ActivityKind.Deliverable };

        EvaluationResult result = Evaluate(line, recorded);

        Sample.Rows(Sample.Model(result)).ShouldHaveSingleItem().Note
            .ShouldStartWith("Als vorgelegt erfasst am 26.03.2025; der Beleg liegt dem Nachweis nicht bei.");
        Sample.Details(result).ShouldHaveSingleItem().ShouldBe("als vorgelegt erfasst am 26.03.2025, Beleg fehlt");
    }

    [Fact]
    public void ShareOfFigures_NamesTheirUnit()
    {
        Indicator line = Sample.Line(
            "Q-1", new Share([new FigureShare(Figures("Schwerpunkte"), Figures("gesamt"))]), new AtLeast(50) { InPercent = true });

        Notes(line, Figure("Z-1", "Schwerpunkte", 640), Figure("Z-2", "gesamt", 1210)).ShouldStartWith("Das sind 6,40 von 12,10 Stellen.");

        static Selection Figures(string scope) => new([new HasAny("typ", ["kennzahl"]), new HasAny("bezug", [scope])]);
        static Activity Figure(string id, string scope, int quantity) =>
            Sample.Event(id, new(2025, 6, 30), more: ("bezug", scope)) with { Kind = ActivityKind.Figure, Quantity = quantity, Unit = "VZÄ/100" };
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(1, false)]
    public void Remark_OnALineThatIsNotFulfilled_IsPrintedAlsoWhereItIsNoDeviation(int target, bool isPrinted)
    {
        Indicator line = Sample.Count("B26-1", target, Sample.Year2026) with { PlanningUntil = new(2026, 12, 1) };
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, line)), [Sample.Event("V-1", new(2026, 3, 1))]);

        Remark remark = new("B26-1", new(2026, 8, 1), "Leitung", "Stelle unbesetzt", null, null);
        ReportModel model = Sample.Model(result, remark);

        Sample.Details(result).ShouldBeEmpty();
        Sample.Rows(model).ShouldHaveSingleItem().Statement
            .ShouldBe(isPrinted ? "Stellungnahme der Verwaltung (Leitung, 01.08.2026): Stelle unbesetzt." : null);
        Sample.Facts(Sample.Input(result, remark))
            .Contains("Stelle unbesetzt.", StringComparison.Ordinal).ShouldBe(isPrinted);
    }

    [Fact]
    public void RowThatCountsTwice_IsMarkedInTheEvidence() =>
        Sample.Annex(Evaluate(Sample.Count("B25-1", 1), Sample.Event("V-1", new(2025, 3, 1), more: ("zuordnung", "mehrfach"))))
            .Evidence[0].Groups[0].Rows[0].Condition.ShouldBe("keine; mehrfach zugeordnet");

    [Fact]
    public void FactsText_OnLinesWithoutTarget_NamesTheirNumbers()
    {
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone,
                Sample.Count("B25-1", 1), Sample.Count("B25-2", 1) with { Targets = [] })),
            [Sample.Event("V-1", new(2025, 3, 1))]);
        string text = Sample.Facts(Sample.Input(result));

        text.ShouldContain("\n\nVorhaben B25-1 (B25-1): erreicht. Ist 1, vorgesehen mindestens 1.\n\n");
        text.ShouldContain("Außerdem gezählt, ohne Bewertung: Vorhaben B25-2: 1.");
        text.ShouldContain("Zielwert: eine Zahl, eine Frist");
    }

    private static string Notes(Indicator line, params Activity[] rows) => Sample.Rows(Model(line, rows)).ShouldHaveSingleItem().Note;

    private static ReportModel Model(Indicator line, params Activity[] rows) => Sample.Model(Evaluate(line, rows));

    private static EvaluationResult Evaluate(Indicator line, params Activity[] rows) =>
        Sample.Evaluate(Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, line)), rows);
}
