using System.Collections.Immutable;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Terms;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>A line inside a statement: its days, its places and the beginning of the names of its tables.</summary>
/// <param name="Builder">The statement.</param>
/// <param name="Line">The line.</param>
/// <param name="Area">Places of its programme.</param>
/// <param name="Prefix">Beginning of the names of its tables.</param>
internal sealed record LineStatement(StatementBuilder Builder, Indicator Line, ReferenceArea Area, string Prefix)
{
    /// <summary>How SQL is written.</summary>
    public SqlDialect Sql => Builder.Dialect;

    /// <summary>Stichtag as literal.</summary>
    public string AsOf => Sql.Day(Builder.Scope.AsOf);

    /// <summary>Z-7: keys of the municipalities in force on the last day of the period.</summary>
    public ImmutableArray<string> Reach =>
        (Area.Versions.Where(version => version.From <= Line.Period.To).LastOrDefault() ?? Area.Versions[0]).Ags;

    /// <summary>Z-22: the target in force on the last day of the period; null for a Kontextzahl.</summary>
    public Target? Target => TargetOn(Line.Period.To);

    /// <summary>Abgesagtes zählt nie.</summary>
    public Clause NotCancelled => new("Abgesagtes zählt nie (Z-2)", $"a.stand <> {Sql.Text("abgesagt")}");

    /// <summary>The start lies in the period.</summary>
    public Clause InPeriod => new("Zeitraum: der Beginn entscheidet (Z-3)", BegunIn(Line.Period));

    /// <summary>The conditions over a row, seen from the Stichtag.</summary>
    public ConditionSql Conditions => new(Builder, IsStillToCome("a", AsOf));

    /// <summary>The target of a part that ends on the day.</summary>
    public Target? TargetOn(DateOnly day) => Line.Targets.Where(version => version.From <= day).LastOrDefault()?.Target;

    /// <summary>Z-2: held and started up to the Stichtag.</summary>
    public string IsHeld(string alias) => IsHeld(alias, AsOf);

    /// <summary>Held and started up to a day.</summary>
    public string IsHeld(string alias, string day) => $"{alias}.stand = {Sql.Text("durchgefuehrt")} AND {alias}.beginn <= {day}";

    /// <summary>Z-4, Z-5: planned after the day, or planned and not settled.</summary>
    public string IsStillToCome(string alias, string day) =>
        $"({alias}.stand = {Sql.Text("geplant")} OR ({alias}.stand = {Sql.Text("durchgefuehrt")} AND {alias}.beginn > {day}))";

    /// <summary>The start of a readable activity lies between two days, both included.</summary>
    public string BegunIn(Period period)
    {
        Builder.Rows.Days.Ask(period);
        return Between("a", period);
    }

    /// <summary>The start lies between two days, both included.</summary>
    public string Between(string alias, Period period) =>
        $"{alias}.beginn >= {Sql.Day(period.From)} AND {alias}.beginn <= {Sql.Day(period.To)}";

    /// <summary>A kind of activity.</summary>
    public Clause IsKind(string word) => new("Art der Aktivität", $"a.typ = {Sql.Text(word)}");

    /// <summary>The readable activities that meet all conditions, under the alias "a". One of them says when they begin (<see cref="BegunIn"/>), or names a table whose steps did.</summary>
    public static string Rows(string columns, IEnumerable<Clause> clauses) =>
        $"SELECT {columns}\nFROM {ReadableRows.Activities} a\nWHERE\n{SqlText.Indent(SqlText.All(clauses))}";

    /// <summary>The conditions of a selection within the period, apart from cancelled ones.</summary>
    public IEnumerable<Clause> Selected(Selection selection) =>
        [NotCancelled, InPeriod, .. Conditions.Of(selection)];

    /// <summary>Adds a table of the line that reads itself.</summary>
    public string AddRecursive(string suffix, string comment, string body) =>
        Builder.Add($"{Prefix}_{suffix}", $"{Line.Id}: {comment}", body, readsItself: true);

    /// <summary>Adds a table of the line.</summary>
    public string Add(string suffix, string comment, string body) =>
        Builder.Add($"{Prefix}_{suffix}", $"{Line.Id}: {comment}", body);
}
