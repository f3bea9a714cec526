using KiIndicators.Indicators.Catalogue;
using KiIndicators.Worker.Audit.Recount.Kinds;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// Collects the named tables (WITH) that a statement needs, each once and after those that it reads.
/// </summary>
internal sealed class StatementBuilder
{
    private readonly List<(string Name, string Text)> tables = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LineSql> lines = new(StringComparer.Ordinal);

    /// <summary>An empty statement.</summary>
    /// <param name="dialect">How SQL is written.</param>
    /// <param name="scope">What is counted.</param>
    /// <param name="rows">The readable rows; several statements share them where these tables are made once for all.</param>
    public StatementBuilder(SqlDialect dialect, RecountScope scope, ReadableRows rows)
    {
        Dialect = dialect;
        Scope = scope;
        Rows = rows;
    }

    /// <summary>How SQL is written.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>Programmes, Stichtag and frozen baselines.</summary>
    public RecountScope Scope { get; }

    /// <summary>The readable rows and what of them is needed.</summary>
    public ReadableRows Rows { get; }

    /// <summary>The tables of the lines, without those of the readable rows.</summary>
    public IEnumerable<string> Tables => tables.Select(table => table.Text);

    /// <summary>Adds a table and gives its name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="comment">What it holds, in German.</param>
    /// <param name="body">Its SELECT, with a name for each column.</param>
    public string Add(string name, string comment, string body)
    {
        if (!names.Add(name))
        {
            throw new InvalidOperationException($"Zwischentabelle {name} doppelt.");
        }

        tables.Add((name, Table(name, comment, body)));
        return name;
    }

    /// <summary>A table of the WITH clause.</summary>
    public static string Table(string name, string comment, string body) =>
        $"{SqlText.Comment(comment)}\n{name} AS (\n{SqlText.Indent(body)}\n)";

    /// <summary>Another line, counted as it is without other readings.</summary>
    public LineSql Line(string id)
    {
        if (!lines.TryGetValue(id, out LineSql? line))
        {
            line = Counting(AreaOf(id).Line, AreaOf(id).Area);
            lines.Add(id, line);
        }

        return line;
    }

    /// <summary>A line that is not the catalogue's own: another reading, an earlier period.</summary>
    /// <param name="line">The line.</param>
    /// <param name="area">Its places.</param>
    /// <param name="suffix">What tells its tables from those of the line itself; may be empty.</param>
    public LineSql Counting(Indicator line, ReferenceArea area, string suffix = "") =>
        LineKinds.Of(line, new LineScope(this, line, area, Prefix(SqlText.Name(line.Id + suffix))));

    private (Indicator Line, ReferenceArea Area) AreaOf(string id) => Scope.Programmes
        .SelectMany(programme => programme.Indicators.Select(line => (line, programme.Area)))
        .First(pair => pair.line.Id == id);

    private string Prefix(string name)
    {
        string free = name;
        for (int number = 2; !prefixes.Add(free); number++)
        {
            free = $"{name}_{number}";
        }

        return free;
    }
}
