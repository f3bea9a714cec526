using System.Collections.Immutable;
using System.Globalization;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Deadlines;

public class DeadlineTests
{
    private static readonly Committee Committee = new("SGS", "Ausschuss");
    private static readonly WorkingDays Calendar = new(ClosingDays.None);

    [Fact]
    public void Stichtag_OfTheMeetingOf3September2026_Is16August() => Default("2026-09-03").AsOf.ShouldBe(new DateOnly(2026, 8, 16));

    [Fact]
    public void Stichtag_OfTheMeetingOf26February2026_Is8February() => Default("2026-02-26").AsOf.ShouldBe(new DateOnly(2026, 2, 8));

    [Theory]
    [InlineData("2026-08-17T04:59:00Z", false)] // 06:59 summer time in Berlin
    [InlineData("2026-08-17T05:00:00Z", true)] // 07:00
    [InlineData("2026-09-03T13:59:00Z", true)]
    [InlineData("2026-09-03T14:00:00Z", false)] // 16:00: the meeting begins
    public void Report_IsDueFromSevenOnTheDueDay_UntilTheMeetingBegins(string now, bool expected) =>
        Default("2026-09-03", new TimeOnly(16, 0)).IsDue(At(now)).ShouldBe(expected);

    [Theory]
    [InlineData("2026-02-09T05:59:00Z", false)] // 06:59 winter time
    [InlineData("2026-02-09T06:00:00Z", true)]
    [InlineData("2026-02-26T06:59:00Z", true)] // 07:59 on the day of the meeting
    [InlineData("2026-02-26T07:00:00Z", false)]
    public void Report_OfAMeetingOfUnknownTime_IsDueUntilEight(string now, bool expected) => Default("2026-02-26").IsDue(At(now)).ShouldBe(expected);

    [Theory]
    [InlineData(1, "SGS-2026-09-03")]
    [InlineData(2, "SGS-2026-09-03b")]
    [InlineData(3, "SGS-2026-09-03c")]
    public void Key_OfASecondMeetingOnTheSameDay_CarriesALetter(int sequence, string expected) =>
        new Meeting(Committee, new DateOnly(2026, 9, 3), sequence).Key.ShouldBe(expected);

    /// <summary>Counted by hand; the rules are those of Geschäftsordnungen.</summary>
    [Theory]
    // Rhein-Kreis Neuss: 6 Kalendertage; Thursday 2026-09-03.
    [InlineData("2026-09-03", 6, "Kalendertage", false, true, "2026-08-28")]
    // Hilden: 9 Tage, the day of the meeting is one of them, the day of delivery is not. 26.8. is the first of 9 days up to 3.9.
    [InlineData("2026-09-03", 9, "Kalendertage", true, false, "2026-08-25")]
    // Both days count: 26.8. and 3.9. are the first and the last of 9.
    [InlineData("2026-09-03", 9, "Kalendertage", true, true, "2026-08-26")]
    // Nottuln: 10 days between sending and a meeting on a Tuesday: 4. to 13.; sent on Friday the 4th is one too few, on Thursday the 3rd too many.
    [InlineData("2026-09-15", 10, "Kalendertage", false, false, "2026-09-04")]
    // Werktage: Saturday counts, Sunday does not. Tuesday 8.9.: Mon 7, Sat 5, Fri 4.
    [InlineData("2026-09-08", 3, "Werktage", false, true, "2026-09-04")]
    // Werktage over Corpus Christi (Thursday 2026-06-04): Sat 6, Fri 5, Wed 3.
    [InlineData("2026-06-08", 3, "Werktage", false, true, "2026-06-03")]
    // Arbeitstage over Easter: Tuesday 2026-04-07; Mon 6 and Fri 3 are holidays: Thu 2, Wed 1, Tue 31.3.
    [InlineData("2026-04-07", 3, "Arbeitstage", false, true, "2026-03-31")]
    // A volle Tage rule: none of both days counts; Thu 2 and Wed 1 lie between.
    [InlineData("2026-04-07", 2, "Arbeitstage", false, false, "2026-03-31")]
    // Over Christmas: Thu 2027-01-07 back 5 Arbeitstage: 6, 5, 4 January, 31, 30 December (1.1. is a holiday).
    [InlineData("2027-01-07", 5, "Arbeitstage", false, true, "2026-12-30")]
    public void Lead_CountedAsTheRuleSays_GivesTheDay(string meeting, int days, string unit, bool countsMeeting, bool countsSending, string expected) =>
        Of(meeting, new LeadRule
        {
            Days = days, Unit = Enum.Parse<DayUnit>(unit), CountsMeetingDay = countsMeeting, CountsSendingDay = countsSending,
        }).DueDay.ShouldBe(Day(expected));

