using System.Collections.Immutable;
using KiIndicators.Indicators.Rating;
using KiIndicators.Indicators.Results;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Quality;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Digest.Blocks;

/// <summary>What somebody has to do until when: releases, Stellungnahmen, answers about past dates, Belege. Activities are named by kind, day and number.</summary>
/// <param name="context">The report.</param>
/// <param name="input">The meetings, and the day.</param>
/// <param name="most">So many of a group are named; the others are counted.</param>
internal sealed class ToDo(ReportContext context, BriefingInput input, int most)
{
    private const int LongestTitle = 70;

    private readonly StillMissing missing = new(context);

    /// <summary>The block.</summary>
    public Block Build()
    {
        ImmutableArray<BlockItem> items =
        [
            .. input.IsCopy ? [] : Releases,
            .. Group("Stellungnahme fehlt", "Stellungnahmen fehlen", [.. missing.WithoutStatement.OrderBy(line => line.Status.Weight()).Select(Deviation)]),
            .. Group("vergangener Termin ist ungeklärt: durchgeführt oder abgesagt?", "vergangene Termine sind ungeklärt: durchgeführt oder abgesagt?", [.. missing.Unsettled.Select(Named)]),
            .. Group("Beleg fehlt", "Belege fehlen", [.. missing.WithoutDocument.Select(Named)]),
            .. input.IsCopy ? [] : Gaps,
            .. input.IsCopy ? [] : Rejected,
        ];
        return new Block("zu-tun", "Zu tun") { Items = items, Sentence = items.IsEmpty ? "Nichts: Es fehlt nichts." : "" };
    }

    /// <summary>The last Arbeitstag before the next report is made; null where no report is planned.</summary>
    private DateOnly? Due => input.Plan
        .Where(planned => planned.Without is null && planned.Entry.ReportState?.IsMade() != true && planned.Deadline.AsOf >= input.Day)
        .Select(planned => (DateOnly?)input.Days.OnOrBefore(planned.Deadline.AsOf)).Min();

    private IEnumerable<BlockItem> Releases => input.Plan
        .Where(planned => planned.Without is null && planned.Entry.Meeting.Date >= input.Day && planned.Entry.ReportState != OccurrenceState.Delivered)
        .Where(planned => planned.Entry.Hold is not null || (planned.LacksRelease && planned.Deadline.DraftDay <= input.Day))
        .OrderBy(planned => planned.Deadline.DueDay)
        .Select(planned => new BlockItem($"Bericht zur Sitzung am {GermanText.Day(planned.Entry.Meeting.Date)} freigeben", $"{Why(planned)} Befehl: kiindicators report release {planned.Entry.Meeting.Key}")
        {
            Due = planned.Deadline.DueDay,
        });

    private static string Why(PlannedReport planned) => planned.Entry.Hold is ReportHold hold
        ? Phrases.Sentence($"Zurückgehalten: {hold.Reason}")
        : $"Ohne Freigabe wird er {planned.Entry.Meeting.Committee.Name} nicht zugestellt.";

    // Past dates and Belege stand above, each by itself; which activities these are, the Vorabfassung and „activities check“ say: titles stay in the house.
    private IEnumerable<BlockItem> Gaps
    {
        get
        {
            RecordingGap[] gaps = [.. RecordingGaps.Of(context.Result.Reading.Activities, context.AsOf.AddDays(1), context.Result)
                .Where(gap => gap.Title is not (RecordingGaps.PlannedAndPassed or RecordingGaps.WithoutDocument))];
            return gaps.Length == 0 ? [] :
            [
                new BlockItem("Angaben fehlen oder sind zweifelhaft", "Welche Aktivitäten es sind, nennt die Vorabfassung.")
                {
                    Due = Due, Details = [.. gaps.Select(gap => $"{gap.Title}: {GermanText.Whole(gap.Rows.Length)}")],
                },
            ];
        }
    }

    private IEnumerable<BlockItem> Rejected => context.Result.Reading.Rejected.Length switch
    {
        0 => [],
        int rows => [new BlockItem(
            Phrases.Of(rows, "Zeile oder Angabe ist nicht lesbar und zählt nicht", "Zeilen oder Angaben sind nicht lesbar und zählen nicht"), "Welche, steht in der Auswertung (Nachweis.csv).")],
    };

    private string Deviation(Measurement line) =>
        $"{Phrases.Shorten(context.TitleOf(line), LongestTitle)} ({line.Line.Id}): {line.Status.Printed()}";

    private static string Named(RowToSettle found) =>
        $"{ActivityWords.KindOf(found.Row)} am {GermanText.Day(found.Row.StartDate)} (Nr. {found.Row.Id}; {found.Lines[0]}{(found.Lines.Length > 1 ? " u. a." : "")})";

    private IEnumerable<BlockItem> Group(string one, string several, ImmutableArray<string> all) => all.IsEmpty ? [] :
    [
        new BlockItem(Phrases.Of(all.Length, one, several), "")
        {
            Due = Due,
            Details = all.Length <= most + 1 ? all : [.. all.Take(most), $"und {GermanText.Whole(all.Length - most)} weitere"],
        },
    ];
}
