using KiIndicators.Indicators.Conditions;
using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>ergebnis (Z-13): stages, each met when all its parts were held often enough; with "gleich" all of one offer.</summary>
internal sealed class OutcomeSql(LineScope scope, Outcome outcome) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string hits = Hits();
        string met = OfferSql.StagesMet(outcome, (stage, part) =>
            $"(SELECT COUNT(*) FROM {hits} z WHERE z.stufe = {stage} AND z.teil = {part}{cut.And("z")})");
        return new Figures(met)
        {
            Numerator = met,
            Denominator = $"{outcome.Stages.Count(stage => stage.IsRated)}",
        };
    }

    /// <inheritdoc/>
    public override string? MetAlone() => Parts();

    /// <inheritdoc/>
    public override string EverCounted() => outcome.SharedAttribute is not string shared ? Counted() : Once("je_gezaehlt", () =>
    {
        string counted = Counted();
        string parts = Scope.Add("tag_teile", "Aktivitäten je Stufe und Teil; offen = 1, solange sie noch aussteht (Z-8).", string.Join(
            "\nUNION ALL\n",
            PartRows(", 0 AS offen", new ConditionSql(Scope.Builder, ConditionSql.Never)),
            PartRows(", 1 AS offen", new ConditionSql(Scope.Builder, ConditionSql.Always))));
        string days = $"SELECT DISTINCT x.beginn AS tag FROM {parts} x WHERE {Scope.IsHeld("x")}";
        string rows = Scope.Add("tag_angebot", "dieselben an jedem Tag, an dem etwas durchgeführt war, mit ihrem Angebot.",
            $"SELECT t.tag, z.nummer, z.beginn, z.stufe, z.teil, m.wert AS angebot,\n  {HeldFlag("t.tag")} AS durchgefuehrt\n"
            + $"FROM ({days}) t\nJOIN {parts} z ON z.offen = CASE WHEN {Scope.IsStillToCome("z", "t.tag")} THEN 1 ELSE 0 END\n"
            + SharedValues(shared));
        string choice = OfferSql.Choice(Scope, "tag_", outcome, rows);
        return Scope.Add("je_gezaehlt", "was an irgendeinem Tag bis zum Stichtag zählte, weil sein Angebot vorn lag (Z-34).",
            $"SELECT g.nummer\nFROM {counted} g\nUNION\nSELECT z.nummer\nFROM {rows} z\nJOIN {choice} c ON c.tag = z.tag AND c.angebot = z.angebot\nWHERE z.durchgefuehrt = 1");
    });

    /// <inheritdoc/>
    protected override string FittingBody()
    {
        string parts = Parts();
        if (outcome.SharedAttribute is not string shared)
        {
            return $"SELECT DISTINCT z.nummer, z.beginn, z.stand\nFROM {parts} z";
        }

        string rows = Scope.Add("angebot", "dieselben mit ihrem Angebot.",
            $"SELECT {Scope.AsOf} AS tag, z.nummer, z.beginn, z.stand, z.stufe, z.teil, m.wert AS angebot,\n  {HeldFlag(Scope.AsOf)} AS durchgefuehrt\nFROM {parts} z\n{SharedValues(shared)}");
        string choice = OfferSql.Choice(Scope, "", outcome, rows);
        return $"SELECT DISTINCT z.nummer, z.beginn, z.stand\nFROM {rows} z\nJOIN {choice} c ON c.angebot = z.angebot";
    }

    /// <summary>Rows of the stages' parts: nummer, beginn, stand, stufe, teil.</summary>
    private string Parts() => Once("teile", () =>
    {
        string rows = PartRows("", Scope.Conditions);
        return Scope.Add("teile", "Aktivitäten je Stufe und Teil, auch noch nicht durchgeführte (Z-13).", rows);
    });

    private string Hits() => Once("treffer", () =>
    {
        string held = Held();
        return Scope.Add("treffer", "durchgeführte Aktivitäten je Stufe und Teil.",
            $"SELECT z.nummer, z.beginn, z.stufe, z.teil\nFROM {Parts()} z\nJOIN {held} d ON d.nummer = z.nummer");
    });

    private string PartRows(string column, ConditionSql conditions) => string.Join("\nUNION ALL\n", OfferSql.Parts(outcome).Select(entry =>
        SqlText.Comment($"Stufe {entry.Stage}: {entry.Name}, Teil {entry.Part}") + "\n"
        + LineScope.Rows(
            $"a.nummer, a.beginn, a.stand, {entry.Stage} AS stufe, {entry.Part} AS teil{column}",
            [Scope.NotCancelled, Scope.InPeriod, .. conditions.Of(entry.Selection)])));

    private string SharedValues(string shared) =>
        $"JOIN {Readable.ValuesOf(shared)} m ON m.nummer = z.nummer AND m.merkmal = {Sql.Text(shared)}";

    private string HeldFlag(string day) => $"CASE WHEN {Scope.IsHeld("z", day)} THEN 1 ELSE 0 END";
}

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
    /// Adds the table of the chosen offers (tag, angebot): most stages held, then who had them first, then most stages with
    /// what is planned, then the first by name.
    /// </summary>
    /// <param name="scope">The line.</param>
    /// <param name="prefix">Beginning of the names of the tables.</param>
    /// <param name="outcome">The stages.</param>
    /// <param name="rows">Rows of the parts by day and offer: tag, angebot, stufe, teil, beginn, durchgefuehrt.</param>
    public static string Choice(LineScope scope, string prefix, Outcome outcome, string rows)
    {
        string Stages(string more) => StagesMet(outcome, (stage, part) =>
            $"(SELECT COUNT(*) FROM {rows} z WHERE z.tag = o.tag AND z.angebot = o.angebot AND z.stufe = {stage} AND z.teil = {part}{more})");
        const string held = " AND z.durchgefuehrt = 1";
        string offers = scope.Add($"{prefix}angebote", "jedes Angebot mit der Zahl seiner Stufen und dem Tag, an dem es sie hatte.",
            $"SELECT o.tag, o.angebot,\n  {Stages(held)} AS erreicht,\n"
            + $"  (SELECT MIN(h.beginn) FROM {rows} h WHERE h.tag = o.tag AND h.angebot = o.angebot AND h.durchgefuehrt = 1\n    AND {Stages(held + " AND z.beginn <= h.beginn")}\n    = {Stages(held)}) AS fortschritt,\n"
            + $"  {Stages("")} AS mit_geplantem\nFROM (SELECT DISTINCT y.tag, y.angebot FROM {rows} y) o");
        return scope.Add($"{prefix}wahl", "das Angebot, zu dem alle Stufen gehören (Z-13).",
            "SELECT r.tag, r.angebot\nFROM (\n  SELECT x.tag, x.angebot, ROW_NUMBER() OVER (\n    PARTITION BY x.tag\n"
            + "    ORDER BY x.erreicht DESC, CASE WHEN x.fortschritt IS NULL THEN 0 ELSE 1 END, x.fortschritt, x.mit_geplantem DESC, x.angebot) AS platz\n"
            + $"  FROM {offers} x\n) r\nWHERE r.platz = 1");
    }

    private static string Met(Stage stage, int number, Func<int, int, string> count) => stage.Parts.IsEmpty
        ? "1 = 1"
        : string.Join(" AND ", stage.Parts.Select((part, index) => $"{count(number, index + 1)} >= {part.Minimum}"));
}
