using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Export;

/// <summary>
/// The tables for Förderprogrammcontrolling and Sachbericht: what was done in a period and what has come of it, by Schwerpunkt. As in the public
/// report an activity has neither title nor partners, and small person counts are hidden.
/// </summary>
internal sealed class ExportBuilder
{
    private const string NotShown = "nicht ausgewiesen";
    private const string Elsewhere = "ohne Vorhaben";
    private readonly Auswertung evaluated;
    private readonly ExportTopics topics;
    private readonly PrintedNumbers numbers;
    private readonly SmallNumbers persons;
    private readonly PartnerIndex partners;

    /// <summary>Prepares the tables.</summary>
    /// <param name="evaluated">The results at the last day of the period, with all activities of the period.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="UserError">No programme concerns the period (exit code 2).</exception>
    public ExportBuilder(Auswertung evaluated, Period period)
    {
        this.evaluated = evaluated;
        topics = new ExportTopics(evaluated, period);
        numbers = new PrintedNumbers(evaluated.Result);
        persons = new SmallNumbers(topics.Programmes.Max(programme => programme.MinimumPersonCount));
        partners = new PartnerIndex(evaluated.Partners);
    }

    /// <summary>How many activities were held in the period.</summary>
    public int Held => topics.Held.Length;

    /// <summary>The tables, what they are first.</summary>
    public ImmutableArray<ExportTable> Build() => [Explanation(), Sums(), Activities(), Results()];

    private ExportTable Sums() => new(
        "Summen", "Summen.csv",
        [
            new("Programm", 30), new("Schwerpunkt", 44), new("Handlungsfeld", 36), new("durchgeführte Aktivitäten", 14), new("davon Veranstaltungen", 16),
            new("davon Beratungen", 14), new("davon Kooperationen", 15), new("davon Ergebnisse", 14), new("Teilnahmen", 14, HoldsNumbers: true),
            new("Aktivitäten mit Angabe der Teilnahmen", 16), new("Minuten", 12, HoldsNumbers: true), new("Aktivitäten mit Angabe der Minuten", 16),
            new("erreichte Kommunen", 12), new("welche", 44),
        ],
        [
            .. topics.Topics.Where(IsShown).Select(topic => SumOf(
                topic.Programme.ShortTitle, topic.Topic.Title, topic.Topic.ActionField ?? "", topic.Activities)),
            SumOf("", Elsewhere, "", topics.Elsewhere),
            SumOf("", "zusammen, jede Aktivität einmal", "", topics.Held),
        ])
    {
        IsFiltered = false, // a total that is sorted among its parts is taken for one
    };

    // One that holds for all the others has no work of its own, unless it counts some.
    private static bool IsShown(ExportTopic topic) => topic.Activities.Length > 0
        || topic.Topic.Goals.Any(goal => goal.Milestones.Any(milestone => milestone.Type != MilestoneType.CrossCutting));

    private ImmutableArray<object?> SumOf(string programme, string topic, string field, ImmutableArray<Activity> rows)
    {
        IReadOnlyList<string> reached = topics.Reached(rows);
        return
        [
            programme, topic, field, (long)rows.Length, OfKind(ActivityKind.Event), OfKind(ActivityKind.Counselling), OfKind(ActivityKind.Cooperation),
            OfKind(ActivityKind.Deliverable),
            persons.Sum([.. rows.Select(row => row.Participants)]), (long)rows.Count(row => row.Participants is not null),
            rows.Length > 0 && rows.All(row => row.Minutes is null) ? "keine Angabe" : rows.Sum(row => (long)(row.Minutes ?? 0)),
            (long)rows.Count(row => row.Minutes is not null),
            (long)reached.Count, string.Join(", ", reached),
        ];

        object OfKind(ActivityKind kind) => (long)rows.Count(row => row.Kind == kind);
    }

