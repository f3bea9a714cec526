using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Contracts;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Proof;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>While a programme is still reported on, the next one begins: the report names each, and announces what has not begun.</summary>
public class TwoProgrammesTests
{
    private const string Earlier = "Schwerpunkte 2025 und 2026";
    private const string Later = "Schwerpunkte 2027 und 2028";
    private const string Both = $"{Earlier}; {Later}";

    [Fact]
    public void Report_OnTwoProgrammes_NamesEach()
    {
        ReportInput input = Input(new(2027, 3, 1));
        ReportModel model = ReportBuilder.Build(input, ReportCharts.None);

        model.Title.ShouldBe($"Sachstandsbericht {Both}, Sitzung 03.09.2026 (SGS-2026-09-03-1)");
        model.FirstPage.Subject.ShouldBe($"Sachstand: {Both} (Vorlage 2024/0300 und 2026/0400).");
        model.RunningTitle.ShouldBe($"Sachstandsbericht {Both}");
        model.Authority.ShouldBe("StädteRegion Aachen");
        model.Facts.Where(fact => fact.Label is "Zeitraum" or "Grundlage").Select(fact => fact.Value).ShouldBe(
        [
            $"{Earlier}: 01.01.2025 bis 31.12.2026", $"{Later}: 01.01.2027 bis Stichtag 01.03.2027",
            $"{Earlier}: Sitzungsvorlage 2024/0300, Fassung: Beschlussvorlage vom 11.11.2024",
            $"{Later}: Sitzungsvorlage 2026/0400, Fassung: Niederschrift",
        ]);
        model.Topics.Select(topic => topic.Title).ShouldBe([$"{Earlier} – Schwerpunkt 1: Bildung", $"{Later} – Schwerpunkt 1: Bildung"]);
        FactsText.Build(input, model).ShouldContain(
            "Betreff: Umsetzung der inhaltlichen Schwerpunkte 2025 und 2026; Umsetzung der inhaltlichen Schwerpunkte 2027 und 2028 – Sachstandsbericht zum 01.03.2027");
        ProofBuilder.Build(input.Auswertung, new string('a', 64)).Subtitle.ShouldBe($"zum Sachstandsbericht {Both}");
    }

    [Fact]
    public void Reach_OfTwoProgrammes_StandsInATableForEach()
    {
        ReportInput input = Input(new(2027, 3, 1));
        ReportModel model = ReportBuilder.Build(input, ReportCharts.None);

        model.Reach.Select(reach => (reach.Programme, reach.TotalRow[^1])).ShouldBe([(Earlier, "2"), (Later, "1")]);
        model.Reach[0].Sentences[0].ShouldStartWith("Gezählte Veranstaltungen vom 01.01.2025 bis 31.12.2026 nach Durchführungsort");
        model.Reach[1].Sentences[0].ShouldStartWith("Gezählte Veranstaltungen vom 01.01.2027 bis 01.03.2027 nach Durchführungsort");
        Sample.Glance(input).ShouldContain($"{Earlier}: In einer von neun Kommunen gab es mindestens eine gezählte Veranstaltung. "
            + $"{Later}: In einer von neun Kommunen gab es mindestens eine gezählte Veranstaltung.");
    }

    [Fact]
    public void Mandate_OfEachProgramme_IsToldApart()
    {
        string glance = Sample.Glance(Input(new(2027, 3, 1)));

        glance.ShouldContain($"der Auftrag Zentrum (K25A) ({Earlier}) und der Auftrag Zentrum (K27A) ({Later}).");
        glance.ShouldContain($"Der Auftrag K25A ({Earlier}) ist erreicht. Der Auftrag K27A ({Later}) ist erreicht.");
    }

    /// <summary>Every programme numbers its Auslegungen itself.</summary>
    [Fact]
    public void Rulings_OfTheSameNumber_AreToldApart()
    {
        AnnexModel annex = AnnexBuilder.Build(Input(new(2027, 3, 1)), ReportCharts.None);

        annex.Rulings.Select(row => (row.Id, row.Lines)).ShouldBe([("A-1", $"{Earlier}: B25-1"), ("A-1", $"{Later}: B27-1")]);
    }

    [Fact]
    public void Ruling_BesideALine_NamesItsProgrammeWhereAnotherNumbersOneAlike()
    {
        ReportInput input = Input(new(2027, 3, 1));
        ReportModel model = ReportBuilder.Build(input, ReportCharts.None);

        Sample.Rows(model).Single(row => row.Id == "B27-1").Note.ShouldContain($"Nach anderer Lesart des Beschlusses: 1, offen (A-1 aus „{Later}“).");
        AnnexBuilder.Build(input, ReportCharts.None).Evidence.Single(block => block.Id == "B27-1").Notes.ShouldContain($"Auslegungen: A-1 aus „{Later}“.");
        LineExplanation explained = new ExplanationBuilder(input.Auswertung).All().Single(line => line.Id == "B27-1");
        ExplanationSections.Of(explained).SelectMany(section => section.Facts).Single(fact => fact.Label == "A-1").Value.ShouldStartWith($"Aus „{Later}“: „");
        ResultsDocument.Write(input.Auswertung.Result).ShouldMatch("\"ruling\": \"A-1\",\\s+\"programme\": \"2027-2028\"");
    }

