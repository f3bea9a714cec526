using System.Globalization;
using KiIndicators.Indicators.Catalogue;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;
using KiIndicators.Indicators.Terms;
using KiIndicators.Worker.Audit.Recount;

namespace KiIndicators.Benchmarks.Evaluation;

/// <summary>
/// One query per line as it stands behind a tile of a dashboard: how many activities were held within the period and meet the
/// conditions. It reads the views as they are. What a line asks of other lines, targets, what is planned, what just missed, and rows
/// that cannot be read are left out, so that it costs less than the same number with its evidence would.
/// </summary>
internal static class PlainQueries
{
    private const string Always = "1 = 1";

    private static readonly SqlDialect Sql = SqlDialect.For("sqlite");

    /// <summary>The queries of all lines that count rows.</summary>
    public static IEnumerable<string> Of(IEnumerable<Programme> programmes, DateOnly asOf) => programmes
        .SelectMany(programme => programme.Indicators)
        .Where(line => line.Measure.CountsRows)
        .Select(line => $"SELECT COUNT(*) FROM activity a WHERE a.status = 'held' AND ({Any(line.Measure.WaysIn(line.Period).Select(way => Of(way, asOf)))})");

    private static string Of(Way way, DateOnly asOf) => All(
    [
        .. way.Period is Period days ? new[] { $"a.start_date BETWEEN {Day(days.From)} AND {Day(days.To)}" } : [],
        $"a.start_date <= {Day(asOf)}",
        Of(way.Selection),
    ]);

    private static string Of(Selection selection) => All(selection.Conditions.Select(Of));

    private static string Of(Condition condition) => condition switch
    {
        HasAny any => HasOneOf(any.Attribute, any.AnyOf),
        HasAll all => All(all.AllOf.Select(value => HasOneOf(all.Attribute, [value]))),
        HasNone none => $"NOT {HasOneOf(none.Attribute, none.NoneOf)}",
        IsPresent present => $"{(present.Expected ? "" : "NOT ")}{IsRecorded(present.Attribute)}",
        HasPartnerType type => HasPartner(type.AnyOf),
        HasAllPartnerTypes types => All(types.AllOf.Select(type => HasPartner([type]))),
        HasNoPartnerType type => $"NOT {HasPartner(type.NoneOf)}",
        AllOf block => All(block.Selections.Select(Of)),
        AnyOf block => $"({Any(block.Selections.Select(Of))})",
        Not block => $"NOT ({Of(block.Selection)})",
        _ => Always,
    };

    private static string HasOneOf(string name, IReadOnlyCollection<string> values) => name switch
    {
        _ when values.Count == 0 => $"NOT {Always}",
        "typ" => $"a.kind IN {Sql.List(values.Select(Kind))}",
        _ when Column(name) is string column => $"a.{column} IN {Sql.List(values)}",
        _ => $"EXISTS (SELECT 1 FROM activity_attribute t WHERE t.activity_id = a.id AND t.attribute = {Sql.Text(name)} AND t.value IN {Sql.List(values)})",
    };

    private static string IsRecorded(string name) => Column(name) is string column
        ? $"(a.{column} IS NOT NULL)"
        : $"EXISTS (SELECT 1 FROM activity_attribute t WHERE t.activity_id = a.id AND t.attribute = {Sql.Text(name)})";

    private static string HasPartner(IReadOnlyCollection<string> types) =>
        "EXISTS (SELECT 1 FROM activity_attribute t JOIN partner p ON p.id = t.value WHERE t.activity_id = a.id "
        + $"AND t.attribute = 'partner' AND p.type IN {Sql.List(types)})";

    private static string? Column(string name) => name switch
    {
        "veranstalter" => "organiser",
        "teilnahmen" => "participants",
        "minuten" => "minutes",
        "menge" => "quantity",
        "einheit" => "unit",
        "notiz" => "note",
        _ => null,
    };

    private static string Kind(string word) => word switch
    {
        "veranstaltung" => "event",
        "kooperation" => "cooperation",
        "ergebnis" => "deliverable",
        "beratung" => "counselling",
        "kennzahl" => "figure",
        "einschaetzung" => "assessment",
        _ => word,
    };

    private static string Day(DateOnly day) => Sql.Text(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string All(IEnumerable<string> parts) => string.Join(" AND ", parts.Prepend(Always));

    private static string Any(IEnumerable<string> parts) => string.Join(" OR ", parts.Select(part => $"({part})"));
}
