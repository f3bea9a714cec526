using System.Collections.Immutable;
using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>Which offer all stages of a line belong to (Z-13), in SQL.</summary>
internal static class OfferSql
{
    /// <summary>All parts of all stages with their numbers, from 1.</summary>
    public static IEnumerable<(int Stage, string Name, int Part, Selection Selection)> Parts(Outcome outcome) =>
        outcome.Stages.SelectMany((stage, index) => stage.Parts.Select((part, number) =>
            (index + 1, stage.Name, number + 1, part.Selection)));

    /// <summary>How many rated stages have enough rows in each of their parts.</summary>
    /// <param name="outcome">The stages.</param>
    /// <param name="count">SQL that counts the rows of a part, from the numbers of stage and part.</param>
    public static string StagesMet(Outcome outcome, Func<int, int, string> count)
    {
        string[] stages = [.. outcome.Stages.Select((stage, index) => (stage, index)).Where(entry => entry.stage.IsRated)
            .Select(entry => $"CASE WHEN {Met(entry.stage, entry.index + 1, count)} THEN 1 ELSE 0 END")];
        return stages.Length == 0 ? "0" : $"({string.Join("\n    + ", stages)})";
    }

    /// <summary>
    /// Adds the table of the chosen offers (tag, angebot): most stages, then who had them first, then the first by name.
    /// </summary>
    /// <param name="scope">The line.</param>
    /// <param name="prefix">Beginning of the names of the tables.</param>
    /// <param name="needed">Table of what the parts ask for (<see cref="Needed"/>).</param>
    /// <param name="rows">
    /// SELECT of the rows that choose, by day and offer: tag, angebot, stufe, teil, beginn, nummer. An offer without such a row leads nothing.
    /// </param>
    /// <param name="which">Which rows choose, in German.</param>
    /// <param name="today">Table of the offer that leads today (angebot) and keeps its place against equals; null: there is none to keep.</param>
    /// <remarks>A part is met from the day of its last needed row on, a stage from the day of its last part on.</remarks>
    public static string Choice(LineStatement scope, string prefix, string needed, string rows, string which, string? today = null)
    {
        string places = scope.Add($"{prefix}plaetze", $"die wievielte Aktivität ihres Teils jede ist; es wählt {which}.",
            "SELECT z.tag, z.angebot, z.stufe, z.teil, z.beginn,\n"
            + "  ROW_NUMBER() OVER (PARTITION BY z.tag, z.angebot, z.stufe, z.teil ORDER BY z.beginn, z.nummer) AS platz,\n"
            + $"  MIN(z.beginn) OVER (PARTITION BY z.tag, z.angebot) AS erster_tag\nFROM (\n{SqlText.Indent(rows)}\n) z");
        string parts = scope.Add($"{prefix}teilstand", "seit wann jeder Teil genügend Aktivitäten hat; nur gezeigte Stufen haben sie nie.",
            "SELECT p.tag, p.angebot, p.stufe, p.erster_tag, v.teile,\n  MAX(CASE WHEN p.platz = v.mindestens THEN p.beginn END) AS erreicht_am\n"
            + $"FROM {places} p\nLEFT JOIN {needed} v ON v.stufe = p.stufe AND v.teil = p.teil\nGROUP BY p.tag, p.angebot, p.stufe, p.teil, p.erster_tag, v.teile");
        string stages = scope.Add($"{prefix}stufenstand", "seit wann jede Stufe alle ihre Teile hat.",
            "SELECT t.tag, t.angebot, t.erster_tag, CASE WHEN COUNT(t.erreicht_am) = t.teile THEN MAX(t.erreicht_am) END AS erreicht_am\n"
            + $"FROM {parts} t\nGROUP BY t.tag, t.angebot, t.stufe, t.erster_tag, t.teile");
        string offers = scope.Add($"{prefix}angebote", "jedes Angebot mit der Zahl seiner Stufen und dem Tag, seit dem es sie hat.",
            "SELECT s.tag, s.angebot, COUNT(s.erreicht_am) AS erreicht, COALESCE(MAX(s.erreicht_am), s.erster_tag) AS fortschritt\n"
            + $"FROM {stages} s\nGROUP BY s.tag, s.angebot, s.erster_tag");
        return scope.Add($"{prefix}wahl", "das Angebot, zu dem alle Stufen gehören (Z-13).",
            "SELECT r.tag, r.angebot\nFROM (\n  SELECT x.tag, x.angebot, ROW_NUMBER() OVER (\n    PARTITION BY x.tag\n"
            + "    ORDER BY x.erreicht DESC, "
            + (today is null ? "" : $"CASE WHEN x.angebot IN (SELECT h.angebot FROM {today} h) THEN 0 ELSE 1 END, ")
            + "x.fortschritt, x.angebot) AS platz\n"
            + $"  FROM {offers} x\n) r\nWHERE r.platz = 1");
    }

    /// <summary>SELECT of what each part of the rated stages asks for: stufe, teil, mindestens, teile.</summary>
    public static string Needed(LineStatement scope, Outcome outcome)
    {
        ImmutableArray<string>[] rows = [.. outcome.Stages.SelectMany((stage, index) => stage.IsRated
            ? stage.Parts.Select((part, number) => ImmutableArray.Create($"{index + 1}", $"{number + 1}", $"{part.Minimum}", $"{stage.Parts.Length}"))
            : [])];
        return rows.Length == 0
            ? "SELECT 0 AS stufe, 0 AS teil, 0 AS mindestens, 0 AS teile\nWHERE 1 = 0"
            : scope.Sql.Numbers(["stufe", "teil", "mindestens", "teile"], rows);
    }

    private static string Met(Stage stage, int number, Func<int, int, string> count) => stage.Parts.IsEmpty
        ? "1 = 1"
        : string.Join(" AND ", stage.Parts.Select((part, index) => $"{count(number, index + 1)} >= {part.Minimum}"));
}
