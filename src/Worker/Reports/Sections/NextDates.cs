using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Evaluation;
using KiIndicators.Indicators.Results;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Next dates after the Stichtag: deadlines and ends first to be kept, then planned events, by kind and line only.</summary>
/// <param name="context">The report.</param>
internal sealed class NextDates(ReportContext context)
{
    /// <summary>Most rows on page 1.</summary>
    public const int Most = 8;

    private const int MostIds = 5;

    /// <summary>What is printed below the dates.</summary>
    public const string AfterAsOf = "Nach dem Stichtag Durchgeführtes erscheint im nächsten Bericht.";

    /// <summary>The rows in time.</summary>
    public IReadOnlyList<DateRow> Build() =>
    [
        .. Fixed.Concat(Awaited).Concat(Events)
            .Where(entry => entry.Day > context.AsOf)
            .GroupBy(entry => (entry.Day, entry.What, entry.Rank))
            .OrderBy(group => group.Key.Rank).ThenBy(group => group.Key.Day).ThenBy(group => group.Key.What, StringComparer.Ordinal)
            .Take(Most)
            .OrderBy(group => group.Key.Day).ThenBy(group => group.Key.Rank).ThenBy(group => group.Key.What, StringComparer.Ordinal)
            .Select(group => new DateRow(Wording.Day(group.Key.Day), Occasion(group.Key.What, [.. group.Select(entry => entry.Id).OfType<string>().Distinct()]))),
    ];

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
                    yield return new Entry(Deadlines.RecordingUntil(end), "Ende der Erfassungsfrist", result.Milestone.Id, 0);
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

                if (line.AssessableFrom is DateOnly day && day != Deadlines.RecordingUntil(line.LastDay).AddDays(1))
                {
                    yield return new Entry(day, "wird bewertbar", id, 1);
                }

                if (Statements.IsDue(line.Status) && context.RemarkOn(line)?.NewDate is DateOnly date)
                {
                    yield return new Entry(date, "neuer Termin laut Stellungnahme", id, 1);
                }
            }
        }
    }

    private IEnumerable<Entry> Events => Rated
        .SelectMany(line => line.Evidence.Planned.Where(row => row.Kind == ActivityKind.Event).Select(row => (Line: line, Row: row)))
        .DistinctBy(pair => pair.Row.Id, StringComparer.Ordinal)
        .Select(pair => new Entry(pair.Row.StartDate, ActivityWords.KindOf(pair.Row), pair.Line.Line.Id, 2));

    private IEnumerable<Measurement> Rated =>
        context.Result.Measurements.Where(line => line.Status.IsRated() && line.Status != Status.Withheld);

    private static string Occasion(string what, IReadOnlyList<string> ids) =>
        ids.Count == 0 ? what : $"{what} ({Phrases.Few(ids, MostIds)})";

    private sealed record Entry(DateOnly Day, string What, string? Id, int Rank);
}
