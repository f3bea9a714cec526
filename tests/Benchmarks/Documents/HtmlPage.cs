using System.Net;
using System.Text;
using System.Text.Json;

namespace KiIndicators.Benchmarks.Documents;

/// <summary>
/// The words, tables and charts of a model as an HTML page for printing: the same content and the same fonts, in as plain a layout
/// as HTML offers. What Typst does beyond it is left out in favour of the other engines.
/// </summary>
internal static class HtmlPage
{
    private const string Style = """
        @page { size: A4; margin: 20mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); } }
        body { font: 9.6pt/1.3 "Source Sans 3", sans-serif; color: #1a2733; }
        table { width: 100%; border-collapse: collapse; margin: 2mm 0; }
        th, td { border-bottom: 0.3pt solid #cdd6dd; padding: 0.8mm 1mm; text-align: left; vertical-align: top; }
        tr { break-inside: avoid; } h2, h3, h4 { break-after: avoid; color: #0b4a72; }
        p { margin: 0.6mm 0; } h1, h2, h3, h4 { margin: 2mm 0 1mm; }
        """;

    /// <summary>Writes the page and its charts into a folder.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="fontFolder">The fonts that Typst uses, too.</param>
    /// <param name="model">What is printed.</param>
    /// <param name="charts">Drawings by the name under which the model names them.</param>
    /// <returns>Path of the page.</returns>
    public static string Write(string folder, string fontFolder, JsonElement model, IReadOnlyDictionary<string, byte[]> charts)
    {
        foreach ((string name, byte[] drawing) in charts)
        {
            string file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, drawing);
        }

        StringBuilder text = new();
        text.Append("<!doctype html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>").Append(Encoded(model.GetProperty("title")))
            .Append("</title><style>").Append(Fonts(fontFolder)).Append(Style).Append("</style></head><body>");
        AppendMembers(text, model, 1);
        text.Append("</body></html>");
        string page = Path.Combine(folder, "page.html");
        File.WriteAllText(page, text.ToString());
        return page;
    }

    private static string Fonts(string folder) => string.Concat(Directory.GetFiles(folder, "*.?tf", SearchOption.AllDirectories).Select(file =>
        $"@font-face {{ font-family: \"Source Sans 3\"; src: url(\"{new Uri(file)}\"); font-weight: {(file.Contains("Bold", StringComparison.Ordinal) ? "bold" : "normal")}; }}\n"));

    private static void Append(StringBuilder text, JsonElement element, int level)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                AppendMembers(text, element, level);
                break;
            case JsonValueKind.Array when IsTable(element):
                AppendTable(text, element);
                break;
            case JsonValueKind.Array:
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Append(text, item, level);
                }

                break;
            case JsonValueKind.Null:
                break;
            default:
                text.Append("<p>").Append(Encoded(element)).Append("</p>");
                break;
        }
    }

    private static void AppendMembers(StringBuilder text, JsonElement element, int level)
    {
        string heading = $"h{Math.Min(level, 4)}";
        foreach (JsonProperty member in element.EnumerateObject())
        {
            switch (member.Name)
            {
                case "title" or "heading":
                    text.Append('<').Append(heading).Append('>').Append(Encoded(member.Value)).Append("</").Append(heading).Append('>');
                    break;
                case "file":
                    text.Append("<img src=\"").Append(Encoded(member.Value)).Append("\" alt=\"")
                        .Append(Encoded(element.GetProperty("alternativeText")))
                        .Append("\" style=\"width: ").Append(Encoded(element.GetProperty("widthMm"))).Append("mm\">");
                    break;
                case "alternativeText" or "widthMm" or "heightMm" or "code":
                    break;
                default:
                    Append(text, member.Value, level + 1);
                    break;
            }
        }
    }

    // Objects of plain values are the rows of a table, and so are lists of words.
    private static bool IsTable(JsonElement list) => list.GetArrayLength() > 0 && list.EnumerateArray().All(item => item.ValueKind switch
    {
        JsonValueKind.Object => item.EnumerateObject().All(member => IsCell(member.Value)) && !item.TryGetProperty("file", out _),
        JsonValueKind.Array => item.EnumerateArray().All(IsCell),
        _ => false,
    });

    // A state is a word with its code.
    private static bool IsCell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => false,
        JsonValueKind.Object => value.TryGetProperty("word", out _),
        _ => true,
    };

    private static void AppendTable(StringBuilder text, JsonElement list)
    {
        text.Append("<table>");
        foreach (JsonElement row in list.EnumerateArray())
        {
            IEnumerable<JsonElement> cells = row.ValueKind == JsonValueKind.Object
                ? row.EnumerateObject().Select(member => member.Value)
                : row.EnumerateArray();
            text.Append("<tr>").AppendJoin("", cells.Select(cell => $"<td>{Encoded(cell)}</td>")).Append("</tr>");
        }

        text.Append("</table>");
    }

    private static string Encoded(JsonElement value) => WebUtility.HtmlEncode(value.ValueKind switch
    {
        JsonValueKind.Object => value.GetProperty("word").GetString(),
        JsonValueKind.Null => "",
        _ => value.ToString(),
    })!;
}
