using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>Which values of an attribute can be counted (Z-7, Z-12), and baselines made of them (Z-9), in SQL.</summary>
internal static class ValueSql
{
    /// <summary>Adds the table of the countable values of every readable row: nummer, wert.</summary>
    public static string Countable(LineStatement scope, ValueRule rule)
    {
        if (rule.Attribute == "partnertyp")
        {
            return scope.Add("zaehlbar", "Arten der beteiligten Partner je Aktivität.",
                $"SELECT DISTINCT b.nummer, b.typ AS wert\nFROM {scope.Builder.Rows.ParticipantsOf()} b\nWHERE b.typ <> {scope.Sql.Text("")}");
        }

        List<Clause> clauses = [new("", $"m.merkmal = {scope.Sql.Text(rule.Attribute)}")];
        if (ActivityFields.PlaceAttributes.Contains(rule.Attribute))
        {
            clauses.Add(new Clause("nur Kommunen des Bezugsraums am letzten Tag des Zeitraums (Z-7)",
                scope.Reach.IsEmpty ? "1 = 0" : $"m.wert IN {scope.Sql.List(scope.Reach)}"));
        }

        clauses.AddRange(OfType(scope, rule, "m.wert"));
        return scope.Add("zaehlbar", $"zählbare Werte von „{rule.Attribute}“ je Aktivität (Z-12).",
            $"SELECT m.nummer, m.wert\nFROM {scope.Builder.Rows.ValuesOf(rule.Attribute)} m\nWHERE\n{SqlText.Indent(SqlText.All(clauses))}");
    }

    /// <summary>The condition that a value names a partner of the rule's types; none where it asks for no type.</summary>
    public static IEnumerable<Clause> OfType(LineStatement scope, ValueRule rule, string value) => rule.PartnerTypes.IsEmpty
        ? []
        : [new Clause("nur Partner dieser Art", $"{value} IN (SELECT p.nummer FROM {scope.Builder.Rows.PartnersOf()} p WHERE p.typ IN {scope.Sql.List(rule.PartnerTypes)})")];

    /// <summary>Adds the table of the baseline's values: wert. A frozen one holds; else it is counted now (Z-9).</summary>
    /// <param name="scope">The line.</param>
    /// <param name="rule">Its values.</param>
    /// <param name="countable">Its table of countable values.</param>
    /// <param name="source">The line that gives the baseline.</param>
    public static string Baseline(LineStatement scope, ValueRule rule, string countable, LineSql? source)
    {
        if (scope.Builder.Scope.FrozenBaselines.TryGetValue(scope.Line.Id, out Indicators.Terms.Baseline? frozen))
        {
            return scope.Add("ausgangswert", $"festgeschriebener Ausgangswert{(frozen.FrozenOn is DateOnly day ? $" vom {SqlText.German(day)}" : "")} (Z-9).",
                frozen.Values.IsEmpty
                    ? $"SELECT {scope.Sql.Text("")}{scope.Sql.Binary} AS wert\nWHERE 1 = 0"
                    : scope.Sql.Table(["wert"], frozen.Values.Select(value => System.Collections.Immutable.ImmutableArray.Create(scope.Sql.Text(value)))));
        }

        const string Live = "Ausgangswert, aus den heutigen Daten berechnet; noch nicht festgeschrieben (Z-9).";
        if (source!.CountedAttribute == rule.Attribute && source.CountedValues() is string values)
        {
            return scope.Add("ausgangswert", Live,
                $"SELECT w.wert\nFROM {values} w\nWHERE\n{SqlText.Indent(SqlText.All(OfType(scope, rule, "w.wert")))}");
        }

        string counted = source.Counted();
        return scope.Add("ausgangswert", Live,
            $"SELECT DISTINCT w.wert\nFROM {countable} w\nWHERE w.nummer IN (SELECT g.nummer FROM {counted} g)");
    }
}
