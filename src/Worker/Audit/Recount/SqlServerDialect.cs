using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using KiIndicators.Worker.Database;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// T-SQL of SQL Server 2019 and newer. Four traps: "=" does not see blanks at the end of a text, LIKE does; text compares
/// by the database's collation unless the binary one is named; a text of a limited length is cut without a word, so what
/// is delivered is nvarchar(max); and under the binary collation a character beyond U+FFFF is two, so a range of them is
/// written by their halves.
/// </summary>
internal sealed partial class SqlServerDialect : SqlDialect
{
    /// <inheritdoc/>
    public override string Binary => " COLLATE Latin1_General_100_BIN2";

    /// <inheritdoc/>
    public override string View(string name) => SqlRoom.View(SqlRoom.SqlServer, name);

    /// <inheritdoc/>
    public override string AsText(string column) => $"CONVERT(nvarchar(max), {column}){Binary}";

    /// <inheritdoc/>
    // 23 and 120 as in ReadActivities.sql: without a style a datetime would become "Aug 16 2026  9:00AM".
    public override string DayAsText(string column) => $"CONVERT(nvarchar(max), {column}, 23){Binary}";

    /// <inheritdoc/>
    public override string MomentAsText(string column) => $"CONVERT(nvarchar(max), {column}, 120){Binary}";

    /// <inheritdoc/>
    public override string Key(string text) => $"CASE WHEN DATALENGTH({text}) <= 8000 THEN CONVERT(nvarchar(4000), {text}) END{Binary}";

    /// <inheritdoc/>
    public override string IsCode(string text, string code) => $"{text} LIKE {Text(code)}";

    /// <inheritdoc/>
    public override string AndNoBlankAtEnd(string text) => $" AND {text} NOT LIKE N'% '";

    /// <inheritdoc/>
    public override string IsMissing(string text) => $"({text} IS NULL OR DATALENGTH({text}) = 0)";

    /// <inheritdoc/>
    public override string IsReadable(string text) =>
        $"({WithoutEdges(text)} AND {text} NOT LIKE N'%[' + {Codes([.. NeverSeen, .. OtherBlanks])} + N']%' AND {WithoutHidden(text)} AND {text} NOT LIKE N'%  %')";

    /// <inheritdoc/>
    public override string IsReadableNote(string text) =>
        $"({WithoutEdges(text)} AND {text} NOT LIKE N'%[' + {Codes(NeverSeen)} + N']%' AND {WithoutHidden(text)})";

    /// <inheritdoc/>
    public override string IsDay(string text) =>
        $"({text} IS NOT NULL AND {text} LIKE N'[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND TRY_CONVERT(date, {text}, 23) IS NOT NULL)";

    /// <inheritdoc/>
    public override string DayOfMoment(string text) =>
        $"CASE WHEN SUBSTRING({text}, 11, 1) IN (N'', N'T', N' ') AND {IsDay($"SUBSTRING({text}, 1, 10)")} THEN SUBSTRING({text}, 1, 10) END";

    /// <inheritdoc/>
    public override string IsNumber(string text) =>
        $"({text} IS NOT NULL AND DATALENGTH({text}) > 0 AND {text} NOT LIKE N'%[^0-9]%' "
        + $"AND COALESCE(TRY_CONVERT(bigint, {text}), 9999999999) <= 1000000000)";

    /// <inheritdoc/>
    public override string NumberOf(string text) => $"TRY_CONVERT(bigint, {text})";

    /// <inheritdoc/>
    public override string Wide(string number) => $"CAST({number} AS bigint)";

    /// <inheritdoc/>
    // DATEADD gives the last day of a shorter month, which the term still fills; one beyond the year 9999 has no end that could be stated.
    public override string AfterMonths(string day, int months)
    {
        string later = $"DATEADD(month, {months}, TRY_CONVERT(date, {day}, 23))";
        return $"CASE WHEN {day} < {Day(DateOnly.MaxValue.AddMonths(-months - 1))} THEN CONVERT(nvarchar(10), "
            + $"DATEADD(day, CASE WHEN DAY({later}) = DAY(TRY_CONVERT(date, {day}, 23)) THEN 0 ELSE 1 END, {later}), 23){Binary} END";
    }

    /// <inheritdoc/>
    public override string DayBefore(string day) => $"CONVERT(nvarchar(10), DATEADD(day, -1, TRY_CONVERT(date, {day}, 23)), 23){Binary}";

    /// <inheritdoc/>
    public override string Table(ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows) =>
        Values(columns, rows, Binary);

    /// <inheritdoc/>
    public override string Numbers(ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows) =>
        Values(columns, rows, "");

    /// <inheritdoc/>
    public override string PerCent(string tenths) => $"CAST(CAST({tenths} AS decimal(18, 1)) / 10 AS decimal(18, 1))";

    /// <inheritdoc/>
    // SQL Server puts the text of a WITH wherever it is named; steps that build on each other grow to a plan of more than a
    // thousand readings of the views. As temporary tables each is made once.
    public override string Statement(IEnumerable<StatementTable> tables, string comment, string final)
    {
        StringBuilder text = new(SqlText.Comment(
            "Die Zwischentabellen (#...) sieht nur diese Verbindung; sie verschwinden mit ihr. Eine Warnung zur Länge eines Schlüssels (CREATE CLUSTERED INDEX)\n"
            + "ist ohne Belang: Er wird nur angelegt, wo alles hineinpasst.") + "\n");
        List<string> made = [];
        foreach (StatementTable table in tables)
        {
            text.Append('\n').Append(SqlText.Comment(table.Comment)).Append('\n').Append(Make(table, made)).Append('\n');
            made.Add(table.Name);
            foreach (string index in MakeIndexes(table))
            {
                text.Append(index).Append('\n');
            }
        }

        return text.Append('\n').Append(SqlText.Comment(comment)).Append('\n').Append(Over(final, made)).Append(";\n").ToString();
    }

