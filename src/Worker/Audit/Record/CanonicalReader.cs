using System.Text;
using System.Text.Json;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>Reads what <see cref="CanonicalJson"/> writes, and nothing else: another spelling of the same content is a fault.</summary>
internal static class CanonicalReader
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <summary>The object as dictionaries, lists, texts and whole numbers.</summary>
    /// <exception cref="RecordFault">No JSON, a doubled key, or not in the canonical form.</exception>
    public static IReadOnlyDictionary<string, object?> Read(byte[] json)
    {
        object? content = Parse(json);
        if (content is not IReadOnlyDictionary<string, object?> members)
        {
            throw new RecordFault("", "die Datei enthält kein Objekt");
        }

        byte[] canonical = CanonicalJson.Write(members);
        int same = canonical.AsSpan().CommonPrefixLength(json);
        return same == canonical.Length && same == json.Length
            ? members
            : throw new RecordFault("", $"die Datei ist ab Byte {same + 1} nicht in der festgelegten Schreibweise");
    }

    private static object? Parse(byte[] json)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(json);
            using JsonDocument document = JsonDocument.Parse(json, Options);
            return Value(document.RootElement);
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException or InvalidOperationException)
        {
            throw new RecordFault("", $"die Datei ist kein lesbares JSON ({fault.Message.TrimEnd('.')})");
        }
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .ToDictionary(member => member.Name, member => Value(member.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number when element.TryGetInt64(out long number) => number,
        _ => throw new RecordFault("", $"der Wert {element.GetRawText()} kommt in einem Nachweis nicht vor"),
    };
}
