using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;

namespace KiIndicators.Worker.Delivery;

/// <summary>The mails about a report: to the committee office, about the Vorabfassung to its owner, about a differing recount to the operator.</summary>
/// <param name="options">Who gets which.</param>
/// <param name="template">The HTML.</param>
internal sealed class ReportMails(MailOptions options, MailTemplate template)
{
    private const string Pdf = "application/pdf";
    private const string Automatic = "Diese Mail hat KiIndicators, das Berichtswesen des Kommunalen Integrationszentrums, automatisch gesendet.";

    /// <summary>The mails of a report; none where nobody is configured.</summary>
    public ImmutableArray<OutgoingMail> OfReport(AuswertungFiles report)
    {
        if (report.Auswertung.Meeting is not Meeting meeting)
        {
            return [];
        }

        List<OutgoingMail> mails = [];
        ImmutableArray<string> office = options.OfficeFor(meeting.Committee.Id);
        if (!office.IsEmpty)
        {
            mails.Add(ToOffice(report, meeting, office));
        }

        if (!options.Operator.IsEmpty && !report.Auswertung.Alarms.IsEmpty)
        {
            mails.Add(OfRecount(report));
        }

        return [.. mails];
    }

    /// <summary>The mail of a Vorabfassung; none where no owner is configured.</summary>
    /// <param name="draft">The Vorabfassung.</param>
    /// <param name="dueDay">The day on which the report falls due.</param>
    public ImmutableArray<OutgoingMail> OfDraft(AuswertungFiles draft, DateOnly dueDay)
    {
        if (options.Owner.IsEmpty || draft.Auswertung.Meeting is not Meeting meeting)
        {
            return [];
        }

        ReportContext context = new(new ReportInput(draft.Auswertung, Checksums.Sha256(draft.Files[AuswertungFiles.Record])));
        return
        [
            Mail(
                MailKind.Draft, $"Vorabfassung zur Sitzung am {GermanText.Day(meeting.Date)} ({meeting.Committee.Id}): bitte bis {GermanText.Day(dueDay)} prüfen", draft, options.Owner, AuswertungFiles.Draft,
                [
                    MailBlock.Paragraph(
                        $"Anbei die Vorabfassung {draft.Number} des Berichts für die Sitzung am {GermanText.Day(meeting.Date)} ({meeting.Committee.Name}), Stichtag {GermanText.Day(draft.Auswertung.AsOf)}. "
                        + $"Sie ist ein Entwurf und geht nur an Sie. Der Bericht selbst entsteht am {GermanText.Day(dueDay)}; was bis dahin erfasst ist, geht in ihn ein."),
                    .. new StillMissing(context).Build().SelectMany(Missing),
                ]),
        ];
    }

    private static IEnumerable<MailBlock> Missing(MissingGroup group)
    {
        yield return MailBlock.Heading(group.Title);
        yield return MailBlock.Paragraph(group.Summary);
        if (group.Rows.Count > 0)
        {
            yield return MailBlock.List(group.Rows.Select(row => $"{row.Label}: {row.Value}"));
        }
    }

    // The text for the Mitteilungsvorlage, to be copied; the internal evidence stays in the house.
    private OutgoingMail ToOffice(AuswertungFiles report, Meeting meeting, ImmutableArray<string> office) => Mail(
        MailKind.Report, $"Sachstandsbericht zur Sitzung am {GermanText.Day(meeting.Date)}: {meeting.Committee.Name}", report, office, AuswertungFiles.Report,
        [
            MailBlock.Paragraph(
                $"Anbei der Sachstandsbericht {report.Number} für die Sitzung am {GermanText.Day(meeting.Date)}, Stichtag {GermanText.Day(report.Auswertung.AsOf)}, als PDF-Datei. "
                + (report.Number.Revision > 1 ? $"Er ist die {report.Number.Revision}. Fassung; eine frühere gilt nicht mehr. " : "")
                + "Der folgende Text ist für die Mitteilungsvorlage."),
            MailBlock.Heading("Text für die Mitteilungsvorlage"),
            .. Encoding.UTF8.GetString(report.Files[AuswertungFiles.Facts])
                .Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(MailBlock.Paragraph),
        ]);

    private OutgoingMail OfRecount(AuswertungFiles report)
    {
        MailPage page = new($"Nachzählung weicht ab: Bericht {report.Number}")
        {
            Blocks =
            [
                MailBlock.Paragraph("Der Bericht ist ohne die Zahlen entstanden, die zweimal verschieden gezählt sind; sie heißen darin „zurückgehalten“."),
                MailBlock.List(report.Auswertung.Alarms),
                MailBlock.Paragraph(
                    "Zu tun: die genannten Zeilen mit „kiindicators explain“ nachprüfen und den Befund der Entwicklung melden. Soll der Bericht so nicht hinaus, hält ihn "
                    + $"„kiindicators report hold {report.Auswertung.Meeting?.Key}“ zurück, solange er nicht zugestellt ist."),
                MailBlock.Paragraph(Automatic),
            ],
        };
        return new OutgoingMail(MailKind.Alarm, page.Title, page.ToText(), template.Render(page)) { Recipients = options.Operator, RunNumber = $"{report.Number}" };
    }

    private OutgoingMail Mail(
        MailKind kind, string subject, AuswertungFiles report, ImmutableArray<string> recipients, string file, ImmutableArray<MailBlock> blocks)
    {
        MailPage page = new(subject) { Blocks = [.. blocks, MailBlock.Paragraph(Automatic)] };
        return new OutgoingMail(kind, subject, page.ToText(), template.Render(page))
        {
            Attachments = [new MailFile($"{report.Number}-{file}", Pdf, report.Files[file])],
            Recipients = recipients,
            RunNumber = $"{report.Number}",
        };
    }
}
