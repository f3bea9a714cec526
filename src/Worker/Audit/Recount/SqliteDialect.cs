using System.Collections.Immutable;
using System.Globalization;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>SQLite 3.40: text compares binary by itself, dates are text, a date is checked by its round trip.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Binary => "";

    /// <inheritdoc/>
    public override string View(string name) => name;

    /// <inheritdoc/>
    public override string AsText(string column) => $"CAST({column} AS TEXT)";

    /// <inheritdoc/>
    public override string DayAsText(string column) => AsText(column);

    /// <inheritdoc/>
    public override string MomentAsText(string column) => AsText(column);

    /// <inheritdoc/>
    public override string Key(string text) => text;

    /// <inheritdoc/>
    public override string IsCode(string text, string code) => $"{text} = {Text(code)}";

    /// <inheritdoc/>
    public override string AndNoBlankAtEnd(string text) => "";

    /// <inheritdoc/>
    public override string IsMissing(string text) => $"({text} IS NULL OR {text} = '')";

    /// <inheritdoc/>
    // Most texts are made of letters that everybody sees; only the others are searched for each of the hidden ones, which takes ten times as long.
    public override string IsReadable(string text) =>
        $"({text} IS NOT NULL AND {text} <> '' AND instr({text}, char(0)) = 0 AND {text} NOT GLOB ' *' AND {text} NOT GLOB '* ' AND {text} NOT GLOB '*  *' "
        + $"AND ({text} NOT GLOB '*[^ -~' || char({Codes([Letters])}) || ']*' OR ({WithoutEdges(text)} AND {text} NOT GLOB '*[' || char({Codes([.. NeverSeen, .. NeverSeenBeyond, .. OtherBlanks])}) || ']*')))";

    /// <inheritdoc/>
    public override string IsReadableNote(string text) =>
        $"({WithoutEdges(text)} AND {text} NOT GLOB '*[' || char({Codes([.. NeverSeen, .. NeverSeenBeyond])}) || ']*')";

    /// <inheritdoc/>
    public override string IsDay(string text) =>
        $"({text} IS NOT NULL AND {text} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND {text} >= '0001' "
        + $"AND COALESCE(strftime('%Y-%m-%d', julianday({text})), '') = {text})";

    /// <inheritdoc/>
    public override string DayOfMoment(string text) =>
        $"CASE WHEN substr({text}, 11, 1) IN ('', 'T', ' ') AND {IsDay($"substr({text}, 1, 10)")} THEN substr({text}, 1, 10) END";

    /// <inheritdoc/>
    public override string IsNumber(string text) =>
        $"({text} IS NOT NULL AND {text} <> '' AND {text} NOT GLOB '*[^0-9]*' AND CAST({text} AS INTEGER) <= 1000000000)";

    /// <inheritdoc/>
    public override string NumberOf(string text) => $"CAST({text} AS INTEGER)";

    /// <inheritdoc/>
    public override string Wide(string number) => number;

    /// <inheritdoc/>
    // '+6 months' runs over into the next month where a day is missing, and perhaps past its first day; the term ends before that.
    public override string AfterMonths(string day, int months) =>
        $"min(date({day}, '+{months} months'), date({day}, 'start of month', '+{months + 1} months'))";

    /// <inheritdoc/>
    public override string DayBefore(string day) => $"date({day}, '-1 day')";

    /// <inheritdoc/>
    public override string Table(ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows) =>
        $"SELECT {string.Join(", ", columns.Select((column, index) => $"column{index + 1} AS {column}"))}\nFROM (VALUES\n"
        + string.Join(",\n", rows.Select(row => $"  ({string.Join(", ", row)})")) + ")";

    /// <inheritdoc/>
    public override string Numbers(ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows) => Table(columns, rows);

    /// <inheritdoc/>
    public override string PerCent(string tenths) => $"printf('%d.%d', ({tenths}) / 10, ({tenths}) % 10)";

    /// <inheritdoc/>
    public override string Statement(IEnumerable<StatementTable> tables, string comment, string final) =>
        $"WITH\n{string.Join(",\n", tables.Select(table => table.Text))}\n{SqlText.Comment(comment)}\n{final};\n";

    /// <inheritdoc/>
    public override string Make(StatementTable table, IReadOnlyCollection<string> made) => table.ReadsItself
        ? $"CREATE TEMP TABLE {table.Name} AS\nWITH RECURSIVE {table.Name} AS (\n{SqlText.Indent(table.Body)}\n)\nSELECT * FROM {table.Name};"
        : $"CREATE TEMP TABLE {table.Name} AS\n{table.Body};";

    /// <inheritdoc/>
    public override string Link(string rank) => $"printf('%06d,', {rank})";

    /// <inheritdoc/>
    public override string Chained(string chain, string rank) => $"{chain} || {Link(rank)}";

    /// <inheritdoc/>
    public override string IsLinked(string chain, string rank) => $"instr({chain}, {Link(rank)}) > 0";

    /// <inheritdoc/>
    // Not analysed, an index counts as ten rows a value, and every join would begin with the thousands of one attribute.
    public override IEnumerable<string> MakeIndexes(StatementTable table) => table.Keys.IsEmpty ? [] : table.Keys
        .Select((columns, number) => $"CREATE INDEX temp.ix_{table.Name}_{number} ON {table.Name} ({string.Join(", ", columns)});")
        .Append($"ANALYZE temp.{table.Name};");

    /// <inheritdoc/>
    public override string Over(string select, IReadOnlyCollection<string> made) => select;

    /// <inheritdoc/>
    protected override string Concatenation => " || ";

    /// <inheritdoc/>
    protected override string Character(int code) => $"char({code.ToString(CultureInfo.InvariantCulture)})";

    /// <inheritdoc/>
    protected override string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // À to ÿ.
    private static (int First, int Last) Letters => (0xC0, 0xFF);

    // GLOB reads no further than a U+0000. Half of a surrogate pair is U+FFFD here, as it is when the program reads it.
    private static string WithoutEdges(string text)
    {
        string blanks = $"'[ ' || char({Codes(OuterBlanks)}) || ']'";
        return $"{text} IS NOT NULL AND {text} <> '' AND instr({text}, char(0)) = 0 AND {text} NOT GLOB {blanks} || '*' AND {text} NOT GLOB '*' || {blanks}";
    }

    // 45 is the hyphen of a range.
    private static string Codes(IEnumerable<(int First, int Last)> ranges) => string.Join(
        ", ", ranges.Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}, 45, {range.Last}"));
}
