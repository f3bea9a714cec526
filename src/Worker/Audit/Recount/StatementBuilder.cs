using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// Collects the named tables (WITH) that a statement needs, each once and after those that it reads.
/// </summary>
internal sealed class StatementBuilder
{
    private readonly List<StatementTable> tables = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LineSql> lines = new(StringComparer.Ordinal);
    private readonly WriteLine kinds;

    /// <summary>An empty statement.</summary>
    /// <param name="dialect">How SQL is written.</param>
    /// <param name="scope">What is counted.</param>
    /// <param name="kinds">How each kind of measurement is written.</param>
    public StatementBuilder(SqlDialect dialect, RecountScope scope, WriteLine kinds)
    {
        this.kinds = kinds;
        Dialect = dialect;
        Scope = scope;
        Rows = new ReadableRows(dialect, scope.Programmes);
    }

    /// <summary>How SQL is written.</summary>
    public SqlDialect Dialect { get; }

    /// <summary>Programmes, Stichtag and frozen baselines.</summary>
    public RecountScope Scope { get; }

    /// <summary>The readable rows and what of them is needed.</summary>
    public ReadableRows Rows { get; }

    /// <summary>All tables asked for so far, those of the readable rows first.</summary>
    public IEnumerable<StatementTable> Tables => Rows.Tables().Concat(tables);

    /// <summary>Adds a table and gives its name.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="comment">What it holds, in German.</param>
    /// <param name="body">Its SELECT, with a name for each column.</param>
    /// <param name="readsItself">Whether the SELECT reads the table itself.</param>
    public string Add(string name, string comment, string body, bool readsItself = false)
    {
        if (!names.Add(name))
        {
            throw new InvalidOperationException($"Zwischentabelle {name} doppelt.");
        }

        tables.Add(new StatementTable(name, comment, body, readsItself));
        return name;
    }

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
        kinds(line, new LineStatement(this, line, area, Prefix(SqlText.Name(line.Id + suffix))));

    /// <summary>Z-25: last day on which what happened up to the day may still be recorded, by the programme of a line.</summary>
    public DateOnly RecordingUntil(string line, DateOnly lastDay) => Scope.Programmes
        .First(programme => programme.Indicators.Any(own => own.Id == line)).RecordingUntil(lastDay);

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

/// <summary>Writes a line as SQL, by its kind of measurement.</summary>
/// <param name="line">The line.</param>
/// <param name="scope">Its place in the statement.</param>
internal delegate LineSql WriteLine(Indicator line, LineStatement scope);

/// <summary>A named step of a statement.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Comment">What it holds, in German.</param>
/// <param name="Body">Its SELECT.</param>
/// <param name="ReadsItself">Whether the SELECT reads the step itself, beginning with its first part (recursion).</param>
internal sealed record StatementTable(string Name, string Comment, string Body, bool ReadsItself = false)
{
    /// <summary>By which columns other steps look a row up, most asked first; each may get an index where the step is a table.</summary>
    public ImmutableArray<ImmutableArray<string>> Keys { get; init; } = [];

    /// <summary>The step inside a WITH clause.</summary>
    public string Text => $"{SqlText.Comment(Comment)}\n{Name} AS (\n{SqlText.Indent(Body)}\n)";
}
