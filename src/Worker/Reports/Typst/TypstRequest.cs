using System.Text.Json;
using System.Text.Json.Serialization;

namespace KiIndicators.Worker.Reports.Typst;

/// <summary>One document to be set, as <c>compile.mjs</c> reads it: a line of JSON on its standard input.</summary>
/// <param name="Fonts">The folder with the fonts.</param>
/// <param name="Workspace">The root folder of the templates.</param>
/// <param name="Main">The template to start with.</param>
/// <param name="Title">Readable as <c>sys.inputs.title</c>.</param>
/// <param name="Timestamp">The creation date in seconds since 1970, UTC.</param>
/// <param name="Output">The PDF file to write.</param>
internal sealed record TypstRequest(string Fonts, string Workspace, string Main, string Title, long Timestamp, string Output)
{
    /// <summary>The request as the line that the script reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, TypstJson.Default.TypstRequest);
}

/// <summary>What the script answers to a request.</summary>
/// <param name="Fault">Why Typst refused the document; null: the file is written.</param>
/// <param name="Pages">The pages that the document tells of its own parts; null where it tells none.</param>
internal sealed record TypstAnswer(string? Fault, IReadOnlyDictionary<string, int>? Pages = null)
{
    /// <summary>Reads the line that the script wrote.</summary>
    /// <returns>The answer; null where the line is none.</returns>
    public static TypstAnswer? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, TypstJson.Default.TypstAnswer);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Generated code: looking the types up at run time would cost more than setting a page.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(TypstRequest))]
[JsonSerializable(typeof(TypstAnswer))]
internal sealed partial class TypstJson : JsonSerializerContext;
