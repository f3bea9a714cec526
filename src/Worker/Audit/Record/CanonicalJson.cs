using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KiIndicators.Worker.Audit.Record;

/// <summary>
/// The one way a record is written: sorted keys, no white space, whole numbers as numbers, everything else as strings,
/// absent instead of null. Two records with the same content have the same bytes.
/// </summary>
internal static class CanonicalJson
{
    // Umlauts stay readable; the file is not embedded in HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // So much is held by the writer before it goes to the stream.
    private const int Held = 1 << 16;

    /// <summary>Writes dictionaries, lists, texts, whole numbers, days and null.</summary>
    /// <exception cref="ArgumentException">A value that the form does not know.</exception>
    public static byte[] Write(IReadOnlyDictionary<string, object?> content)
    {
        using MemoryStream stream = new();
        Write(content, stream);
        return stream.ToArray();
    }

    /// <summary>Writes them to a stream, piece by piece: what is enumerated lazily is never held as a whole.</summary>
    /// <exception cref="ArgumentException">A value that the form does not know.</exception>
    public static void Write(IReadOnlyDictionary<string, object?> content, Stream stream)
    {
        using Utf8JsonWriter writer = new(stream, Options);
        WriteValue(writer, content);
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case long total:
                writer.WriteNumberValue(total);
                break;
            case DateOnly day:
                writer.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case IReadOnlyDictionary<string, object?> members:
                WriteMembers(writer, members);
                break;
            case IEnumerable items:
                WriteItems(writer, items);
                break;
            default:
                throw new ArgumentException($"Kein kanonischer Wert: {value?.GetType().Name ?? "null"}.", nameof(value));
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, IReadOnlyDictionary<string, object?> members)
    {
        writer.WriteStartObject();
        foreach ((string name, object? member) in members
            .Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(name);
            WriteValue(writer, member);
        }

        writer.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter writer, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (object? item in items)
        {
            WriteValue(writer, item);
            if (writer.BytesPending > Held)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
    }
}
