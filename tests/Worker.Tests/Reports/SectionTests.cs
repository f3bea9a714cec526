using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

public class SectionTests
{
    [Fact]
    public void Model_WithoutAnyActivity_IsComplete()
    {
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1))), []);
        ReportInput input = Sample.Input(result);

        ReportModel model = ReportBuilder.Build(input, ReportCharts.None);

        Sample.Rows(model).ShouldHaveSingleItem().Status.Word.ShouldBe("nicht erreicht");
        model.Reach.ShouldHaveSingleItem().Headline.ShouldBe("In keiner der neun Kommunen gab es eine gezählte Veranstaltung.");
        model.Facts.ShouldContain(new Labelled("Datenbestand", "keine Angabe"));
        AnnexBuilder.Build(input, ReportCharts.None).DataQuality[0].ShouldBe("Gelesene Zeilen: 0; zurückgewiesene Zeilen: keine; zurückgewiesene Einzelangaben: keine.");
        FactsText.Build(input, model).ShouldContain("Stellungnahme liegt noch nicht vor.");
    }

    [Fact]
    public void Model_OnFiveThousandActivities_ListsTwelveRowsAGroupAndSaysHowManyMore()
    {
        AnnexModel annex = Sample.Annex(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1))),
            Enumerable.Range(0, 5000).Select(row => Sample.Event($"V-{row:0000}", new DateOnly(2025, 1, 1).AddDays(row % 365))));

        EvidenceBlock block = annex.Evidence.ShouldHaveSingleItem();
        EvidenceTable counted = block.Groups.ShouldHaveSingleItem();

        block.Summary.ShouldBe("Ergebnis: 5.000, erreicht. Betrachtete Aktivitäten: 5.000; davon gezählt 5.000.");
        (counted.Title, counted.Rows.Count, counted.More).ShouldBe(("Gezählte Aktivitäten: 5.000", 12, "4.988 weitere in der Nachweisdatei"));
    }

    [Fact]
    public void Evidence_OfEveryGroup_AddsUpToTheRowsLookedAt()
    {
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 4, Sample.Year2026))),
            [
                Sample.Event("V-1", new(2026, 3, 1)), Sample.Event("V-2", new(2026, 10, 1), status: ActivityStatus.Planned),
                Sample.Event("V-3", new(2026, 4, 1), status: ActivityStatus.Planned),
                Sample.Event("V-4", new(2026, 5, 1), status: ActivityStatus.Cancelled), Sample.Event("V-5", new(2025, 5, 1), "Anderes"),
            ]);

        EvidenceBlock block = Sample.Annex(result).Evidence.ShouldHaveSingleItem();

        block.Summary.ShouldBe("Ergebnis: 1, Zielerreichung gefährdet. Betrachtete Aktivitäten: 5; davon gezählt 1, geplant 1, ungeklärt 1, an genau einer Bedingung gescheitert 1, an mehreren 1.");
        block.Groups.Single(group => group.Title.StartsWith("Nicht gezählt", StringComparison.Ordinal))
            .Rows.ShouldBe([new EvidenceRow("V-4", "01.05.2026", "Treffen", "Alsdorf", "Status: abgesagt")]);
        Sample.Rows(Sample.Model(result)).ShouldHaveSingleItem().Note.ShouldContain("Bei einem Termin ist die Durchführung ungeklärt.");
    }

    [Fact]
    public void Evidence_RecordedLate_IsMarked()
    {
        Activity late = Sample.Event("V-1", new(2025, 3, 1)) with { RecordedOn = new(2025, 4, 1) };
        Activity inTime = Sample.Event("V-2", new(2025, 3, 1)) with { RecordedOn = new(2025, 3, 31) };

        AnnexModel annex = Sample.Annex(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1))), late, inTime);

        annex.Evidence[0].Groups[0].Rows.Select(row => row.Condition)
            .ShouldBe(["keine; nachträglich erfasst am 01.04.2025", "keine"]);
    }

    /// <summary>Those of another year are counted, so that the numbers add up, and listed where they count.</summary>
    [Fact]
    public void Evidence_OfRowsThatLackOnlyThePeriod_IsCountedAndNotListed()
    {
        EvidenceBlock block = Sample.Annex(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1))),
            Sample.Event("V-1", new(2025, 3, 1)), Sample.Event("V-2", new(2026, 1, 2)), Sample.Event("V-3", new(2026, 1, 3)),
            Sample.Event("V-4", new(2025, 3, 2), "Anderes")).Evidence.ShouldHaveSingleItem();

        EvidenceTable missing = block.Groups.Single(group => group.Title.StartsWith("Nicht gezählt", StringComparison.Ordinal));
        (missing.Title, missing.More).ShouldBe(("Nicht gezählt, genau eine Bedingung fehlt: 3", "2 nur außerhalb des Zeitraums"));
        missing.Rows.ShouldHaveSingleItem().Number.ShouldBe("V-4");
    }

    [Fact]
    public void Target_OfALine_SaysWhatWasForeseen()
    {
        Count count = new(Sample.Events("Treffen"), null);
        LineRow[] rows = [.. Sample.Rows(Sample.Model(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone,
                Sample.Line("B25-1", count, new AtLeast(3)), Sample.Line("B25-2", count, new Corridor(4, 6)), Sample.Line("B25-3", count, new Promised()),
                Sample.Line("B25-4", count, new AtLeast(1)) with { HasDeadline = true },
                Sample.Line("B25-5", new NoMeasure("Arbeitsmarktdaten führen andere", []), null))), []))];

        rows.Select(row => row.Target).ShouldBe(["Soll mindestens 3", "Soll 4 bis 6", "ohne Zahl zugesagt", "Soll mindestens 1 bis 31.12.2025", ""]);
    }

    [Fact]
    public void Statement_StandsBesideItsLine_AndItsAbsenceToo()
    {
        LineRow[] rows = [.. Sample.Rows(Sample.Model(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 2), Sample.Count("B25-2", 3), Sample.Count("B25-3", 1))),
            [Sample.Event("V-1", new(2025, 3, 1))],
            new Remark("B25-1", new(2026, 8, 1), "Leitung A 46", "Raum gesperrt", "Ersatz gebucht", new(2026, 9, 24))))];

        rows.Select(row => row.Statement).ShouldBe(
        [
            "Stellungnahme der Verwaltung (Leitung A\u00A046, 01.08.2026): Raum gesperrt. Maßnahme: Ersatz gebucht. Neuer Termin: 24.09.2026.",
            "Stellungnahme liegt noch nicht vor.", null,
        ]);
    }

    /// <summary>A word that a stranger does not know is explained where it stands, and nowhere else.</summary>
    [Fact]
    public void Explanations_StandWhereTheirWordOccurs()
    {
        ReportModel model = Sample.Model(
            Sample.Programme(
                Sample.Milestone("B25", MilestoneType.Milestone, Sample.Line("B25-1", new Count(Sample.Events("Treffen"), null), new Promised())),
                Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 1, Sample.Year2026))),
            [Sample.Event("V-1", new(2025, 3, 1)), Sample.Event("V-2", new(2026, 3, 1)), Sample.Event("V-3", new(2026, 4, 1), status: ActivityStatus.Planned)]);

        Sample.Sections(model).Select(section => string.Join(' ', section.Notes)).ShouldBe(
        [
            "Ohne Zahl zugesagt: Der Beschluss nennt das Vorhaben, aber keine Zahl; umgesetzt ist es ab dem ersten Mal.",
            "Ungeklärt: Der Tag ist vorbei, und es ist nicht erfasst, ob der Termin stattfand.",
        ]);
    }

    [Fact]
    public void Planned_IsSaidOfALineThatHasPlans() => Sample.Rows(Sample.Model(
            Sample.Programme(Sample.Milestone("B26", MilestoneType.Milestone, Sample.Count("B26-1", 2, Sample.Year2026), Sample.Count("B26-2", 1, Sample.Year2026) with { Measure = new Count(Sample.Events("Anderes"), null) })),
            [Sample.Event("V-1", new(2026, 10, 1), status: ActivityStatus.Planned)]))
        .Select(row => row.Note).ShouldBe(["Geplant: 1.", ""]);

    [Fact]
    public void Reach_ListsNamedDistrictsBelowTheirMunicipality()
    {
        Programme programme = Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1)));
        programme = programme with
        {
            Area = programme.Area with { Districts = [new District("Mariadorf", "05334004"), new District("Hoengen", "05334004")] },
        };
        string[] rows = [.. Sample.Model(programme,
            [
                Sample.Event("V-1", new(2025, 3, 1), more: ("bezirk", "Hoengen")), Sample.Event("V-2", new(2025, 3, 2)),
                Sample.Event("V-3", new(2025, 3, 3), place: "05334012", more: ("bezirk", "Hoengen")),
            ]).Reach[0].Table.Rows.Take(3).Select(row => $"{row[0]}: {row[^1]}")];
        rows.ShouldBe(["Alsdorf: 2", "davon Hoengen: 1", "davon Mariadorf: 0"]);
    }

    [Fact]
    public void Lines_WithTheSameSentence_ShareAGroupAndKontextzahlenBecomeOneLine()
    {
        Indicator[] lines =
        [
            Sample.Count("B25-1", 1) with { Quotation = "Regelmäßige „Treffen“ (insgesamt 4–6)" },
            Sample.Count("B25-2", 1) with { Quotation = "Regelmäßige „Treffen“ (insgesamt 4–6)" },
            Sample.Count("B25-3", 1) with { Targets = [] },
            Sample.Count("B25-4", 1) with { Quotation = "Wortlaut B25" },
        ];

        MilestoneSection section = Sample.Model(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, lines)), []).Topics[0].Goals[0].Milestones[0];

        section.Groups.Select(group => (group.Quotation, string.Join(" ", group.Rows.Select(row => row.Id)))).ShouldBe(
            [("„Regelmäßige ‚Treffen‘ (insgesamt 4–6)“", "B25-1 B25-2"), (null, "B25-4")]);
        section.Context.ShouldBe("Vorhaben B25-3: 0.");
        section.Summary.ShouldBe("0 von 3 Zielwerten sind erreicht.");
    }

    [Fact]
    public void LineWithoutData_SaysWhyInsteadOfANumber()
    {
        Indicator line = Sample.Line("B25-1", new NoMeasure("Arbeitsmarktdaten führen andere", ["Jobcenter"]), null);

        LineRow row = Sample.Rows(Sample.Model(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, line)), [])).ShouldHaveSingleItem();

        (row.Status.Code, row.Actual, row.Reason).ShouldBe(("keine-datengrundlage", "keine Angabe", ""));
        row.Note.ShouldBe("Arbeitsmarktdaten führen andere. Daten führen: Jobcenter.");
    }

    [Fact]
    public void OtherReading_ThatChangesTheResult_StandsBesideTheLineAndInTheAnnex()
    {
        Indicator line = Sample.Line("B25-1", new Count(Sample.Events("Treffen"), null), new Promised()) with { Rulings = ["A-1"] };
        line = line with { Alternatives = [new AlternativeReading("A-1", line with { Targets = [new(new(2025, 1, 1), new AtLeast(2), null)] })] };

        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, line)), [Sample.Event("V-1", new(2025, 3, 1))]);
        AnnexModel annex = Sample.Annex(result);

        Sample.Rows(Sample.Model(result)).ShouldHaveSingleItem().Note.ShouldContain("Nach anderer Lesart des Beschlusses: 1, teilweise erreicht (A-1).");
        RulingRow ruling = annex.Rulings.ShouldHaveSingleItem();
        (ruling.Result, ruling.OtherResult).ShouldBe(("B25-1: 1, umgesetzt", "B25-1: 1, teilweise erreicht"));
        annex.RulingsStanding.ShouldBe("Stand aller Auslegungen: vorgeschlagen, dem Ausschuss noch nicht vorgelegt.");
    }

    [Fact]
    public void Reach_OfAnEventInTwoKommunen_CountsItOnceInTheTotal()
    {
        ReachSection reach = Sample.Model(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 1), Sample.Count("B25-2", 1))),
            [
                Sample.Event("V-1", new(2025, 3, 1), more: ("kommune", "05334008")), Sample.Event("V-2", new(2025, 3, 2), place: "online"),
                Sample.Event("V-3", new(2025, 3, 3), place: "05334002"), Sample.Event("V-4", new(2025, 3, 4), place: null),
            ]).Reach.ShouldHaveSingleItem();

        reach.Headline.ShouldBe("In zwei der neun Kommunen gab es mindestens eine gezählte Veranstaltung.");
        reach.Table.Rows.Where(row => row[^1] != "0").Select(row => (row[0], row[^1])).ShouldBe(
        [
            ("Alsdorf", "1"), ("Baesweiler", "1"), ("Aachen (nicht im Bezugsraum)", "1"), ("regionsweit/online", "1"), ("ohne Ortsangabe", "1"),
        ]);
        reach.TotalRow.ShouldBe(["Veranstaltungen", "4", "4"]);
    }

    [Fact]
    public void ATitleOfTwoHundredCharacters_IsShortenedAtAWordAndStandsWholeInTheAnlage()
    {
        string title = string.Join(' ', Enumerable.Repeat("Vorhabentitel", 15))[..200];
        Indicator line = Sample.Count("B25-1", 1) with { Title = title };

        EvaluationResult result = Sample.Evaluate(Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, line)), []);
        ReportModel model = Sample.Model(result);

        model.FirstPage.Discussion.ShouldHaveSingleItem().Title.Length.ShouldBeLessThanOrEqualTo(100);
        LineRow row = Sample.Rows(model).ShouldHaveSingleItem();
        (row.Id, row.Title.Length <= 120, row.Title.EndsWith("Vorhabentitel …", StringComparison.Ordinal)).ShouldBe(("B25-1", true, true));
        Sample.Annex(result).Evidence.ShouldHaveSingleItem().Title.ShouldBe(title);
    }

    [Fact]
    public void FactsText_OnAReport_IsCompleteInWordsAndNamesTheAnnex()
    {
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 2))),
            [Sample.Event("V-1", new(2025, 3, 1))]);
        ReportInput input = Sample.Input(result, new Remark("B25-1", new(2026, 8, 1), "Leitung A 46", "Raum gesperrt", null, null));

        string text = Sample.Facts(input);

        text.ShouldContain("Betreff: Umsetzung der inhaltlichen Schwerpunkte 2025 und 2026 – Sachstandsbericht zum 16.08.2026");
        text.ShouldContain("Vorhaben B25-1 (B25-1): teilweise erreicht; 1 statt mindestens 2. "
            + "Stellungnahme der Verwaltung (Leitung A\u00A046, 01.08.2026): Raum gesperrt.");
        text.ShouldContain("Anlagen: Sachstandsbericht SGS-2026-09-03-1 und Anlage Nachweise (PDF), Prüfsumme 8f3a 1c0e 52d7 b964");
        text.ShouldNotContain("\t");
    }

    [Fact]
    public void Model_BuiltTwice_IsTheSame()
    {
        Programme programme = Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, Sample.Count("B25-1", 2)));
        Activity[] rows = [Sample.Event("V-1", new(2025, 3, 1)), Sample.Event("V-2", new(2025, 3, 2))];

        string Json(IEnumerable<Activity> input) => System.Text.Json.JsonSerializer.Serialize(Sample.Model(programme, input));

        Json(rows).ShouldBe(Json(rows.Reverse()));
    }
}
