using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Intake.Import;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Audit.Quality;

/// <summary>
/// Something that is missing or doubtful in what was recorded, with the activities that it concerns.
/// </summary>
/// <param name="Title">What, in German: "Durchgeführt ohne Teilnahmen".</param>
/// <param name="Advice">What to do about it, as a sentence.</param>
/// <param name="Rows">The activities, by day and number.</param>
internal sealed record RecordingGap(string Title, string Advice, ImmutableArray<GapRow> Rows);

/// <summary>
/// An activity in which something is missing or doubtful.
/// </summary>
/// <param name="Activity">The activity.</param>
/// <param name="Note">What makes it so: "wie V-12", "B25, E25"; empty where the title of the gap says it all.</param>
internal sealed record GapRow(Activity Activity, string Note)
{
    /// <summary>"12.03.2026 „Titel“ (Nr. V-7; wie V-12)": for the staff only, titles are internal.</summary>
    public string InWords =>
        $"{GermanText.Day(Activity.StartDate)} {Phrases.Quote(Activity.Title)} (Nr. {Activity.Id}{(Note.Length == 0 ? "" : $"; {Note}")})";
}

/// <summary>
/// Data quality, as the staff can mend it: pure, from the activities and the results. One list for `activities check`, Vorabfassung and digest.
/// </summary>
internal static class RecordingGaps
{
    /// <summary>Title of what is planned for a day that has passed.</summary>
    public const string PlannedAndPassed = "Geplant, aber der Termin ist vorbei";

    /// <summary>Title of results without a Beleg.</summary>
    public const string WithoutDocument = "Ohne Beleg";

    // Two of so many on one day are no slip of one person's; and comparing each with each would take long.
    private const int MostOnADay = 100;

    // Two Aktenzeichen of one thing are no two things.
    private static readonly string[] TellingNothing = [IsPresent.SupportingDocument];

    /// <summary>All gaps that there are, in the order in which they matter.</summary>
    /// <param name="activities">The readable activities.</param>
    /// <param name="today">What lies before it has passed.</param>
    /// <param name="result">Which lines count what; null: not asked.</param>
    public static ImmutableArray<RecordingGap> Of(IReadOnlyCollection<Activity> activities, DateOnly today, EvaluationResult? result = null)
    {
        ImportVocabulary? vocabulary = result is null ? null : ImportVocabulary.Of(result.Measurements.Select(result.ProgrammeOf).Distinct());
        Activity[] current = [.. activities.Where(row => row.Status != ActivityStatus.Cancelled)];
        RecordingGap[] gaps =
        [
            Gap(PlannedAndPassed, "Bitte „durchgeführt“ oder „abgesagt“ eintragen.", activities.Where(row =>
                row.Status == ActivityStatus.Planned && (row.EndDate ?? row.StartDate) < today)),
            Gap("Durchgeführt ohne Teilnahmen", "Bitte die Zahl der Teilnahmen nachtragen.", activities.Where(row =>
                row is { Kind: ActivityKind.Event, Status: ActivityStatus.Held, Participants: null })),
            Gap("Ohne Kommune", "Bitte die Kommune eintragen, oder „online“ oder „regionsweit“.", activities.Where(row =>
                row.Kind == ActivityKind.Event && row.Status != ActivityStatus.Cancelled && row.Values("kommune").IsEmpty)),
            Gap(WithoutDocument, "Bitte Aktenzeichen oder Ablage des Belegs eintragen.", activities.Where(row =>
                row is { Kind: ActivityKind.Deliverable, Status: ActivityStatus.Held } && row.Values(IsPresent.SupportingDocument).IsEmpty)),
            new RecordingGap("Wort, das keine Zeile des Zielkatalogs kennt", "Es zählt dort nicht. Bitte das Wort der Auswahlliste nehmen.",
                vocabulary is null ? [] : InOrder(current.SelectMany(row => Mistyped(row, vocabulary)))),
            new RecordingGap("„nein“ oder „folgt“ statt einer leeren Zelle", "Es zählt, als wäre etwas vorhanden. Bitte die Zelle leeren.",
                vocabulary is null ? [] : InOrder(current.SelectMany(row => Absent(row, vocabulary)))),
            new RecordingGap("Wahrscheinlich doppelt erfasst", "Ist es dieselbe Aktivität, bitte eine davon zurückziehen (activities withdraw).",
                InOrder(Duplicates(activities).Select(pair => new GapRow(pair.Second, $"wie {pair.First.Id}")))),
            new RecordingGap("Titel sieht nach dem Namen einer Person aus", "Namen von Personen gehören nicht in die Daten.",
                InOrder(activities.Select(row => new GapRow(row, PersonNames.Find(row.Title) ?? "")).Where(row => row.Note.Length > 0))),
            new RecordingGap("Zählt für mehrere Meilensteine", "Bitte prüfen, ob das gemeint ist.", result is null ? [] : InOrder(OfSeveralMilestones(result))),
            new RecordingGap("Nachträglich erfasst", $"Mehr als {LateRecording.Days} Tage danach eingetragen; der Bericht nennt es.", InOrder(activities.Where(row => row.Status != ActivityStatus.Cancelled && LateRecording.IsLate(row))
                .Select(row => new GapRow(row, row.RecordedOn is DateOnly day ? $"erfasst am {GermanText.Day(day)}" : "")))),
        ];
        return [.. gaps.Where(gap => !gap.Rows.IsEmpty)];
    }

