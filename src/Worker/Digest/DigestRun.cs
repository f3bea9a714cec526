using System.Collections.Immutable;
using System.Text;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Comparison;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;
using KiIndicators.Worker.Digest.Blocks;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Reports.Charts.Drawing;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Typst;
using KiIndicators.Worker.Runs;

namespace KiIndicators.Worker.Digest;

/// <summary>
/// The run of a digest, top to bottom: rows, evaluation, comparison, blocks, text and HTML, mails, files. It writes nothing: who calls it records and queues.
/// </summary>
/// <param name="source">Reads rows, evaluates them and counts them a second time.</param>
/// <param name="records">Knows what it is compared with.</param>
/// <param name="reports">How few rows are too few.</param>
/// <param name="options">Who gets copies.</param>
/// <param name="readers">Who gets the digest.</param>
/// <param name="calendar">The day on which it is due, and read.</param>
/// <param name="html">Sets the HTML part.</param>
/// <param name="engine">Where the fonts of the picture lie.</param>
/// <param name="warn">Takes what an operator should know.</param>
internal sealed class DigestRun(
    EvaluationSource source, RecordedRuns records, ReportsOptions reports, DigestOptions options, MailOptions readers, DigestCalendar calendar,
    DigestHtml html, TypstOptions engine, Action<string> warn)
{
    private const string Quiet = "keine Änderungen";
    private const string PictureType = "image/png";

    // The files in the folder are for everybody: their addresses are nobody's, in a domain that never exists (RFC 2606).
    private const string Domain = "kiindicators.invalid";

    private static readonly MailSender Sender = new(MailComposer.Mailbox($"Integrationszentrum <integrationszentrum@{Domain}>")!);

    /// <summary>Makes all files and mails of the digest of a month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="plan">The meetings, with what is planned for each.</param>
    /// <exception cref="ReportHeld">No row can be read, or far fewer than before.</exception>
    public MadeDigest Make(DigestMonth month, ImmutableArray<PlannedReport> plan)
    {
        (DeliveredReport? Report, Auswertung? Run) previous = records.BeforeDigest(month.Number, month.Last);
        Auswertung auswertung = source.Evaluate(month.Last, new EvaluationWish { ComparedWith = new(previous.Run) }) with
        {
            Number = month.Number, Previous = previous.Report,
        };
        if (RowsExpected.WhyTooFew(auswertung.Reading, previous.Run, reports.LeastRows) is string tooFew)
        {
            throw new ReportHeld($"{tooFew} {ReportHeld.WhatToCheck}");
        }

        foreach (string alarm in auswertung.Alarms)
        {
            warn(alarm);
        }

        ChartFonts.Register(engine.FontFolder);
        byte[] evidence = auswertung.ToJson();
        BriefingInput input = InputOf(auswertung, Checksums.Sha256(evidence), previous, plan, calendar.DueDay(month));
        Mail whole = MailOf(month, input, null, readers.Management);
        (FocusTopic Topic, Mail Mail)[] copies = [.. Topics(auswertung).Select(topic => (topic, MailOf(month, input.For(topic), topic.ShortTitle, options.Copies[topic.Id])))];
        return new MadeDigest(
            new AuswertungFiles(auswertung, FilesOf(month, auswertung, evidence, whole, copies)),
            [.. new[] { whole }.Concat(copies.Select(copy => copy.Mail)).Select(mail => mail.Outgoing).Where(mail => !mail.Recipients.IsEmpty)]);
    }

    private BriefingInput InputOf(
        Auswertung auswertung, string checksum, (DeliveredReport? Report, Auswertung? Run) previous, ImmutableArray<PlannedReport> plan, DateOnly day) => new(
            new ReportInput(auswertung, checksum)
            {
                RemarksUpTo = day,
                Comparison = previous.Run is null ? null : RunComparer.Compare(RecordedRuns.Compared(previous.Run), RecordedRuns.Compared(auswertung)),
            },
            plan, calendar.Days, day)
        {
            Since = (previous.Report, previous.Run) switch
            {
                ({ Number.Kind: RunKind.Digest }, Auswertung run) => $"dem letzten Digest zum {GermanText.Day(run.AsOf)}",
                ({ }, Auswertung run) => $"dem Bericht zum {GermanText.Day(run.AsOf)}",
                _ => null,
            },
            SinceNote = previous switch
            {
                ({ Number.Kind: RunKind.Digest }, not null) => "",
                (_, not null) => "Dies ist der erste Digest; verglichen ist er mit dem letzten Bericht.",
                ({ } report, _) => $"Ein Vergleich mit {report.Number} ist nicht möglich: Sein gespeicherter Nachweis ist nicht lesbar.",
                _ => "Dies ist der erste Digest; Veränderungen nennt der nächste.",
            },
        };

    private IEnumerable<FocusTopic> Topics(Auswertung auswertung)
    {
        FocusTopic[] all = [.. auswertung.Result.Programmes.SelectMany(programme => programme.FocusTopics)];
        foreach (string id in options.Copies.Keys.Where(id => !all.Any(topic => string.Equals(topic.Id, id, StringComparison.OrdinalIgnoreCase))))
        {
            warn($"Digest:Copies:{id}: Einen Schwerpunkt „{id}“ gibt es im Zielkatalog nicht; niemand bekommt diese Ausfertigung. Es gibt {string.Join(", ", all.Select(topic => topic.Id))}.");
        }

        return all.Where(topic => options.Copies.ContainsKey(topic.Id));
    }

    private Mail MailOf(DigestMonth month, BriefingInput input, string? topic, ImmutableArray<string> recipients)
    {
        Briefing briefing = BriefingBuilder.Digest(input);
        DigestPaper paper = DigestPaper.Build(
            month, briefing, input.Report.Checksum, topic, briefing.IsQuiet ? Quiet : StateTally.Short(input.Report.Auswertung.Result));
        OutgoingMail outgoing = new(MailKind.Digest, paper.Subject, paper.Text, html.Render(paper, $"cid:{AuswertungFiles.DigestChart}"))
        {
            Images = paper.Picture is null ? [] : [new MailFile(AuswertungFiles.DigestChart, PictureType, paper.Picture.Png)],
            Recipients = recipients,
            RunNumber = month.Number.ToString(),
        };
        return new Mail(paper, outgoing);
    }

    private Dictionary<string, byte[]> FilesOf(
        DigestMonth month, Auswertung auswertung, byte[] evidence, Mail whole, IEnumerable<(FocusTopic Topic, Mail Mail)> copies)
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            [AuswertungFiles.Record] = evidence,
            [AuswertungFiles.Table] = EvidenceCsv.Write(auswertung),
            [AuswertungFiles.DigestText] = Encoding.UTF8.GetBytes(whole.Paper.Text),
            [AuswertungFiles.DigestHtml] = Encoding.UTF8.GetBytes(html.Render(whole.Paper, AuswertungFiles.DigestChart)),
            [AuswertungFiles.DigestMail] = MessageOf(month, whole.Outgoing, $"{month.Number}", "Verwaltungsleitung"),
        };
        if (whole.Paper.Picture is not null)
        {
            files[AuswertungFiles.DigestChart] = whole.Paper.Picture.Png;
        }

        foreach ((FocusTopic topic, Mail mail) in copies)
        {
            string name = AuswertungFiles.DigestCopy(topic.Id);
            files[name] = MessageOf(month, mail.Outgoing, $"{month.Number}-{Path.GetFileNameWithoutExtension(name)}", "Schwerpunkt");
        }

        files[AuswertungFiles.List] = Checksums.File(files);
        return files;
    }

    private byte[] MessageOf(DigestMonth month, OutgoingMail mail, string id, string recipient) => MailComposer.Bytes(MailComposer.Compose(
        mail, Sender, $"{recipient} <{recipient.ToLowerInvariant()}@{Domain}>", $"{id}@{Domain}", calendar.DueAt(month)));

    private sealed record Mail(DigestPaper Paper, OutgoingMail Outgoing);
}

/// <summary>A digest, made and not yet published.</summary>
/// <param name="Files">The files of its folder.</param>
/// <param name="Mails">The mails to those who get it; none where nobody does.</param>
internal sealed record MadeDigest(AuswertungFiles Files, ImmutableArray<OutgoingMail> Mails);
