using KiIndicators.Indicators.Kinds;

namespace KiIndicators.Worker.Audit.Recount.Kinds;

/// <summary>fortbestand (Z-15): members of the baseline that some way shows to be active.</summary>
internal sealed class RetentionSql(LineStatement scope, Retention retention) : LineSql(scope)
{
    /// <inheritdoc/>
    public override Figures At(Cut cut)
    {
        string shown = Shown();
        string members = $"(SELECT COUNT(*) FROM {Members()} v)";
        string active = $"FROM ({Active(shown, cut)}) y";
        string number = $"CASE WHEN {members} > 0 THEN (SELECT COUNT(DISTINCT y.wert) {active}) END";
        return new Figures(number)
        {
            Numerator = number,
            Denominator = $"CASE WHEN {members} > 0 THEN {members} END",
            Named = values => $"(SELECT COUNT(DISTINCT y.wert) {active} WHERE y.wert IN {Sql.List(values)})",
        };
    }

    /// <inheritdoc/>
    public override string Counted() => Once("gezaehlt", () =>
    {
        string shown = Shown();
        return Scope.Add("gezaehlt", "durchgeführte Aktivitäten, die ein Mitglied als aktiv zeigen.",
            $"SELECT DISTINCT z.nummer\nFROM {shown} z\nJOIN ({Active(shown, Cut.None)}) y ON y.wert = z.wert AND y.weg = z.weg\nWHERE {Scope.IsHeld("z")}");
    });

    /// <inheritdoc/>
    public override string Belonging() => CountedAndToCome();

    /// <inheritdoc/>
    protected override string FittingBody() => $"SELECT DISTINCT z.nummer, z.beginn, z.stand\nFROM {Shown()} z";

    private string Countable() => Once("zaehlbar", () => ValueSql.Countable(Scope, retention.Rule));

    private string Members() => Once("ausgangswert", () => ValueSql.Baseline(
        Scope, retention.Rule,
        Scope.Builder.Scope.FrozenBaselines.ContainsKey(Scope.Line.Id) ? null : Scope.Builder.Line(retention.Members)));

    /// <summary>Rows that show a member under one of the ways: nummer, beginn, stand, weg, wert.</summary>
    private string Shown() => Once("wege", () =>
    {
        string countable = Countable();
        string members = Members();
        string ways = string.Join("\nUNION ALL\n", retention.ActiveBy.Select((way, index) =>
            LineStatement.Rows($"a.nummer, a.beginn, a.stand, {index + 1} AS weg",
            [
                Scope.NotCancelled,
                new Clause(
                    $"Weg {index + 1}; Zeitraum: begonnen im Zeitraum, oder eine Vereinbarung, die an einem seiner Tage bis zum Stichtag gilt (Z-3, Z-15)",
                    $"({Scope.BegunIn(Scope.Line.Period)} OR {WasInForce()})"),
                .. Scope.Conditions.Of(way.Selection),
            ])));
        return Scope.Add("wege", "Aktivitäten, die ein Mitglied des Ausgangswerts zeigen, je Weg und Mitglied (Z-15).",
            $"SELECT z.nummer, z.beginn, z.stand, z.weg, w.wert\nFROM (\n{SqlText.Indent(ways)}\n) z\n"
            + $"JOIN {countable} w ON w.nummer = z.nummer\nWHERE w.wert IN (SELECT v.wert FROM {members} v)");
    });

    private string WasInForce()
    {
        Readable.Days.AskAgreementsInForceOn(Scope.Line.Period.From);
        string first = Sql.Day(Scope.Line.Period.From);
        return $"(a.typ = {Sql.Text("kooperation")} AND {Scope.AsOf} >= {first} AND a.beginn < {first} AND (a.ende IS NULL OR a.ende >= {first}))";
    }

    private string Active(string shown, Cut cut) =>
        $"SELECT x.wert, x.weg FROM {shown} x WHERE {Scope.IsHeld("x")}{cut.And("x")} GROUP BY x.wert, x.weg HAVING COUNT(*) >= "
        + $"CASE x.weg {string.Join(' ', retention.ActiveBy.Select((way, index) => $"WHEN {index + 1} THEN {way.Minimum}"))} END";
}
