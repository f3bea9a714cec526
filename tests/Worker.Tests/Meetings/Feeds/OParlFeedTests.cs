using KiIndicators.Worker.Meetings.Feeds;
using KiIndicators.Worker.Meetings.Feeds.OParl;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace KiIndicators.Worker.Tests.Meetings.Feeds;

/// <summary>OParl as it is specified, and as servers really answer.</summary>
public sealed class OParlFeedTests : IAsyncDisposable
{
    private static readonly FeedLimits Quick = new() { RetryDelay = TimeSpan.Zero };

    private readonly FeedServer server = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [InlineData("1.0")]
    [InlineData("1.1")]
    public async Task System_OfOneBody_GivesItsMeetings(string version)
    {
        Body(
            $$"""
            [{ "id": "{root}/meeting/1", "type": "https://schema.oparl.org/{{version}}/Meeting", "name": "4. Sitzung", "start": "2026-01-13T17:00:00+01:00",
               "end": "2026-01-13T19:00:00+01:00", "organization": ["{root}/organization/34"], "created": "1970-01-01T00:00:00+01:00" }]
            """);

        FeedEntry meeting = (await ReadAsync("/system")).Entries.ShouldHaveSingleItem();

        meeting.Uid.ShouldBe(server.Root + "/meeting/1");
        meeting.Names.ShouldBe(["Finanzausschuss", "Ausschuss für Haushalt und Finanzen"]);
        (meeting.Date, meeting.StartTime).ShouldBe((new DateOnly(2026, 1, 13), new TimeOnly(17, 0)));
        meeting.IsCancelled.ShouldBeFalse();
        (await ReadAsync("/body/1")).Entries.ShouldHaveSingleItem().Uid.ShouldBe(meeting.Uid, "the body's own address does as well");
    }

