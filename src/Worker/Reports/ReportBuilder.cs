using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.FirstPage;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;

namespace KiIndicators.Worker.Reports;

/// <summary>Builds the model of Sachstandsbericht.pdf from the results: no clock, no I/O.</summary>
internal static class ReportBuilder
{
    private const string Kind = "Sachstandsbericht";

    /// <summary>Builds the model; the pages of the Anlage are added when it has been set.</summary>
    /// <param name="input">Everything the report depends on.</param>
    /// <param name="charts">The drawn charts, <see cref="ReportCharts.Build"/>; <see cref="ReportCharts.None"/> for a report without.</param>
    public static ReportModel Build(ReportInput input, ReportCharts charts)
    {
        ReportContext context = new(input);
        return new ReportModel
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
            FirstPage = FirstPageBuilder.Build(context, new Deviations(context), new SinceLastReport(context)),
            Topics = new MilestoneSections(context, charts).Build(),
            Reach = [.. context.Programmes.Select(programme => new Reach(context, programme).Build())],
            Legend = Legend.Build(context.Result),
            Glossary = Glossary.Build(context),
            Facts = PaperFacts.Facts(context),
            Closing = PaperFacts.Closing,
        };
    }
}
