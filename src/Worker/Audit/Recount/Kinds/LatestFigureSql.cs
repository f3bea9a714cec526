using KiIndicators.Indicators.Conditions;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>Which of several figures is the latest (Z-17), in SQL.</summary>
internal static class LatestFigureSql
{
    /// <summary>SELECT of the figures of a selection: nummer, beginn, bis, stand, menge, einheit, beruehrt_am.</summary>
    /// <param name="scope">The line.</param>
    /// <param name="selection">Which figures.</param>
    /// <param name="which">What they are for, as comment.</param>
    /// <param name="first">Columns before these, each followed by a comma and a blank; may be empty.</param>
    public static string Candidates(LineStatement scope, Selection selection, string which, string first = "")
    {
        string none = scope.Sql.Day(DateOnly.MinValue);
        string touched = $"CASE WHEN COALESCE(a.geaendert_am, {none}) > COALESCE(a.erfasst_am, {none}) THEN a.geaendert_am ELSE COALESCE(a.erfasst_am, {none}) END";
        return LineStatement.Rows(
            $"{first}a.nummer, a.beginn, COALESCE(a.ende, a.beginn) AS bis, a.stand, a.menge, COALESCE(a.einheit, '') AS einheit, {touched} AS beruehrt_am",
            [new Clause(which, $"a.typ = {scope.Sql.Text("kennzahl")} AND a.menge IS NOT NULL"), .. scope.Selected(selection)]);
    }

    /// <summary>A column of the latest held one: the latest end, then the latest start, then the one recorded or changed last, then the higher id.</summary>
    /// <param name="scope">The line.</param>
    /// <param name="column">The column, of x.</param>
    /// <param name="candidates">Table of the figures.</param>
    /// <param name="cut">Up to which day.</param>
    /// <param name="only">A condition on k with AND after it; may be empty.</param>
    public static string Latest(LineStatement scope, string column, string candidates, Cut cut, string only = "") =>
        $"(SELECT {column} FROM (SELECT k.nummer, k.menge, k.einheit, ROW_NUMBER() OVER (ORDER BY k.bis DESC, k.beginn DESC, k.beruehrt_am DESC, k.nummer DESC) AS platz "
        + $"FROM {candidates} k WHERE {only}{scope.IsHeld("k")}{cut.And("k")}) x WHERE x.platz = 1)";
}
