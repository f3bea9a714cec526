using System.Collections.Immutable;
using KiIndicators.Indicators.Rating;
using KiIndicators.Worker.Reports;
using KiIndicators.Worker.Reports.FirstPage;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>Builds briefings from the results: no clock, no I/O. What the report hides is hidden here too; titles of activities and partners are not named.</summary>
internal static class BriefingBuilder
{
    /// <summary>`lage` looks so many days ahead.</summary>
    public const int DaysAhead = 30;

    // So much of a group a telephone shows before a thumb gets tired; a terminal has room for all that a Vorabfassung names.
    private const int MostOnTelephone = 3;
    private const int MostDates = 6;
    private const int LongestName = 46;

    /// <summary>The digest: what is to be done, what changed, what is at risk, what comes next. Without any change only what is to be done.</summary>
    public static Briefing Digest(BriefingInput input)
    {
        ReportContext context = new(input.Report);
        MilestonePicture picture = new(context);
        Changes changes = new(context, input, MostOnTelephone);
        Block toDo = new ToDo(context, input, MostOnTelephone).Build();
        ImmutableArray<Block> first = toDo.Items.IsEmpty ? [] : [toDo];
        return changes.IsQuiet
            ? Of(context, [.. first, changes.Build()]) with { IsQuiet = true }
            : Of(context, [.. first, changes.Build(), new AtRisk(context, input.Day).Few(MostOnTelephone), new Outlook(context, input).Nearest(MostDates)]) with
            {
                Picture = [.. picture.Rows], Legend = [.. picture.Legend],
            };
    }

    /// <summary>The Lage: worst first what is at risk, who owes what, what is due within 30 days, what changed, and the reach.</summary>
    public static Briefing Situation(BriefingInput input)
    {
        ReportContext context = new(input.Report);
        return Of(context,
        [
            new AtRisk(context, input.Day).All(),
            new ToDo(context, input, StillMissing.Most).Build(),
            new Outlook(context, input).Until(input.Day.AddDays(DaysAhead)),
            new Changes(context, input, StillMissing.Most).Build(),
            .. context.Programmes.Select(programme => new Reach(context, programme).Build()).Select(reach => new Block(
                "reichweite", reach.Programme is string name ? $"Reichweite je Kommune ({name})" : "Reichweite je Kommune")
            {
                Sentence = reach.Headline, Table = reach.Table with { Rows = [.. reach.Table.Rows, reach.TotalRow] },
            }),
        ]);
    }

    private static Briefing Of(ReportContext context, ImmutableArray<Block> blocks) => new(context.AsOf)
    {
        Notice = PaperFacts.Notice(context), Tally = FirstPageBuilder.Tally(context), States = StatesOf(context), Blocks = blocks,
    };

    private static string StatesOf(ReportContext context)
    {
        MilestoneNames names = new(context);
        string beside = string.Join(", ", StateTally.Beside(context.Result).Select(result => $"{names.Short(result, LongestName)}: {result.Status.Printed()}"));
        return StateTally.Of(context.Result) + (beside.Length == 0 ? "" : $"; daneben {beside}");
    }
}
