using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Reports.Model;
using KiIndicators.Worker.Reports.Sections;
using KiIndicators.Worker.Words;

namespace KiIndicators.Worker.Reports.FirstPage;

/// <summary>Page 1, made from the numbers: for a stranger with four minutes.</summary>
internal static class FirstPageBuilder
{
    /// <summary>So many dates, the nearest that matter.</summary>
    public const int MostDates = 4;

    /// <summary>Builds it.</summary>
    /// <param name="context">The report.</param>
    /// <param name="deviations">The deviations.</param>
    /// <param name="since">The comparison with the last report.</param>
    public static Model.FirstPage Build(ReportContext context, Deviations deviations, SinceLastReport since)
    {
        MilestonePicture picture = new(context);
        Discussion discussion = new(context, deviations);
        SinceMeeting meeting = new(context, since);
        return new Model.FirstPage
        {
            Headline = discussion.Headline,
            Subject = Subject(context),
            Occasion = Occasion(context),
            Tally = Tally(context),
            Picture = picture.Rows,
            PictureNote = picture.Note,
            Legend = picture.Legend,
            Discussion = discussion.Rows,
            DiscussionMore = discussion.More,
            NothingToDiscuss = discussion.Nothing,
            SinceHeading = meeting.Heading,
            Since = meeting.Lines,
            NextDates = new NextDates(context).Build(MostDates),
            Rulings = Rulings(context),
        };
    }

    // A programme that has not begun, or has had its Abschlussbericht, is named here: nothing else of it stands in the report.
    private static string Subject(ReportContext context)
    {
        string papers = string.Join(" und ", context.Programmes.Select(programme => programme.Resolution.Paper).Distinct(StringComparer.Ordinal));
        string upcoming = string.Join(" ", context.Upcoming.Select(programme =>
            $" {programme.ShortTitle}: beginnt am {GermanText.Day(programme.Period.From)}."));
        string closed = string.Concat(context.Closed.Select(ended => $" {ended.Programme.ShortTitle}: abgeschlossen mit Bericht {ended.FinalReport}."));
        return $"Sachstand: {context.Said(programme => programme.ShortTitle)} (Vorlage {papers}).{upcoming}{closed}";
    }

    private static IReadOnlyList<Span> Occasion(ReportContext context)
    {
        Meeting meeting = context.Input.Meeting;
        string time = meeting.StartTime is TimeOnly start ? $", {start:HH\\:mm} Uhr" : "";
        return
        [
            new($"Für die Sitzung am "), new(GermanText.Day(meeting.Date) + time, Bold: true), new($" ({meeting.Committee.Name}). Gezählt ist alles bis "),
            new(GermanText.Day(context.AsOf), Bold: true), new("."),
        ];
    }

    /// <summary>How many of the promised Vorhaben are done: "22 von 36 zugesagten Vorhaben sind erreicht oder umgesetzt".</summary>
    public static string Tally(ReportContext context)
    {
        int all = context.Result.Milestones.Sum(result => result.Targets + result.Promised);
        int done = context.Result.Milestones.Sum(result => result.TargetsMet + result.PromisedDone);
        int withoutData = context.Result.Milestones.Sum(result => result.NoData);
        string more = withoutData == 0 ? "" : $", zu {NumberWords.AloneDative(withoutData, Gender.Neuter)} weiteren fehlen Daten";
        string tally = all switch
        {
            0 => "Der Beschluss sagt nichts zu, was sich bewerten lässt",
            1 => $"Das eine zugesagte Vorhaben ist {(done == 1 ? "" : "noch nicht ")}erreicht",
            _ when done == all => $"Alle {GermanText.Whole(all)} zugesagten Vorhaben sind erreicht oder umgesetzt",
            _ => $"{GermanText.Whole(done)} von {GermanText.Whole(all)} zugesagten Vorhaben {(done == 1 ? "ist" : "sind")} erreicht oder umgesetzt",
        };
        return tally + more;
    }

    private static Referred? Rulings(ReportContext context)
    {
        int unseen = Sections.Rulings.ChangingAndUnseen(context).Count;
        return unseen switch
        {
            0 => null,
            1 => new Referred("Eine Stelle des Beschlusses ließe sich anders lesen und bewerten; der Ausschuss kennt sie noch nicht", AnnexAnchors.Rulings),
            _ => new Referred(
                $"{Phrases.Capital(NumberWords.Plain(unseen))} Stellen des Beschlusses ließen sich anders lesen und bewerten; der Ausschuss kennt sie noch nicht",
                AnnexAnchors.Rulings),
        };
    }
}