    /// <summary>
    /// Pairs that are very likely one activity: same kind, same day, similar title, and nothing recorded on both that tells them apart. The first of a pair has the
    /// lower number (ordinal).
    /// </summary>
    public static IEnumerable<(Activity First, Activity Second)> Duplicates(IEnumerable<Activity> activities) =>
        from sameDay in activities.Where(row => row.Status != ActivityStatus.Cancelled).GroupBy(row => (row.Kind, row.StartDate))
        let rows = sameDay.OrderBy(row => row.Id, StringComparer.Ordinal).ToList()
        where rows.Count <= MostOnADay
        from second in Enumerable.Range(1, rows.Count - 1)
        let like = rows.Take(second).FirstOrDefault(first => AreLike(first, rows[second]))
        where like is not null
        select (like, rows[second]);

    private static bool AreLike(Activity first, Activity second) => SimilarTitles.Are(first.Title, second.Title)
        && !first.Attributes.Select(attribute => attribute.Name).Distinct().Except(TellingNothing)
            .Any(name => second.Values(name) is { IsEmpty: false } others && !first.Values(name).Intersect(others).Any());

    // Every activity belongs to the whole of which a share is taken; that is no second milestone.
    private static IEnumerable<GapRow> OfSeveralMilestones(EvaluationResult result) =>
        from entry in result.Milestones.SelectMany(milestone => milestone.Lines.Where(line => !line.Line.Measure.IsShare).SelectMany(line => line.Evidence.Counted.Select(row => (Row: row, milestone.Milestone.Id))))
        group entry.Id by entry.Row.Id into same
        let milestones = same.Distinct().ToList()
        where milestones.Count > 1
        select new GapRow(
            result.Milestones.SelectMany(milestone => milestone.Lines).SelectMany(line => line.Evidence.Counted).First(row => row.Id == same.Key), string.Join(", ", milestones));

    private static IEnumerable<GapRow> Mistyped(Activity row, ImportVocabulary vocabulary) =>
        from attribute in row.Attributes
        let meant = ImportVocabulary.ChosenFromTheCatalogue.Contains(attribute.Name) ? vocabulary.MeantValue(attribute.Name, attribute.Value) : null
        where meant is not null
        select new GapRow(row, $"{attribute.Name} {Phrases.Quote(attribute.Value)}; gemeint: {meant}?");

    private static IEnumerable<GapRow> Absent(Activity row, ImportVocabulary vocabulary) =>
        from attribute in row.Attributes
        where vocabulary.AskedForPresence.Contains(attribute.Name) && AbsenceWords.Has(attribute.Value)
        select new GapRow(row, $"{attribute.Name} {Phrases.Quote(attribute.Value)}");

    private static RecordingGap Gap(string title, string advice, IEnumerable<Activity> rows) => new(title, advice, InOrder(rows.Select(row => new GapRow(row, ""))));

    private static ImmutableArray<GapRow> InOrder(IEnumerable<GapRow> rows) =>
        [.. rows.OrderBy(row => row.Activity.StartDate).ThenBy(row => row.Activity.Id, StringComparer.Ordinal)];
}
