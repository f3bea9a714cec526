using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// A line as SQL. Each table is written when first asked for, so a statement holds only what it needs; other lines
/// ask for the same tables when they refer to this one.
/// </summary>
internal abstract class LineSql(LineStatement scope)
{
    private readonly Dictionary<string, string> tables = new(StringComparer.Ordinal);

    /// <summary>The line and its statement.</summary>
    protected LineStatement Scope { get; } = scope;

    /// <summary>The line's period.</summary>
    public Period Period => Scope.Line.Period;

    /// <summary>How SQL is written.</summary>
    protected SqlDialect Sql => Scope.Sql;

    /// <summary>The readable rows.</summary>
    protected ReadableRows Readable => Scope.Builder.Rows;

    /// <summary>Rows that meet all conditions, held or still to come: nummer, beginn, stand.</summary>
    public string Fitting() => Once("passend", () => Scope.Add(
        "passend", "Aktivitäten, die alle Bedingungen erfüllen, auch noch nicht durchgeführte (Z-1).", FittingBody()));

    /// <summary>Those of them that were held up to the Stichtag: nummer, beginn.</summary>
    public string Held() => Once("durchgefuehrt", () =>
    {
        string fitting = Fitting();
        return Scope.Add(
            "durchgefuehrt", $"davon durchgeführt und bis zum Stichtag {SqlText.German(Scope.Builder.Scope.AsOf)} begonnen (Z-2).",
            $"SELECT p.nummer, p.beginn\nFROM {fitting} p\nWHERE {Scope.IsHeld("p")}");
    });

    /// <summary>The counted rows: nummer.</summary>
    public virtual string Counted() => Held();

    /// <summary>The rows that belong to what the line counts, held or still to come: nummer (Z-17).</summary>
    public virtual string Belonging() => Fitting();

    /// <summary>The rows that alone meet the line's conditions: nummer (Z-34); null: no row ever does.</summary>
    public virtual string? MetAlone() => Fitting();

    /// <summary>The rows counted on any day up to the Stichtag: nummer (Z-34).</summary>
    public virtual string EverCounted() => Counted();

    /// <summary>The values of an attribute with which a stage is reached, whichever offer leads: wert (Z-34).</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="stage">Name of the stage.</param>
    /// <param name="withStillToCome">Whether what is still to come is taken as held.</param>
    public virtual string ReachedWith(string attribute, string stage, bool withStillToCome) =>
        throw new NotSupportedException($"Stufe „{stage}“: diese Messung hat keine Stufen.");

    /// <summary>The values counted: wert; null where the kind counts no values.</summary>
    public virtual string? CountedValues() => null;

    /// <summary>The attribute whose values are counted one by one; null where the kind does not (Z-9).</summary>
    public virtual string? CountedAttribute => null;

    /// <summary>What is counted, over all held rows or those up to a day. Writes the tables that it reads.</summary>
    public abstract Figures At(Cut cut);

    /// <summary>The values of an attribute over the rows ever counted: wert.</summary>
    public string ValuesCounted(string attribute) => Once("gezaehlt " + attribute, () =>
        Values(attribute, "gezaehlt", "über alles, was hier zählt oder einmal zählte (Z-34)", $"SELECT g.nummer FROM {EverCounted()} g"));

    /// <summary>The values of an attribute over the rows still to come: wert.</summary>
    public string ValuesToCome(string attribute) => Once("erwartet " + attribute, () =>
        Values(attribute, "erwartet", "über Geplantes und Ungeklärtes; gilt nur für das, was selbst noch aussteht (Z-34)",
            $"SELECT p.nummer FROM {Fitting()} p WHERE {Scope.IsStillToCome("p", Scope.AsOf)}"));

    /// <summary>The first day on which the target was met: tag; no row or NULL where it is not (Z-34).</summary>
    public virtual string MetOn() => Once("soll_tag", () => Scope.Add(
        "soll_tag", "erster Tag, an dem das Soll erreicht war (Z-34).", FirstDay(Scope.Target, Held(), At(new Cut("t.tag")))));

    /// <summary>One row with the line's number first.</summary>
    public virtual string Result()
    {
        Figures figures = TargetSql.Progress(Scope.Target, At(Cut.None));
        List<string> columns = [];
        string coverage = figures.Coverage is var (with, of) ? $",\n  {with} AS angaben_bei,\n  {of} AS angaben_von" : "";
        if (!figures.IsShare)
        {
            columns.Add($"{figures.Number} AS zahl");
            columns.AddRange(figures.Numerator is null ? [] : [$"{figures.Numerator} AS zaehler", $"{figures.Denominator} AS nenner"]);
            return $"SELECT\n  {string.Join(",\n  ", columns)}{coverage}";
        }

        return $"SELECT\n  CASE WHEN e.nenner > 0 THEN {Sql.PerCent(TargetSql.TenthsOfPerCent(Scope.Target, Sql))} END AS zahl,\n"
            + "  CASE WHEN e.nenner > 0 THEN e.zaehler END AS zaehler,\n  CASE WHEN e.nenner > 0 THEN e.nenner END AS nenner"
            + (coverage.Length > 0 ? ",\n  e.angaben_bei,\n  e.angaben_von" : "")
            + $"\nFROM (\n  SELECT\n    {figures.Numerator} AS zaehler,\n    {figures.Denominator} AS nenner{coverage.Replace("\n", "\n  ", StringComparison.Ordinal)}\n) e";
    }

    /// <summary>The number in units, never NULL: what a baseline takes from another line (Z-9).</summary>
    public string Units()
    {
        string table = Once("ist", () => Scope.Add("ist", "was die Zeile zählt.", Result()));
        return $"COALESCE((SELECT {(At(Cut.None).IsShare ? "i.zaehler" : "i.zahl")} FROM {table} i), 0)";
    }

    /// <summary>SELECT of the rows that meet all conditions: nummer, beginn, stand.</summary>
    protected abstract string FittingBody();

    /// <summary>Writes a table when first asked for.</summary>
    protected string Once(string key, Func<string> write)
    {
        if (!tables.TryGetValue(key, out string? name))
        {
            name = write();
            tables.Add(key, name);
        }

        return name;
    }

    /// <summary>SELECT of the first of the held days on which the figures, cut at t.tag, meet the target.</summary>
    protected string FirstDay(Target? target, string held, Figures figures) => target is null
        ? $"SELECT {Sql.AsText("NULL")} AS tag"
        : $"SELECT MIN(t.tag) AS tag\nFROM (SELECT DISTINCT d.beginn AS tag FROM {held} d) t\nWHERE {TargetSql.IsMet(target, figures, Sql)}";

    /// <summary>The counted rows, and those still to come: nummer.</summary>
    protected string CountedAndToCome() => Once("zugehoerig", () =>
    {
        string counted = Counted();
        return Scope.Add("zugehoerig", "Gezähltes und was noch aussteht.", WithStillToCome($"SELECT g.nummer\nFROM {counted} g"));
    });

    /// <summary>Rows still to come belong to a line as soon as they fit.</summary>
    protected string WithStillToCome(string held) =>
        $"{held}\nUNION\nSELECT p.nummer\nFROM {Fitting()} p\nWHERE {Scope.IsStillToCome("p", Scope.AsOf)}";

    private string Values(string attribute, string suffix, string comment, string rows) => Scope.Add(
        $"{SqlText.Name(attribute)}_{suffix}", $"Werte von „{attribute}“ {comment}.",
        $"SELECT DISTINCT m.wert\nFROM {Readable.ValuesOf(attribute)} m\nWHERE m.merkmal = {Sql.Text(attribute)} AND m.nummer IN ({rows})");
}
