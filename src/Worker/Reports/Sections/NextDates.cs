using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Next dates after the Stichtag: deadlines and ends first to be kept, then planned events, by kind and line only.</summary>
/// <param name="context">The report.</param>
internal sealed class NextDates(ReportContext context)
{
    /// <summary>Most rows on page 1.</summary>
    public const int Most = 8;

    private const int MostIds = 5;
    private const int LongestTitle = 40;

    /// <summary>What is printed below the dates.</summary>
    public const string AfterAsOf = "Nach dem Stichtag Durchgeführtes erscheint im nächsten Bericht.";

    /// <summary>The rows in time.</summary>
    public IReadOnlyList<DateRow> Build() =>
    [
        .. All.OrderBy(date => date.Rank).ThenBy(date => date.Day).ThenBy(date => date.What, StringComparer.Ordinal)
            .Take(Most)
            .OrderBy(date => date.Day).ThenBy(date => date.Rank).ThenBy(date => date.What, StringComparer.Ordinal)
            .Select(date => new DateRow(GermanText.Day(date.Day), Occasion(date.What, date.Ids))),
    ];

    /// <summary>That the rows are a selection; null where all are shown.</summary>
    public string? Note => All.Count() is int all && all > Most ? $"Auswahl: {Most} von {GermanText.Whole(all)} Terminen und Fristen nach dem Stichtag." : null;

    private IEnumerable<Date> All => Fixed.Concat(Awaited).Concat(Deliverables).Concat(Events)
        .Where(entry => entry.Day > context.AsOf)
        .GroupBy(entry => (entry.Day, entry.What))
        .Select(group => new Date(
            group.Key.Day, group.Key.What, [.. group.Select(entry => entry.Id).OfType<string>().Distinct()], group.Min(entry => entry.Rank)));

    private IEnumerable<Entry> Fixed
    {
        get
        {
            if (context.Input.NextMeeting is DateOnly next)
            {
                yield return new Entry(next, "nächster Bericht", null, 0);
            }

            foreach (MilestoneResult result in context.Result.Milestones)
            {
                DateOnly end = result.Milestone.Period.To;
                yield return new Entry(end, "Ende des Zeitraums", result.Milestone.Id, 0);
                if (end <= context.AsOf && result.Lines.Any(line => line.Status == Status.NotYetAssessable))
                {
                    yield return new Entry(context.Result.ProgrammeOf(result).RecordingUntil(end), "Ende der Erfassungsfrist", result.Milestone.Id, 0);
                }
            }
        }
    }

    private IEnumerable<Entry> Awaited
    {
        get
        {
            foreach (Measurement line in Rated.Where(line => !line.Status.IsFine()))
            {
                string id = line.Line.Id;
                if (line.Line.HasDeadline && context.Result.Milestones.All(result => result.Milestone.Period.To != line.Line.Period.To))
                {
                    yield return new Entry(line.Line.Period.To, "Frist", id, 0);
                }

                if (line.Status == Status.Open)
                {
                    yield return new Entry(Deadlines.PlanningUntil(line.Line), "Planungsfrist", id, 1);
                }

                if (line.AssessableFrom is DateOnly day && day != line.RecordingUntil.AddDays(1))
                {
                    yield return new Entry(day, "wird bewertbar", id, 1);
                }

                if (Statements.IsDue(line.Status) && context.RemarkOn(line)?.NewDate is DateOnly date)
                {
                    yield return new Entry(date, "neuer Termin", id, 1);
                }
            }
        }
    }

    private IEnumerable<Entry> Deliverables => Rated.Where(line => !line.Status.IsFine())
        .SelectMany(line => line.Evidence.Planned.Where(row => row.Kind is ActivityKind.Deliverable or ActivityKind.Cooperation).Select(row => (Line: line, Row: row)))
        .DistinctBy(pair => pair.Row.Id, StringComparer.Ordinal)
        .Select(pair => new Entry(pair.Row.StartDate, pair.Row.Kind == ActivityKind.Cooperation ? "Vereinbarung" : Titled(pair.Line), pair.Line.Line.Id, 1));

    // The next event of each line before any second one, and lines that still lack something before those that do not.
    private IEnumerable<Entry> Events => Rated
        .SelectMany(line => line.Evidence.Planned.Where(row => row.Kind == ActivityKind.Event).OrderBy(row => row.StartDate)
            .Select((row, index) => (Line: line, Row: row, Rank: (line.Status.IsFine() ? 3 : 2) + (index * 2))))
        .OrderBy(found => found.Rank)
        .DistinctBy(found => found.Row.Id, StringComparer.Ordinal)
        .Select(found => new Entry(found.Row.StartDate, ActivityWords.KindOf(found.Row), found.Line.Line.Id, found.Rank));

    private IEnumerable<Measurement> Rated =>
        context.Result.Measurements.Where(line => line.Status.IsRated() && line.Status != Status.Withheld);

    private static string Occasion(string what, IReadOnlyList<string> ids) =>
        ids.Count == 0 ? what : $"{what} ({Phrases.Few(ids, MostIds)})";

    private string Titled(Measurement line) => Phrases.Shorten(context.TitleOf(line), LongestTitle);

    private sealed record Date(DateOnly Day, string What, IReadOnlyList<string> Ids, int Rank);

    private sealed record Entry(DateOnly Day, string What, string? Id, int Rank);
}
