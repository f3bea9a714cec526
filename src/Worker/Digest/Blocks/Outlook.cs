using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>Next meetings with their reports, and the dates and Fristen of the programme, in time.</summary>
/// <param name="context">The report.</param>
/// <param name="input">The meetings, and the day.</param>
internal sealed class Outlook(ReportContext context, BriefingInput input)
{
    private const string Id = "termine";
    private const int MostMeetings = 2;
    private const int AnyNumber = 1000;

    private static readonly DateOnly Always = DateOnly.MaxValue;

    /// <summary>The nearest that matter.</summary>
    public Block Nearest(int most) => BlockOf("Nächste Termine (Auswahl)", Meetings(Always).Take(MostMeetings * 2), new NextDates(context).Nearest(most, Always), "Es sind keine Termine bekannt.");

    /// <summary>All up to a day.</summary>
    public Block Until(DateOnly last) =>
        BlockOf($"Fristen und Termine bis {GermanText.Day(last)}", Meetings(last), new NextDates(context).Nearest(AnyNumber, last), "Bis dahin steht nichts an.");

    private Block BlockOf(string heading, IEnumerable<(DateOnly Day, string What)> meetings, IEnumerable<(DateOnly Day, string What)> dates, string none)
    {
        (DateOnly Day, string What)[] all = [.. meetings.Concat(dates).Where(date => date.Day >= input.Day).OrderBy(date => date.Day)];
        return new Block(Id, heading)
        {
            Sentence = all.Length == 0 ? none : "",
            Table = all.Length == 0 ? null : new TableBlock(["Tag", "Was"], [.. all.Select(date => (IReadOnlyList<string>)[GermanText.Day(date.Day), date.What])]),
        };
    }

    private IEnumerable<(DateOnly Day, string What)> Meetings(DateOnly last) => input.Plan
        .Where(planned => !planned.Entry.IsCancelled && planned.Entry.Meeting.Date >= input.Day)
        .OrderBy(planned => planned.Entry.Meeting.Date)
        .SelectMany(Dates)
        .Where(date => date.Day <= last);

    private static IEnumerable<(DateOnly Day, string What)> Dates(PlannedReport planned)
    {
        string meeting = $"Sitzung {planned.Entry.Meeting.Committee.Id} am {GermanText.Day(planned.Entry.Meeting.Date)}";
        if (planned.Without is null)
        {
            yield return (planned.Deadline.DueDay, $"Bericht für die {meeting} wird erstellt");
        }

        yield return (planned.Entry.Meeting.Date, $"Sitzung: {planned.Entry.Meeting.Committee.Name}");
    }
}
