using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>Which values of an attribute can be counted (Z-7, Z-12), and baselines made of them (Z-9), in SQL.</summary>
internal static class ValueSql
{
    /// <summary>Adds the table of the countable values of every readable row: nummer, wert.</summary>
    /// <param name="scope">The line.</param>
    /// <param name="rule">Its values.</param>
    /// <param name="suffix">End of the table's name.</param>
    public static string Countable(LineStatement scope, ValueRule rule, string suffix = "zaehlbar")
    {
        if (rule.Attribute == "partnertyp")
        {
            return scope.Add(suffix, "Arten der beteiligten Partner je Aktivität.",
                $"SELECT DISTINCT b.nummer, b.typ AS wert\nFROM {scope.Builder.Rows.ParticipantsOf()} b\nWHERE b.typ <> {scope.Sql.Text("")}");
        }

        List<Clause> clauses = [new("", $"m.merkmal = {scope.Sql.Text(rule.Attribute)}")];
        if (ActivityFields.PlaceAttributes.Contains(rule.Attribute))
        {
            clauses.Add(new Clause("nur Kommunen des Bezugsraums am letzten Tag des Zeitraums (Z-7)",
                scope.Reach.IsEmpty ? "1 = 0" : $"m.wert IN {scope.Sql.List(scope.Reach)}"));
        }

        clauses.AddRange(OfType(scope, rule, "m.wert"));
        return scope.Add(suffix, $"zählbare Werte von „{rule.Attribute}“ je Aktivität (Z-12).",
            $"SELECT m.nummer, m.wert\nFROM {scope.Builder.Rows.ValuesOf(rule.Attribute)} m\nWHERE\n{SqlText.Indent(SqlText.All(clauses))}");
    }

    /// <summary>The condition that a value names a partner of the rule's types; none where it asks for no type.</summary>
    public static IEnumerable<Clause> OfType(LineStatement scope, ValueRule rule, string value) => rule.PartnerTypes.IsEmpty
        ? []
        : [new Clause("nur Partner dieser Art", $"{value} IN (SELECT p.nummer FROM {scope.Builder.Rows.PartnersOf()} p WHERE p.typ IN {scope.Sql.List(rule.PartnerTypes)})")];

    /// <summary>
    /// Adds the table of the baseline's values: wert. A frozen one holds; else it is counted now; of both only what the line can count (Z-9).
    /// </summary>
    /// <param name="scope">The line.</param>
    /// <param name="rule">Its values.</param>
    /// <param name="source">The line that gives the baseline; null where it is frozen.</param>
    public static string Baseline(LineStatement scope, ValueRule rule, LineSql? source)
    {
        string given = scope.Builder.Scope.FrozenBaselines.TryGetValue(scope.Line.Id, out Indicators.Terms.Baseline? frozen)
            ? Frozen(scope, frozen)
            : Live(scope, rule, source!);
        if (ActivityFields.PlaceAttributes.Contains(rule.Attribute))
        {
            ImmutableArray<string>[] heirs = [.. scope.Area.Places.SelectMany(place => Heir(scope, place.Ags) is string heir
                ? new[] { ImmutableArray.Create(scope.Sql.Text(place.Ags), scope.Sql.Text(heir)) } : [])];
            string followed = scope.Add("nachfolge", "jede Kommune und die, an der sie am letzten Tag des Zeitraums gezählt wird: sie selbst oder ihre Nachfolgerin.",
                heirs.Length == 0
                    ? $"SELECT {scope.Sql.Text("")}{scope.Sql.Binary} AS alt, {scope.Sql.Text("")}{scope.Sql.Binary} AS neu\nWHERE 1 = 0"
                    : scope.Sql.Table(["alt", "neu"], heirs));
            return scope.Add("ausgangswert", "davon, was die Zeile selbst zählen kann (Z-9).",
                $"SELECT DISTINCT n.neu AS wert\nFROM {given} v\nJOIN {followed} n ON n.alt = v.wert");
        }

        string ofOtherType = rule.PartnerTypes.IsEmpty
            ? ""
            : $"\nWHERE v.wert NOT IN (SELECT p.nummer FROM {scope.Builder.Rows.PartnersOf()} p WHERE p.typ NOT IN {scope.Sql.List(rule.PartnerTypes)})";
        return scope.Add("ausgangswert", "davon, was die Zeile selbst zählen kann (Z-9).", $"SELECT v.wert\nFROM {given} v{ofOtherType}");
    }

    private static string Frozen(LineStatement scope, Indicators.Terms.Baseline frozen) => scope.Add(
        "festgeschrieben", $"festgeschriebener Ausgangswert{(frozen.FrozenOn is DateOnly day ? $" vom {SqlText.German(day)}" : "")} (Z-9).",
        frozen.Values.IsEmpty
            ? $"SELECT {scope.Sql.Text("")}{scope.Sql.Binary} AS wert\nWHERE 1 = 0"
            : scope.Sql.Table(["wert"], frozen.Values.Select(value => ImmutableArray.Create(scope.Sql.Text(value)))));

    private static string Live(LineStatement scope, ValueRule rule, LineSql source)
    {
        const string Comment = "Ausgangswert, aus den heutigen Daten berechnet; noch nicht festgeschrieben (Z-9).";
        if (source.CountedAttribute == rule.Attribute && source.CountedValues() is string values)
        {
            return scope.Add("heute", Comment,
                $"SELECT w.wert\nFROM {values} w\nWHERE\n{SqlText.Indent(SqlText.All(OfType(scope, rule, "w.wert")))}");
        }

        // The places of then: what has left the reference set since is followed below.
        string countable = Countable(scope with { Line = scope.Line with { Period = source.Period } }, rule, "damals_zaehlbar");
        string counted = source.Counted();
        return scope.Add("heute", Comment,
            $"SELECT DISTINCT w.wert\nFROM {countable} w\nWHERE w.nummer IN (SELECT g.nummer FROM {counted} g)");
    }

    private static string? Heir(LineStatement scope, string ags)
    {
        HashSet<string> seen = [];
        string? heir = ags;
        while (heir is not null && seen.Add(heir) && !scope.Reach.Contains(heir))
        {
            heir = scope.Area.Places.FirstOrDefault(place => place.Ags == heir)?.Successor;
        }

        return heir is not null && scope.Reach.Contains(heir) ? heir : null;
    }
}
