using KiIndicators.Indicators.Rating;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports;

/// <summary>Builds the model of Anlage-Nachweise.pdf from the results: no clock, no I/O.</summary>
internal static class AnnexBuilder
{
    private const string Kind = "Anlage Nachweise";

    /// <summary>Builds the model.</summary>
    /// <param name="input">Everything the Anlage depends on.</param>
    /// <param name="charts">The drawn charts.</param>
    public static AnnexModel Build(ReportInput input, ReportCharts charts)
    {
        ReportContext context = new(input);
        Rulings rulings = new(context);
        return new AnnexModel
        {
            Notice = PaperFacts.Notice(context),
            Authority = context.Said(programme => programme.Authority),
            Title = PaperFacts.Title(context, Kind),
            Description = PaperFacts.Description(context, Kind),
            Keywords = PaperFacts.Keywords(context),
            RunningTitle = $"{Kind} {context.Said(programme => programme.ShortTitle)}",
            RunningMeeting = PaperFacts.RunningMeeting(context),
            Number = $"{input.Auswertung.Number}",
            Checksum = ShortChecksum.Of(input.Checksum).ToString(),
            PreviousReport = PaperFacts.PreviousReport(context),
            Facts = PaperFacts.Facts(context),
            ProgrammeChart = charts.Programme,
            Changes = new SinceLastReport(context).Tables(),
            CountingRules = [.. CountingRules.All.Select(rule => new Labelled(rule.Number, ConditionWords.PublicRule(rule.Sentence)))],
            RulingsStanding = rulings.Standing,
            Rulings = rulings.Build(),
            Evidence = new EvidenceBlocks(context).Build(),
            DataQuality = DataQuality.Sentences(context.Result),
            Rejected = DataQuality.Rejected(context.Result),
            Closing = PaperFacts.Closing,
        };
    }
}
