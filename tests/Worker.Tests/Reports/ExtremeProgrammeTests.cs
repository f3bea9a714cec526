using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Typst;
using Shouldly;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Xunit;

namespace KiIndicators.Worker.Tests.Reports;

/// <summary>
/// Programmes of another county, from nothing to two hundred lines: nothing is printed over something else or beside the paper, page 1 is one
/// page, and no word of the shipped catalogue's county is in the program.
/// </summary>
[Slow(Because.SetsAPdf)]
public sealed class ExtremeProgrammeTests
{
    private static readonly string LongTitle = string.Concat(Enumerable.Repeat("Angebote für Kinder und Jugendliche in den Städten und Gemeinden ", 4))[..200].Trim();

    private static readonly string[] Focuses =
        ["Bildung", "Querschnitt", "Sprache", "Arbeitsmarkt", "Gesundheit", "Zusammenleben", "Wohnen", "Antidiskriminierung"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 1, 1, 2, 5, "eine Zeile")]
    [InlineData(1, 2, 3, 0, 5, "keine Veranstaltung")]
    [InlineData(1, 1, 2, 60, 5, "sechzig Veranstaltungen in einem Monat")]
    [InlineData(4, 1, 2, 3, 25, "vier Schwerpunkte, 25 Kommunen")]
    [InlineData(8, 1, 2, 3, 25, "acht Schwerpunkte, 25 Kommunen")]
    [InlineData(4, 5, 10, 2, 5, "200 Zeilen")]
    public async Task Programme_OfAnySize_IsPrintedLegibly(int focuses, int milestones, int lines, int events, int places, string what)
    {
        (byte[] report, byte[] annex) = await Print(new Size(focuses, milestones, lines, events, places));
        ShouldBeLegible(report, what);
        ShouldBeLegible(annex, what);
    }

    [Fact]
    public async Task Programme_WithLongTitles_ShortensThemAtWords_AndKeepsTheirNumbers()
    {
        (byte[] report, _) = await Print(new Size(2, 2, 3, 2, 5) { Titles = LongTitle });
        ShouldBeLegible(report, "lange Titel");
        string text = Text(report);
        text.ShouldContain(" …");
        text.ShouldContain("Z-12");
        text.ShouldNotContain(LongTitle.Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Programme_WithoutTargetsOverFourYears_IsPrintedLegibly()
    {
        (byte[] report, byte[] annex) = await Print(new Size(2, 4, 2, 3, 5) { HasTargets = false, Years = 4 });
        ShouldBeLegible(report, "ohne Zielwerte");
        ShouldBeLegible(annex, "ohne Zielwerte");
        Text(report).ShouldContain("Der Beschluss sagt nichts zu, was sich bewerten lässt");
    }

    [Fact]
    public async Task Remark_OfThreeThousandCharacters_LeavesNoHeadAndNoRowAlone()
    {
        (byte[] report, _) = await Print(new Size(1, 2, 4, 1, 5) { Remark = 3000 });
        ShouldBeLegible(report, "lange Stellungnahme");
        using PdfDocument document = PdfDocument.Open(report);
        foreach (Page page in document.GetPages())
        {
            // The last line above the footer is no head of a table and no head of a group.
            string last = LastLine(page);
            last.ShouldNotContain("Nachweis (Anlage)");
            last.ShouldNotStartWith("„Satz zu");
        }
    }

    [Fact]
    public async Task SeveralProgrammes_AreNamedApart()
    {
        Size small = new(1, 1, 2, 2, 5);
        (byte[] report, _) = await Print(small, small with { Years = 4, First = 2027, Prefix = "Y" });
        ShouldBeLegible(report, "zwei Programme");
    }

    [Fact]
    public async Task AnotherCounty_FindsNoWordOfTheShippedOne()
    {
        (byte[] report, byte[] annex) = await Print(new Size(1, 2, 3, 4, 5));
        foreach (string word in (string[])["Aachen", "Städteregion", "StädteRegion", "A 46", "neun", "2024/0300"])
        {
            Text(report).ShouldNotContain(word);
            Text(annex).ShouldNotContain(word);
        }
    }

    private static void ShouldBeLegible(byte[] pdf, string what)
    {
        PaperTests.OffPaper(pdf).ShouldBeEmpty(what);
        Overprinted(pdf).ShouldBeEmpty(what);
    }

    /// <summary>Letters on top of each other, by page.</summary>
    private static List<string> Overprinted(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        List<string> found = [];
        foreach (Page page in document.GetPages())
        {
            Letter[] letters = [.. page.Letters.Where(letter => !string.IsNullOrWhiteSpace(letter.Value)).OrderBy(letter => letter.StartBaseLine.X)];
            for (int one = 0; one < letters.Length; one++)
            {
                for (int other = one + 1; other < letters.Length && letters[other].StartBaseLine.X < letters[one].EndBaseLine.X; other++)
                {
                    double across = Math.Min(letters[one].EndBaseLine.X, letters[other].EndBaseLine.X) - letters[other].StartBaseLine.X;
                    double apart = Math.Abs(letters[one].StartBaseLine.Y - letters[other].StartBaseLine.Y);
                    double size = Math.Min(letters[one].PointSize, letters[other].PointSize);
                    // Upright heads of columns share a place with no other letter; the rest of a line is as high as a capital.
                    if (across > size * 0.2 && apart < size * 0.5 && IsLevel(letters[one]) && IsLevel(letters[other]))
                    {
                        found.Add($"Seite {page.Number}: {letters[one].Value} über {letters[other].Value} bei {letters[one].StartBaseLine}");
                    }
                }
            }
        }

        return found;
    }

    private static bool IsLevel(Letter letter) => Math.Abs(letter.EndBaseLine.Y - letter.StartBaseLine.Y) < 0.01;

    private static string LastLine(Page page)
    {
        Letter[] body = [.. page.Letters.Where(letter => letter.StartBaseLine.Y > 45 && !string.IsNullOrWhiteSpace(letter.Value))];
        double lowest = body.Min(letter => letter.StartBaseLine.Y);
        return string.Concat(page.Letters.Where(letter => Math.Abs(letter.StartBaseLine.Y - lowest) < 1).Select(letter => letter.Value));
    }

    // Lines wrap: where a line ends, a blank.
    private static string Text(byte[] pdf)
    {
        using PdfDocument document = PdfDocument.Open(pdf);
        return string.Join(' ', document.GetPages().Select(page => string.Concat(page.Letters.Select(letter => letter.Value))));
    }

    private static async Task<(byte[] Report, byte[] Annex)> Print(params Size[] sizes)
    {
        Programme[] programmes = [.. sizes.Select(County)];
        EvaluationResult result = Evaluator.Evaluate(new EvaluationInput
        {
            Programmes = [.. programmes],
            AsOf = Sample.AsOf,
            Reading = new ActivityReading([.. sizes.SelectMany(Events)], []),
            Partners = [],
        });
        Auswertung auswertung = new(
            new AuswertungBasis
            {
                Number = RunNumber.Parse("INT-2026-09-03-1"),
                Meeting = new Meeting(new Committee("INT", "Integrationsausschuss"), new(2026, 9, 3)),
                AsOf = result.AsOf,
                Catalogue = new KiIndicators.Worker.Intake.Catalogue.LoadedCatalogue(result.Programmes, []),
                Reading = result.Reading,
                Remarks = [.. sizes.SelectMany(Remarks)],
                Partners = [],
                Fingerprint = new KiIndicators.Worker.Intake.Rows.DataFingerprint(new string('0', 64), 0),
            },
            result);
        using TypstCompiler compiler = new(new TypstOptions(), TimeProvider.System);
        PrintedReport printed = await new ReportPrinter(new TypstOptions(), compiler).PrintAsync(new ReportInput(auswertung, new string('a', 64)), Cancellation);
        return (printed.Pdf, printed.AnnexPdf);
    }

    private static Programme County(Size size)
    {
        int number = 0;
        Municipality[] places = [.. Enumerable.Range(1, size.Places).Select(place => new Municipality(Ags(place), $"Gemeinde am Fluss {place}", []))];
        return new Programme
        {
            Id = $"{size.Prefix}-{size.First}",
            Title = $"Integrationsprogramm ab {size.First}",
            ShortTitle = $"Programm ab {size.First}",
            Authority = "Kreis Beispielhausen",
            Lead = "Kommunales Integrationszentrum (Amt 50)",
            LeadGenitive = "des Kommunalen Integrationszentrums",
            Resolution = new Resolution("77/24", "Beschluss vom 01.10.2024", null, null),
            Period = new Period(new(size.First, 1, 1), new(size.First + size.Years - 1, 12, 31)),
            MinimumPersonCount = 3,
            Area = new ReferenceArea
            {
                Places = [.. places],
                PlacesWithoutReach = ["online"],
                Versions = [new ReferenceSet(new(2020, 1, 1), [.. places.Select(place => place.Ags)], null)],
                Note = null,
            },
            Rulings = [],
            FocusTopics =
            [
                .. Enumerable.Range(0, size.Focuses).Select(focus => new FocusTopic(
                    $"{size.Prefix}S{focus}", $"Schwerpunkt {focus + 1}: {size.Titles}", Focuses[focus], null,
                    [new Goal(null, null, null, "Mehr Teilhabe", [.. Enumerable.Range(0, size.Milestones).Select(milestone => MilestoneOf(size, focus, milestone, ref number))])])),
            ],
        };
    }

    private static Milestone MilestoneOf(Size size, int focus, int milestone, ref int number)
    {
        int year = size.First + (milestone % size.Years);
        List<Indicator> lines = [];
        for (int line = 0; line < size.Lines; line++)
        {
            number++;
            lines.Add(Sample.Line(
                $"{size.Prefix}-{number}", new Count(Sample.Events($"Reihe {number}"), null), size.HasTargets ? new AtLeast(3) : null,
                new Period(new(year, 1, 1), new(year, 12, 31)), $"Reihe {number} {size.Titles}".Trim()));
        }

        return Sample.Milestone($"{size.Prefix}{focus}M{milestone}", MilestoneType.Milestone, [.. lines]) with { Title = $"{year}: Reihen {size.Titles}".Trim() };
    }

    // The same ones for the same size; sixty fall into one month.
    private static IEnumerable<Activity> Events(Size size) =>
        from line in Enumerable.Range(1, size.Focuses * size.Milestones * size.Lines)
        from number in Enumerable.Range(1, size.Events)
        let day = size.Events >= 60 ? new DateOnly(size.First, 5, 1 + (number % 28)) : new DateOnly(size.First, 1, 1).AddDays((line * 37 + number * 61) % (365 * Math.Min(2, size.Years)))
        select Sample.Event(
            string.Create(CultureInfo.InvariantCulture, $"{size.Prefix}{line:000}-{number:00}"), day, $"Reihe {line}",
            day > Sample.AsOf || number % 7 == 0 ? ActivityStatus.Planned : ActivityStatus.Held, Ags(1 + ((line + number) % size.Places)));

    private static IEnumerable<Remark> Remarks(Size size) => size.Remark == 0 ? [] :
        Enumerable.Range(1, size.Focuses * size.Milestones * size.Lines).Where(line => line % 2 == 0).Select(line => new Remark(
            $"{size.Prefix}-{line}", new(2026, 8, 1), "Leitung",
            string.Concat(Enumerable.Repeat("Die Veranstaltung entfiel wegen einer Sperrung des Raumes. ", 60))[..size.Remark].Trim(), null, new(2026, 11, 11)));

    private static string Ags(int place) => string.Create(CultureInfo.InvariantCulture, $"0570{place:0000}");

    private sealed record Size(int Focuses, int Milestones, int Lines, int Events, int Places)
    {
        public string Titles { get; init; } = "";

        public bool HasTargets { get; init; } = true;

        public int Years { get; init; } = 2;

        public int First { get; init; } = 2025;

        public string Prefix { get; init; } = "Z";

        public int Remark { get; init; }
    }
}
