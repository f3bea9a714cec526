using System.Text.Json;

namespace KiIndicators.Worker.Meetings.Feeds.OParl;

/// <summary>
/// Walks through the pages of an external list, by their links alone: filters, page numbers and totals are not trusted.
/// </summary>
/// <param name="client">Fetches the pages.</param>
/// <param name="limits">How many objects are too many.</param>
internal sealed class OParlList(FeedClient client, FeedLimits limits)
{
    /// <summary>Hands each object of the list to a reader.</summary>
    /// <param name="list">Address of the first page, or the objects themselves.</param>
    /// <param name="read">Takes one object; it lives no longer than the call.</param>
    /// <param name="cancellation">Ends the walk.</param>
    /// <exception cref="FeedFault">A page cannot be read, or they have no end.</exception>
    public async Task EachAsync(JsonElement list, Action<JsonElement> read, CancellationToken cancellation)
    {
        if (list.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement element in list.EnumerateArray())
            {
                read(element);
            }

            return;
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        int objects = 0;
        for (string? next = OParlJson.TextOf(list); next is not null;)
        {
            Uri address = client.Own(next);
            if (!seen.Add(address.AbsoluteUri))
            {
                throw new FeedFault($"Die Blätterung von {address.Host} führt im Kreis ({address.PathAndQuery}).");
            }

            using JsonDocument page = OParlJson.Parse(await client.GetAsync(address, cancellation), address);
            foreach (JsonElement element in ObjectsOf(page.RootElement))
            {
                if (++objects > limits.Meetings)
                {
                    throw new FeedFault($"Die Liste {address.AbsolutePath} hat mehr als {limits.Meetings} Einträge.");
                }

                read(element);
            }

            next = OParlJson.Member(page.RootElement, "links") is JsonElement links ? OParlJson.Text(links, "next") : null;
        }
    }

    // A bare list, one object alone, or a page as it should be.
    private static IEnumerable<JsonElement> ObjectsOf(JsonElement page) => page.ValueKind switch
    {
        JsonValueKind.Array => page.EnumerateArray(),
        JsonValueKind.Object when OParlJson.Member(page, "data") is not null => OParlJson.Several(page, "data"),
        JsonValueKind.Object when OParlJson.TypeOf(page) is not (null or "Error") => [page],
        JsonValueKind.Object when OParlJson.Member(page, "links") is not null || OParlJson.Member(page, "pagination") is not null => [],
        _ => throw new FeedFault("Statt einer Liste wird etwas anderes geliefert."),
    };
}
