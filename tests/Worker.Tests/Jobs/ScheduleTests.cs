using KiIndicators.Worker.Jobs;
using Quartz;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Jobs;

public sealed class ScheduleTests
{
    private static readonly DateTimeOffset First = new(2024, 12, 31, 23, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset End = new(2027, 12, 31, 23, 0, 0, TimeSpan.Zero);

    /// <summary>Three years with five changes of the clocks: each wall time comes once a day, on every day on which it should.</summary>
    [Theory]
    [InlineData("täglich 05:00", 7)]
    [InlineData("täglich 02:00", 7)]
    [InlineData("täglich 02:30", 7)]
    [InlineData("täglich 03:00", 7)]
    [InlineData("täglich 00:00", 7)]
    [InlineData("werktags 06:30", 6)]
    [InlineData("arbeitstags 06:30", 5)]
    [InlineData("sonntags 02:30", 1)]
    public void WallTime_OverThreeYears_ComesOnceOnEachDay(string text, int daysAWeek)
    {
        DateTime[] fired = [.. Fired(text).Select(BerlinTime.Wall)];
        DayOfWeek[] days = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
        DayOfWeek[] wanted = daysAWeek == 1 ? [DayOfWeek.Sunday] : days[..daysAWeek];
        IEnumerable<DateOnly> expected = Enumerable.Range(0, 3 * 365)
            .Select(day => new DateOnly(2025, 1, 1).AddDays(day)).Where(day => wanted.Contains(day.DayOfWeek));

        fired.Select(DateOnly.FromDateTime).ShouldBe(expected);

        // In the night in which an hour is left out, its times come when the clocks have jumped.
        TimeOnly time = TimeOnly.Parse(text[^5..], System.Globalization.CultureInfo.InvariantCulture);
        fired.Where(wall => TimeOnly.FromDateTime(wall) != time).Select(DateOnly.FromDateTime).ShouldBe(
            time.Hour == 2 ? [new DateOnly(2025, 3, 30), new DateOnly(2026, 3, 29), new DateOnly(2027, 3, 28)] : []);
    }

    /// <summary>Intervals go by real time: an hour that comes twice is looked through twice, and none is left out.</summary>
    [Theory]
    [InlineData("jede Minute", 1)]
    [InlineData("alle 15 Minuten", 15)]
    [InlineData("stündlich", 60)]
    public void Interval_InTheNightsOfTheClocks_IsEven(string text, int minutes)
    {
        CronExpression cron = Read(text).Cron;
        foreach (DateOnly night in (DateOnly[])[new(2025, 3, 30), new(2025, 10, 26), new(2026, 3, 29), new(2026, 10, 25), new(2027, 3, 28)])
        {
            DateTimeOffset from = new(night.AddDays(-1).ToDateTime(new TimeOnly(22, 0)), TimeSpan.Zero);
            DateTimeOffset at = from;
            for (int look = 0; look < 5 * 60 / minutes; look++)
            {
                DateTimeOffset next = cron.GetNextValidTimeAfter(at).ShouldNotBeNull();
                (next - at).ShouldBe(TimeSpan.FromMinutes(minutes), $"{text} after {at:u}");
                at = next;
            }
        }
    }

    [Theory]
    [InlineData("jede Stunde")]
    [InlineData("alle 7 Minuten")]
    [InlineData("alle 0 Minuten")]
    [InlineData("täglich")]
    [InlineData("täglich 24:00")]
    [InlineData("täglich 6:30")]
    [InlineData("wochentags 06:30")]
    [InlineData("0 * * * * ?")]
    public void Text_ThatIsNoSchedule_IsRefused(string text) => Schedule.Read(text).ShouldBeNull();

    [Fact]
    public void Text_IsReadWhateverItsCaseAndBlanks() => Read("  Werktags   06:30 ").Cron.ToString().ShouldBe(Read("werktags 06:30").Cron.ToString());

    private static Schedule Read(string text) => Schedule.Read(text).ShouldNotBeNull();

    private static IEnumerable<DateTimeOffset> Fired(string text)
    {
        CronExpression cron = Read(text).Cron;
        for (DateTimeOffset? at = cron.GetNextValidTimeAfter(First.AddSeconds(-1)); at < End; at = cron.GetNextValidTimeAfter(at.Value))
        {
            yield return at.Value;
        }
    }
}