    private ExportTable Activities() => new(
        "Aktivitäten", "Aktivitaeten.csv",
        [
            new("Nr.", 12), new("Beginn", 12), new("Ende", 12), new("Typ", 16), new("Art", 30), new("Kommune", 24), new("Arten der Partner", 36),
            new("Teilnahmen", 12, HoldsNumbers: true), new("Minuten", 10), new("Schwerpunkt", 24), new("Vorhaben", 22),
        ],
        [.. topics.Held.Select(RowOf)]);

    private ImmutableArray<object?> RowOf(Activity row)
    {
        string[] counted = [.. topics.Topics.Where(topic => topic.Activities.Contains(row)).Select(topic => topic.Topic.ShortTitle).Distinct(StringComparer.Ordinal)];
        return
        [
            row.Id, row.StartDate, row.EndDate, ActivityWords.Kind(row.Kind), string.Join(", ", row.Values("art")), ActivityWords.PlaceOf(row, topics.Programmes[0].Area),
            string.Join(", ", partners.TypesOf(row)), persons.Cell(row.Participants), (long?)row.Minutes,
            counted.Length == 0 ? Elsewhere : string.Join(", ", counted), string.Join(", ", topics.LinesOf(row)),
        ];
    }

    private ExportTable Results() => new(
        "Ergebnisse", "Ergebnisse.csv",
        [
            new("Programm", 30), new("Handlungsfeld", 36), new("Schwerpunkt", 24), new("Meilenstein", 12), new("Titel des Meilensteins", 36), new("Nr.", 10),
            new("Vorhaben", 44), new("Bewertung", 22), new("Begründung", 44), new("Ist", 20, HoldsNumbers: true), new("Soll laut Beschluss", 24, HoldsNumbers: true),
            new("geplant", 12, HoldsNumbers: true), new("ungeklärt", 12, HoldsNumbers: true), new("gezählte Aktivitäten im Zeitraum", 16),
        ],
        [.. topics.Topics.SelectMany(topic => topic.Lines.Select(pair => ResultOf(topic, pair.Milestone, pair.Line)))]);

    private ImmutableArray<object?> ResultOf(ExportTopic topic, MilestoneResult milestone, Measurement line)
    {
        bool isHidden = TellsHiddenNumber(line);
        bool isCounted = line.Status is not (Status.NoData or Status.Withheld);
        return
        [
            topic.Programme.ShortTitle, topic.Topic.ActionField ?? "", topic.Topic.ShortTitle, milestone.Milestone.Id, milestone.Milestone.Title,
            line.Line.Id, line.Line.Title, line.Status.Printed(),
            line.Status == Status.NoData ? line.Reason : isHidden ? "" : numbers.Reason(line),
            isHidden ? NotShown : AsNumber(numbers.Actual(line), line.Actual.Number), Wording.Of(line.Target),
            isHidden ? NotShown : AsNumber(numbers.Planned(line), line.Planned),
            isHidden ? NotShown : AsNumber(numbers.Unsettled(line), line.Unsettled),
            isCounted ? (long)line.Evidence.Counted.Count(row => topics.Period.Contains(row.StartDate)) : null,
        ];
    }

    // The report prints the sum alone; here the activities stand beside it, and all but the hidden ones could be subtracted.
    private bool TellsHiddenNumber(Measurement line) => line.Status != Status.Withheld && !numbers.HidesActual(line)
        && (line.Line.CountsPersons || line.Line.Measure.Reads.Contains("teilnahmen"))
        && line.Evidence.Counted.Concat(line.Evidence.Planned).Concat(line.Evidence.Unsettled).Any(row => persons.Hides(row.Participants));

    // Spreadsheets compute with numbers only where they are no texts.
    private static object AsNumber(string printed, long? number) =>
        number is long whole && printed == GermanText.Whole(whole) ? whole : printed;

    private ExportTable Explanation() => new(
        "Erläuterung", "Erlaeuterung.csv", [new("Angabe", 28), new("Inhalt", 110)],
        [.. Facts().Select(fact => ImmutableArray.Create<object?>(fact.Name, fact.Said))])
    {
        IsFiltered = false,
    };

