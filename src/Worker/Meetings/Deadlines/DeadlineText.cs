using System.Globalization;

namespace KiIndicators.Worker.Meetings.Deadlines;

/// <summary>
/// Says in German where each date of a meeting's report comes from, and what would move it.
/// </summary>
/// <param name="calendar">Rules and days.</param>
internal sealed class DeadlineText(ReportCalendar calendar)
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The sentences, each with the word under which it stands.</summary>
    public IEnumerable<(string Word, string Sentence)> Explain(PlannedReport planned)
    {
        Deadline deadline = planned.Deadline;
        yield return ("Sitzung", MeetingSentence(planned.Entry));
        yield return ("Anlass", OccasionSentence(planned));
        yield return ("Frist", LeadSentence(deadline));
        yield return ("Bericht fällig", DueSentence(deadline));
        yield return ("Stichtag", $"{Day(deadline.AsOf)}: der Tag vor der Fälligkeit; er gilt auch, wenn der Bericht später entsteht.");
        yield return ("Vorabfassung", $"{Day(deadline.DraftDay)}, {Deadline.DueTime:HH:mm} Uhr: {Deadline.DraftLead} Arbeitstage vor der Fälligkeit, Stichtag {Day(deadline.DraftAsOf)}; nur für den, der den Bericht verantwortet.{Skipped(deadline)}");
        yield return ("Freigabe", ReleaseSentence(planned));
        foreach (string sentence in Movers(planned))
        {
            yield return ("Verschieben würde", sentence);
        }
    }

    /// <summary>Why a meeting gets no report of its own, in a few words; null: it gets one.</summary>
    public static string? WithoutText(PlannedReport planned) => planned.Without switch
    {
        null => null,
        { Reason: WithoutReportReason.Cancelled } => "entfällt",
        { Reason: WithoutReportReason.FollowsFirstBody, Other: MeetingEntry first } => $"mit {first.Meeting.Key}",
        { Other: MeetingEntry first } => $"kein Anlass, Halbjahr mit {first.Meeting.Key}",
        _ => "kein Anlass",
    };

    private static string MeetingSentence(MeetingEntry entry)
    {
        Meeting meeting = entry.Meeting;
        string time = meeting.StartTime is TimeOnly start
            ? $"{start:HH:mm} Uhr"
            : $"Beginn unbekannt; ab {Meeting.EarliestStart:HH:mm} Uhr gilt sie als begonnen";
        string moved = entry.MovedFrom is DateOnly from ? $" Verlegt, zuvor {Day(from)}." : "";
        string missing = entry.MissingFrom is string source
            ? $" Zu prüfen: Sie steht nicht mehr in „{source}“. Bis jemand sie absagt, wird der Bericht erstellt." : "";
        return $"{meeting.Key}, {meeting.Committee.Name}, {Day(meeting.Date)}, {time}. Quelle: {entry.Source}.{moved}{missing}{RevisionSentence(entry)}";
    }

    private static string RevisionSentence(MeetingEntry entry) =>
        entry.WasMovedSinceReport
            ? $" Ihr Bericht {entry.ReportNumber} ist für den {Day(entry.ReportedDate!.Value)} zugestellt; eine Neufassung entsteht nicht (Committees:{entry.Meeting.Committee.Id}:RevisionWhenMoved)."
            : entry.Revision > MeetingEntry.FirstRevision
                ? $" Sie wurde verlegt, nachdem ein Bericht erstellt war: Es gilt die Neufassung {entry.Revision}."
                : "";

    private string OccasionSentence(PlannedReport planned) => planned.Without switch
    {
        { Reason: WithoutReportReason.Cancelled } => "Die Sitzung entfällt; es entsteht kein Bericht. Stünde sie wieder an, gälten die folgenden Daten.",
        { Reason: WithoutReportReason.FollowsFirstBody, Other: MeetingEntry first } =>
            $"Beratungsfolge: Zuvor berät {first.Meeting.Committee.Name} ({first.Meeting.Key}). Dessen Auswertung gilt auch hier, und dessen Frist; "
            + "die folgenden Daten gälten nur ohne jene Sitzung.",
        { Other: MeetingEntry first } =>
            $"„erste nach Halbjahr“: Im selben Halbjahr wird schon zu {first.Meeting.Key} berichtet; hier entsteht kein Bericht.",
        _ => calendar.RuleOf(planned.Entry.Meeting.Committee.Id).Occasion switch
        {
            Occasion.FirstAfterHalfYear => "„erste nach Halbjahr“: die erste Sitzung, deren Bericht in diesem Halbjahr fällig wird.",
            Occasion.OnChange => "„bei Änderung“: Ein Bericht entsteht, wenn sich seit dem letzten zugestellten etwas geändert hat.",
            _ => "Zu jeder Sitzung entsteht ein Bericht.",
        },
    };

    private static string LeadSentence(Deadline deadline)
    {
        LeadRule rule = deadline.Rule;
        string weekday = rule.ByWeekday.ContainsKey(deadline.Meeting.Date.DayOfWeek)
            ? $" (so für Sitzungen am {German.DateTimeFormat.GetDayName(deadline.Meeting.Date.DayOfWeek)})" : "";
        string origin = rule == LeadRule.Default ? "die Vorgabe des Programms" : $"Committees:{deadline.Meeting.Committee.Id}:Lead";
        string unit = rule.Unit switch
        {
            DayUnit.Werktage => " Sonntage und Feiertage zählen nicht.",
            DayUnit.Arbeitstage => " Samstage, Sonntage, Feiertage und örtliche Schließtage zählen nicht.",
            _ => "",
        };
        return $"{rule.DaysFor(deadline.Meeting.Date)} {rule.Unit}{weekday}; der Sitzungstag zählt {(rule.CountsMeetingDay ? "mit" : "nicht mit")}, "
            + $"der Tag der Fälligkeit {(rule.CountsSendingDay ? "zählt mit" : "nicht")}.{unit} Quelle: {origin}.";
    }

    private string DueSentence(Deadline deadline)
    {
        string counted = $"{Day(deadline.DueDay)}, {Deadline.DueTime:HH:mm} Uhr (Europe/Berlin)";
        if (deadline.Counted == deadline.DueDay)
        {
            string? idle = calendar.Days.WhyNone(deadline.DueDay);
            return idle is null ? $"{counted}: so ergibt es die Frist." : $"{counted}: so ergibt es die Frist, obwohl {idle}; Lead:OnWorkingDays ist ausgeschaltet.";
        }

        string between = string.Join(", ", DaysDown(deadline.Counted, deadline.DueDay).Select(day => $"{Day(day)} {calendar.Days.WhyNone(day)}"));
        return $"{counted}: Die Frist ergibt den {Day(deadline.Counted)}; das ist kein Arbeitstag, und fällig ist dann früher, nie später ({between}).";
    }

    private static string ReleaseSentence(PlannedReport planned) => planned switch
    {
        { Entry.Hold: ReportHold hold } => $"seit {Day(DateOnly.FromDateTime(BerlinTime.Wall(hold.Since)))} zurückgehalten: {hold.Reason}",
        { Entry.ApprovedAt: DateTimeOffset at } => $"am {Day(DateOnly.FromDateTime(BerlinTime.Wall(at)))} erteilt.",
        { NeedsRelease: true } => $"erforderlich und noch nicht erteilt; ohne sie wird der Bericht erstellt, aber nicht zugestellt („kiindicators report release {planned.Entry.Meeting.Key}“).",
        _ => "keine nötig; der Bericht geht hinaus, wenn ihn niemand zurückhält („kiindicators report hold“).",
    };

    private string Skipped(Deadline deadline)
    {
        string[] skipped =
        [
            .. DaysDown(deadline.DueDay.AddDays(-1), deadline.DraftDay)
                .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && calendar.Days.WhyNone(day) is not null)
                .Select(day => $"{Day(day)} {calendar.Days.WhyNone(day)}"),
        ];
        return skipped.Length == 0 ? "" : $" Nicht mitgezählt: {string.Join(", ", skipped)}.";
    }

    private IEnumerable<string> Movers(PlannedReport planned)
    {
        Meeting meeting = planned.Deadline.Meeting;
        DateOnly next = meeting.Date.AddDays(1);
        DateOnly week = meeting.Date.AddDays(7);
        yield return $"eine Verlegung der Sitzung: auf {Day(next)} wäre der Bericht am {Day(calendar.Of(meeting with { Date = next }).DueDay)} fällig, "
            + $"auf {Day(week)} am {Day(calendar.Of(meeting with { Date = week }).DueDay)} („kiindicators meetings move {meeting.Key} --date DATUM“ oder der Kalender).";
        yield return $"eine andere Frist unter Committees:{meeting.Committee.Id}:Lead (Days, Unit, CountMeetingDay, CountSendingDay, Weekdays, OnWorkingDays).";
        if (planned.Deadline.Rule.OnWorkingDays || planned.Deadline.Rule.Unit == DayUnit.Arbeitstage)
        {
            yield return $"ein örtlicher Schließtag unter Deadlines:ClosingDays, zum Beispiel am {Day(planned.Deadline.DueDay)}.";
        }

        if (calendar.RuleOf(meeting.Committee.Id).Follows is string first)
        {
            yield return $"eine Sitzung von {first} bis zu {calendar.RuleOf(meeting.Committee.Id).FollowsWithin} Tage davor: Dann gälte deren Auswertung.";
        }

        yield return $"eine Absage: Dann entsteht kein Bericht („kiindicators meetings cancel {meeting.Key}“ oder der Kalender).";
    }

    private static IEnumerable<DateOnly> DaysDown(DateOnly from, DateOnly to)
    {
        for (DateOnly day = from; day > to; day = day.AddDays(-1))
        {
            yield return day;
        }
    }

    private static string Day(DateOnly day) => day.ToString("ddd dd.MM.yyyy", German);
}
