using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports;

/// <summary>What report and Anlage say of themselves.</summary>
internal static class PaperFacts
{
    /// <summary>Last line of both.</summary>
    public const string Closing = "Regelbasiert berechnet, ohne künstliche Intelligenz.";

    /// <summary>"BEISPIELDATEN …", or null.</summary>
    public static string? Notice(ReportContext context) => context.Input.Auswertung.IsSample ? "BEISPIELDATEN – keine echten Angaben" : null;

    /// <summary>Title of the document: "Sachstandsbericht Schwerpunkte 2025 und 2026, Sitzung 03.09.2026 (SGS-2026-09-03-1)".</summary>
    public static string Title(ReportContext context, string kind) =>
        $"{kind} {context.Said(programme => programme.ShortTitle)}, Sitzung {GermanText.Day(context.Input.Meeting.Date)} ({context.Input.Auswertung.Number})";

    /// <summary>What it is about.</summary>
    public static string Description(ReportContext context, string kind) =>
        $"{kind}: {context.Said(programme => programme.Title)}; {context.Input.Meeting.Committee.Name}, Sitzung am {GermanText.Day(context.Input.Meeting.Date)}, "
        + $"Stichtag {GermanText.Day(context.AsOf)} ({context.Input.Auswertung.Number})";

    /// <summary>Words by which it is found.</summary>
    public static IReadOnlyList<string> Keywords(ReportContext context) =>
    [
        "Sachstandsbericht", context.Said(programme => programme.Lead), context.Said(programme => programme.ShortTitle),
        .. context.Programmes.Select(programme => $"Vorlage {programme.Resolution.Paper}").Distinct(StringComparer.Ordinal),
        $"{context.Input.Auswertung.Number}",
    ];

    /// <summary>Running header, right.</summary>
    public static string RunningMeeting(ReportContext context) =>
        $"Sitzung {GermanText.Day(context.Input.Meeting.Date)}, Stichtag {GermanText.Day(context.AsOf)}";

    /// <summary>Number and checksum of the last report.</summary>
    public static string PreviousReport(ReportContext context) => context.Input.Auswertung.Previous?.ToString() ?? "keiner, dies ist der erste";

    /// <summary>Federführung, Gremium, Sitzung, Zeitraum, Datenbestand, Grundlage.</summary>
    public static IReadOnlyList<Labelled> Facts(ReportContext context)
    {
        Meeting meeting = context.Input.Meeting;
        string time = meeting.StartTime is TimeOnly start ? $", {start:HH\\:mm} Uhr" : "";
        return
        [
            new("Federführung", Phrases.Unbroken(context.Said(programme => programme.Lead))),
            new("Gremium", meeting.Committee.Name),
            new("Sitzung", GermanText.Day(meeting.Date) + time),
            .. context.Programmes.Select(programme => new Labelled("Zeitraum", context.Of(programme, Span(programme, context.AsOf)))),
            new("Datenbestand", context.Result.DataAsOf is DateOnly day ? $"vom {GermanText.Day(day)}" : "keine Angabe"),
            .. context.Programmes.Select(programme => new Labelled(
                "Grundlage", context.Of(programme, $"Sitzungsvorlage {programme.Resolution.Paper}, Fassung: {programme.Resolution.Version}"))),
        ];
    }

    // One that has ended is reported on as a whole.
    private static string Span(Programme programme, DateOnly asOf) => programme.Period.To < asOf
        ? GermanText.Span(programme.Period)
        : $"{GermanText.Day(programme.Period.From)} bis Stichtag {GermanText.Day(asOf)}";
}
