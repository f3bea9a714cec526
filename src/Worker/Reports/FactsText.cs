using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports;

/// <summary>Sachlage.txt: the text block for the Mitteilungsvorlage, complete in words for whoever reads it without the PDF.</summary>
internal static class FactsText
{
    private const string Terms = "Zielwert: eine Zahl, eine Frist oder eine vollständige Aufzählung im Beschluss. "
        + "Ohne Zahl zugesagt: Der Beschluss nennt das Vorhaben, aber keine Zahl; umgesetzt ist es ab dem ersten Mal.";

    /// <summary>Builds the text; one paragraph a line, lines end with LF.</summary>
    /// <param name="input">What the report was built from.</param>
    /// <param name="model">The report.</param>
    public static string Build(ReportInput input, ReportModel model)
    {
        ReportContext context = new(input);
        NextDates dates = new(context);
        string asOf = GermanText.Day(context.AsOf);
        string[] paragraphs =
        [
            .. model.Notice is string notice ? [notice] : Array.Empty<string>(),
            $"Betreff: {context.Said(programme => programme.Title)} – Sachstandsbericht zum {asOf}",
            "Sachlage",
            Basis(context),
            .. new AtAGlance(context, new Deviations(context), [.. context.Programmes.Select(programme => new Reach(context, programme))]).Build(),
            Terms,
            .. context.Programmes.SelectMany(programme => Programme(context, programme)),
            "Abweichungen mit Stellungnahme der Verwaltung",
            .. Deviating(context),
            "Seit dem letzten Bericht",
            .. new SinceLastReport(context).Paragraphs(),
            "Nächste Termine",
            NextDatesText(dates.Build(NextDates.Most), dates.Note(NextDates.Most)),
            $"Anlagen: Sachstandsbericht {model.Number} und Anlage Nachweise (PDF), Prüfsumme {model.Checksum}. {(input.Auswertung.Previous is null ? "" : $"Letzter Bericht: {model.PreviousReport}. ")}{model.Closing}",
        ];
        return string.Join("\n\n", paragraphs.Where(paragraph => paragraph.Length > 0)) + "\n";
    }

    private static string Basis(ReportContext context)
    {
        Meeting meeting = context.Input.Meeting;
        string data = context.Result.DataAsOf is DateOnly day ? $" (Datenbestand vom {GermanText.Day(day)})" : "";
        IEnumerable<string> papers = context.Programmes.Select(
            programme => context.Of(programme, $"Sitzungsvorlage {programme.Resolution.Paper}, Fassung: {programme.Resolution.Version}"));
        return $"Der Bericht für die Sitzung am {GermanText.Day(meeting.Date)} ({meeting.Committee.Name}) gibt den Sachstand zum Stichtag "
            + $"{GermanText.Day(context.AsOf)} wieder{data}. Federführung: {context.Said(programme => programme.Lead)}. Grundlage: {string.Join("; ", papers)}.";
    }

    private static IEnumerable<string> Programme(ReportContext context, Programme programme) =>
    [
        context.HasSeveral ? programme.ShortTitle : "",
        .. context.Result.Milestones.Where(result => context.Result.ProgrammeOf(result) == programme)
            .SelectMany(result => Milestone(context, result)),
    ];

    private static IEnumerable<string> Milestone(ReportContext context, MilestoneResult result)
    {
        PrintedNumbers numbers = new(context.Result);
        yield return $"{MilestoneSections.Heading(result.Milestone)}. Bewertung: {result.Status.Printed()}. {MilestoneSections.Summary(result)}";
        LineNotes notes = new(context);
        foreach (Measurement line in result.Lines.Where(line => line.Status != Status.Context))
        {
            yield return Line(context, line, numbers, notes);
        }

        ContextNumbers contextNumbers = new(context);
        string[] sentences = [.. result.Lines.Where(line => line.Status == Status.Context).Select(contextNumbers.Sentence)];
        if (sentences.Length > 0)
        {
            yield return $"Außerdem gezählt, ohne Bewertung: {string.Join(" ", sentences)}";
        }
    }

    private static string Line(ReportContext context, Measurement line, PrintedNumbers numbers, LineNotes notes)
    {
        string name = $"{context.TitleOf(line)} ({line.Line.Id})";
        if (line.Status == Status.NoData)
        {
            return $"{name}: {line.Status.Printed()}. {notes.Of(line)}";
        }

        string reason = numbers.Reason(line);
        // A Stellungnahme on a deviation stands in the chapter of its own.
        string? remark = Statements.IsDue(line.Status) ? "" : new Statements(context).Beside(line);
        return $"{name}: {line.Status.Printed()}{(reason.Length == 0 ? "" : $": {reason}")}. Ist {numbers.Actual(line)}, "
            + $"{LineNumbers.Foreseen(line)}{Planned(line, numbers)}. {remark}".TrimEnd();
    }

    private static string Planned(Measurement line, PrintedNumbers numbers) =>
        line.Planned > 0 && line.Status != Status.Withheld ? $", geplant {numbers.Planned(line)}" : "";

    private static IEnumerable<string> Deviating(ReportContext context)
    {
        Deviations deviations = new(context);
        Statements statements = new(context);
        return deviations.Lines.Count == 0
            ? ["Keine Abweichungen."]
            : deviations.Lines.Select(line =>
                $"{context.TitleOf(line)} ({line.Line.Id}): {line.Status.Printed()}; {Phrases.Sentence(deviations.Detail(line))} {statements.InWords(line)}");
    }

    private static string NextDatesText(IReadOnlyList<DateRow> dates, string? note) => dates.Count == 0
        ? $"Termine nach dem Stichtag sind nicht bekannt. {NextDates.AfterAsOf}"
        : string.Join("; ", dates.Select(row => $"{row.Date}: {row.Occasion}")) + $". {(note is null ? "" : $"{note} ")}{NextDates.AfterAsOf}";
}
