using KiIndicators.Worker.Meetings.Deadlines;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Deadlines;

/// <summary>The holidays of the package are those of § 2 Feiertagsgesetz NW.</summary>
public class NrwHolidaysTests
{
    /// <summary>The movable ones and those of autumn, as computed by hand from the law.</summary>
    [Theory]
    [InlineData(2025, "18.4. 21.4. 1.5. 29.5. 9.6. 19.6. 3.10. 1.11.")]
    [InlineData(2026, "3.4. 6.4. 1.5. 14.5. 25.5. 4.6. 3.10. 1.11.")]
    [InlineData(2027, "26.3. 29.3. 1.5. 6.5. 17.5. 27.5. 3.10. 1.11.")]
    public void Holidays_OfAYear_AreThoseOfTheLaw(int year, string days) => NrwHolidays.Of(year).Keys
        .Order()
        .Select(day => $"{day.Day}.{day.Month}.")
        .ShouldBe(["1.1.", .. days.Split(' '), "25.12.", "26.12."]);

    /// <summary>Not only the years for which somebody computed: Easter by the rule of Gauß and Lichtenberg.</summary>
    [Fact]
    public void Holidays_OfAHundredYears_FollowEaster()
    {
        for (int year = 2000; year < 2100; year++)
        {
            DateOnly easter = Easter(year);
            List<DateOnly> law =
            [
                new(year, 1, 1), easter.AddDays(-2), easter.AddDays(1), new(year, 5, 1), easter.AddDays(39), easter.AddDays(50), easter.AddDays(60),
                new(year, 10, 3), new(year, 11, 1), new(year, 12, 25), new(year, 12, 26),
            ];
            if (year == 2017)
            {
                law.Add(new DateOnly(2017, 10, 31)); // Reformationstag, by a law for that year only
            }

            NrwHolidays.Of(year).Keys.Order().ShouldBe(law.Distinct().Order(), $"{year}");
        }
    }

    [Theory]
    [InlineData(2026, 1, 6)] // Heilige Drei Könige
    [InlineData(2026, 2, 12)] // Weiberfastnacht
    [InlineData(2026, 2, 16)] // Rosenmontag
    [InlineData(2026, 10, 31)] // Reformationstag
    [InlineData(2026, 12, 24)]
    [InlineData(2026, 12, 31)]
    public void Day_ThatIsNoHolidayHere_IsNone(int year, int month, int day) => NrwHolidays.NameOf(new DateOnly(year, month, day)).ShouldBeNull();

    [Fact]
    public void Names_AreGerman() => NrwHolidays.NameOf(new DateOnly(2026, 6, 4)).ShouldBe("Fronleichnam");

    private static DateOnly Easter(int year)
    {
        int a = year % 19;
        int m = (8 * (year / 100)) + 13;
        int s = 2 - (((3 * (year / 100)) + 3) / 4);
        int century = 15 + (((3 * (year / 100)) + 3) / 4) - (m / 25);
        int d = ((19 * a) + century) % 30;
        int r = (d + (a / 11)) / 29;
        int limit = 21 + d - r;
        int sunday = 7 - ((year + (year / 4) + s) % 7);
        return new DateOnly(year, 3, 1).AddDays(limit + (7 - ((limit - sunday) % 7)) - 1);
    }
}
