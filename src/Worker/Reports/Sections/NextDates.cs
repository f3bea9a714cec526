using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>
/// Next dates after the Stichtag, in words that need no catalogue: what is due, decided or planned anew first, then what is planned, the
/// nearest before the later.
/// </summary>
/// <param name="context">The report.</param>
internal sealed class NextDates(ReportContext context)
{
    /// <summary>So many the Sachlage names.</summary>
    public const int Most = 8;

    private const int LongestTitle = 64;

    private static readonly Noun MoreProjects = new("weiteres Vorhaben", "weitere Vorhaben", "weiteren Vorhaben", Gender.Neuter);

    /// <summary>What is said after the dates.</summary>
    public const string AfterAsOf = "Nach dem Stichtag Durchgeführtes erscheint im nächsten Bericht.";

    private readonly MilestoneNames names = new(context);

    /// <summary>So many rows, in time.</summary>
    public IReadOnlyList<DateRow> Build(int most) => [.. Nearest(most, DateOnly.MaxValue).Select(date => new DateRow(GermanText.Day(date.Day), date.What))];

    /// <summary>So many dates up to a day, in time.</summary>
    public IReadOnlyList<(DateOnly Day, string What)> Nearest(int most, DateOnly last) =>
    [
        .. All.Where(date => date.Day <= last).OrderBy(date => date.Rank).ThenBy(date => date.Day).ThenBy(date => date.What, StringComparer.Ordinal)
            .Take(most)
            .OrderBy(date => date.Day).ThenBy(date => date.Rank).ThenBy(date => date.What, StringComparer.Ordinal)
            .Select(date => (date.Day, date.What)),
    ];

    /// <summary>That so many rows are a selection; null where all are shown.</summary>
    public string? Note(int most) => All.Count() is int all && all > most
        ? $"Auswahl: {most} von {GermanText.Whole(all)} Terminen und Fristen nach dem Stichtag."
        : null;

    private IEnumerable<Date> All => Meetings.Concat(Ends).Concat(Awaited).Concat(Deliverables).Concat(Events).Where(date => date.Day > context.AsOf);

    private IEnumerable<Date> Meetings => context.Input.NextMeeting is DateOnly next ? [new Date(next, "nächster Bericht an den Ausschuss", 0)] : [];

    private IEnumerable<Date> Ends
    {
        get
        {
            foreach (IGrouping<DateOnly, MilestoneResult> end in context.Result.Milestones.GroupBy(result => result.Milestone.Period.To))
            {
                yield return new Date(end.Key, $"Ende des Zeitraums: {NamesOf(end)}", 0);
            }

            foreach (IGrouping<DateOnly, MilestoneResult> end in context.Result.Milestones
                .Where(result => result.Milestone.Period.To <= context.AsOf && result.Lines.Any(line => line.Status == Status.NotYetAssessable))
                .GroupBy(result => context.Result.ProgrammeOf(result).RecordingUntil(result.Milestone.Period.To)))
            {
                yield return new Date(end.Key, $"letzter Tag für Nachträge: {NamesOf(end)}", 0);
            }
        }
    }

    private IEnumerable<Date> Awaited => Rated.Where(line => !line.Status.IsFine()).SelectMany(Awaits)
        .GroupBy(entry => (entry.Day, entry.What))
        .Select(group => new Date(group.Key.Day, Words(group.Key.What, [.. group.Select(entry => entry.Line)]), 0));

    private IEnumerable<(DateOnly Day, string What, Measurement Line)> Awaits(Measurement line)
    {
        if (line.Line.HasDeadline && context.Result.Milestones.All(result => result.Milestone.Period.To != line.Line.Period.To))
        {
            yield return (line.Line.Period.To, "Frist", line);
        }

        if (line.Status == Status.Open)
        {
            yield return (Deadlines.PlanningUntil(line.Line), "noch zu planen", line);
        }

        if (line.AssessableFrom is DateOnly day && day != line.RecordingUntil.AddDays(1))
        {
            yield return (day, "wird bewertbar", line);
        }

        if (Statements.IsDue(line.Status) && context.RemarkOn(line)?.NewDate is DateOnly date)
        {
            yield return (date, "neuer Termin", line);
        }
    }

    // What has a Frist decides the line; the others are steps on the way. Every deliverable belongs to the whole of which a share is taken, and is no date of that line.
    private IEnumerable<Date> Deliverables => Rated.Where(line => !line.Line.Measure.IsShare && !line.Status.IsFine())
        .SelectMany(line => line.Evidence.Planned.Where(row => row.Kind is ActivityKind.Deliverable or ActivityKind.Cooperation).Select(row => (Line: line, Row: row)))
        .DistinctBy(pair => pair.Row.Id, StringComparer.Ordinal)
        .Select(pair => new Date(
            pair.Row.StartDate, pair.Row.Kind == ActivityKind.Cooperation ? $"Vereinbarung geplant: {Titled(pair.Line)}" : $"geplant: {Titled(pair.Line)}",
            pair.Line.Line.HasDeadline ? 0 : 1));

    // The next event of each line before any second one, and lines that still lack something before those that do not.
    // Every event belongs to the whole of which a share is taken; it is no date of that line.
    private IEnumerable<Date> Events => Rated.Where(line => !line.Line.Measure.IsShare)
        .SelectMany(line => line.Evidence.Planned.Where(row => row.Kind == ActivityKind.Event).OrderBy(row => row.StartDate)
            .Select((row, index) => (Line: line, Row: row, Rank: (line.Status.IsFine() ? 3 : 2) + (index * 2))))
        .OrderBy(found => found.Rank)
        .DistinctBy(found => found.Row.Id, StringComparer.Ordinal)
        .GroupBy(found => (found.Row.StartDate, What: Titled(found.Line)))
        .Select(group => new Date(group.Key.StartDate, group.Key.What, group.Min(found => found.Rank)));

    private IEnumerable<Measurement> Rated =>
        context.Result.Measurements.Where(line => line.Status.IsRated() && line.Status != Status.Withheld);

    private string NamesOf(IEnumerable<MilestoneResult> results) => Phrases.Few([.. results.Select(result => names.Short(result))], 3);

    private string Words(string what, IReadOnlyList<Measurement> lines)
    {
        // What goes on from another ("davon in Kooperation mit …") is meant with it.
        Measurement[] heads = [.. lines.Where(line => !ReportContext.LeansOnAnother(line)).DefaultIfEmpty(lines[0])];
        string title = Titled(heads[0]);
        string more = heads.Length == 1 ? "" : $" und {NumberWords.Counted(heads.Length - 1, MoreProjects)}";
        return what == "noch zu planen" ? $"{title}{more}: noch zu planen" : $"{what}: {title}{more}";
    }

    private string Titled(Measurement line) => Phrases.Shorten(context.TitleOf(line), LongestTitle);

    private sealed record Date(DateOnly Day, string What, int Rank);
}
