using System.Collections.Immutable;
using KiIndicators.Indicators.Activities;
using KiIndicators.Indicators.Catalogue;

namespace KiIndicators.Worker.Audit.Recount;

/// <summary>Which partners and attributes can be read (Z-31), in SQL.</summary>
internal sealed class ReadableAttributes(SqlDialect dialect, ImmutableArray<Programme> programmes)
{
    /// <summary>All partners delivered.</summary>
    public string DeliveredPartners() =>
        $"SELECT {dialect.Key(dialect.AsText("id"))} AS nummer, {dialect.AsText("type")} AS typ, {dialect.AsText("voluntary")} AS ehrenamtlich\nFROM {dialect.View("partner")}";

    /// <summary>The partners that can be read.</summary>
    public string Partners() =>
        "SELECT r.nummer,\n"
        + $"  CASE WHEN {dialect.IsReadable("r.typ")} THEN r.typ ELSE {dialect.Text("")} END AS typ,\n"
        + $"  CASE WHEN {dialect.IsCode("r.ehrenamtlich", "1")} THEN 1 ELSE 0 END AS ehrenamtlich\n"
        + $"FROM partner_roh r\nWHERE {dialect.IsReadable("r.nummer")}\n"
        + $"  AND r.nummer NOT IN (SELECT d.nummer FROM partner_roh d WHERE {dialect.IsReadable("d.nummer")} GROUP BY d.nummer HAVING COUNT(*) > 1)";

    /// <summary>The places of all programmes, so that a place of one is no unknown word beside the other.</summary>
    public string Places()
    {
        IEnumerable<(string Name, string Key)> places = programmes.Select(programme => programme.Area).SelectMany(area =>
            area.Places.SelectMany(place => place.Aliases.Append(place.Name).Append(place.Ags).Select(name => (name, place.Ags)))
                .Concat(area.PlacesWithoutReach.Select(place => (place, place)))).Distinct();
        ImmutableArray<string>[] rows = [.. places.Select(place => ImmutableArray.Create(dialect.Text(place.Name), dialect.Text(place.Key)))];
        return rows.Length == 0
            ? $"SELECT {dialect.Text("")}{dialect.Binary} AS name, {dialect.Text("")}{dialect.Binary} AS schluessel\nWHERE 1 = 0"
            : $"SELECT l.name, MIN(l.schluessel) AS schluessel\nFROM (\n{SqlText.Indent(dialect.Table(["name", "schluessel"], rows))}\n) l\nGROUP BY l.name\nHAVING COUNT(*) = 1";
    }

    /// <summary>The attributes that can be read.</summary>
    /// <param name="names">The names that the statement asks for.</param>
    public string Attributes(ImmutableArray<string> names)
    {
        bool asksPlaces = names.Any(ActivityFields.PlaceAttributes.Contains);
        string isPlace = $"r.merkmal IN {dialect.List(ActivityFields.PlaceAttributes)}";
        List<Clause> clauses =
        [
            new("zu einer lesbaren Aktivität", $"r.nummer IN (SELECT a.nummer FROM {ReadableRows.Activities} a){dialect.AndNoBlankAtEnd("r.nummer")}"),
            new("nur, wonach diese Zeile fragt", $"r.merkmal IN {dialect.List(names)}"),
            new("Name und Wert lesbar", dialect.IsReadable("r.merkmal")),
            new("", dialect.IsReadable("r.wert")),
        ];
        if (asksPlaces)
        {
            clauses.Add(new Clause("Ort bekannt", $"(NOT ({isPlace}) OR o.schluessel IS NOT NULL)"));
        }

        if (names.Any(ActivityFields.PartnerAttributes.Contains))
        {
            clauses.Add(new Clause(
                "Partner bekannt",
                $"(r.merkmal NOT IN {dialect.List(ActivityFields.PartnerAttributes)} OR r.wert IN (SELECT p.nummer FROM {ReadableRows.Partners} p))"));
        }

        return $"SELECT DISTINCT r.nummer, r.merkmal, {(asksPlaces ? $"CASE WHEN {isPlace} THEN o.schluessel ELSE r.wert END" : "r.wert")} AS wert\n"
            + $"FROM (\n  SELECT {dialect.Key(dialect.AsText("activity_id"))} AS nummer, {dialect.Key(dialect.AsText("attribute"))} AS merkmal, {dialect.AsText("value")} AS wert\n"
            + $"  FROM {dialect.View("activity_attribute")}\n) r\n"
            + (asksPlaces ? $"LEFT JOIN orte o ON {isPlace} AND o.name = r.wert\n" : "")
            + "WHERE\n" + SqlText.Indent(SqlText.All(clauses));
    }
}