    /// <inheritdoc/>
    public override string Make(StatementTable table, IReadOnlyCollection<string> made) =>
        $"DROP TABLE IF EXISTS #{table.Name};\n" + (table.ReadsItself
            ? $"WITH {string.Join(", ", Named(table.Body, made).Append($"{table.Name} AS (\n{SqlText.Indent(table.Body)}\n)"))}\n"
                + $"SELECT q.*\nINTO #{table.Name}\nFROM {table.Name} q;"
            : $"{Over($"SELECT q.*\nINTO #{table.Name}\nFROM (\n{SqlText.Indent(table.Body)}\n) q", made)};");

    /// <inheritdoc/>
    // Both parts of a recursion must be of one type.
    public override string Link(string rank) => $"CAST(RIGHT('000000' + CAST({rank} AS varchar(20)), 6) + ',' AS varchar(8000))";

    /// <inheritdoc/>
    public override string Chained(string chain, string rank) => $"CAST({chain} + {Link(rank)} AS varchar(8000))";

    /// <inheritdoc/>
    public override string IsLinked(string chain, string rank) => $"CHARINDEX({Link(rank)}, {chain}) > 0";

    /// <inheritdoc/>
    // The rows are put in the order of the first key. One holds at most 900 bytes, and what is delivered may be longer: then the table stays as
    // it is, and is joined by hashing. A value is of any length and never part of a key.
    public override IEnumerable<string> MakeIndexes(StatementTable table)
    {
        string[] columns = [.. table.Keys.Take(1).SelectMany(key => key).Where(column => column != "wert")];
        return columns.Length == 0 ? [] :
        [
            $"IF (SELECT MAX({string.Join(" + ", columns.Select(column => $"COALESCE(DATALENGTH(k.{column}), 0)"))}) FROM #{table.Name} k) <= 900\n"
                + $"  CREATE CLUSTERED INDEX ix_{table.Name} ON #{table.Name} ({string.Join(", ", columns)});",
        ];
    }

    /// <inheritdoc/>
    // The SELECT stays as it is: each step that it names is put before it under its own name. A word too many does no harm.
    public override string Over(string select, IReadOnlyCollection<string> made)
    {
        string[] named = [.. Named(select, made)];
        return named.Length == 0 ? select : $"WITH {string.Join(", ", named)}\n{select}";
    }

    private static IEnumerable<string> Named(string select, IReadOnlyCollection<string> made)
    {
        HashSet<string> words = [.. Word().Matches(select).Select(match => match.Value)];
        return made.Where(words.Contains).Select(name => $"{name} AS (SELECT * FROM #{name})");
    }

    /// <inheritdoc/>
    protected override string Concatenation => " + ";

    /// <inheritdoc/>
    protected override string Character(int code) => $"NCHAR({code.ToString(CultureInfo.InvariantCulture)})";

    /// <inheritdoc/>
    // What ends in a blank equals no readable value (Z-31), but "=" would not see the blank: a NUL after it keeps them apart.
    protected override string Quoted(string text) =>
        $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'" + (text.EndsWith(' ') ? " + NCHAR(0)" : "");

    private static string Values(ImmutableArray<string> columns, IEnumerable<ImmutableArray<string>> rows, string collation) =>
        $"SELECT {string.Join(", ", columns.Select(column => $"v.{column}{collation} AS {column}"))}\nFROM (VALUES\n"
        + string.Join(",\n", rows.Select(row => $"  ({string.Join(", ", row)})")) + $") v ({string.Join(", ", columns)})";

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    private string WithoutEdges(string text)
    {
        string blanks = $"N'[ ' + {Codes(OuterBlanks)} + N']'";
        return $"{text} IS NOT NULL AND DATALENGTH({text}) > 0 AND {text} NOT LIKE N'%' + NCHAR(0) + N'%' "
            + $"AND {text} NOT LIKE {blanks} + N'%' AND {text} NOT LIKE N'%' + {blanks}";
    }

    // Neither hidden characters beyond U+FFFF nor halves without their other half.
    private string WithoutHidden(string text)
    {
        string high = $"[' + {Codes([(0xD800, 0xDBFF)])} + N']";
        string notHigh = $"[^' + {Codes([(0xD800, 0xDBFF)])} + N']";
        string low = $"[' + {Codes([(0xDC00, 0xDFFF)])} + N']";
        string notLow = $"[^' + {Codes([(0xDC00, 0xDFFF)])} + N']";
        IEnumerable<string> patterns = NeverSeenBeyond.Select(Halves)
            .Concat([$"%{high}{notLow}%", $"%{high}", $"%{notHigh}{low}%", $"{low}%"]);
        return string.Join(" AND ", patterns.Select(pattern => $"{text} NOT LIKE N'{pattern}'"));
    }

    // Each range lies within one first half, or consists of whole ones.
    private string Halves((int First, int Last) range)
    {
        string first = char.ConvertFromUtf32(range.First);
        string last = char.ConvertFromUtf32(range.Last);
        return first[0] == last[0]
            ? $"%' + {Character(first[0])} + N'[' + {Codes([(first[1], last[1])])} + N']%"
            : $"%[' + {Codes([(first[0], last[0])])} + N']%";
    }

    private string Codes(IEnumerable<(int First, int Last)> ranges) => string.Join(" + ", ranges.Select(range =>
        range.First == range.Last ? Character(range.First) : $"{Character(range.First)} + N'-' + {Character(range.Last)}"));
}