    [Theory]
    [InlineData("2026-09-02", "2026-08-16", "2026-08-14")] // Sunday: Friday before
    [InlineData("2026-06-11", "2026-05-25", "2026-05-22")] // Pfingstmontag: Friday before
    [InlineData("2026-06-21", "2026-06-04", "2026-06-03")] // Fronleichnam
    [InlineData("2026-09-03", "2026-08-17", "2026-08-17")] // Monday: it stays
    public void DueDay_ThatIsNoWorkingDay_IsEarlierAndNeverLater(string meeting, string counted, string due)
    {
        Deadline deadline = Default(meeting);
        deadline.Counted.ShouldBe(Day(counted));
        deadline.DueDay.ShouldBe(Day(due));
        Of(meeting, new LeadRule { OnWorkingDays = false }).DueDay.ShouldBe(Day(counted));
    }

    [Fact]
    public void Lead_WithATableByWeekday_TakesTheWeekdayOfTheMeeting()
    {
        // Nottuln: 10, 11 or 12 days between, if Tuesday, Wednesday or Thursday: so it is always sent on a Friday.
        LeadRule rule = new()
        {
            CountsSendingDay = false,
            ByWeekday = new Dictionary<DayOfWeek, int> { [DayOfWeek.Tuesday] = 10, [DayOfWeek.Wednesday] = 11, [DayOfWeek.Thursday] = 12 }.ToImmutableDictionary(),
        };

        new[] { "2026-09-15", "2026-09-16", "2026-09-17" }.Select(meeting => Of(meeting, rule).DueDay).ShouldAllBe(day => day == new DateOnly(2026, 9, 4));
        Of("2026-09-18", rule).DueDay.ShouldBe(new DateOnly(2026, 8, 31)); // a Friday has the general 17
    }

    [Theory]
    [InlineData("2026-09-03", "2026-08-06")] // Monday 17.8., 7 Arbeitstage before: 14, 13, 12, 11, 10, 7, 6
    [InlineData("2026-06-24", "2026-05-26")] // Sunday 7.6. -> Friday 5.6.; Thursday 4.6. is Fronleichnam: 3, 2, 1, 29, 28, 27, 26
    public void Vorabfassung_IsSevenArbeitstageBeforeTheDueDay(string meeting, string expected) => Default(meeting).DraftDay.ShouldBe(Day(expected));

    [Fact]
    public void Day_OnWhichTheAdministrationIsShut_IsNoWorkingDay()
    {
        WorkingDays calendar = new(Closing("24.12.", "31.12.", "28.12.2026 - 30.12.2026", "Rosenmontag", "Weiberfastnacht"));

        foreach (string shut in new[] { "2026-12-24", "2027-12-31", "2026-12-29", "2026-02-16", "2027-02-08", "2026-02-12" })
        {
            calendar.WhyNone(Day(shut)).ShouldNotBeNull(shut).ShouldStartWith("örtlicher Schließtag");
            calendar.Counts(Day(shut), DayUnit.Werktage).ShouldBeTrue("only holidays and Sundays are no Werktage");
        }

        calendar.WhyNone(new DateOnly(2026, 12, 23)).ShouldBeNull();
        Deadline.Of(new Meeting(Committee, new DateOnly(2027, 1, 14)), LeadRule.Default, calendar).DueDay
            .ShouldBe(new DateOnly(2026, 12, 23)); // Monday 28.12. is shut, and so is all up to the 24th
    }

    [Theory]
    [InlineData("32.12.")]
    [InlineData("01.01.2027 - 24.12.2026")]
    [InlineData("Karneval")]
    [InlineData("")]
    public void ClosingDay_ThatIsNone_IsNotRead(string text) => ClosingDay.Read(text).ShouldBeNull();

    private static ClosingDays Closing(params string[] texts) => new([.. texts.Select(text => ClosingDay.Read(text).ShouldNotBeNull(text))]);

    private static Deadline Default(string meeting, TimeOnly? time = null) => Deadline.Of(new Meeting(Committee, Day(meeting), 1, time), LeadRule.Default, Calendar);

    private static Deadline Of(string meeting, LeadRule rule) => Deadline.Of(new Meeting(Committee, Day(meeting)), rule, Calendar);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