    /// <summary>Pages by links.next only; totals and page numbers are wrong.</summary>
    [Fact]
    public async Task List_OfSeveralPages_IsFollowedByItsLinks()
    {
        Body("[]");
        Says("/meeting", Page([Meeting(1)], next: "/meeting?page=2&x=a%20b"));
        Says("/meeting?page=2&x=a%20b", Page([Meeting(2)], next: "meeting?page=99"));
        Says("/meeting?page=99", Page([Meeting(3)], next: null));

        (await ReadAsync("/system")).Entries.Select(entry => entry.Uid.Split('/')[^1]).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task List_ThatLeadsInACircle_IsAFault()
    {
        Body("[]");
        Says("/meeting", Page([Meeting(1)], next: "/meeting?page=2"));
        Says("/meeting?page=2", Page([Meeting(2)], next: "/meeting"));

        (await FaultAsync("/system")).ShouldContain("im Kreis");
    }

    [Fact]
    public async Task List_WithoutAnEnd_IsAFault()
    {
        Body("[]");
        for (int page = 0; page < 30; page++)
        {
            Says(page == 0 ? "/meeting" : $"/meeting?page={page}", Page([], next: $"/meeting?page={page + 1}"));
        }

        (await FaultAsync("/system", Quick with { Answers = 20 })).ShouldContain("kein Ende");
        Says("/meeting", Page([.. Enumerable.Range(0, 20).Select(Meeting)], next: null));
        (await FaultAsync("/system", Quick with { Meetings = 10 })).ShouldContain("mehr als 10 Einträge");
    }

    [Fact]
    public async Task List_WhoseNextPageIsOnAnotherHost_IsAFault()
    {
        Body("[]");
        Says("/meeting", Page([Meeting(1)], next: "https://example.org/meeting?page=2"));

        (await FaultAsync("/system")).ShouldContain("anderen Rechner");
    }

    /// <summary>Half a list would call half of the meetings missing.</summary>
    [Fact]
    public async Task List_WhoseSecondPageFails_IsAFaultAltogether()
    {
        Body("[]");
        Says("/meeting", Page([Meeting(1)], next: "/meeting?page=2"));
        server.Says("/meeting?page=2", Answer.Fault(500));

        (await FaultAsync("/system")).ShouldContain("500");
    }

    /// <summary>Sternberg: tombstones without a type, in lists without a filter.</summary>
    [Fact]
    public async Task Tombstone_WithOrWithoutType_IsADeletedMeeting()
    {
        Body(
            """
            [{ "id": "{root}/meeting/1", "deleted": true, "modified": "2026-01-02T10:00:00+01:00" },
             { "id": "{root}/meeting/2", "type": "https://schema.oparl.org/1.1/Meeting", "deleted": "true" }]
            """);

        FeedReading reading = await ReadAsync("/system");

        reading.Deleted.ShouldBe([server.Root + "/meeting/1", server.Root + "/meeting/2"], ignoreOrder: true);
        reading.Entries.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"cancelled\": true", true)]
    [InlineData("\"cancelled\": false", false)]
    [InlineData("\"meetingState\": \"entfällt\"", true)]
    [InlineData("\"meetingState\": \"terminiert\"", false)]
    [InlineData("\"name\": \"ENTFÄLLT - Finanzausschuss\"", true)]
    [InlineData("\"cancelled\": null", false)]
    public async Task Meeting_ThatIsCancelled_SaysSo(string member, bool expected)
    {
        Body($"[{Meeting(1).Replace("\"start\"", member + ", \"start\"", StringComparison.Ordinal)}]");

        (await ReadAsync("/system")).Entries.Single().IsCancelled.ShouldBe(expected);
    }

    /// <summary>Karlsruhe: 00:00 is no time; an end before its start at 00:00 says nothing of the start.</summary>
    [Theory]
    [InlineData("2026-01-13T00:00:00+01:00", "2026-01-13T00:00:00+01:00", null)]
    [InlineData("2026-01-13T16:00:00+01:00", "2026-01-13T00:00:00+01:00", "16:00")]
    [InlineData("2026-01-13T16:00:00+01:00", "2026-01-13T15:00:00+01:00", null)]
    [InlineData("2026-01-13T16:00:00+01:00", "N/A", "16:00")]
    [InlineData("2026-01-13", "", null)]
    [InlineData("2026-01-13T16:00:00", "", "16:00")]
    [InlineData("2026-01-13T15:00:00Z", "", "16:00")]
    public async Task Start_HoweverWritten_IsAWallTimeOrUnknown(string start, string end, string? expected)
    {
        Body($$"""[{ "id": "{root}/meeting/1", "type": "x/Meeting", "start": "{{start}}", "end": "{{end}}", "organization": "{root}/organization/34" }]""");

        FeedEntry entry = (await ReadAsync("/system")).Entries.ShouldHaveSingleItem();

        entry.Date.ShouldBe(new DateOnly(2026, 1, 13));
        (entry.StartTime is TimeOnly time ? $"{time:HH:mm}" : null).ShouldBe(expected);
    }

    [Fact]
    public async Task Meeting_WithoutAUsableStart_IsNamedAndNothingMore()
    {
        Body("""[{ "id": "{root}/meeting/1", "type": "x/Meeting" }, { "id": "{root}/meeting/2", "type": "x/Meeting", "start": "irgendwann" }, { "type": "x/Meeting" }]""");

        FeedReading reading = await ReadAsync("/system");

        reading.Unreadable.Count.ShouldBe(2);
        reading.Nameless.ShouldBe(1);
    }

    /// <summary>An organisation ended and was founded anew at the election; another has no name; a meeting names a single one and not a list.</summary>
    [Fact]
    public async Task Organization_HoweverGiven_IsFoundByItsName()
    {
        Body(
            """
            [{ "id": "{root}/meeting/1", "type": "x/Meeting", "start": "2026-01-13T17:00:00+01:00", "organization": ["{root}/organization/35"] },
             { "id": "{root}/meeting/2", "type": "x/Meeting", "start": "2026-01-14T17:00:00+01:00", "organization": ["{root}/organization/36"], "name": "Finanzausschuss (3. Sitzung)" },
             { "id": "{root}/meeting/3", "type": "x/Meeting", "start": "2026-01-15T17:00:00+01:00", "organization": { "id": "x", "type": "x/Organization", "name": "Beirat" } },
             { "id": "{root}/meeting/4", "type": "x/Meeting", "start": "2026-01-16T17:00:00+01:00" }]
            """,
            """
            [{ "id": "{root}/organization/34", "name": "Sozialausschuss", "endDate": "2020-10-31" }, { "id": "{root}/organization/35", "name": "Sozialausschuss", "startDate": "2020-11-01" },
             { "id": "{root}/organization/36", "name": "" }]
            """);

        (await ReadAsync("/system")).Entries.Select(entry => entry.Names[^1]).ShouldBe(["Sozialausschuss", "Finanzausschuss", "Beirat", "(ohne Namen)"]);
    }

    /// <summary>CC e-gov: control characters as they are, "N/A", a number as text, more than the standard knows.</summary>
    [Fact]
    public async Task Json_WithControlCharactersAndStrangeMembers_IsRead()
    {
        Body("[{ \"id\": \"{root}/meeting/1\", \"type\": \"x/Meeting\", \"name\": \"Zeile\n\tund\u0001noch\", \"start\": \"2026-01-13T17:00:00+01:00\","
            + "\"auxiliaryFile\": {}, \"order\": 100001, \"meetingState\": \"N/A\", \"organization\": [\"{root}/organization/34\"], \"STERNBERG:x\": null,"
            + "\"agendaItem\": [{ \"number\": \"A\", \"result\": \"Einstimmig, 0 Enthaltungen \" }], \"invitation\": { \"date\": \"2026-01-13\" } }]");

        (await ReadAsync("/system")).Entries.ShouldHaveSingleItem().Names.ShouldContain("Finanzausschuss");
    }

    [Fact]
    public async Task List_GivenBareOrAsOneObject_IsAList()
    {
        Body("[]");
        Says("/meeting", $"[{Meeting(1)}]");
        (await ReadAsync("/system")).Entries.ShouldHaveSingleItem();
        Says("/meeting", Meeting(2));
        (await ReadAsync("/system")).Entries.ShouldHaveSingleItem();
        Says("/meeting", $$"""{ "data": {{Meeting(3)}}, "links": {} }""");
        (await ReadAsync("/system")).Entries.ShouldHaveSingleItem();
        Says("/body/1", $"[{Server("""{ "id": "{root}/body/1", "type": "x/Body", "organization": "{root}/organization", "meeting": "{root}/meeting" }""")}]");
        (await ReadAsync("/body/1")).Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task System_OfSeveralBodies_AsksForOne()
    {
        Body("[]");
        Says("/bodies", $$"""{ "data": [{{BodyJson("1", "A")}}, {{BodyJson("2", "B")}}], "links": {} }""");

        (await FaultAsync("/system")).ShouldContain("A (");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>Wartung</html>", "HTML statt JSON")]
    [InlineData("{ \"data\": [", "kein gültiges JSON")]
    [InlineData("", "kein gültiges JSON")]
    [InlineData("{ \"type\": \"https://schema.oparl.org/1.1/Error\", \"message\": \"leer\" }", "Statt einer Liste")]
    [InlineData("7", "Statt einer Liste")]
    public async Task Answer_ThatIsNoList_IsAFault(string text, string expected)
    {
        Body("[]");
        Says("/meeting", text);

        (await FaultAsync("/system")).ShouldContain(expected);
    }

    [Fact]
    public async Task Json_ThatIsNestedWithoutEnd_IsAFault()
    {
        Body("[]");
        Says("/meeting", new string('[', 100_000));

        (await FaultAsync("/system")).ShouldContain("kein gültiges JSON");
    }

    [Fact]
    public async Task Address_ThatIsNoOParl_SaysSo()
    {
        Says("/system", "{ \"hello\": 1 }");

        (await FaultAsync("/system")).ShouldContain("weder ein OParl-System");
    }

    private void Body(string meetings, string? organizations = null)
    {
        Says("/system", """{ "id": "{root}/system", "type": "https://schema.oparl.org/1.1/System", "body": "{root}/bodies", "oparlVersion": "https://schema.oparl.org/1.1/" }""");
        Says("/bodies", $$"""{ "data": [{{BodyJson("1", "Kreis")}}], "pagination": { "totalElements": 99 }, "links": { "first": "{root}/bodies" } }""");
        Says("/body/1", BodyJson("1", "Kreis"));
        organizations ??= """[{ "id": "{root}/organization/34", "type": "x/Organization", "name": "Ausschuss für Haushalt und Finanzen", "shortName": "Finanzausschuss" }]""";
        Says("/organization", $$"""{ "data": {{organizations}}, "links": {} }""");
        Says("/meeting", $$"""{ "data": {{meetings}}, "links": {} }""");
    }

    private static string BodyJson(string id, string name) =>
        $$"""{ "id": "{root}/body/{{id}}", "type": "x/Body", "name": "{{name}}", "ags": "5358016", "organization": "{root}/organization", "meeting": "{root}/meeting" }""";

    private static string Meeting(int number) =>
        $$"""{ "id": "{root}/meeting/{{number}}", "type": "x/Meeting", "start": "2026-01-13T17:00:00+01:00", "organization": ["{root}/organization/34"] }""";

    private static string Page(string[] meetings, string? next) =>
        $$"""{ "data": [{{string.Join(", ", meetings)}}], "pagination": { "totalPages": 1 }, "links": { {{(next is null ? "" : $"\"next\": \"{next}\"")}} } }""";

    private void Says(string path, string text) => server.Says(path, Answer.Json(Server(text)));

    private string Server(string text) => text.Replace("{root}", server.Root, StringComparison.Ordinal);

    private Task<FeedReading> ReadAsync(string path, FeedLimits? limits = null) =>
        new OParlFeed(limits ?? Quick, new FakeTimeProvider()).ReadAsync(new FeedSettings("ratsinfo", "oparl", server.Root + path), Cancellation);

    private async Task<string> FaultAsync(string path, FeedLimits? limits = null) =>
        (await Should.ThrowAsync<FeedFault>(() => ReadAsync(path, limits))).Message;
}
