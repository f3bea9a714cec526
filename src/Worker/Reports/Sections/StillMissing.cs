using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Quality;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>
/// What a person can still settle before the report: Stellungnahmen, dates whose Durchführung is open, Belege, rejected rows. In a Vorabfassung only;
/// everything follows from the record.
/// </summary>
/// <param name="context">The report.</param>
internal sealed class StillMissing(ReportContext context)
{
    /// <summary>So many rows a group names; the others are counted.</summary>
    public const int Most = 40;

    /// <summary>The groups, also those in which nothing is missing.</summary>
    public IReadOnlyList<MissingGroup> Build() =>
    [
        Rows(),
        Group(
            "Stellungnahmen", "Zu diesen Vorhaben steht eine Stellungnahme der Verwaltung aus.", "Zu jeder Abweichung liegt eine Stellungnahme vor.",
            WithoutStatement.Select(line => new Labelled(line.Line.Id, $"{line.Line.Title} ({line.Status.Printed()})"))),
        Group(
            "Durchführung ungeklärt", "Der Termin ist vorbei, erfasst ist noch „geplant“.", "Kein Termin ist ungeklärt.",
            Unsettled.Select(Titled)),
        Group(
            "Belege", "Es fehlt nur der Beleg.", "Kein Beleg fehlt.",
            WithoutDocument.Select(Titled)),
        Group(
            "Zurückgewiesene Zeilen", "Diese Zeilen oder Angaben sind nicht lesbar und zählen nirgends.", "Keine Zeile ist zurückgewiesen.",
            context.Input.Auswertung.Reading.Rejected.Select(rejected => new Labelled(
                rejected.Row, rejected.Value is string value ? $"{value}: {rejected.Reason}" : rejected.Reason))),
        .. Gaps(),
    ];

    /// <summary>Deviating lines without a Stellungnahme.</summary>
    public IEnumerable<Measurement> WithoutStatement => Lines.Where(line => Statements.IsDue(line.Status) && context.RemarkOn(line) is null);

    /// <summary>Activities whose day has passed and that are still recorded as planned, in time.</summary>
    public IEnumerable<RowToSettle> Unsettled => Activities(line => line.Evidence.Unsettled);

    /// <summary>Activities that lack nothing but their Beleg, in time.</summary>
    public IEnumerable<RowToSettle> WithoutDocument => Activities(line => line.Evidence.NearMisses
        .Where(row => row.Failed.All(failed => failed.Name == IsPresent.SupportingDocument)).Select(row => row.Activity));

    // What else is missing or doubtful in the activities of the report, only where something is: the groups above say the rest.
    private IEnumerable<MissingGroup> Gaps() => RecordingGaps
        .Of(context.Input.Auswertung.Reading.Activities, context.Input.Auswertung.AsOf.AddDays(1), context.Result)
        .Where(gap => gap.Title is not (RecordingGaps.PlannedAndPassed or RecordingGaps.WithoutDocument))
        .Select(gap => Group(gap.Title, gap.Advice, "", gap.Rows.Select(row => new Labelled(
            GermanText.Day(row.Activity.StartDate), $"{row.Activity.Title} (Nr. {row.Activity.Id}{(row.Note.Length == 0 ? "" : $"; {row.Note}")})"))));

    private IEnumerable<Measurement> Lines => context.Result.Measurements;

    // Data that did not arrive look like a KI that did nothing; how many there were before says it.
    private MissingGroup Rows()
    {
        int now = context.Input.Auswertung.Reading.Readable;
        int? before = context.Input.Comparison?.Earlier.Result.Reading.Readable;
        return new MissingGroup(
            "Datenbestand", $"Lesbar sind {Phrases.Of(now, "Aktivität", "Aktivitäten")}{(before is int then ? $"; im letzten Bericht waren es {GermanText.Whole(then)}." : ".")}", []);
    }

    // An activity may stand behind several lines; it is settled once.
    private IEnumerable<RowToSettle> Activities(Func<Measurement, IEnumerable<Activity>> rows) => Lines
        .SelectMany(line => rows(line).Select(row => (Row: row, line.Line.Id)))
        .GroupBy(entry => entry.Row.Id, StringComparer.Ordinal)
        .OrderBy(group => group.First().Row.StartDate).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new RowToSettle(group.First().Row, [.. group.Select(entry => entry.Id).Distinct(StringComparer.Ordinal)]));

    private static Labelled Titled(RowToSettle found) => new(
        GermanText.Day(found.Row.StartDate), $"{found.Row.Title} (Nr. {found.Row.Id}; {string.Join(", ", found.Lines)})");

    private static MissingGroup Group(string title, string some, string none, IEnumerable<Labelled> rows)
    {
        ImmutableArray<Labelled> all = [.. rows];
        string summary = all.IsEmpty ? none : all.Length > Most ? $"{some} Genannt sind {Most} von {GermanText.Whole(all.Length)}." : some;
        return new MissingGroup(title, summary, [.. all.Take(Most)]);
    }
}

/// <summary>An activity that a person can settle.</summary>
/// <param name="Row">The activity.</param>
/// <param name="Lines">The lines behind which it stands.</param>
internal sealed record RowToSettle(Activity Row, ImmutableArray<string> Lines);
