using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Results;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.Sections;

/// <summary>Names of milestones in plain words, without the number that only the catalogue knows.</summary>
/// <param name="context">The report.</param>
internal sealed class MilestoneNames(ReportContext context)
{
    /// <summary>With what it is about: "Bildung 2025: neue und bessere Angebote", "KIM: Kompetenzzentrum …".</summary>
    public string Full(MilestoneResult result)
    {
        (string place, Milestone milestone) = (PlaceOf(result), result.Milestone);
        return milestone.Type switch
        {
            MilestoneType.Milestone when StartsWithYear(milestone) => $"{place} {milestone.Title}",
            MilestoneType.Milestone => $"{place}: {milestone.Title}",
            _ => MilestoneStates.FullNameOf(milestone).Trim('„', '“'),
        };
    }

    /// <summary>The name alone: "Bildung 2025", "KIA", "Anteil der Schwerpunkte"; where it is long, it keeps its year.</summary>
    public string Short(MilestoneResult result, int longest = int.MaxValue)
    {
        Milestone milestone = result.Milestone;
        return milestone.Type switch
        {
            MilestoneType.Milestone when StartsWithYear(milestone) => $"{Phrases.Shorten(PlaceOf(result), longest)} {milestone.Title[..milestone.Title.IndexOf(':', StringComparison.Ordinal)]}",
            MilestoneType.Milestone => Phrases.Shorten($"{PlaceOf(result)}: {milestone.Title}", longest),
            _ => Phrases.Shorten(MilestoneStates.NameOf(milestone).Trim('„', '“'), longest),
        };
    }

    private string PlaceOf(MilestoneResult result) => (
        from topic in context.Topics
        from goal in topic.Goals
        where goal.Milestones.Any(milestone => milestone.Id == result.Milestone.Id)
        select goal.ShortTitle ?? topic.ShortTitle).FirstOrDefault() ?? result.Milestone.Id;

    private static bool StartsWithYear(Milestone milestone) =>
        milestone.Title.IndexOf(':', StringComparison.Ordinal) is int colon and >= 4 && milestone.Title[..colon].All(letter => char.IsDigit(letter) || letter is '/' or '–' or '-');
}
