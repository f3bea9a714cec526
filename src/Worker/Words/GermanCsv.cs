using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace KiIndicators.Worker.Words;

/// <summary>A CSV file as German Excel opens it without asking.</summary>
internal static partial class GermanCsv
{
    // A cell that begins like a formula is opened as one by spreadsheet programs; the escape makes it text.
    private static readonly CsvWriterOptions Form = new() { Separator = ';', Injection = CsvInjection.Escape };

    private const string Month = "(?:jan(?:uary?)?|feb(?:ruary?)?|märz?|mrz|mar(?:ch)?|apr(?:il)?|ma[iy]|jun[ie]?|jul[iy]?|aug(?:ust)?"
        + "|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|de[zc](?:ember)?)";
    private const string Signs = @"[0-9\s.,:/()%‰€$£+\-–−']*";

    /// <summary>Header and rows as UTF-8 with BOM, semicolon, CRLF.</summary>
    public static byte[] Write(string[] header, IEnumerable<string[]> rows)
    {
        using MemoryStream stream = new();
        stream.Write(Encoding.UTF8.Preamble);
        using (CsvWriter csv = CsvWriter.Create(stream, Form, leaveOpen: true))
        {
            foreach (string[] row in rows.Prepend(header))
            {
                csv.WriteRecord(row);
            }
        }

        return stream.ToArray();
    }

    /// <summary>
    /// The text of an id, a file number or a title: with an apostrophe before it where Excel would make another number, a day,
    /// a time or a truth value of it ("0042", "1-2", "3E5", "Mai 2025"), as cells that look like formulas have one.
    /// </summary>
    public static string AsText(string cell) => !Kept().IsMatch(cell) && Converted().IsMatch(cell) ? "'" + cell : cell;

    // What Excel shows as it stands: a whole number of at most 15 digits that does not begin with 0.
    [GeneratedRegex(@"^(?:0|[1-9][0-9]{0,14})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Kept();

    // Wider than Excel's own rules, which differ by version and region: an apostrophe too many does no harm.
    [GeneratedRegex(
        $@"^(?:{Signs}[0-9]{Signs}(?:e[+\-]?[0-9]+|\s?[ap]m?)?|(?=.*[0-9]){Signs}{Month}{Signs}|wahr|falsch|true|false)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Converted();
}
