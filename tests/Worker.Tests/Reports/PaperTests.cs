using System.Collections.Immutable;
using System.Text.RegularExpressions;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Proof;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Tests.Reports.Typst;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>Data of any length and in any script stay on the paper: nothing runs over the footer or off a page.</summary>
[Slow(Because.SetsAPdf)]
public sealed partial class PaperTests
{
    private const double Millimetre = 72 / 25.4;
    private const double Left = 25 * Millimetre;
    private const double Right = 20 * Millimetre;
    private const double Footer = 13.4 * Millimetre;
    private const int Many = 80;
    private const int Sentences = 680;

    // Letters have side bearings; a glyph may stand so far beyond its column.
    private const double Bearing = 1.5;

    private static readonly string Prose = string.Concat(Enumerable.Repeat("Die Veranstaltung entfiel wegen einer Raumsperrung in der Schule. ", 260));
    private static readonly string Word = string.Concat(Enumerable.Repeat("Donaudampfschifffahrt", 140));

    // 17.000 characters.
    private static readonly string Statement = string.Join(' ', Enumerable.Range(1, Sentences).Select(number => $"Grund{number:000}: Raumsperrung."));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Papers_OnRowsLongerThanAPage_KeepAllTextBetweenTheMarginsAndLoseNothing()
    {
        Auswertung auswertung = Extreme();
        byte[] proof = await Proof(auswertung);
        (byte[] report, byte[] annex) = await Report(auswertung);

        OffPaper(proof).ShouldBeEmpty();
        OffPaper(report).ShouldBeEmpty();
        OffPaper(annex).ShouldBeEmpty();
        string text = Text(proof);
        for (int number = 1; number <= Many; number++)
        {
            text.ShouldContain($"VereinNummer{number:00}Ende");
        }

        string printed = Text(report);
        Enumerable.Range(1, Sentences).Where(number => !printed.Contains($"Grund{number:000}:", StringComparison.Ordinal))
            .ShouldBeEmpty("the Stellungnahme is printed whole");
        await ShouldConform(proof, report, annex);
    }

    [Fact]
    public async Task Papers_OnCharactersThatTheFontLacks_ExplainTheBoxOnceAndConform()
    {
        Auswertung auswertung = Foreign("Willkommen \u0645\u0631\u062D\u0628\u0627 \u0628\u0643\u0645 – Ласкаво просимо – \u6B22\u8FCE \U0001F468\u200D\U0001F469\u200D\U0001F467 Ende");
        byte[] proof = await Proof(auswertung);
        (byte[] report, byte[] annex) = await Report(auswertung);

        string text = Text(proof);
        text.ShouldContain("Willkommen□–Ласкавопросимо–□Ende", Case.Sensitive, "one box for each run, not one for each letter");
        Regex.Count(text, "□stehtfürZeichen,diedieSchriftdiesesDokumentsnichthat;imWortlautstehensieinNachweis\\.json\\.").ShouldBe(1);
        Regex.Count(Text(report), "□stehtfürZeichen").ShouldBe(1);
        Regex.Count(Text(annex), "□stehtfürZeichen").ShouldBe(1);
        await ShouldConform(proof, report, annex);
    }

    [Fact]
    public async Task Papers_OnCharactersThatTheFontHas_SayNothingOfBoxes()
    {
        Auswertung auswertung = Foreign("Lehr\u00ADkräfte\u200B und El\u2060tern \u202ALTR\u202C – Ласкаво просимо");
        string text = Text(await Proof(auswertung));
        text.ShouldContain("LehrkräfteundElternLTR–Ласкавопросимо", Case.Sensitive, "what has no width is neither a box nor a blank");
        text.ShouldNotContain("□");
        (byte[] report, byte[] annex) = await Report(auswertung);
        (Text(report) + Text(annex)).ShouldNotContain("□");
    }

    /// <summary>What does not fit is counted and named with its page; the next section follows on the next page.</summary>
    [Fact]
    public async Task PageOne_OfTwelveMilestonesTwelveDeviationsAndLongTitles_IsOnePage()
    {
        (byte[] report, _) = await Report(Crowded());

        OffPaper(report).ShouldBeEmpty();
        using PdfDocument document = PdfDocument.Open(report);
        string first = Text(document.GetPage(1));
        first.ShouldContain("ZwölfPunktebrauchendenAusschuss");
        first.ShouldMatch(@"weiterePunktestehenbeiihrenVorhaben:Seiten?\d+");
        first.ShouldContain("AlsNächstes");
        first.ShouldContain("derAusschusskenntsienochnicht");
        first.ShouldNotContain("Reichweite");
        Text(document.GetPage(2)).ShouldContain("InhaltReichweiteindenKommunen");
    }

