using System.Collections.Immutable;
using KiIndicators.Worker.Delivery;
using KiIndicators.Worker.Delivery.Mail;

namespace KiIndicators.Worker.Watch;

/// <summary>Mails to the operator: what is wrong, once when it begins and once when it is over, with what to do.</summary>
/// <param name="told">What has been told.</param>
/// <param name="options">Who the operator is.</param>
/// <param name="template">The HTML.</param>
internal sealed class AlarmMails(OpenAlarms told, MailOptions options, MailTemplate template)
{
    private const int LongestSubject = 120;

    /// <summary>Writes down what has changed since the last time; nothing where nobody is to be told, or this machine may not mail.</summary>
    /// <exception cref="UserError">The database cannot be asked or told.</exception>
    public void Tell(StatusReport report)
    {
        if (options.Operator.IsEmpty || !options.HasChannel || report.Mail.WhyNot is not null)
        {
            return;
        }

        ImmutableArray<OpenAlarm> before = told.Read();
        ImmutableArray<OpenAlarm> now = [.. report.Findings.Where(IsTold).Select(AlarmOf).DistinctBy(alarm => alarm.Key)];
        ImmutableArray<OpenAlarm> begun = [.. now.ExceptBy(before.Select(alarm => alarm.Key), alarm => alarm.Key)];
        ImmutableArray<OpenAlarm> over = [.. before.ExceptBy(now.Select(alarm => alarm.Key), alarm => alarm.Key).Where(alarm => !IsTriedAgain(alarm, report.Mail))];
        if (!begun.IsEmpty || !over.IsEmpty)
        {
            told.Change(begun, over, (begins, ends) => MailsOf(begins, [.. ends.Where(alarm => IsOver(alarm, now))]));
        }
    }

    // Said elsewhere, or passing by itself: an attempt that is repeated, a meeting to be checked. A mail about an alarm that did not arrive would
    // not arrive, either.
    private static bool IsTold(Finding finding) => !finding.IsOfAlarm && AdviceOn(Finding.WordOf(finding.Kind)).Length > 0;

    // A mail that is sent again is not there yet: the alarm about it is over when it is sent, or a person has said what became of it.
    private static bool IsTriedAgain(OpenAlarm alarm, MailCondition mail) =>
        (alarm.Kind == Finding.WordOf(FindingKind.MailFailed) || alarm.Kind == Finding.WordOf(FindingKind.MailUnclear))
        && mail.Envelopes.Any(envelope => $"{envelope.Id}" == alarm.Subject && envelope.State is (DeliveryState.Waiting or DeliveryState.Sending));

    // What is missed for good, or only worse or better than before, is not over.
    private static bool IsOver(OpenAlarm alarm, ImmutableArray<OpenAlarm> now)
    {
        string missed = Finding.WordOf(FindingKind.Missed);
        return alarm.Kind != missed && !now.Any(other => other.Subject == alarm.Subject && (other.Kind == alarm.Kind || other.Kind == missed));
    }

    private static OpenAlarm AlarmOf(Finding finding) =>
        OpenAlarms.Stored(new OpenAlarm(Finding.WordOf(finding.Kind), finding.Severity.ToString(), finding.Subject, finding.Text));

    private static string AdviceOn(string kind) => Advice.GetValueOrDefault(kind, "");

    private static readonly ImmutableDictionary<string, string> Advice = new Dictionary<FindingKind, string>
    {
        [FindingKind.Missing] = "prüfen, ob der Worker läuft, und mit „kiindicators status“ den Grund ansehen; von Hand erstellt ihn „kiindicators report SITZUNG“.",
        [FindingKind.FewRows] = "die Anbindung prüfen („kiindicators db status“); stimmen die Zahlen, gibt ihn „kiindicators report release SITZUNG“ frei.",
        [FindingKind.DraftMissing] = "mit „kiindicators status“ den Grund ansehen; der Worker versucht es alle zehn Minuten wieder, bis der Bericht selbst fällig ist.",
        [FindingKind.DigestMissing] = "im Protokoll des Workers den Grund ansehen; kommen keine Daten an, die Anbindung prüfen („kiindicators db status“). Der Worker versucht es wieder, bis der nächste fällig ist.",
        [FindingKind.Unreleased] = "die Freigabe klären; „kiindicators report release SITZUNG“ gibt ihn frei.",
        [FindingKind.Missed] = "den Bericht von Hand erstellen („kiindicators report SITZUNG“) und der Geschäftsstelle nachreichen.",
        [FindingKind.Undelivered] = "Rechte und Platz im Berichtsordner prüfen; der Worker gibt dem Ordner seinen Namen, sobald er kann.",
        [FindingKind.FolderGone] = "den Ordner aus der Sicherung wiederherstellen.",
        [FindingKind.Feed] = "Adresse und Erreichbarkeit des Kalenders prüfen; „kiindicators meetings sync --dry-run“ nennt den Fehler. Bis dahin ändert er keine Sitzung.",
        [FindingKind.Unreadable] = "die genannte Zeile in der Datenbank berichtigen oder eine Sicherung einspielen.",
        [FindingKind.MailFailed] = "den Grund beheben; „kiindicators delivery retry ID“ sendet sie wieder, „delivery resolve ID --sent“ erledigt sie.",
        [FindingKind.MailUnclear] = "beim Empfänger nachfragen, ob sie da ist; danach „kiindicators delivery resolve ID --sent“ oder „--resend“.",
        [FindingKind.DiskLow] = "Platz schaffen; ohne Platz entsteht kein Bericht.",
    }.ToImmutableDictionary(entry => Finding.WordOf(entry.Key), entry => entry.Value);

    private ImmutableArray<OutgoingMail> MailsOf(ImmutableArray<OpenAlarm> begun, ImmutableArray<OpenAlarm> ended)
    {
        if (begun.IsEmpty && ended.IsEmpty)
        {
            return [];
        }

        string critical = Severity.Critical.ToString();
        OpenAlarm first = begun.Concat(ended).OrderByDescending(alarm => alarm.Severity == critical).First();
        string word = begun.IsEmpty ? "Entwarnung" : begun.Length == 1 ? "Alarm" : $"{begun.Length} Alarme";
        string subject = $"{word}: {first.Text}";
        MailPage page = new(begun.IsEmpty ? "Nicht mehr so" : "Was nicht stimmt")
        {
            Blocks =
            [
                .. begun.SelectMany(alarm => new[]
                {
                    MailBlock.Paragraph($"{(alarm.Severity == critical ? "Kritisch" : "Warnung")}: {alarm.Text}"),
                    MailBlock.Paragraph($"Zu tun: {AdviceOn(alarm.Kind)}"),
                }),
                .. !begun.IsEmpty && !ended.IsEmpty ? [MailBlock.Heading("Nicht mehr so")] : Array.Empty<MailBlock>(),
                .. ended.IsEmpty ? [] : new[] { MailBlock.List(ended.Select(alarm => alarm.Text)) },
                MailBlock.Paragraph(
                    "Diese Mail hat KiIndicators automatisch gesendet. Jeder Befund kommt einmal, wenn er beginnt, und einmal, wenn er vorbei ist; alles zusammen zeigt „kiindicators status“."),
            ],
        };
        return
        [
            new OutgoingMail(
                MailKind.Alarm, subject.Length <= LongestSubject ? subject : $"{VisibleText.Beginning(subject, LongestSubject - 1)}…", page.ToText(), template.Render(page))
            {
                Recipients = options.Operator,
            },
        ];
    }
}
