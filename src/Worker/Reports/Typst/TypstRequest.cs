using System.Text.Json;
using System.Text.Json.Serialization;

namespace KiIndicators.Worker.Reports.Typst;

/// <summary>What <c>compile.mjs</c> reads from its standard input.</summary>
/// <param name="Fonts">The folder with the fonts.</param>
/// <param name="Documents">The documents in the order in which they are set.</param>
internal sealed partial record TypstRequest(string Fonts, IReadOnlyList<TypstRequest.Entry> Documents)
{
    /// <summary>One document of a request.</summary>
    /// <param name="Workspace">The root folder of the templates.</param>
    /// <param name="Main">The template to start with.</param>
    /// <param name="Title">Readable as <c>sys.inputs.title</c>.</param>
    /// <param name="Timestamp">The creation date in seconds since 1970, UTC.</param>
    /// <param name="Output">The PDF file to write.</param>
    internal sealed record Entry(string Workspace, string Main, string Title, long Timestamp, string Output);

    /// <summary>The request as the text that the script reads.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json.Default.TypstRequest);

    // Generated code: looking the types up at run time would cost more than setting a page.
    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(TypstRequest))]
    private sealed partial class Json : JsonSerializerContext;
}