    private static async Task<byte[]> Proof(Auswertung auswertung)
    {
        using TypstCompiler compiler = new(new TypstOptions(), TimeProvider.System);
        ProofPrinter printer = new(new TypstOptions(), compiler);
        return await printer.PrintAsync(auswertung, new string('a', 64), Cancellation);
    }

    private static async Task ShouldConform(params byte[][] papers)
    {
        foreach (byte[] paper in papers)
        {
            (await VeraPdf.CheckAsync(paper, Cancellation)).ShouldAllBe(verdict => verdict.StartsWith("PASS"));
        }
    }

    private static async Task<(byte[] Report, byte[] Annex)> Report(Auswertung auswertung)
    {
        using TypstCompiler compiler = new(new TypstOptions(), TimeProvider.System);
        ReportPrinter printer = new(new TypstOptions(), compiler);
        PrintedReport printed = await printer.PrintAsync(new ReportInput(auswertung, new string('a', 64)), Cancellation);
        return (printed.Pdf, printed.AnnexPdf);
    }

    /// <summary>What is printed where no text belongs: beyond the margins, over the footer, beside the paper.</summary>
    internal static List<string> OffPaper(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        List<string> found = [];
        foreach (Page page in document.GetPages())
        {
            Letter[] printed = [.. page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value))];
            string beside = string.Concat(printed.Where(letter => letter.StartBaseLine.X < Left - Bearing
                || letter.EndBaseLine.X > page.Width - Right + Bearing
                || letter.StartBaseLine.Y < 0 || letter.StartBaseLine.Y > page.Height).Select(letter => letter.Value));
            string footer = string.Concat(printed.Where(letter => letter.StartBaseLine.Y < Footer).Select(letter => letter.Value));
            if (beside.Length > 0)
            {
                found.Add($"Seite {page.Number}, neben dem Satzspiegel: {beside}");
            }

