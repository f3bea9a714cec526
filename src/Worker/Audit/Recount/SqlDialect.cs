using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// What the two dialects write differently; everything else of a recount is the same text in both.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>The dialect of a configured provider.</summary>
    /// <param name="name">"sqlite" or "sqlserver".</param>
    public static SqlDialect For(string name) => name switch
    {
        "sqlite" => new SqliteDialect(),
        "sqlserver" => new SqlServerDialect(),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "sqlite, sqlserver"),
    };

    /// <summary>What stands after a text that the statement itself makes, so that it compares binary; may be empty.</summary>
    public abstract string Binary { get; }

    /// <summary>A view of the data contract.</summary>
    public abstract string View(string name);

    /// <summary>A delivered column as text that compares binary, whatever type the host gave it.</summary>
    public abstract string AsText(string column);

    /// <summary>The same of a column that may hold a day of the host's own type: as JJJJ-MM-TT.</summary>
    public abstract string DayAsText(string column);

    /// <summary>The same of a column that may hold a moment of the host's own type: as JJJJ-MM-TT HH:MM:SS.</summary>
    public abstract string MomentAsText(string column);

    /// <summary>A text by which rows are joined, of a type that joins fast; NULL where it is too long for that, never cut.</summary>
    public abstract string Key(string text);

    /// <summary>Equal to the last character: SQL Server's "=" would not see blanks at the end.</summary>
    public abstract string IsCode(string text, string code);

    /// <summary>What has to be asked beside "=" or IN so that a text that equals a readable one is that text: AND with a condition, or nothing.</summary>
    public abstract string AndNoBlankAtEnd(string text);

    /// <summary>NULL or the empty text.</summary>
    public abstract string IsMissing(string text);

    /// <summary>
    /// Z-31: neither missing nor with outer blanks, combining marks, characters that nobody sees or two blanks in a row; never
    /// unknown.
    /// </summary>
    public abstract string IsReadable(string text);

    /// <summary>The same for a note: between its words blanks of any kind may stand; never unknown.</summary>
    public abstract string IsReadableNote(string text);

    /// <summary>Exactly JJJJ-MM-TT and a day that exists.</summary>
    public abstract string IsDay(string text);

    /// <summary>The day at the beginning of a point in time; NULL where there is none.</summary>
    public abstract string DayOfMoment(string text);

    /// <summary>Digits only and at most a thousand million.</summary>
    public abstract string IsNumber(string text);

    /// <summary>The number that a text of digits writes.</summary>
    public abstract string NumberOf(string text);

    /// <summary>A whole number wide enough to be multiplied by a thousand.</summary>
    public abstract string Wide(string number);

    /// <summary>
    /// The first day after a term of so many months (BGB §§ 187, 188): the same day of that month; where it has none, the first of the next.
    /// </summary>
    public abstract string AfterMonths(string day, int months);

    /// <summary>The day before.</summary>
    public abstract string DayBefore(string day);

    /// <summary>A rank as the first link of a chain: a text that sorts like the ranks it holds.</summary>
    public abstract string Link(string rank);

    /// <summary>A chain with one more rank at its end.</summary>
    public abstract string Chained(string chain, string rank);

    /// <summary>Condition: the chain holds the rank.</summary>
    public abstract string IsLinked(string chain, string rank);

    /// <summary>Rows of texts as a table with the named columns.</summary>
    public abstract string Table(ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows);

    /// <summary>Rows of numbers as a table with the named columns.</summary>
    public abstract string Numbers(ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows);

    /// <summary>Tenths of a per cent as per cent with one decimal.</summary>
    public abstract string PerCent(string tenths);

    /// <summary>A printed statement: its steps, what its result is, and its last SELECT.</summary>
    public abstract string Statement(IEnumerable<StatementTable> tables, string comment, string final);

    /// <summary>Makes a step a temporary table of the connection.</summary>
    /// <param name="table">The step.</param>
    /// <param name="made">Steps that are such tables already.</param>
    public abstract string Make(StatementTable table, IReadOnlyCollection<string> made);

    /// <summary>The indexes of such a table, by its keys.</summary>
    public abstract IEnumerable<string> MakeIndexes(StatementTable table);

    /// <summary>A SELECT over such tables.</summary>
    public abstract string Over(string select, IReadOnlyCollection<string> made);

    /// <summary>The codes of all characters that make a text unreadable (Z-31), as they stand in the statements: "0, 1 bis 8, ...".</summary>
    public static string RefusedCharacters => string.Join(", ", NeverSeen.Concat(OtherBlanks).Concat(NeverSeenBeyond).Append((First: 0, Last: 0)).Order()
        .Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First} bis {range.Last}"));

    /// <summary>A literal; no text can end it early.</summary>
    public string Text(string value)
    {
        StringBuilder text = new();
        foreach (string piece in Pieces(value))
        {
            text.Append(text.Length > 0 ? Concatenation : "")
                .Append(piece.Length == 1 && IsSplit(piece[0]) ? Character(piece[0]) : Quoted(piece));
        }

        return text.Length == 0 ? Quoted("") : text.ToString();
    }

    /// <summary>A day as literal.</summary>
    public string Day(DateOnly day) => Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>Literals in brackets, for IN.</summary>
    public string List(IEnumerable<string> values) => $"({string.Join(", ", values.Distinct(StringComparer.Ordinal).Select(Text))})";

    /// <summary>A character by its code, for those that cannot be seen.</summary>
    protected abstract string Character(int code);

    /// <summary>The operator that joins two texts.</summary>
    protected abstract string Concatenation { get; }

    /// <summary>A literal without control characters.</summary>
    protected abstract string Quoted(string text);

    /// <summary>Characters of the rule Z-31, written by their codes, first and last: blanks that are no U+0020.</summary>
    protected static ImmutableArray<(int First, int Last)> OtherBlanks { get; } =
    [
        (0x85, 0x85), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F),
        (0x2800, 0x2800), (0x3000, 0x3000),
    ];

    /// <summary>What may not stand at the edge: these, tab and line breaks (the blank itself is seen in the pattern).</summary>
    protected static ImmutableArray<(int First, int Last)> OuterBlanks { get; } = [(0x09, 0x0A), (0x0D, 0x0D), .. OtherBlanks];

    /// <summary>Combining marks, characters without width and control characters; U+0000 is left to the dialects.</summary>
    protected static ImmutableArray<(int First, int Last)> NeverSeen { get; } =
    [
        (0x0300, 0x036F), (0x01, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x061C, 0x061C),
        (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F),
        (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB),
    ];

    /// <summary>The same beyond U+FFFF.</summary>
    protected static ImmutableArray<(int First, int Last)> NeverSeenBeyond { get; } =
        [(0x13430, 0x13440), (0x16FE4, 0x16FE4), (0x1BCA0, 0x1BCA3), (0x1D159, 0x1D159), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF)];

    // A control character could end the statement (NUL) or join two lines (a backslash before a line feed in T-SQL).
    private static bool IsSplit(char character) => char.IsControl(character);

    private static IEnumerable<string> Pieces(string value)
    {
        int start = 0;
        for (int index = 0; index < value.Length; index++)
        {
            if (!IsSplit(value[index]))
            {
                continue;
            }

            if (index > start)
            {
                yield return value[start..index];
            }

            yield return value[index].ToString();
            start = index + 1;
        }

        if (start < value.Length)
        {
            yield return value[start..];
        }
    }
}
