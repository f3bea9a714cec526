using KiIndicators.Worker.Digest;
using KiIndicators.Worker.Meetings.Deadlines;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Digest;

public class DigestCalendarTests
{
    private static readonly DigestCalendar Calendar = new(new ReportCalendar(new DeadlineOptions()));

    [Theory]
    [InlineData(2026, 8, 2026, 9, 1)] // a Tuesday
    [InlineData(2026, 7, 2026, 8, 3)] // 1 August is a Saturday
    [InlineData(2026, 4, 2026, 5, 4)] // 1 May is a holiday, on a Friday
    [InlineData(2026, 12, 2027, 1, 4)] // New Year is a Friday
    [InlineData(2026, 10, 2026, 11, 2)] // Allerheiligen is a Sunday
    public void Digest_IsDueOnTheFirstArbeitstagAfterItsMonth(int year, int month, int dueYear, int dueMonth, int dueDay) =>
        Calendar.DueDay(new DigestMonth(year, month)).ShouldBe(new DateOnly(dueYear, dueMonth, dueDay));

    [Theory]
    [InlineData("2026-08-03T06:59:00+02:00", "2026-06")]
    [InlineData("2026-08-03T07:00:00+02:00", "2026-07")]
    [InlineData("2026-08-31T23:59:00+02:00", "2026-07")]
    [InlineData("2026-09-01T07:00:00+02:00", "2026-08")]
    [InlineData("2027-01-04T06:59:00+01:00", "2026-11")]
    public void Due_IsTheLastOneUntilTheNextIs(string now, string month) =>
        Calendar.Due(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).ToString().ShouldBe(month);

    [Theory]
    [InlineData("2026-07", "Juli 2026", "D-2026-07-1")]
    [InlineData("2024-02", "Februar 2024", "D-2024-02-1")]
    public void Month_IsReadAndNamed(string text, string name, string number)
    {
        DigestMonth month = DigestMonth.TryParse(text)!.Value;
        (month.Name, month.Number.ToString()).ShouldBe((name, number));
    }

    [Theory]
    [InlineData("2026-13")]
    [InlineData("Juli")]
    [InlineData("2026-7")]
    public void Month_ThatIsNone_IsRefused(string text) => DigestMonth.TryParse(text).ShouldBeNull();
}
