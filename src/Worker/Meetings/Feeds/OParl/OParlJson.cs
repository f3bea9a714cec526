using System.Globalization;
using System.Text.Json;

namespace KiIndicators.Worker.Meetings.Feeds.OParl;

/// <summary>
/// JSON of council information systems, read as it comes: unescaped control characters, "N/A" for nothing, a single object where a list is due.
/// </summary>
internal static class OParlJson
{
    private const int Deepest = 64;
    private const byte Blank = 0x20;

    private static readonly string[] Nothing = ["N/A", "n/a", "null", "-"];

    /// <summary>The document.</summary>
    /// <param name="bytes">What was delivered.</param>
    /// <param name="address">From where, for the message.</param>
    /// <exception cref="FeedFault">It is no JSON.</exception>
    public static JsonDocument Parse(byte[] bytes, Uri address)
    {
        // Control characters are blanks between values and forbidden within them: a blank does in both places. No byte of a longer UTF-8 character is one.
        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] = bytes[at] < Blank ? Blank : bytes[at];
        }

        ReadOnlyMemory<byte> text = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsMemory(3) : bytes;
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Deepest });
        }
        catch (JsonException exception)
        {
            string what = text.Span.TrimStart(Blank) is [(byte)'<', ..] ? "liefert HTML statt JSON" : "liefert kein gültiges JSON";
            throw new FeedFault($"{address} {what}.", exception);
        }
    }

    /// <summary>A text; null where none stands.</summary>
    public static string? Text(JsonElement element, string name) => Member(element, name) is JsonElement value ? TextOf(value) : null;

    /// <summary>The value of a text; null where it is none or says nothing.</summary>
    public static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        try
        {
            string text = value.GetString()!.Trim();
            return text.Length == 0 || Nothing.Contains(text, StringComparer.Ordinal) ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null; // half a character pair
        }
    }

    /// <summary>Whether a member is true.</summary>
    public static bool IsTrue(JsonElement element, string name) => Member(element, name) is JsonElement value
        && (value.ValueKind == JsonValueKind.True || string.Equals(TextOf(value), "true", StringComparison.OrdinalIgnoreCase));

    /// <summary>A member of an object; null where it is missing or the element is no object.</summary>
    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>The values of a member that should be a list; a single value is a list of one.</summary>
    public static IEnumerable<JsonElement> Several(JsonElement element, string name) => Member(element, name) switch
    {
        null => [],
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        JsonElement single => [single],
    };

    /// <summary>The type of an object without its version, "Meeting"; null where it says none.</summary>
    public static string? TypeOf(JsonElement element) => Text(element, "type")?.Split('/')[^1];

    /// <summary>A day with its wall time, Europe/Berlin; null where none stands.</summary>
    public static (DateTime Wall, bool HasTime)? Moment(JsonElement element, string name)
    {
        string? text = Text(element, name);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return (day.ToDateTime(TimeOnly.MinValue), false);
        }

        if (text is null || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset moment)
            || !FeedTime.IsUsable(moment.DateTime))
        {
            return null;
        }

        bool hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal);
        return (hasOffset ? BerlinTime.Wall(moment) : moment.DateTime, true);
    }
}
