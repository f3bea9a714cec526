using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Explanations;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Proof;

/// <summary>Builds the model of Pruefnachweis.pdf from the explanations of all lines: no clock, no I/O.</summary>
internal static class ProofBuilder
{
    private const string Internal = "intern – enthält Titel und Partner, nicht zur Veröffentlichung";

    /// <summary>Builds the model.</summary>
    /// <param name="auswertung">The Auswertung.</param>
    /// <param name="checksum">SHA-256 of its Nachweis.json, 64 hexadecimal digits.</param>
    public static ProofModel Build(Auswertung auswertung, string checksum)
    {
        EvaluationResult result = auswertung.Result;
        LineExplanation[] lines = [.. new ExplanationBuilder(auswertung).All()];
        ProofLines sections = new();
        Meeting meeting = MeetingOf(auswertung);
        string programmes = ReportContext.Joined(result.Programmes, programme => programme.ShortTitle);
        return new ProofModel
        {
            Notice = auswertung.IsSample ? "BEISPIELDATEN – keine echten Angaben" : null,
            Authority = ReportContext.Joined(result.Programmes, programme => programme.Authority),
            Title = $"Prüfnachweis {programmes}, Sitzung {GermanText.Day(meeting.Date)} ({auswertung.Number})",
            Description = $"Prüfnachweis zum Sachstandsbericht: {ReportContext.Joined(result.Programmes, programme => programme.Title)}; {meeting.Committee.Name}, "
                + $"Sitzung am {GermanText.Day(meeting.Date)}, Stichtag {GermanText.Day(result.AsOf)} ({auswertung.Number})",
            Keywords = ["Prüfnachweis", "Sachstandsbericht", programmes, $"{auswertung.Number}"],
            Subtitle = $"zum Sachstandsbericht {programmes}",
            RunningTitle = "Prüfnachweis, intern – nicht zur Veröffentlichung",
            RunningMeeting = $"Sitzung {GermanText.Day(meeting.Date)}, Stichtag {GermanText.Day(result.AsOf)}",
            Number = $"{auswertung.Number}",
            Checksum = ShortChecksum.Of(checksum).ToString(),
            Warning = Internal,
            TitleBlock = TitleBlock(auswertung, checksum),
            HowToCheck = HowToCheck(auswertung.Number),
            Overview = [.. lines.Select(line => new ProofOverviewRow(
                line.Id, line.Title, LineNumbers.Actual(line.Measurement), line.Result.Target, line.Measurement.Status.View()))],
            Milestones = [.. result.Milestones.Select(milestone => new ProofMilestone(
                $"{milestone.Milestone.Id}: {milestone.Milestone.Title}",
                milestone.Milestone.Quotation is string quotation ? Phrases.Quote(quotation) : null,
                [.. lines.Where(line => line.Milestone.Id == milestone.Milestone.Id).Select(sections.Of)]))],
            RejectedSentence = RejectedSentence(result.Reading),
            Rejected = result.Reading.Rejected.IsEmpty ? null : new TableBlock(
                ["Nr.", "Zurückgewiesen", "Grund"],
                [.. result.Reading.Rejected.Select(row => (IReadOnlyList<string>)[row.Row, row.Value ?? "ganze Zeile", row.Reason])]),
            CountingRules = [.. CountingRules.All.Select(rule => new Labelled(rule.Number, ConditionWords.PublicRule(rule.Sentence)))],
            StatusRules = [.. StatusTable.Rows.Select(row => new Labelled(GermanText.Whole(row.Number), Phrases.Capital(row.Condition)))],
        };
    }

    private static List<Labelled> TitleBlock(Auswertung auswertung, string checksum)
    {
        EvaluationResult result = auswertung.Result;
        Meeting meeting = MeetingOf(auswertung);
        return
        [
            new("Auswertung", $"{auswertung.Number}"),
            new("Gremium", $"{meeting.Committee.Name}, Sitzung {GermanText.Day(meeting.Date)}"),
            new("Stichtag", GermanText.Day(result.AsOf)),
            new("Datenbestand", result.DataAsOf is DateOnly day ? $"vom {GermanText.Day(day)}" : "keine Angabe"),
            new("Prüfsumme von Nachweis.json (SHA-256)", checksum.ToLowerInvariant()),
            new("im Bericht gedruckt als", ShortChecksum.Of(checksum).ToString()),
            new("Datenfingerabdruck (SHA-256)", auswertung.Fingerprint.Sha256),
            .. auswertung.Catalogue.Files.Select(file => new Labelled($"Zielkatalog {file.Name} (SHA-256)", file.Sha256)),
        ];
    }

    private static Meeting MeetingOf(Auswertung auswertung) =>
        auswertung.Meeting ?? throw new ArgumentException("Ein Prüfnachweis gehört zu einer Sitzung.", nameof(auswertung));

    private static List<Labelled> HowToCheck(RunNumber? number) =>
    [
        new("auf Papier", "Die Nachweis-Nr. einer Zahl im Sachstandsbericht ist hier das Lesezeichen. Dort stehen die gezählten Aktivitäten mit "
            + "Aktenzeichen; die Belege liegen in den Akten. Dieselben Zeilen stehen in Nachweis.csv für Excel."),
        new("unverändert?", "Im Ordner der Auswertung: sha256sum -c Nachweis.sha256. Ohne Linux: certutil -hashfile Nachweis.json SHA256; "
            + "das Ergebnis mit der Prüfsumme oben und mit den Ziffern im veröffentlichten Bericht vergleichen."),
        new("nachgerechnet?", "kiindicators verify ORDNER rechnet alle Zahlen aus dem Nachweis neu, ohne Datenbank."),
        new("eine Zahl", $"kiindicators explain {number}/B25-2 zeigt dasselbe wie der Abschnitt hier; mit --all auch alle übrigen Aktivitäten, "
            + "mit --format sql die Anweisung zum Nachzählen in der Datenbank."),
    ];

    private static string RejectedSentence(ActivityReading reading)
    {
        int rows = reading.Rejected.Count(row => row.Value is null);
        string aside = reading.LeftAside.Count == 0 ? ""
            : $", davon {GermanText.Whole(reading.LeftAside.Count)}, die keine Zeile näher angeht und die im Nachweis nur gezählt {(reading.LeftAside.Count == 1 ? "ist" : "sind")}";
        return $"Gelesen: {Phrases.Of(reading.Readable, "Aktivität", "Aktivitäten")}{aside}. Zurückgewiesen: "
            + $"{Phrases.Of(rows, "ganze Zeile", "ganze Zeilen")} und {Phrases.Of(reading.Rejected.Length - rows, "einzelne Angabe", "einzelne Angaben")} (Z-31).";
    }
}
