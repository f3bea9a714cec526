using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.FirstPage;

/// <summary>The picture of page 1: a row for each milestone, a box for each rated Vorhaben.</summary>
/// <param name="context">The report.</param>
internal sealed class MilestonePicture(ReportContext context)
{
    /// <summary>So many rows leave room for what has to be discussed.</summary>
    public const int MostRows = 12;

    private const int LongestName = 64;

    // With so many boxes the picture still has one line a milestone; the words name all of them.
    private const int MostBoxes = 14;

    private readonly MilestoneNames names = new(context);

    /// <summary>The rows in the order of the catalogue; where there are too many, those that need attention and the first of the others.</summary>
    public IReadOnlyList<PictureRow> Rows => [.. Shown.Select(RowOf)];

    /// <summary>How many are left out; null where none is.</summary>
    public string? Note => (context.Result.Milestones.Length - MostRows) switch
    {
        <= 0 => null,
        1 => "Ein weiterer Meilenstein steht in den Abschnitten",
        int more => $"{Phrases.Capital(NumberWords.Plain(more))} weitere Meilensteine stehen in den Abschnitten",
    };

    /// <summary>The states whose signs the picture shows, in the order of the legend.</summary>
    public IReadOnlyList<StatusView> Legend =>
    [
        .. Shown.SelectMany(Rated).Select(line => line.Status).Concat(Shown.Select(result => result.Status)).Where(status => status.IsRated())
            .Distinct().OrderBy(Place).Select(status => status.View()),
    ];

    private IEnumerable<MilestoneResult> Shown
    {
        get
        {
            HashSet<MilestoneResult> chosen = [.. context.Result.Milestones.OrderBy(result => result.Status.Weight()).Take(MostRows)];
            return context.Result.Milestones.Where(chosen.Contains);
        }
    }

    private static IEnumerable<Measurement> Rated(MilestoneResult result) => result.Lines.Where(line => line.Status.IsRated());

    private PictureRow RowOf(MilestoneResult result)
    {
        Measurement[] lines = [.. Rated(result)];
        return new PictureRow(
            result.Milestone.Id, names.Full(result) is { Length: <= LongestName } full ? full : names.Short(result, LongestName),
            [.. lines.Take(MostBoxes).Select(line => line.Status.Code())],
            lines.Length == 0
                ? "keine bewerteten Vorhaben"
                : string.Join(", ", lines.GroupBy(line => line.Status).OrderBy(group => Place(group.Key)).Select(group => $"{group.Count()} {group.Key.Printed()}")),
            result.Status.View());
    }

    // From what is done over what goes on to what needs attention.
    private static int Place(Status status) => status switch
    {
        Status.Reached => 0,
        Status.Implemented => 1,
        Status.OnTrack => 2,
        Status.Open => 3,
        Status.NotYetAssessable => 4,
        Status.PartlyReached => 5,
        Status.AtRisk => 6,
        Status.DocumentMissing => 7,
        Status.NotReached => 8,
        _ => 9,
    };
}
