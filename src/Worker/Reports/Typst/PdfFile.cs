using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace KiIndicators.Worker.Reports.Typst;

/// <summary>
/// As much of a PDF file as an incremental update needs: one classical cross-reference table and its trailer.
/// Texts hold one byte in each character (Latin-1), so lengths and places are those of the file.
/// </summary>
internal sealed partial class PdfFile
{
    private const int EntryLength = 20;

    private readonly string text;
    private readonly int tableAt;
    private readonly int[] offsets;
    private readonly Match trailer;

    private PdfFile(string text, int tableAt, int[] offsets, Match trailer)
    {
        (this.text, this.tableAt, this.offsets, this.trailer) = (text, tableAt, offsets, trailer);
    }

    /// <summary>The number of the catalog.</summary>
    public int Root => Number(trailer.Groups["root"]);

    /// <summary>Reads the table and the trailer.</summary>
    /// <param name="pdf">The whole file.</param>
    /// <exception cref="InvalidDataException">The file is not built as Typst 0.14 builds it.</exception>
    public static PdfFile Read(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        int tableAt = Number(Need(End().Match(text, Math.Max(0, text.Length - 64)), "startxref at the end").Groups["at"]);
        Match head = Need(TableHead().Match(text, Math.Min(tableAt, text.Length)), "cross-reference table");
        int count = Number(head.Groups["count"]);
        int entriesAt = head.Index + head.Length;
        int trailerAt = Math.Min(entriesAt + (count * EntryLength), text.Length);
        Match trailer = Need(Trailer().Match(text, trailerAt), "trailer");
        if (count != Number(trailer.Groups["size"]))
        {
            throw new InvalidDataException("The cross-reference table of the PDF file does not hold what it announces.");
        }

        int[] offsets = [.. Enumerable.Range(0, count).Select(number => Offset(text, entriesAt + (number * EntryLength)))];
        return new PdfFile(text, tableAt, offsets, trailer);
    }

    /// <summary>The number that an entry of a dictionary refers to.</summary>
    /// <param name="dictionary">The dictionary's text.</param>
    /// <param name="key">The entry's name.</param>
    public static int Reference(string dictionary, string key) =>
        Number(Need(Regex.Match(dictionary, $@"/{key} (\d+) 0 R\b"), $"reference /{key}").Groups[1]);

    /// <summary>The text between <c>obj</c> and <c>endobj</c>.</summary>
    /// <param name="number">The object's number.</param>
    public string Object(int number)
    {
        int start = number > 0 && number < offsets.Length ? offsets[number] : text.Length;
        // The next object's place bounds the search, so that no content can pass for the end of this one.
        int end = offsets.Append(tableAt).Where(offset => offset > start).DefaultIfEmpty(start).Min();
        string found = start < end ? text[start..end].TrimEnd() : "";
        string head = $"{number} 0 obj\n";
        if (!found.StartsWith(head, StringComparison.Ordinal) || !found.EndsWith("endobj", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"Object {number} of the PDF file is not where the table says.");
        }

        return found[head.Length..^"endobj".Length].TrimEnd();
    }

    /// <summary>The content of a stream that is not compressed.</summary>
    /// <param name="number">The stream's number.</param>
    public string PlainStream(int number)
    {
        Match stream = Need(Stream().Match(Object(number)), $"uncompressed stream {number}");
        string content = stream.Groups["content"].Value;
        int length = Number(stream.Groups["length"]);
        return length == content.Length
            ? content
            : throw new InvalidDataException($"Stream {number} of the PDF file announces {length} bytes, found {content.Length}.");
    }

    /// <summary>The file with newer versions of some of its objects behind it.</summary>
    /// <param name="objects">Each object's number and text, in the order in which they are written.</param>
    public byte[] Append(SortedDictionary<int, string> objects)
    {
        StringBuilder file = new(text.TrimEnd() + "\n");
        StringBuilder table = new("xref\n");
        foreach ((int number, string content) in objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }

        int newTableAt = file.Length;
        byte[] hash = SHA256.HashData(Encoding.Latin1.GetBytes(file.ToString()));
        file.Append(table).Append(CultureInfo.InvariantCulture, $"trailer\n<<\n  /Size {offsets.Length}\n")
            .Append(CultureInfo.InvariantCulture, $"  /Root {Root} 0 R\n  /Info {trailer.Groups["info"].Value} 0 R\n")
            .Append(CultureInfo.InvariantCulture, $"  /ID [{trailer.Groups["id"].Value} <{Convert.ToHexString(hash, 0, 16)}>]\n")
            .Append(CultureInfo.InvariantCulture, $"  /Prev {tableAt}\n>>\nstartxref\n{newTableAt}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static int Offset(string text, int at) =>
        int.TryParse(text.AsSpan(at, 10), NumberStyles.None, CultureInfo.InvariantCulture, out int offset)
            ? offset
            : throw new InvalidDataException("The cross-reference table of the PDF file holds something else than offsets.");

    private static int Number(Capture digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    private static Match Need(Match match, string what) =>
        match.Success ? match : throw new InvalidDataException($"The PDF file has no {what} as Typst 0.14 writes it.");

    [GeneratedRegex(@"\nstartxref\n(?<at>\d{1,9})\n%%EOF\s*\z")]
    private static partial Regex End();

    [GeneratedRegex(@"\Gxref\r?\n0 (?<count>\d{1,6})\r?\n")]
    private static partial Regex TableHead();

    [GeneratedRegex(@"\Gtrailer\n<<\n\s*/Size (?<size>\d{1,7})\n\s*/Root (?<root>\d{1,7}) 0 R\n\s*/Info (?<info>\d{1,7}) 0 R\n\s*/ID \[(?<id>\([A-Za-z0-9+/=]+\)|<[0-9A-Fa-f]+>) [^\]\n]+\]\n>>\n")]
    private static partial Regex Trailer();

    [GeneratedRegex(@"\A<<(?:(?!/Filter|stream).)*?/Length (?<length>\d{1,9})\b(?:(?!/Filter|stream).)*?>>\s*stream\n(?<content>.*)\nendstream\z", RegexOptions.Singleline)]
    private static partial Regex Stream();
}