    private IEnumerable<(string Name, object Said)> Facts()
    {
        EvaluationResult result = evaluated.Result;
        if (evaluated.IsSample)
        {
            yield return ("Hinweis", "BEISPIELDATEN – keine echten Angaben");
        }

        yield return ("Inhalt", "Aktivitäten und Ergebnisse je Schwerpunkt (Handlungsfeld) für Förderprogrammcontrolling und Sachbericht");
        foreach (Programme programme in topics.Programmes)
        {
            yield return ("Programm", $"{programme.Title} ({programme.Authority}, {programme.Lead}); Sitzungsvorlage {programme.Resolution.Paper}, Fassung: {programme.Resolution.Version}");
        }

        yield return ("Zeitraum", GermanText.Span(topics.Period));
        yield return ("Stichtag", result.AsOf);
        yield return ("Datenbestand", $"{(result.DataAsOf is DateOnly day ? $"vom {GermanText.Day(day)}" : "keine Angabe")}; Prüfsumme der Zeilen {evaluated.Fingerprint.Sha256[..16]}");
        yield return ("Aktivitäten", "durchgeführt, mit Beginn im Zeitraum (Z-3); ohne Titel und ohne Namen von Partnern. Kennzahlen und Einschätzungen stehen nur in den Ergebnissen.");
        yield return ("Schwerpunkt", "Eine Aktivität gehört zu jedem Schwerpunkt, in dem ein Vorhaben sie bis zum Stichtag zählt (ohne Anteile und Zurückgehaltenes, wie Z-7). "
            + $"Was kein Vorhaben zählt, steht unter „{Elsewhere}“; „zusammen“ zählt jede Aktivität einmal.");
        yield return ("Teilnahmen, Minuten", "Addiert wird, was erfasst ist; fehlende Angaben werden nicht angenommen (Z-11). Teilnahmen sind keine Personen: Wer zweimal kommt, zählt zweimal.");
        yield return ("Kleinzahlregel", $"Teilnahmen über null und unter der Mindestfallzahl stehen als „{persons.Under}“ (Z-32). Eine Summe, aus der sich eine solche Zahl errechnen ließe, "
            + $"steht als Spanne („106 bis 107“), in den Ergebnissen als „{NotShown}“. Alle anderen Zahlen sind genau.");
        yield return ("Weitergabe", "Nur für Förderprogrammcontrolling und Sachbericht, nicht zur Veröffentlichung: Der öffentliche Bericht nennt Summen genau. "
            + "Wer ihn neben dieser Liste der Aktivitäten hat, kann eine einzelne verborgene Zahl errechnen.");
        foreach (Programme programme in topics.Programmes)
        {
            int reference = topics.ReferenceOf(programme).Length;
            yield return ("Erreichte Kommunen", $"{Phrases.Of(reference, "Kommune bildet", "Kommunen bilden")} den Bezugsraum; erreicht ist eine, in der eine Veranstaltung stattfand (Z-7)."
                + (programme.Area.Note is string note ? $" {Phrases.Sentence(note)}" : ""));
        }

        yield return ("Ergebnisse", "Ist und Bewertung zum Stichtag, gezählt vom ersten Tag des Vorhabens an; die letzte Spalte nennt, was davon im Zeitraum begann.");
        yield return ("Nicht enthalten", NotContained());
    }

    private string NotContained()
    {
        string[] unsettled = [.. topics.InPeriod.Where(row => Occurrences.Of(row, topics.Period.To) == Occurrence.Unsettled)
            .Select(row => row.Id).Order(StringComparer.Ordinal)];
        int cancelled = topics.InPeriod.Count(row => Occurrences.Of(row, topics.Period.To) == Occurrence.Cancelled);
        return $"abgesagt: {GermanText.Whole(cancelled)}; Durchführung ungeklärt: {GermanText.Whole(unsettled.Length)}"
            + (unsettled.Length == 0 ? "" : $" ({string.Join(", ", unsettled)})")
            + $"; als unlesbar zurückgewiesene Zeilen und Angaben, gleich aus welcher Zeit (Z-31): {GermanText.Whole(evaluated.Result.Reading.Rejected.Length)}";
    }
}
