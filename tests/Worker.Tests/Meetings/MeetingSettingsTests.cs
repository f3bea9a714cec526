using KiIndicators.Worker.Commands;
using KiIndicators.Worker.Meetings;
using KiIndicators.Worker.Meetings.Deadlines;
using KiIndicators.Worker.Meetings.Feeds;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings;

/// <summary>Committees, deadlines and calendars in the settings.</summary>
public class MeetingSettingsTests
{
    [Fact]
    public void Committee_WithMoreThanAName_HoldsIt()
    {
        Committees committees = Of<Committees>(
            ("Committees:DIG:Name", "Digitalausschuss"), ("Committees:DIG:FormerNames:2025-10-31", "Ausschuss für Digitalisierung und Zukunft"),
            ("Committees:DIG:Aliases:0", "Digitales"));

        committees.Called("ausschuss für digitalisierung  und zukunft")!.Id.ShouldBe("DIG");
        committees.Called("Digitales")!.Id.ShouldBe("DIG");
        committees.Called("Ausschuss für Digitalisierung").ShouldBeNull();
        committees.All.Single().On(new DateOnly(2025, 10, 31)).Name.ShouldBe("Ausschuss für Digitalisierung und Zukunft");
        committees.All.Single().On(new DateOnly(2025, 11, 1)).Name.ShouldBe("Digitalausschuss");
    }

    [Fact]
    public void Rules_OfACommittee_AreRead()
    {
        DeadlineOptions options = Of<DeadlineOptions>(
            ("Committees:SGS", "Sozialausschuss"), ("Committees:SRA:Name", "Hauptausschuss"), ("Committees:SRA:Lead:Days", "10"), ("Committees:SRA:Lead:Unit", "Arbeitstage"),
            ("Committees:SRA:Lead:CountMeetingDay", "true"), ("Committees:SRA:Lead:CountSendingDay", "nein"), ("Committees:SRA:Lead:Weekdays:Dienstag", "11"),
            ("Committees:SRA:Lead:OnWorkingDays", "false"), ("Committees:SRA:Anlass", "erste nach Halbjahr"), ("Committees:SRA:Follows", "SGS"),
            ("Committees:SRA:FollowsWithinDays", "20"), ("Deadlines:ClosingDays:0", "24.12."));

        CommitteeRule rule = options.RuleOf("SRA");
        (rule.Lead.Days, rule.Lead.Unit, rule.Lead.CountsMeetingDay, rule.Lead.CountsSendingDay, rule.Lead.OnWorkingDays).ShouldBe((10, DayUnit.Arbeitstage, true, false, false));
        rule.Lead.DaysFor(new DateOnly(2026, 9, 15)).ShouldBe(11);
        (rule.Occasion, rule.Follows, rule.FollowsWithin).ShouldBe((Occasion.FirstAfterHalfYear, "SGS", 20));
        options.RuleOf("SGS").Lead.ShouldBe(LeadRule.Default);
        options.ClosingDays.NameOf(new DateOnly(2026, 12, 24)).ShouldBe("24.12.");
    }

    [Fact]
    public void Feeds_WithoutASetting_AreNone() => Of<FeedOptions>().All.ShouldBeEmpty();

    [Fact]
    public void Feed_OfTheSettings_IsRead()
    {
        FeedSettings feed = Of<FeedOptions>(
            ("Feeds:ris:Kind", "oparl"), ("Feeds:ris:Address", "https://ris.example/oparl"), ("Feeds:ris:Proxy", "http://proxy.example:8080"),
            ("Feeds:ris:EveryMinutes", "60"), ("Feeds:ris:StaleAfterHours", "48"), ("Feeds:ris:TimeLimitSeconds", "10")).All.ShouldHaveSingleItem();

        feed.ShouldBe(new FeedSettings("ris", "oparl", "https://ris.example/oparl")
        {
            Proxy = new Uri("http://proxy.example:8080"), Every = TimeSpan.FromHours(1), StaleAfter = TimeSpan.FromDays(2), TimeLimit = TimeSpan.FromSeconds(10),
        });
    }

    [Theory]
    [InlineData("Feeds:ris:Address", "http://ris.example/oparl")] // whoever stands in between could cancel meetings
    [InlineData("Feeds:ris:Address", "ftp://ris.example/oparl")]
    [InlineData("Feeds:ris:Address", "oparl.json")]
    [InlineData("Feeds:ris:Kind", "caldav")]
    [InlineData("Feeds:ris:Proxy", "proxy.example")]
    [InlineData("Feeds:ris:EveryMinutes", "0")]
    [InlineData("Feeds:ris:Adress", "https://ris.example/oparl")]
    [InlineData("Feeds:rathaus info:Kind", "oparl")]
    [InlineData("Committees:SGS:Lead:Unit", "Tage")]
    [InlineData("Committees:SGS:Lead:Days", "-1")]
    [InlineData("Committees:SGS:Lead:CountMeetingDay", "vielleicht")]
    [InlineData("Committees:SGS:Lead:Weekdays:Dinstag", "10")]
    [InlineData("Committees:SGS:Lead:Dys", "10")]
    [InlineData("Committees:SGS:Anlass", "immer")]
    [InlineData("Committees:SGS:Follows", "GIBTESNICHT")]
    [InlineData("Committees:SGS:Follows", "SGS")]
    [InlineData("Committees:SGS:FormerNames:gestern", "Name")]
    [InlineData("Committees:BA:Name", "Sozialausschuss")] // of two committees
    [InlineData("Deadlines:ClosingDays:0", "Karneval")]
    public void Setting_ThatIsWrong_IsNamed(string key, string value)
    {
        Dictionary<string, string?> settings = new()
        {
            ["Committees:SGS:Name"] = "Sozialausschuss", ["Feeds:ris:Kind"] = "oparl", ["Feeds:ris:Address"] = "https://ris.example/oparl", [key] = value,
        };

        UserError error = Should.Throw<UserError>(() => Of<FeedOptions>([.. settings.Select(setting => (setting.Key, setting.Value!))]));
        error.ExitCode.ShouldBe(2);
        error.Message.ShouldContain(key.Split(':')[0]);
        error.Message.ShouldContain(key.Split(':')[1]);
    }

    private static T Of<T>(params (string Key, string Value)[] settings)
        where T : notnull => new ServiceCollection()
            .AddSlices(() => new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, setting => (string?)setting.Value)))
            .BuildServiceProvider().GetRequiredService<T>();
}
