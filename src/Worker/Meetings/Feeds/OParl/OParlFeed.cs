using System.Collections.Immutable;
using System.Text.Json;

namespace KiIndicators.Worker.Meetings.Feeds.OParl;

/// <summary>
/// A council information system that speaks OParl 1.0 or 1.1. The address is that of the system or of one body in it.
/// </summary>
/// <param name="limits">What it may cost.</param>
/// <param name="time">The clock.</param>
internal sealed class OParlFeed(FeedLimits limits, TimeProvider time) : IMeetingFeed
{
    /// <inheritdoc/>
    public string Kind => FeedOptions.OParl;

    /// <inheritdoc/>
    public async Task<FeedReading> ReadAsync(FeedSettings feed, CancellationToken cancellation)
    {
        using FeedClient client = new(feed, limits, time);
        OParlList lists = new(client, limits);
        (JsonElement organizations, JsonElement meetings) = await BodyAsync(client, lists, feed.Web!, cancellation);
        OParlMeetings reader = new();
        await lists.EachAsync(organizations, reader.AddOrganization, cancellation);
        await lists.EachAsync(meetings, reader.AddMeeting, cancellation);
        return reader.Reading;
    }

    private static async Task<(JsonElement Organizations, JsonElement Meetings)> BodyAsync(
        FeedClient client, OParlList lists, Uri address, CancellationToken cancellation)
    {
        using JsonDocument document = OParlJson.Parse(await client.GetAsync(address, cancellation), address);
        JsonElement root = document.RootElement is { ValueKind: JsonValueKind.Array } array && array.GetArrayLength() == 1 ? array[0] : document.RootElement;
        if (ListsOf(root) is (JsonElement, JsonElement) own)
        {
            return own;
        }

        List<(string Name, (JsonElement, JsonElement) Lists)> bodies = [];
        if (OParlJson.Member(root, "body") is JsonElement list)
        {
            await lists.EachAsync(list, body => Add(bodies, body), cancellation);
        }
        else
        {
            foreach (JsonElement body in OParlJson.Several(root, "data"))
            {
                Add(bodies, body);
            }
        }

        return bodies.Count switch
        {
            1 => bodies[0].Lists,
            0 => throw new FeedFault($"{address} ist weder ein OParl-System noch eine Körperschaft darin (es fehlen „body“, „meeting“ und „organization“)."),
            _ => throw new FeedFault(
                $"{address} hat mehrere Körperschaften; bitte die Adresse einer davon eintragen: {string.Join(", ", bodies.Take(10).Select(body => body.Name))}."),
        };
    }

    private static void Add(List<(string Name, (JsonElement, JsonElement) Lists)> bodies, JsonElement body)
    {
        if (ListsOf(body) is (JsonElement, JsonElement) lists)
        {
            bodies.Add(($"{OParlJson.Text(body, "name") ?? "ohne Namen"} ({OParlJson.Text(body, "id") ?? "ohne id"})", lists));
        }
    }

    private static (JsonElement Organizations, JsonElement Meetings)? ListsOf(JsonElement body) =>
        OParlJson.Member(body, "organization") is JsonElement organizations && OParlJson.Member(body, "meeting") is JsonElement meetings
            ? (organizations.Clone(), meetings.Clone())
            : null;
}

/// <summary>Gathers organizations and meetings as they come.</summary>
internal sealed class OParlMeetings
{
    private readonly Dictionary<string, ImmutableArray<string>> organizations = new(StringComparer.Ordinal);
    private readonly List<FeedEntry> entries = [];
    private readonly HashSet<string> deleted = new(StringComparer.Ordinal);
    private readonly HashSet<string> unreadable = new(StringComparer.Ordinal);
    private int nameless;

    /// <summary>What was gathered.</summary>
    public FeedReading Reading => new([.. entries]) { Deleted = [.. deleted], Unreadable = [.. unreadable], Nameless = nameless };

    /// <summary>Notes what an organization is called.</summary>
    public void AddOrganization(JsonElement organization)
    {
        if (OParlJson.Text(organization, "id") is string id)
        {
            organizations[id] = NamesOf(organization);
        }
    }

    /// <summary>Notes a meeting.</summary>
    public void AddMeeting(JsonElement meeting)
    {
        if (OParlJson.TypeOf(meeting) is not (null or "Meeting"))
        {
            return;
        }

        if (OParlJson.Text(meeting, "id") is not string id)
        {
            nameless++;
        }
        else if (OParlJson.IsTrue(meeting, "deleted"))
        {
            deleted.Add(id);
        }
        else if (OParlJson.Moment(meeting, "start") is (DateTime start, bool hasTime))
        {
            entries.Add(new FeedEntry(
                id, CommitteesOf(meeting), DateOnly.FromDateTime(start),
                hasTime ? FeedTime.StartOf(start, OParlJson.Moment(meeting, "end") is (DateTime end, true) ? end : null) : null,
                IsCancelled(meeting)));
        }
        else
        {
            unreadable.Add(id);
        }
    }

    private static bool IsCancelled(JsonElement meeting) => OParlJson.IsTrue(meeting, "cancelled")
        || new[] { "meetingState", "name" }.Select(member => OParlJson.Text(meeting, member)).OfType<string>().Any(MeetingTitle.SaysCancelled);

    // The organizations say whose meeting it is; its own title only where they say nothing.
    private ImmutableArray<string> CommitteesOf(JsonElement meeting)
    {
        ImmutableArray<string> names =
        [
            .. OParlJson.Several(meeting, "organization").SelectMany(organization => organization.ValueKind == JsonValueKind.Object
                ? NamesOf(organization)
                : OParlJson.TextOf(organization) is string id ? organizations.GetValueOrDefault(id, []) : []),
        ];
        return !names.IsEmpty ? names : OParlJson.Text(meeting, "name") is string title ? MeetingTitle.NamesIn(title) : ["(ohne Namen)"];
    }

    private static ImmutableArray<string> NamesOf(JsonElement organization) =>
        [.. new[] { "shortName", "name" }.Select(member => OParlJson.Text(organization, member)).OfType<string>().Distinct()];
}
