using KiIndicators.Worker.Meetings;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings;

public class DueRuleTests
{
    private static readonly Committee Committee = new("SGS", "Ausschuss");

    [Fact]
    public void Stichtag_OfTheMeetingOf3September2026_Is16August() =>
        DueRule.AsOf(new DateOnly(2026, 9, 3)).ShouldBe(new DateOnly(2026, 8, 16));

    [Fact]
    public void Stichtag_OfTheMeetingOf26February2026_Is8February() =>
        DueRule.AsOf(new DateOnly(2026, 2, 26)).ShouldBe(new DateOnly(2026, 2, 8));

    [Theory]
    [InlineData("2026-08-17T04:59:00Z", false)] // 06:59 summer time in Berlin
    [InlineData("2026-08-17T05:00:00Z", true)] // 07:00
    [InlineData("2026-09-03T13:59:00Z", true)]
    [InlineData("2026-09-03T14:00:00Z", false)] // 16:00: the meeting begins
    public void Report_IsDueFromSevenOnTheDueDay_UntilTheMeetingBegins(string now, bool expected) =>
        DueRule.IsDue(new Meeting(Committee, new DateOnly(2026, 9, 3), 1, new TimeOnly(16, 0)), At(now)).ShouldBe(expected);

    [Theory]
    [InlineData("2026-01-29T05:59:00Z", false)] // 06:59 winter time
    [InlineData("2026-01-29T06:00:00Z", true)]
    [InlineData("2026-02-15T22:59:00Z", true)] // 23:59 on the day of the meeting
    [InlineData("2026-02-15T23:00:00Z", false)]
    public void Report_WithoutAStartTime_IsDueUntilTheDayEnds(string now, bool expected) =>
        DueRule.IsDue(new Meeting(Committee, new DateOnly(2026, 2, 15)), At(now)).ShouldBe(expected);

    [Theory]
    [InlineData(1, "SGS-2026-09-03")]
    [InlineData(2, "SGS-2026-09-03b")]
    [InlineData(3, "SGS-2026-09-03c")]
    public void Key_OfASecondMeetingOnTheSameDay_CarriesALetter(int sequence, string expected) =>
        new Meeting(Committee, new DateOnly(2026, 9, 3), sequence).Key.ShouldBe(expected);

    private static DateTimeOffset At(string moment) =>
        DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);
}
