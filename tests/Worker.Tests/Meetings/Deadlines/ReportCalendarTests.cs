using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Deadlines;

/// <summary>Which meetings get a report: Beratungsfolge and Anlass.</summary>
public class ReportCalendarTests
{
    private static readonly Committee First = new("SGS", "Sozialausschuss");
    private static readonly Committee Second = new("SRA", "Städteregionsausschuss");
    private static readonly Committee Third = new("SRT", "Städteregionstag");
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly ReportCalendar Sequence = Calendar(("SRA", new CommitteeRule { Follows = "SGS" }), ("SRT", new CommitteeRule { Follows = "SRA" }));
    private static readonly ReportCalendar HalfYears = Calendar(("SGS", new CommitteeRule { Occasion = Occasion.FirstAfterHalfYear }));

    [Fact]
    public void Sequence_OfSeveralBodies_HasOneReportKeyedToTheFirst()
    {
        MeetingEntry[] meetings = [Of(First, "2026-06-24"), Of(Second, "2026-06-25"), Of(Third, "2026-07-02")];

        Plan(Sequence, meetings).ShouldBe([null, "mit SGS-2026-06-24", "mit SGS-2026-06-24"]);
    }

    [Fact]
    public void Sequence_WhoseFirstMeetingIsCancelled_IsKeyedToTheNext()
    {
        MeetingEntry[] meetings = [Of(First, "2026-06-24") with { IsCancelled = true }, Of(Second, "2026-06-25"), Of(Third, "2026-07-02")];

        Plan(Sequence, meetings).ShouldBe(["entfällt", null, "mit SRA-2026-06-25"]);
    }

    [Fact]
    public void SecondBody_ThatMeetsTwiceAfterTheFirst_GetsItsOwnReportTheSecondTime()
    {
        MeetingEntry[] meetings = [Of(First, "2026-06-24"), Of(Second, "2026-06-25"), Of(Second, "2026-07-09")];

        Plan(Sequence, meetings).ShouldBe([null, "mit SGS-2026-06-24", null]);
    }

    [Theory]
    [InlineData("2026-08-05", false)] // 42 days
    [InlineData("2026-08-06", true)]
    public void SecondBody_ThatMeetsTooLongAfterTheFirst_GetsItsOwnReport(string second, bool isOwn) =>
        (Plan(Sequence, [Of(First, "2026-06-24"), Of(Second, second)])[1] is null).ShouldBe(isOwn);

    [Fact]
    public void SecondBody_WhoseFirstMetWithoutAReport_GetsItsOwn()
    {
        MeetingEntry[] missed = [Of(First, "2026-06-24"), Of(Second, "2026-06-25")];
        DateTimeOffset begun = new(2026, 6, 24, 15, 0, 0, TimeSpan.Zero);

        Sequence.Plan(missed, begun)[1].Without.ShouldBeNull();
        Sequence.Plan([missed[0] with { ReportState = OccurrenceState.Delivered }, missed[1]], begun)[1].Without.ShouldNotBeNull();
    }

    [Fact]
    public void FirstAfterAHalfYear_IsToldByTheDueDay()
    {
        // 2026-07-16 is due on 29.6. and belongs to the first half-year still; 2026-07-23 is due on 6.7.
        MeetingEntry[] meetings = [Of(First, "2026-02-26"), Of(First, "2026-07-16"), Of(First, "2026-07-23"), Of(First, "2026-09-03")];

        Plan(HalfYears, meetings).ShouldBe([null, "kein Anlass, Halbjahr mit SGS-2026-02-26", null, "kein Anlass, Halbjahr mit SGS-2026-07-23"]);
    }

    [Fact]
    public void FirstAfterAHalfYear_ThatIsCancelled_LeavesTheReportToTheNext() =>
        Plan(HalfYears, [Of(First, "2026-07-23") with { IsCancelled = true }, Of(First, "2026-09-03")]).ShouldBe(["entfällt", null]);

    [Fact]
    public void Meeting_ToBeChecked_GetsItsReport()
    {
        PlannedReport planned = Sequence.Plan([Of(First, "2026-09-03") with { MissingFrom = "allris" }], Now).Single();

        planned.IsDue(new DateTimeOffset(2026, 8, 17, 5, 0, 0, TimeSpan.Zero)).ShouldBeTrue();
    }

    [Fact]
    public void Explanation_SaysTheRuleOfEachDate_AndWhatWouldMoveIt()
    {
        ReportCalendar calendar = new(new DeadlineOptions { ClosingDays = new ClosingDays([ClosingDay.Read("Rosenmontag")!]) });
        MeetingEntry entry = Of(First, "2026-09-02") with { Source = "allris", MovedFrom = new DateOnly(2026, 9, 9), MissingFrom = "allris" };

        string text = string.Join('\n', new DeadlineText(calendar).Explain(calendar.PlanOf(entry, [entry], Now)).Select(line => $"{line.Word}: {line.Sentence}"));

        text.ShouldContain("Sitzung: SGS-2026-09-02, Sozialausschuss, Mi 02.09.2026");
        text.ShouldContain("Verlegt, zuvor Mi 09.09.2026");
        text.ShouldContain("Zu prüfen: Sie steht nicht mehr in „allris“");
        text.ShouldContain("Frist: 17 Kalendertage; der Sitzungstag zählt nicht mit, der Tag der Fälligkeit zählt mit. Quelle: die Vorgabe des Programms.");
        text.ShouldContain("Bericht fällig: Fr 14.08.2026, 07:00 Uhr (Europe/Berlin): Die Frist ergibt den So 16.08.2026; das ist kein Arbeitstag");
        text.ShouldContain("(So 16.08.2026 Sonntag, Sa 15.08.2026 Samstag)");
        text.ShouldContain("Stichtag: Do 13.08.2026");
        text.ShouldContain("Vorabfassung: Mi 05.08.2026");
        text.ShouldContain("auf Do 03.09.2026 wäre der Bericht am Mo 17.08.2026 fällig");
        text.ShouldContain("Committees:SGS:Lead");
        text.ShouldContain("meetings cancel SGS-2026-09-02");
    }

    [Fact]
    public void Explanation_OfASecondBody_NamesTheFirst()
    {
        MeetingEntry[] meetings = [Of(First, "2026-06-24"), Of(Second, "2026-06-25")];

        string.Join('\n', new DeadlineText(Sequence).Explain(Sequence.PlanOf(meetings[1], meetings, Now)).Select(line => line.Sentence))
            .ShouldContain("Beratungsfolge: Zuvor berät Sozialausschuss (SGS-2026-06-24)");
    }

    private static string?[] Plan(ReportCalendar calendar, MeetingEntry[] meetings) => [.. calendar.Plan(meetings, Now).Select(DeadlineText.WithoutText)];

    private static ReportCalendar Calendar(params (string Id, CommitteeRule Rule)[] rules) =>
        new(new DeadlineOptions { Rules = rules.ToImmutableDictionary(rule => rule.Id, rule => rule.Rule) });

    private static MeetingEntry Of(Committee committee, string date) =>
        new(new Meeting(committee, DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture), 1, new TimeOnly(16, 0)), false, null, null);
}
