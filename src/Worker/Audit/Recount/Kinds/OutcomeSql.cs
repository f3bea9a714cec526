using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>ergebnis (Z-13): stages, each met when all its parts were held often enough; with "gleich" all of one offer.</summary>
internal sealed class OutcomeSql(LineStatement scope, Outcome outcome) : LineSql(scope)
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
            $"SELECT {Scope.AsOf}{Sql.Binary} AS tag, z.nummer, z.beginn, z.stand, z.stufe, z.teil, m.wert AS angebot,\n  {HeldFlag(Scope.AsOf)} AS durchgefuehrt\nFROM {parts} z\n{SharedValues(shared)}");
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
        + LineStatement.Rows(
            $"a.nummer, a.beginn, a.stand, {entry.Stage} AS stufe, {entry.Part} AS teil{column}",
            [Scope.NotCancelled, Scope.InPeriod, .. conditions.Of(entry.Selection)])));

    private string SharedValues(string shared) =>
        $"JOIN {Readable.ValuesOf(shared)} m ON m.nummer = z.nummer AND m.merkmal = {Sql.Text(shared)}";

    private string HeldFlag(string day) => $"CASE WHEN {Scope.IsHeld("z", day)} THEN 1 ELSE 0 END";
}
