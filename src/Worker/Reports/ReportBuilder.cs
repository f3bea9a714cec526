using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Record;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports.Charts;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports;

/// <summary>Builds the model of the report from the results: no clock, no I/O.</summary>
internal static class ReportBuilder
{
    /// <summary>Builds the model.</summary>
    /// <param name="input">Everything the report depends on.</param>
    /// <param name="charts">The drawn charts, <see cref="ReportCharts.Build"/>; <see cref="ReportCharts.None"/> for a report without.</param>
    public static ReportModel Build(ReportInput input, ReportCharts charts)
    {
        ReportContext context = new(input);
        Deviations deviations = new(context);
        Reach[] reach = [.. context.Programmes.Select(programme => new Reach(context, programme))];
        NextDates dates = new(context);
        SinceLastReport since = new(context);
        return new ReportModel
        {
            Notice = input.Auswertung.IsSample ? "BEISPIELDATEN – keine echten Angaben" : null,
            Authority = context.Said(programme => programme.Authority),
            Title = context.Said(programme => programme.Title),
            Subtitle = "Sachstandsbericht",
            RunningTitle = $"Sachstandsbericht {context.Said(programme => programme.ShortTitle)}",
            RunningMeeting = $"Sitzung {GermanText.Day(input.Meeting.Date)}, Stichtag {GermanText.Day(context.AsOf)}",
            TitleBlock = TitleBlock(context),
            Number = $"{input.Auswertung.Number}",
            Checksum = ShortChecksum.Of(input.Checksum).ToString(),
            PreviousReport = input.Auswertung.Previous?.ToString() ?? "keiner, dies ist der erste",
            AtAGlance = new AtAGlance(context, deviations, reach).Build(),
            Overview = OverviewTable.Build(context),
            OverviewNote = OverviewTable.Note,
            Deviations = deviations.OnPageOne,
            DeviationsNote = deviations.Note,
            SinceLastReport = since.Build(),
            NextDates = dates.Build(),
            NextDatesNote = dates.Note,
            AfterAsOf = NextDates.AfterAsOf,
            ProgrammeChart = charts.Programme,
            Topics = new MilestoneSections(context, charts).Build(),
            Reach = [.. reach.Select(part => part.Build())],
            Annex = Annex(context, since),
        };
    }

    private static List<Labelled> TitleBlock(ReportContext context)
    {
        Meeting meeting = context.Input.Meeting;
        string time = meeting.StartTime is TimeOnly start ? $", {start:HH\\:mm} Uhr" : "";
        return
        [
            new("Federführung", Phrases.Unbroken(context.Said(programme => programme.Lead))),
            new("Gremium", meeting.Committee.Name),
            new("Sitzung", GermanText.Day(meeting.Date) + time),
            .. context.Programmes.Select(programme => new Labelled("Zeitraum", context.Of(programme, Span(programme, context.AsOf)))),
            new("Datenbestand", context.Result.DataAsOf is DateOnly day ? $"vom {GermanText.Day(day)}" : "keine Angabe"),
            .. context.Programmes.Select(programme => new Labelled(
                "Grundlage", context.Of(programme, $"Sitzungsvorlage {programme.Resolution.Paper}, Fassung: {programme.Resolution.Version}"))),
        ];
    }

    // One that has ended is reported on as a whole.
    private static string Span(Programme programme, DateOnly asOf) => programme.Period.To < asOf
        ? GermanText.Span(programme.Period)
        : $"{GermanText.Day(programme.Period.From)} bis Stichtag {GermanText.Day(asOf)}";

    private static AnnexSection Annex(ReportContext context, SinceLastReport since)
    {
        Rulings rulings = new(context);
        return new AnnexSection
        {
            Changes = since.Tables(),
            Legend = Legend.Build(context.Result),
            Glossary = Glossary.Build(context),
            CountingRules = [.. CountingRules.All.Select(rule => new Labelled(rule.Number, ConditionWords.PublicRule(rule.Sentence)))],
            RulingsStanding = rulings.Standing,
            Rulings = rulings.Build(),
            Evidence = new EvidenceBlocks(context).Build(),
            DataQuality = DataQuality.Sentences(context.Result),
            Rejected = DataQuality.Rejected(context.Result),
            Closing = "Regelbasiert berechnet, ohne künstliche Intelligenz.",
        };
    }
}