    [Fact]
    public void Programme_ThatHasNotBegun_IsAnnouncedInOneSentenceAndNotReportedOn()
    {
        ReportInput input = Input(new(2026, 8, 16));
        ReportModel model = ReportBuilder.Build(input, ReportCharts.None);

        Sample.Glance(input).ShouldContain("Noch nicht begonnen hat das Programm „Schwerpunkte 2027 und 2028“ (Zeitraum 01.01.2027 bis 31.12.2028); "
            + "über seine Vorhaben wird berichtet, sobald es begonnen hat.");
        model.Title.ShouldBe($"Sachstandsbericht {Earlier}, Sitzung 03.09.2026 (SGS-2026-09-03-1)");
        model.FirstPage.Subject.ShouldBe($"Sachstand: {Earlier} (Vorlage 2024/0300). {Later}: beginnt am 01.01.2027.");
        model.FirstPage.Picture.Select(row => row.Id).ShouldBe(["B25", "K25"]);
        Sample.Rows(model).Select(row => row.Id).ShouldBe(["B25-1", "K25-1"]);
        AnnexBuilder.Build(input, ReportCharts.None).Evidence.Select(block => block.Id).ShouldBe(["B25-1", "K25-1"]);
        model.FirstPage.NextDates.ShouldAllBe(date => !date.Occasion.Contains("27"));
        FactsText.Build(input, model).ShouldNotContain("B27");
    }

    /// <summary>After its Abschlussbericht a programme is named and no longer reported on; the next one goes on.</summary>
    [Fact]
    public void Programme_AfterItsAbschlussbericht_IsNamedAndNoLongerReportedOn()
    {
        ReportInput both = Input(new(2027, 3, 1));
        ReportInput input = both with
        {
            Auswertung = both.Auswertung with { Closed = [new ClosedProgramme(both.Auswertung.Result.Programmes[0].Id, RunNumber.Parse("SGS-2027-02-25-1"))] },
        };
        ReportModel model = ReportBuilder.Build(input, ReportCharts.None);

        model.FirstPage.Subject.ShouldBe($"Sachstand: {Later} (Vorlage 2026/0400). {Earlier}: abgeschlossen mit Bericht SGS-2027-02-25-1.");
        Sample.Rows(model).Select(row => row.Id).ShouldBe(["B27-1", "K27-1"]);
        AnnexBuilder.Build(input, ReportCharts.None).Evidence.Select(block => block.Id).ShouldBe(["B27-1", "K27-1"]);
        Sample.Glance(input).ShouldContain($"Abgeschlossen ist das Programm „{Earlier}“ (Zeitraum 01.01.2025 bis 31.12.2026): "
            + "Seit seinem Abschlussbericht SGS-2027-02-25-1 wird darüber nicht mehr berichtet.");
        model.RunningTitle.ShouldBe($"Sachstandsbericht {Later}");
    }

    /// <summary>The first report after the last Erfassungsfrist of a programme is its last; the next one knows its number, and the ones after that as well.</summary>
    [Fact]
    public void Programme_IsClosed_OnceAReportAfterItsLastFristIsDelivered()
    {
        Auswertung final = Report("SGS-2026-03-05-1", new(2026, 2, 16));
        Auswertung before = Report("SGS-2026-02-26-1", new(2026, 2, 11));
        Auswertung next = Report("SGS-2026-06-11-1", new(2026, 5, 25)) with { Closed = ClosedProgramme.Of(final.Result, final) };

        ClosedProgramme.Of(final.Result, before).ShouldBeEmpty();
        next.Closed.ShouldHaveSingleItem().ShouldBe(new ClosedProgramme(final.Result.Programmes[0].Id, final.Number!));
        ClosedProgramme.Of(next.Result, next).ShouldBe(next.Closed, "the number of its Abschlussbericht stays");

        static Auswertung Report(string number, DateOnly asOf) => Input(asOf).Auswertung with { Number = RunNumber.Parse(number) };
    }

    private static ReportInput Input(DateOnly asOf)
    {
        Programme earlier = Programme("25", Sample.Year2025);
        Programme later = Programme("27", new(new(2027, 1, 1), new(2027, 12, 31))) with
        {
            Id = "2027-2028", Title = "Umsetzung der inhaltlichen Schwerpunkte 2027 und 2028", ShortTitle = Later,
            Resolution = new Resolution("2026/0400", "Niederschrift", null, null),
            Period = new Period(new(2027, 1, 1), new(2028, 12, 31)),
        };
        Activity[] rows = [Sample.Event("V-1", new(2025, 3, 1)), Sample.Event("V-2", new(2025, 4, 1)), Sample.Event("V-3", new(2027, 2, 1))];
        EvaluationResult result = Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = [earlier, later],
            AsOf = asOf,
            Reading = new ActivityReading([.. rows.Where(row => row.StartDate <= asOf)], []),
            Partners = Sample.Partners,
        });
        return Sample.Input(result);
    }

    private static Programme Programme(string year, Period period) => Sample.Programme(
        Sample.Milestone($"B{year}", MilestoneType.Milestone, Line($"B{year}-1", period)),
        Sample.Milestone($"K{year}", MilestoneType.Mandate, Line($"K{year}-1", period) with { Rulings = [] }));

    private static Indicator Line(string id, Period period) =>
        Sample.Line(id, new Count(Sample.Events("Treffen"), null), new AtLeast(1), period) with
        {
            Rulings = ["A-1"],
            Alternatives = [new AlternativeReading("A-1", Sample.Line(id, new Count(Sample.Events("Treffen"), null), new AtLeast(5), period))],
        };
}