            if (!FooterLine().IsMatch(footer))
            {
                found.Add($"Seite {page.Number}, im Fuß: {footer}");
            }
        }

        return found;
    }

    // Words wrap and are set in pieces: without blanks the text is what is read.
    private static string Text(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPages().Select(Text));
    }

    private static string Text(Page page) => Letters(string.Concat(
        page.Letters.Where(letter => letter.StartBaseLine.Y > Footer && letter.StartBaseLine.Y < page.Height - 18 * Millimetre)
            .Select(letter => letter.Value)));

    private static string Letters(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    private static Auswertung Foreign(string title)
    {
        Indicator line = Sample.Line("B25-1", new Count(Sample.Events("Treffen"), null), new Promised(), title: title);
        EvaluationResult result = Sample.Evaluate(
            Sample.Programme(Sample.Milestone("B25", MilestoneType.Milestone, line) with { Title = title }),
            [Sample.Event("V-1", new(2025, 3, 1)) with { Title = title }]);
        return Sample.Auswertung(result);
    }

    private static Auswertung Crowded()
    {
        Milestone[] milestones = [.. Enumerable.Range(1, 12).Select(number =>
        {
            string id = $"M{number:00}";
            Indicator line = Sample.Line($"{id}-1", new Count(Sample.Events("Treffen"), null), new AtLeast(9), title: $"Vorhaben {number}: {Prose[..190].Trim()}");
            line = line with
            {
                Rulings = number == 1 ? ["A-1"] : [],
                Alternatives = number == 1 ? [new AlternativeReading("A-1", line with { Targets = [new(new(2025, 1, 1), new AtLeast(1), null)] })] : [],
            };
            Indicator next = Sample.Count($"{id}-2", 9, Sample.Year2026) with { Title = $"Folge {number}: {Prose[..190].Trim()}", PlanningUntil = new(2026, 9, number) };
            return Sample.Milestone(id, MilestoneType.Milestone, line, next) with { Title = $"2025: {Prose[..190].Trim()}" };
        })];
        EvaluationResult result = Sample.Evaluate(Sample.Programme(milestones), [Sample.Event("V-1", new(2025, 3, 1))]);
        return Sample.Auswertung(result, [.. milestones.Select(milestone =>
            new Remark(milestone.Indicators[0].Id, new(2026, 8, 1), "Leitung", Prose[..800].Trim(), null, new(2026, 9, 24)))]);
    }

    private static Auswertung Extreme()
    {
        ImmutableArray<Partner> partners =
            [.. Enumerable.Range(1, Many).Select(number => new Partner($"P-{number}", $"Verein Nummer {number:00} Ende", number % 2 == 0 ? "Verein" : "KMU", false))];
        (string, string)[] all = [.. partners.Select(partner => ("partner", partner.Id))];
        Activity crowd = Sample.Event("V-1", new(2025, 3, 1), more: [.. all, ("beleg", Word), ("beleg", Prose.Trim())]) with
        {
            Title = Prose.Trim(),
            Note = Prose.Trim(),
        };
        IEnumerable<Activity> rows =
        [
            crowd,
            crowd with { Id = new string('9', 400), Title = Word, Unit = Word },
            .. Enumerable.Range(1, 200).Select(number => Sample.Event($"W-{number:000}", new DateOnly(2025, 1, 1).AddDays(number), "Runde")),
            .. Enumerable.Range(1, 60).Select(number => Sample.Event(
                $"K-{number:00}", new DateOnly(2025, 1, 1).AddDays(number), more: [("partner", $"P-{number}"), ("partner", $"P-{number + 1}")])
                with { Kind = ActivityKind.Cooperation }),
        ];
        Indicator treffen = Sample.Line("B25-1", new Count(Sample.Events("Treffen"), null), new AtLeast(9), title: Prose[..2400].Trim()) with
        {
            Quotation = Prose.Trim(),
            Note = Prose[..6000].Trim(),
        };
        Milestone[] milestones =
        [
            Sample.Milestone(
                "B25", MilestoneType.Milestone,
                [
                treffen,
                Sample.Line("B25-2", new Count(Sample.Events("Runde"), null), new AtLeast(300), title: Word),
                Sample.Line("B25-3", new Distinct(Sample.Events("Treffen"), new ValueRule("partner", []), 1, null), new AtLeast(90), title: "Partner"),
                Sample.Line(
                    "B25-4", new Cooperations(
                        new Selection([new HasAny("typ", ["kooperation"])]), [new Party(["Verein"], false), new Party(["KMU"], false)], 0, 0),
                    new AtLeast(90), title: "Kooperationen"),
                .. Enumerable.Range(5, 20).Select(number => Sample.Line(
                    $"B25-{number}", new Share([new RowShare(Sample.Events("Runde"), null, Sample.Events("Runde"))]), new AtLeast(50) { InPercent = true }, title: Prose[..200].Trim())),
                ]) with
            {
                Title = Prose[..2000].Trim(),
                Quotation = Prose.Trim(),
                Source = Prose[..3000].Trim(),
            },
            .. Enumerable.Range(1, 45).Select(number => Sample.Milestone(
                $"Z{number:00}", MilestoneType.Milestone, Sample.Line($"Z{number:00}-1", new Count(Sample.Events("Keine"), null), new Promised())) with
            {
                Title = "Ein Meilenstein mit einem Namen, der im Zeitverlauf mehr als eine Zeile braucht",
            }),
        ];
        Programme programme = Sample.Programme(milestones) with
        {
            Title = Prose[..500].Trim(),
            ShortTitle = Prose[..500].Trim(),
            Authority = Prose[..500].Trim(),
            Rulings = [new Ruling("A-1", Prose.Trim(), Prose.Trim(), Prose[..900].Trim(), "vorgeschlagen", null, null)],
        };
        EvaluationResult result = Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = [programme],
            AsOf = Sample.AsOf,
            Reading = new ActivityReading(
                [.. rows],
                [.. Enumerable.Range(1, 90).Select(number => new RejectedRow($"A-{number}", $"kommune={(number == 3 ? Prose : Word[..300])}", "unbekannter Ort"))]),
            Partners = partners,
        });
        Auswertung auswertung = Sample.Auswertung(
            result, new Remark("B25-1", new(2026, 8, 1), Prose[..800].Trim(), Statement, Prose.Trim(), new(2026, 9, 24)));
        return auswertung with
        {
            Partners = partners,
            Meeting = new Meeting(new Committee("SGS", Prose[..400].Trim()), new(2026, 9, 3)),
        };
    }

    [GeneratedRegex(@"^Auswertungsnummer[^,]+,Prüfsumme[0-9a-f]+Seite\d+von\d+$")]
    private static partial Regex FooterLine();
}
