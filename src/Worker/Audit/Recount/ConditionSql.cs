using System.Collections.Immutable;
using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>
/// Conditions of the catalogue as SQL over a row with the alias "a". Every condition is true or false and never unknown,
/// so that NOT turns it round.
/// </summary>
/// <param name="builder">The statement.</param>
/// <param name="stillToCome">Whether the row is still to come (Z-8, Z-34), as SQL.</param>
internal sealed class ConditionSql(StatementBuilder builder, string stillToCome)
{
    private const string Never = "1 = 0";

    private const string Always = "1 = 1";

    private SqlDialect Sql => builder.Dialect;

    /// <summary>The conditions of a selection, in the order of the catalogue.</summary>
    public IEnumerable<Clause> Of(Selection selection) => selection.Conditions.Select(condition =>
        new Clause($"{condition.Name}: {condition.Required}", Of(condition)));

    /// <summary>Z-31 speaks of values: a field or an attribute has one of these.</summary>
    public string HasOneOf(string name, ImmutableArray<string> values) => values.IsEmpty ? Never : name switch
    {
        "typ" => $"a.typ IN {Sql.List(values)}",
        _ when ReadableRows.IsField(name) => $"(a.{name} IS NOT NULL AND {(ReadableRows.IsNumberField(name) ? Sql.AsText("a." + name) : "a." + name)} IN {Sql.List(values)})",
        _ => $"a.nummer IN (SELECT m.nummer FROM {builder.Rows.ValuesOf(name)} m WHERE m.merkmal = {Sql.Text(name)} AND m.wert IN {Sql.List(values)})",
    };

    /// <summary>A field or an attribute is recorded.</summary>
    public string IsRecorded(string name) => ReadableRows.IsField(name)
        ? $"a.{name} IS NOT NULL"
        : $"a.nummer IN (SELECT m.nummer FROM {builder.Rows.ValuesOf(name)} m WHERE m.merkmal = {Sql.Text(name)})";

    /// <summary>Z-8: a Beleg is asked for once the row was held.</summary>
    public string HasDocument(string name) => $"({stillToCome} OR {IsRecorded(name)})";

    private string Of(Condition condition) => condition switch
    {
        HasAny any => HasOneOf(any.Attribute, any.AnyOf),
        HasAll all => Each(all.AllOf, value => HasOneOf(all.Attribute, [value])),
        HasNone none => $"NOT ({HasOneOf(none.Attribute, none.NoneOf)})",
        IsPresent { Expected: true, Attribute: "beleg" } present => HasDocument(present.Attribute),
        IsPresent present => present.Expected ? IsRecorded(present.Attribute) : $"NOT ({IsRecorded(present.Attribute)})",
        HasPartnerType type => HasType(type.AnyOf),
        HasAllPartnerTypes types => Each(types.AllOf, type => HasType([type])),
        HasNoPartnerType type => $"NOT ({HasType(type.NoneOf)})",
        HasVoluntaryPartner voluntary => voluntary.Expected ? Participant("b.ehrenamtlich = 1") : $"NOT ({Participant("b.ehrenamtlich = 1")})",
        AllOf block => Bracket(SqlText.All(block.Selections.Select(Nested))),
        AnyOf block => Bracket(SqlText.Any(block.Selections.Select(Nested))),
        Not block => "NOT " + Bracket(SqlText.All(Of(block.Selection))),
        SharesWith shares => Shares(shares),
        NotCountedIn other => NotIn(other),
        StartsAfter after => $"EXISTS (SELECT 1 FROM {builder.Line(after.Line).MetOn()} s WHERE s.tag < a.beginn)",
        _ => throw new NotSupportedException($"{condition.GetType().Name}: für diese Bedingung gibt es keine Nachzählung."),
    };

    private Clause Nested(Selection selection) => new("", Bracket(SqlText.All(Of(selection))));

    private string HasType(ImmutableArray<string> types) => types.Where(type => type.Length > 0).ToArray() is { Length: > 0 } named
        ? Participant($"b.typ IN {Sql.List(named)}")
        : Never;

    private string Participant(string where) =>
        $"a.nummer IN (SELECT b.nummer FROM {builder.Rows.ParticipantsOf()} b WHERE {where})";

    private string Shares(SharesWith shares)
    {
        LineSql other = builder.Line(shares.Line);
        string ValueIn(string table) =>
            $"a.nummer IN (SELECT m.nummer FROM {builder.Rows.ValuesOf(shares.Attribute)} m WHERE m.merkmal = {Sql.Text(shares.Attribute)} AND m.wert IN (SELECT w.wert FROM {table} w))";
        if (shares.Stage is string stage)
        {
            string held = ValueIn(other.ReachedWith(shares.Attribute, stage, false));
            return $"(\n  {held}\n  OR ({stillToCome} AND {ValueIn(other.ReachedWith(shares.Attribute, stage, true))})\n)";
        }

        string counted = ValueIn(other.ValuesCounted(shares.Attribute));
        return $"(\n  {counted}\n  OR ({stillToCome} AND {ValueIn(other.ValuesToCome(shares.Attribute))})\n)";
    }

    private string NotIn(NotCountedIn other)
    {
        string several = HasOneOf("zuordnung", ["mehrfach"]);
        return builder.Line(other.Line).MetAlone() is string alone
            ? $"({several} OR a.nummer NOT IN (SELECT x.nummer FROM {alone} x))"
            : Always;
    }

    private static string Each(ImmutableArray<string> values, Func<string, string> condition) =>
        values.IsEmpty ? Always : values.Length == 1 ? condition(values[0]) : $"({string.Join(" AND ", values.Select(condition))})";

    private static string Bracket(string text) => $"(\n{SqlText.Indent(text)}\n)";
}
