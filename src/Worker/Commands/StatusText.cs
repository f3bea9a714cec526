using System.Globalization;
using KiIndicators.Worker.Audit.Ledger;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Database;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Watch;
using Spectre.Console;

namespace KiIndicators.Worker.Commands;

/// <summary>How everything stands, as text.</summary>
internal static class StatusText
{
    /// <summary>A report is missing, or nobody can say.</summary>
    public const int Critical = 2;

    private const int MostMeetings = 10;

    // A monitoring cuts longer lines off, some at a place that is no end of a character.
    private const int LongestLine = 500;

    private static readonly string[] Words = ["OK", "WARNUNG", "KRITISCH"];

    /// <summary>
    /// One line: what PRTG takes for value and message, Nagios and Checkmk for text and measured values.
    /// </summary>
    public static string Line(StatusReport report)
    {
        string text = report.Findings.IsEmpty ? "nichts fehlt" : string.Join(" ", report.Findings.Select(finding => finding.Text));
        string next = report.Ahead.FirstOrDefault(planned => planned.Without is null) is PlannedReport first && report.Findings.IsEmpty
            ? $"; nächste Sitzung {first.Entry.Meeting.Key}, Bericht fällig {first.Deadline.DueDay:dd.MM.yyyy}"
            : "";
        string measured = string.Create(
            CultureInfo.InvariantCulture,
            $"befunde={report.Findings.Length} faellig={report.Due} fehlend={report.Count(FindingKind.Missing) + report.Count(FindingKind.Missed)} kalender_gestoert={report.Count(FindingKind.Feed)} mails_offen={report.Mail.Count(DeliveryState.Waiting) + report.Mail.Count(DeliveryState.Sending)} mails_unklar={report.Mail.Count(DeliveryState.Unclear)} mails_gescheitert={report.Mail.Count(DeliveryState.Failed)}");
        return $"{report.Findings.Length}:{Words[report.ExitCode]} - {Short(text + next)} | {measured}";
    }

    /// <summary>The line where nobody can say how anything stands.</summary>
    public static string Line(string fault) => $"1:{Words[Critical]} - {Short(fault)}";

    /// <summary>Tables for a person.</summary>
    public static void Print(IAnsiConsole output, StatusReport report)
    {
        output.WriteLine(report.Findings.IsEmpty ? Quiet(report) : report.Findings.Length == 1 ? "1 Befund:" : $"{report.Findings.Length} Befunde:");
        PrintFindings(output, report);
        PrintAhead(output, report);
        PrintRuns(output, report);
        PrintFeeds(output, report);
        PrintMail(output, report);
        if (report.LastLook is DateTimeOffset last)
        {
            output.WriteLine($"Der Worker hat zuletzt am {Moment(last)} nachgesehen.");
        }
    }

    // What is due is made within the hour; nothing is missing before that.
    private static string Quiet(StatusReport report) => report.Due switch
    {
        0 => "Nichts fehlt.",
        1 => "Noch fehlt nichts; ein Bericht ist fällig.",
        _ => $"Noch fehlt nichts; {report.Due} Berichte sind fällig.",
    };

    private static void PrintFindings(IAnsiConsole output, StatusReport report)
    {
        if (report.Findings.IsEmpty)
        {
            return;
        }

        Grid grid = new Grid().AddColumn(new GridColumn().NoWrap()).AddColumn();
        foreach (Finding finding in report.Findings)
        {
            grid.AddRow(Words[finding.Severity == Severity.Critical ? 2 : 1], Terminal.Cell(finding.Text));
        }

        output.Write(grid);
    }

    private static void PrintAhead(IAnsiConsole output, StatusReport report)
    {
        if (report.Ahead.IsEmpty)
        {
            return;
        }

        Table table = Titled(output, "Kommende Sitzungen").AddColumn("Sitzung", column => column.NoWrap = true)
            .AddColumns("Beginn", "Vorab", "Fällig", "Bericht");
        foreach (PlannedReport planned in report.Ahead.Take(MostMeetings))
        {
            Meeting meeting = planned.Entry.Meeting;
            table.AddRow(
                Terminal.Cell(meeting.Key), meeting.StartTime is TimeOnly start ? $"{start:HH:mm}" : "–",
                $"{planned.Deadline.DraftDay:dd.MM.yy}", $"{planned.Deadline.DueDay:dd.MM.yy}", Terminal.Cell(MeetingWords.ReportOf(planned, report.At)));
        }

        output.Write(table);
        if (report.Ahead.Length > MostMeetings)
        {
            output.WriteLine($"… und {report.Ahead.Length - MostMeetings} weitere („kiindicators meetings list“).");
        }
    }

    private static void PrintRuns(IAnsiConsole output, StatusReport report)
    {
        if (report.Runs.IsEmpty)
        {
            return;
        }

        Table table = Titled(output, "Letzte Auswertungen").AddColumn("Nummer", column => column.NoWrap = true).AddColumns("Erstellt", "Wie");
        foreach (LedgerEntry run in report.Runs)
        {
            table.AddRow(
                Terminal.Cell(run.RunNumber), DatabaseText.TryMoment(run.RecordedAt, out DateTimeOffset at) ? Moment(at) : Terminal.Cell(run.RecordedAt),
                run.Kind == RunKind.Rehearsal.Word() ? "Vorabfassung" : run.Delivery == "ja" ? "vom Worker" : "von Hand, nicht zugestellt");
        }

        output.Write(table);
    }

    private static void PrintFeeds(IAnsiConsole output, StatusReport report)
    {
        if (report.Feeds.IsEmpty)
        {
            return;
        }

        Table table = Titled(output, "Kalender").AddColumn("Kalender", column => column.NoWrap = true).AddColumns("Alter", "Sitzungen", "Befund");
        foreach (FeedCondition feed in report.Feeds)
        {
            table.AddRow(
                Terminal.Cell(feed.Feed.Name), feed.Age(report.At) is TimeSpan age ? Age(age) : "–", $"{feed.State?.Listed ?? 0}",
                feed.IsGood(report.At) ? Terminal.Cell(feed.Text(report.At)) : "gestört, siehe oben");
        }

        output.Write(table);
    }

    private static void PrintMail(IAnsiConsole output, StatusReport report)
    {
        if (report.Mail.Envelopes.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"Mail: {string.Join(", ", Enum.GetValues<DeliveryState>().Where(state => report.Mail.Count(state) > 0).Select(state => $"{report.Mail.Count(state)} {state.Word()}"))} („kiindicators delivery list“).");
    }

    private static Table Titled(IAnsiConsole output, string title)
    {
        output.WriteLine();
        output.WriteLine($"{title}:");
        return new Table().Border(TableBorder.Simple);
    }

    private static string Age(TimeSpan age) =>
        age < TimeSpan.FromHours(2) ? $"{(int)age.TotalMinutes} min"
        : age < TimeSpan.FromDays(2) ? $"{(int)age.TotalHours} h"
        : $"{(int)age.TotalDays} Tage";

    private static string Moment(DateTimeOffset moment) => $"{BerlinTime.Wall(moment):dd.MM.yyyy, HH:mm} Uhr";

    // One line, and nothing in it that ends the text: what follows a bar are measured values.
    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ").Replace('|', '/');
        return line.Length <= LongestLine ? line : line[..(LongestLine - 1)] + "…";
    }
}
